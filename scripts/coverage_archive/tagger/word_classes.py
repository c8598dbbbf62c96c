"""The word lists of the tagger (``words.toml``), and the class of each English word that the tagger reads.

The classes, a letter each:

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
    """Return one of the lists of ``words.toml``."""
    return frozenset(_LISTS[group][name].split())


BASES: dict[str, str] = {
    form: forms.split()[0] for forms in _LISTS["verbs"]["forms"].splitlines() for form in forms.split()
}
"""Each form of a reporting verb, with the verb's base form."""

CLASSES: dict[str, str] = {
    **{form: "G" if form.endswith("ing") and form not in ("sing", "bring") else "V" for form in BASES},
    **{word: letter for letter, listed in _LISTS["classes"].items() for word in listed.split()},
}
"""The class of each word that is listed; ``shape_class`` gives that of any other."""


def shape_class(word: str) -> str:
    """Return the class of a lower-case word that ``CLASSES`` lacks, by its ending."""
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
