"""Tell what kind of speaker a name or a phrase probably means: a person, an organisation, a group or a document."""

import re

from ..model import SpeakerKind
from .word_classes import CLASSES, listed

KINDS = {kind: listed("names", kind) for kind in ("documents", "organisations", "groups", "parts", "fresh")}
KINDS["titles"] = listed("names", "titles") | listed("names", "of_titles")
WORD = re.compile(r"[^\W_]+(?:['\u2019&][^\W_]+)*")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
# What follows the head of a phrase: the agreement *between* X and Y, officials *in* the capital.
_JOINS = frozenset(("of", "between", "with", "in", "at", "from", "on", "for", "to", "close", "near"))


def kind_of(name: str) -> SpeakerKind:
    """Return the kind of speaker that a name or phrase probably means."""
    return kind_of_phrase(name) or "person"


def kind_of_phrase(name: str) -> SpeakerKind | None:
    """Return the kind that the head of a name or phrase shows, or None if it may be a person, or nobody."""
    words = [_POSSESSIVE.sub("", word) for word in WORD.findall(name)]
    head = _head([word.casefold() for word in words])
    if not head:
        return None
    last = head[-2] if head[-1].isdigit() and len(head) > 1 else head[-1]
    if last in KINDS["documents"]:
        return "document"
    if last in KINDS["organisations"] or (name.isupper() and len(words) == 1):
        return "organisation"
    is_proper = len(words) > 1 and all(word[0].isupper() for word in words if word not in ("of", "and"))
    is_plural = last.endswith("s") and not last.endswith("ss") and not is_proper
    speaks = CLASSES.get(last) == "r" or words[0][0].islower() or words[0] in ("The", "Some", "Two", "Three")
    return "group" if last in KINDS["groups"] or " and " in name or (is_plural and speaks) else None


def head_of(phrase: str) -> str:
    """Return the head of a phrase: "source" of "a source in the fleet"."""
    return (_head(phrase.split()) or [""])[-1]


def without_verb(phrase: str) -> str:
    """Return a phrase without a verb that was read as its last noun, as in: the pact comes."""
    words = phrase.split(" ")
    before, last = (words[-2].lower(), words[-1].lower()) if len(words) > 1 else ("", "")
    is_noun = before in KINDS["documents"] | KINDS["organisations"]
    return " ".join(words[:-1]) if is_noun and last not in CLASSES and last.endswith("s") else phrase


def _head(words: list[str]) -> list[str]:
    """Return the words of a phrase up to its head, in lower case."""
    at = next((number for number, word in enumerate(words) if number and word in _JOINS), len(words))
    return words[:at]
