"""Load the word lists in this folder, which editors can extend. A line that begins with # is a comment."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a list that are neither blank nor comments."""
    text = files(__package__).joinpath(f"{name}.txt").read_text("utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def rows(name: str) -> Mapping[str, frozenset[str]]:
    """Return {kind: its words} of a list with a kind and its words per line, such as ``part: article, section``."""
    parts = (line.partition(": ") for line in lines(name))
    return {kind: frozenset(words.split(", ")) for kind, _, words in parts}
