"""A JavaScript module to the changes that may be made in it, by its tokens."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .mutant import Change

TOKEN = re.compile(
    r"""(?P<space>\s+) | (?P<comment>//[^\n]*|/\*.*?\*/) | (?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
    | (?P<number>\d[\w.]*) | (?P<word>[\w$#]+)
    | (?P<sign>===|!==|==|!=|<=|>=|=>|&&|\|\||\?\?|\?\.|\.\.\.|\+\+|--|\+=|-=|\*\*|[^\s\w])""",
    re.X | re.S,
)
REGEX = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/\w*")
SWAPPED = {
    "===": "!==",
    "!==": "===",
    "<": "<=",
    ">": ">=",
    "<=": "<",
    ">=": ">",
    "&&": "||",
    "||": "&&",
    "+=": "-=",
}
BEFORE_REGEX = {"return", "typeof", "case", "of", "in", "=>", *"(,=:[!&|?{};", "&&", "||", "??", "===", "!=="}
NOT_A_CALL = {"const", "let", "var", "return", "if", "for", "while", "function", "class", "import", "export", "throw"}
NOT_A_CALL |= {"else", "try", "catch", "switch", "case", "default", "static", "async", "get", "set", "do"}


@dataclass(frozen=True)
class Token:
    """A piece of a module and where it stands; ``kind`` is a group's name of ``TOKEN``, regex or template."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Return the place after the token."""
        return self.start + len(self.text)


def tokens(text: str, start: int = 0, closing: str = "") -> Iterator[Token]:
    """Give the tokens of a module, without spaces and comments, up to a closing brace that nothing here opened."""
    last, depth = ";", 0
    while start < len(text):
        if text[start] == "`":
            token = Token("template", text[start : _end_of_template(text, start + 1)], start)
        elif (
            text[start] == "/"
            and last in BEFORE_REGEX
            and text[start + 1] not in "/*"
            and (found := REGEX.match(text, start))
        ):
            token = Token("regex", found[0], start)
        else:
            matched = TOKEN.match(text, start)
            assert matched is not None
            assert matched.lastgroup is not None
            token = Token(matched.lastgroup, matched[0], start)
        start = token.end
        if token.kind in ("space", "comment"):
            continue
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        if closing and depth < 0:
            yield token
            return
        last = token.text
        yield token


def _end_of_template(text: str, start: int) -> int:
    """Return the place after a template literal whose words begin at ``start``."""
    while text[start] != "`":
        if text[start] == "\\":
            start += 2
        elif text.startswith("${", start):
            *_, last = tokens(text, start + 2, "}")
            start = last.end
        else:
            start += 1
    return start + 1


def changes(text: str) -> list[Change]:
    """Return the changes of a module: none in comments, imports and the text of template literals."""
    found = list(tokens(text))
    return [*_of_tokens(found), *_of_conditions(text, found), *_of_statements(found)]


def _of_tokens(found: list[Token]) -> Iterator[Change]:
    imported = False
    for before, token in zip([Token("sign", ";", 0), *found], found, strict=False):
        if token.text in ("import", "export") and before.text in ";}":
            imported = token.text == "import"
        imported = imported and token.text != ";"
        if imported:
            continue
        if token.kind == "sign" and token.text in SWAPPED:
            yield Change("operator swapped", token.start, token.end, SWAPPED[token.text])
        elif token.text == "!" and before.text != "!":
            yield Change("not removed", token.start, token.end, "")
        elif token.text in ("true", "false"):
            yield Change("constant", token.start, token.end, "false" if token.text == "true" else "true")
        elif token.kind == "number" and token.text.isdecimal():
            yield Change("constant", token.start, token.end, str(int(token.text) + 1))
            if before.text in ("+", "-"):
                yield Change("plus/minus", before.start, before.end, "-" if before.text == "+" else "+")
        elif token.kind == "string" and len(token.text) > 2 and token.text[1:-1] != "use strict":
            yield Change("string emptied", token.start, token.end, '""')


def _of_conditions(text: str, found: list[Token]) -> Iterator[Change]:
    for number, token in enumerate(found[:-1]):
        if token.text == "if" and found[number + 1].text == "(":
            opening, closing = found[number + 1], found[_closing(found, number + 1)]
            yield Change("condition always true", opening.end, closing.start, "true")
            yield Change("condition always false", opening.end, closing.start, "false")
            yield Change("condition negated", opening.end, closing.start, f"!({text[opening.end : closing.start]})")


def _of_statements(found: list[Token]) -> Iterator[Change]:
    """Give the statements that may go: a call or an assignment that stands alone and ends in a semicolon."""
    for number in range(1, len(found)):
        token = found[number]
        if found[number - 1].text not in ("{", "}", ";") or token.kind != "word" or token.text in NOT_A_CALL:
            continue
        end = number
        while end < len(found) and found[end].text not in (";", "}", ")", "]", ","):
            end = _closing(found, end) + 1 if found[end].text in ("(", "[", "{") else end + 1
        body = {one.text for one in found[number:end]}
        if end < len(found) and found[end].text == ";" and body & {"(", "=", "+=", "++", "await"}:
            yield Change("statement deleted", token.start, found[end].end, "")


def _closing(found: list[Token], opening: int) -> int:
    """Return the number of the token that closes what another opens."""
    depth = 0
    for number in range(opening, len(found)):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(found[number].text, 0)
        if not depth:
            return number
    raise ValueError("a bracket has no end")
