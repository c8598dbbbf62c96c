"""A Jinja template to the changes that may be made in it."""

import re
from collections.abc import Iterator

from .mutant import Change

PIECE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.S)
CONDITION = re.compile(r"\{%-?\s*(?:if|elif)\s+(.*?)\s*-?%\}", re.S)
CHOICE = re.compile(r" if (?P<test>[^{}%]+?) else ")
SUFFIX_CHOICE = re.compile(r" if (?P<test>(?:(?! else )[^{}%])+?)(?=\s*[-)]?\s*(?:\}\}|%\}))")
FILTER = re.compile(r"\s*\|\s*\w+(?:\([^()]*\))?")
ATTRIBUTE = re.compile(r'\s(?:class|title|lang|dir|id|role|hidden|href|aria-[\w-]+|data-[\w-]+)(?:="[^"<>]*")')
WORDS = re.compile(r"(?<=[>}])[^<>{}]*[^\W\d_]{2}[^<>{}]*(?=[<{])")
SWAPPED = {" and ": " or ", " or ": " and ", " == ": " != ", " != ": " == ", " > ": " >= ", " < ": " <= "}
BRACES = (("{{", "}}"), ("{%", "%}"))
QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")


def changes(text: str) -> list[Change]:
    """Return the changes of a template: none in comments."""
    pieces = list(PIECE.finditer(text))
    return [*_in_pieces(pieces), *_between(text, pieces)]


def _in_pieces(pieces: list[re.Match[str]]) -> Iterator[Change]:
    for piece in pieces:
        written, start = piece[0], piece.start()
        if written.startswith("{#"):
            continue
        if found := CONDITION.fullmatch(written):
            place = start + found.start(1), start + found.end(1)
            yield Change("condition negated", *place, f"not ({found[1]})")
            yield Change("condition always true", *place, "true")
        if written.startswith("{{"):
            yield Change("expression emptied", start, piece.end(), "")
            for found in FILTER.finditer(written):
                yield Change("filter dropped", start + found.start(), start + found.end(), "")
        for found in (*CHOICE.finditer(written), *SUFFIX_CHOICE.finditer(written)):
            place = start + found.start("test"), start + found.end("test")
            yield Change("condition negated", *place, f"not ({found['test']})")
        strings = [found.span() for found in QUOTED.finditer(written)]
        for old, new in SWAPPED.items():
            for found in re.finditer(re.escape(old), written):
                if not any(first <= found.start() < last for first, last in strings):
                    yield Change("operator swapped", start + found.start(), start + found.end(), new)


def _between(text: str, pieces: list[re.Match[str]]) -> Iterator[Change]:
    comments = [piece.span() for piece in pieces if piece[0].startswith("{#")]
    code = [piece.span() for piece in pieces]
    for found in ATTRIBUTE.finditer(text):
        whole = all(found[0].count(opening) == found[0].count(closing) for opening, closing in BRACES)
        if whole and not any(first <= found.start() < last for first, last in code):
            yield Change("attribute dropped", found.start(), found.end(), "")
    for found in WORDS.finditer(text):
        if not any(first <= found.start() < last for first, last in comments):
            yield Change("words dropped", found.start(), found.end(), "")
