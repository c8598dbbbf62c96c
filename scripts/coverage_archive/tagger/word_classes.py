"""Load the tagger's word lists (``words.toml``), and return the class of any English word.

Each class has a letter:

    h he, she          y they, it       i I, we, you      o him, me, them       W who, which
    d determiner, number                p preposition     T to                  t that
    & and, or, nor     k if, when, but  x is, has, not    A according
    V reporting verb, finite            G reporting verb in -ing
    r noun for one who speaks or for a text that does     e other word in -ed   g other word in -ing
    N capitalised word                  w any other word  "" adverb, left out
"""

import tomllib
from pathlib import Path

_LISTS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def listed(group: str, name: str) -> frozenset[str]:
    """Return the words of a list in ``words.toml``, given by its group and name."""
    return frozenset(_LISTS[group][name].split())


BASES: dict[str, str] = {
    form: forms.split()[0] for forms in _LISTS["verbs"]["forms"].splitlines() for form in forms.split()
}
"""The base form of a reporting verb, by each of its forms."""

CLASSES: dict[str, str] = {
    **{form: "G" if form.endswith("ing") and form not in ("sing", "bring") else "V" for form in BASES},
    **{word: letter for letter, listed in _LISTS["classes"].items() for word in listed.split()},
}
"""The class of each word in the lists. For other words, call ``shape_class``."""


def shape_class(word: str) -> str:
    """Return the class of a lower-case word that is not in ``CLASSES``, judged by its ending."""
    if word.endswith("ly"):
        return ""
    if word.endswith("ed"):
        return "e"
    if word.endswith("ing"):
        return "g"
    if word[0].isdigit() and word[-1].isdigit():
        return "d"
    if word.endswith(("n't", "n\u2019t")):
        return "x"
    return "w"
