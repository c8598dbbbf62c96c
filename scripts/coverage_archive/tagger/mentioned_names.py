"""Who a mention is: from "Kim", "the leader" or "he" to the fullest name that the same text gives.

A ``Cast`` is made of a text and asked about one mention at a time. It goes by the shapes of names and by what the
text itself says ("Queen Ada Byron", "Ada Byron, the queen,"); it knows no person. Offsets are code points.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..model import Span, SpanIndex
from .word_classes import CLASSES, listed, shape_class

_CAPITAL = "A-Z\u00c0-\u00d6\u00d8-\u00de"
_PART = rf"(?:[{_CAPITAL}]\.(?:[{_CAPITAL}]\.)*|[{_CAPITAL}](?:[^\W_]|&|-(?=\w)|['\u2019](?!s\b)(?=\w)){{0,60}})"
_SHORT_TITLE = r"(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Sgt|Capt|Adm|Rev|Prof|Hon)\."
# Words stand one space apart, "of" may join two, and no name is longer than ten.
_RUN = re.compile(rf"(?:{_SHORT_TITLE}|{_PART})(?:[ \u00a0](?:of )?(?:{_SHORT_TITLE}|{_PART})){{0,9}}")
_TITLES = listed("names", "titles")
_NOT_PERSONS = listed("names", "no_persons")
_WORD = re.compile(r"[^\W_]+(?:[-'\u2019.&][^\W_]+)*")
_SENTENCE_STARTS = frozenset('.?!:;\n"\u201d\u2014')
# A line that says who wrote, took or sent something: its names speak nowhere.
_CREDIT = re.compile(
    r"^[ \t]*(?:by|from|photo(?:graph)?s?|image|picture|credit|source|file photo|writing|reporting"
    r"|additional reporting|edited|editing|compiled|translated|updated)\b[^\n]{0,120}$",
    re.IGNORECASE | re.MULTILINE,
)
# A line that begins so and ends in a full stop is a sentence ("By then ..."), unless it is in brackets.
_SENTENCE_END = (".", "?", "!", ":", '"', "\u201d", ",")
_INSTITUTIONS = listed("names", "institutions")
# Of names that share a word, so many are compared.
_MOST_ALIKE = 50
# How far back (code points) a pronoun may look.
_REACH = 1500
_MALE, _FEMALE = listed("names", "male_titles"), listed("names", "female_titles")


@dataclass(frozen=True, slots=True)
class Name:
    """One occurrence of a name: where it is, its words without titles, and its titles in lower case."""

    start: int
    end: int
    words: tuple[str, ...]
    titles: frozenset[str]

    @property
    def may_be_person(self) -> bool:
        """Say whether nothing in the name tells that it is an organisation or a place."""
        last = self.words[-1]
        return (
            last.lower() not in _NOT_PERSONS
            and not (len(self.words) == 1 and last.isupper())
            and "of" not in self.words
        )


class Cast:
    """The names of one text, and who its mentions are."""

    def __init__(self, text: str, quotations: Sequence[Span] = ()) -> None:
        """Find the names of a text; those inside its quotations are never what a pronoun stands for."""
        self._text = text
        credits = (found for found in _CREDIT.finditer(text) if not found.group().endswith(_SENTENCE_END))
        self._credits = SpanIndex(Span(*found.span()) for found in credits)
        self._names = [
            name for found in _RUN.finditer(text) if not self.is_credit(found.start()) for name in _read_name(found)
        ]
        self._starts = [name.start for name in self._names]
        self._counts = Counter(name.words for name in self._names)
        self._holding: dict[str, list[tuple[str, ...]]] = {}
        for words in self._counts:
            for word in {words[0], words[-1]}:
                alike = self._holding.setdefault(word, [])
                if len(alike) < _MOST_ALIKE:
                    alike.append(words)
        self._quotations = SpanIndex(quotations)

    def is_credit(self, at: int) -> bool:
        """Say whether an offset stands in a byline or a credit."""
        return self._credits.any_covers(Span(at, at + 1))

    def is_part_of_longer(self, name: str) -> bool:
        """Say whether the text has a fuller form of a name that may be a person's."""
        return self.fullest(name) not in (None, name)

    def fullest(self, name: str) -> str | None:
        """Return the fullest form that the text has of a name, without titles; None if it is no name."""
        found = _RUN.search(name)
        names = _read_name(found) if found else []
        return self._extend(names[-1].words) if names else None

    def described(self, phrase: str) -> str | None:
        """Return the name that goes with a definite description ("the central banker"), if the text tells."""
        if phrase.lower().startswith(("a ", "an ", "some ", "another ", "one ")):
            return None
        words = [word for word in _words(phrase[-200:]) if CLASSES.get(word) != "d"]
        for first in range(len(words)):
            name = self._called.get(" ".join(words[first:]))
            if name:
                return self._extend(name)
        return None

    def antecedent(self, pronoun: str, at: int) -> str | None:
        """Return the name that "he" or "she" at an offset probably stands for: a subject before it, not quoted."""
        avoid = _FEMALE if pronoun == "he" else _MALE
        fallback: Name | None = None
        for index in range(bisect_left(self._starts, at) - 1, -1, -1):
            name = self._names[index]
            if name.end < at - _REACH:
                break
            if (
                not name.may_be_person
                or name.titles & avoid
                or self._quotations.any_covers(Span(name.start, name.end))
            ):
                continue
            if self._is_subject(name):
                return self._extend(name.words)
            fallback = fallback or name
        return self._extend(fallback.words) if fallback else None

    def _extend(self, words: tuple[str, ...]) -> str:
        """Return the fullest form of a name: of several, one that ends in it, or else the most frequent."""
        best, score = words, (0, 0)
        for other in self._holding.get(words[-1], []) + self._holding.get(words[0], []):
            if len(other) <= len(words) or not set(words) <= set(other):
                continue
            ends_alike = other[-1] == words[-1]
            if not ends_alike and (other[-1].lower() in _NOT_PERSONS or other[0] != words[0]):
                continue
            rank = (1 + ends_alike, self._counts[other])
            if rank > score:
                best, score = other, rank
        return " ".join(best)

    @cached_property
    def _called(self) -> dict[str, tuple[str, ...]]:
        """Return {description: words of a name}, from titles, "leader X" and "X, the leader,"."""
        called: dict[str, tuple[str, ...]] = {}
        text = self._text
        for name in self._names:
            if len(name.words) < 2 or not name.may_be_person:
                continue
            before = text[max(0, name.start - 80) : name.start].rpartition("\n")[2]
            if text[name.end : name.end + 1] == ",":
                before = before.removesuffix(", ")  # "the leader, Ada Byron,"
            nouns: list[str] = []
            for word in reversed(_words(re.split(r"[.,;:()\"\u201c\u201d]", before)[-1])):
                if CLASSES.get(word, shape_class(word)) not in ("r", "w", "d") or CLASSES.get(word) == "d":
                    break
                nouns.insert(0, word)
            if not nouns or (CLASSES.get(nouns[-1]) != "r" and nouns[-1] not in _TITLES):
                nouns = []
            apposition = re.match(r", (?:the|a|an) ([^,.;:()\n]{3,80})[,.]", text[name.end : name.end + 100])
            after = _words(re.split(r" (?:of|for|at|in|on|who|and|with) ", apposition[1])[0]) if apposition else []
            endings = [" ".join(words[first:]) for words in (nouns, after) for first in range(len(words))]
            for description in (*endings, *name.titles):
                called.setdefault(description, name.words)
        return called

    def _is_subject(self, name: Name) -> bool:
        """Say whether a name begins a sentence, or has a verb after it, or before it and after a quotation."""
        ahead = self._text[max(0, name.start - 20) : name.start].rstrip(" \u00a0")
        if not ahead or ahead[-1] in _SENTENCE_STARTS:
            return True
        following = _WORD.match(self._text, name.end + 1, name.end + 30)
        if following and CLASSES.get(following.group(), shape_class(following.group())) in ("V", "x", "e"):
            return True
        inverted = re.search(r"[,?!.]?[\"\u201d'] ([^\W\d_]+)$", ahead)  # "So it is," said Smith
        return inverted is not None and CLASSES.get(inverted.group(1)) == "V"


def may_speak_as_it(cast: Cast, name: str) -> bool:
    """Say whether what a name or description stands for speaks and may be called "it": no person, no mere thing."""
    words = name.split()
    last = words[-1].strip(".").lower() if words else ""
    if last in _NOT_PERSONS or last in _INSTITUTIONS or {word.lower() for word in words} & {"ministry", "department"}:
        return True
    if len(words) > 1 or not name[:1].isupper():
        return any(word in ("of", "for") for word in words) and words[0][:1].isupper()
    return name.isupper() or not cast.is_part_of_longer(name)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _read_name(found: re.Match[str]) -> list[Name]:
    """Return the name in a run of capitalised words, if there is one, without titles.

    The first word of a sentence is left out if it is an ordinary word.
    """
    parts = found.group().replace("\u00a0", " ").split(" ")
    first = 0
    while first < len(parts) and CLASSES.get(parts[first].lower(), "N") not in ("N", "r", "w", "V", "G"):
        first += 1
    titles: set[str] = set()
    for number in range(len(parts) - 2, first - 1, -1):
        title = parts[number].rstrip(".").lower()
        if title in _TITLES and parts[number + 1] != "of":
            titles = {" ".join(parts[first : number + 1]).rstrip(".").lower()}
            if parts[number - 1] != "of":
                titles.add(title)
            first = number + 1
            break
    skipped = sum(len(part) + 1 for part in parts[:first])
    return (
        [Name(found.start() + skipped, found.end(), tuple(parts[first:]), frozenset(titles))] if parts[first:] else []
    )
