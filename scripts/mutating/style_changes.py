"""A style sheet to the changes that may be made in it."""

import re
from collections import defaultdict
from collections.abc import Iterator

from .mutant import Change

COMMENT_OR_STRING = re.compile(r"/\*.*?\*/|\"[^\"\n]*\"|'[^'\n]*'", re.S)
DECLARATION = re.compile(r"(?<=[{;])\s*(?P<name>[\w-]+)\s*:\s*(?P<value>[^;{}]+?)\s*(?:;|(?=\}))")
AT_BLOCK = re.compile(r"@(?:media|supports|container)[^{};]*\{")
RULE = re.compile(r"(?:^|(?<=[{};]))\s*(?P<selectors>[^{};@\s][^{};@]*?)\s*\{", re.M)


def changes(text: str) -> list[Change]:
    """Return the changes of a style sheet: none in comments."""
    plain = COMMENT_OR_STRING.sub(lambda found: re.sub(r"\S", " " if found[0][0] == "/" else "_", found[0]), text)
    return [*_of_declarations(text, plain), *_of_blocks(plain)]


def _of_declarations(text: str, plain: str) -> Iterator[Change]:
    found = list(DECLARATION.finditer(plain))
    values = defaultdict(list)
    for one in found:
        values[one["name"]].append(text[slice(*one.span("value"))])
    for one in found:
        yield Change("declaration deleted", one.start("name"), one.end(), "")
        value = text[slice(*one.span("value"))]
        others = [other for other in dict.fromkeys(values[one["name"]]) if other != value]
        for other in others[:3]:
            yield Change("value of another rule", *one.span("value"), other)


def _of_blocks(plain: str) -> Iterator[Change]:
    for found in AT_BLOCK.finditer(plain):
        yield Change("block dropped", found.start(), _end_of_block(plain, found.end()), "")
    for found in RULE.finditer(plain):
        start, end = found.span("selectors")
        commas = _outer_commas(found["selectors"])
        if commas:
            yield Change("selector dropped", start, start + commas[0] + 1, "")
            yield Change("selector dropped", start + commas[-1], end, "")
        else:
            yield Change("rule dropped", start, _end_of_block(plain, found.end()), "")


def _end_of_block(plain: str, start: int) -> int:
    depth = 1
    for place in range(start, len(plain)):
        depth += {"{": 1, "}": -1}.get(plain[place], 0)
        if not depth:
            return place + 1
    raise ValueError("a block has no end")


def _outer_commas(selectors: str) -> list[int]:
    depth, commas = 0, []
    for place, letter in enumerate(selectors):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and not depth:
            commas.append(place)
    return commas
