"""Find the person behind a mention ("Kim", "the leader", "he"): the fullest name for that person in the same text.

A ``Cast`` holds the names of one text and resolves one mention at a time. It uses the shapes of names and what the
text itself says ("Queen Ada Byron", "Ada Byron, the queen,"), and no list of known people. All offsets are code
points.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Span, SpeakerKind
from .speaker_kinds import KINDS, kind_of_phrase
from .word_classes import CLASSES, listed, shape_class

_CAPITAL = "A-Z\u00c0-\u00d6\u00d8-\u00de"
_PART = rf"(?:[{_CAPITAL}]\.(?:[{_CAPITAL}]\.)*|[{_CAPITAL}](?:[^\W_]|&|-(?=\w)|['\u2019](?!s\b)(?=\w)){{0,60}})"
_SHORT_TITLE = r"(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Sgt|Capt|Adm|Rev|Prof|Hon)\."
# A name has at most ten words. They are one space apart, and "of" may join two of them.
_RUN = re.compile(rf"(?:{_SHORT_TITLE}|{_PART})(?:[ \u00a0](?:of )?(?:{_SHORT_TITLE}|{_PART})){{0,9}}")
_TITLES = listed("names", "titles")
_NOT_PERSONS = KINDS["documents"] | KINDS["organisations"]
_DATES = listed("classes", "w")
_WORD = re.compile(r"[^\W_]+(?:[-'\u2019.&][^\W_]+)*")
_SENTENCE_STARTS = frozenset('.?!:;\n"\u201d\u2014')
# A line that credits an author, a photographer or an agency: the people in it are not speakers.
_CREDIT = re.compile(
    r"^[ \t]*(?:by|from|photo(?:graph)?s?|image|picture|credit|source|file photo|writing|reporting"
    r"|additional reporting|edited|editing|compiled|translated|updated)\b[^\n]{0,120}$",
    re.IGNORECASE | re.MULTILINE,
)
# A line that begins like a credit and ends in one of these is a sentence ("By then ...").
_SENTENCE_END = (".", "?", "!", ":", '"', "\u201d", ",")
_PLACE = re.compile(rf"\b(?:in|to|from|of|against|between|and|with|near|across) (?:the )?({_PART})(?! [A-Z])")
_WITHIN = re.compile(rf"[a-z,] ({_PART})")
_ASIDE = re.compile(r" \([^()\n]*\)")
_AFTER_NAME = re.compile(r"\Z| (?:of|for|from|at|in|who) |[,(]| \(")
# An ambassador *to Norland* Ada Byron: the place is no part of the name.
_POST = re.compile(r"([^\W\d_]+) (?:to|for|of|in) \Z")
# The most names with a word in common that are compared, to bound the time.
_MOST_ALIKE = 50
# The farthest (code points) that a name may be before its pronoun.
_REACH = 1500
_MALE, _FEMALE = listed("names", "male_titles"), listed("names", "female_titles")


@dataclass(frozen=True, slots=True)
class Name:
    """Represent one occurrence of a name: its offsets, its words without titles, and its titles in lower case.

    ``whole`` is the offset of its titles, or of the name if it has none.
    """

    start: int
    end: int
    whole: int
    words: tuple[str, ...]
    titles: frozenset[str]

    @property
    def may_be_person(self) -> bool:
        """Say whether the name may be a person's: nothing in it shows that it is an organisation's or a place's."""
        last = self.words[-1]
        return (
            not {word.lower() for word in self.words} & (_NOT_PERSONS | _DATES)
            and not (len(self.words) == 1 and last.isupper())
            and "of" not in self.words
        )


class Cast:
    """Hold the names in one text, and find the name behind each of its mentions."""

    def __init__(self, text: str, quotations: Sequence[Span] = ()) -> None:
        """Find the names of a text. Names inside ``quotations`` are never the antecedent of a pronoun."""
        self._text = text
        self._credits = [
            found.span() for found in _CREDIT.finditer(text) if not found.group().endswith(_SENTENCE_END)
        ]
        self._names = [
            name
            for found in _RUN.finditer(text)
            if not self.is_credit(found.start())
            for name in _read_name(found, text[max(0, found.start() - 30) : found.start()])
        ]
        self._starts = [name.start for name in self._names]
        self._counts = Counter(name.words for name in self._names)
        self._holding: dict[str, list[tuple[str, ...]]] = {}
        for words in self._counts:
            for word in {words[0], words[-1]}:
                alike = self._holding.setdefault(word, [])
                if len(alike) < _MOST_ALIKE:
                    alike.append(words)
        self._quotations = [span.start for span in quotations], [span.end for span in quotations]
        # Words that are a place, or a country that speaks: "in Norland", "Norland's ministry".
        self._places = set(_PLACE.findall(text))
        self._within = set(_WITHIN.findall(text))
        self._called: dict[str, tuple[str, ...]] | None = None

    def is_credit(self, at: int) -> bool:
        """Say whether an offset is in a byline or a credit."""
        number = bisect_left(self._credits, (at + 1,)) - 1
        return number >= 0 and at < self._credits[number][1]

    def is_part_of_longer(self, name: str) -> bool:
        """Say whether the text has a longer form of a name."""
        return self.fullest(name) not in (None, name)

    def fullest(self, name: str) -> str | None:
        """Return the fullest form of a name in the text, without titles, or None if ``name`` looks like none."""
        found = _RUN.search(name)
        names = _read_name(found) if found else []
        return self._extend(names[-1].words) if names else None

    def kind_of(self, name: str) -> SpeakerKind | None:
        """Return what a speaker is, or None for a phrase that may be a person, or nobody."""
        if kind := kind_of_phrase(name):
            return kind
        words = name.split()
        if not words or not all(word[0].isupper() for word in words):
            return None
        is_place = len(words) == 1 and name in self._places and not self.is_part_of_longer(name)
        return "organisation" if is_place else "person"

    def person(self, phrase: str, *, may_be_unknown: bool) -> str | None:
        """Return the fullest name of the person, or of the country, that a phrase names, without titles, or None.

        A longer name comes first: in "Norland's minister Ada Byron", it is Ada Byron. One word that the text never
        has within a sentence may be no name, so it counts only with ``may_be_unknown``.
        """
        names = [name for found in _RUN.finditer(phrase) for name in _read_name(found)]
        names = [name for name in names if not {word.lower() for word in name.words} & _DATES]
        best = next((name for name in names if len(name.words) > 1 or name.titles), names[0] if names else None)
        # In "the Lower Saxon leader" and "the Byron foundation", the name goes before the noun that it describes.
        if not best or not _AFTER_NAME.match(phrase, best.end):
            return None
        words = best.words if best.words in self._counts else best.words[1:]
        full = self._extend(words if words in self._counts else best.words)
        is_known = " " in full or best.titles or full in self._places or full in self._within
        return full if is_known or may_be_unknown else None

    def introduced(self, head: str) -> str | None:
        """Return the phrase with which a text first mentions somebody: "an official in X" for "official", or None."""
        place = r"(?:close|in|at|for|from|with|of|to) [^.,;\n]{2,60}?(?= (?:told|said|says|who|has)\b|,)"
        found = re.search(rf"\b(?:[Aa]n?|[Oo]ne) {re.escape(head)} {place}", self._text)
        return found[0] if found else None

    def numbered(self, part: str) -> str:
        """Return the first mention of a part of a document with its number ("Article 5"), or ""."""
        found = re.search(rf"\b{re.escape(part)} \d+", self._text, re.IGNORECASE)
        return found[0] if found else ""

    def described(self, phrase: str) -> str | None:
        """Return the name behind a description such as "the central banker", or None if the text does not show it."""
        if phrase.lower().startswith(("a ", "an ", "some ", "another ", "one ")):
            return None
        if self._called is None:
            self._called = self._find_descriptions()
        words = [word for word in _words(phrase[-200:]) if CLASSES.get(word) != "d"]
        for first in range(len(words)):
            name = self._called.get(" ".join(words[first:]))
            if name:
                return self._extend(name)
        return None

    def antecedent(self, pronoun: str, at: int) -> str | None:
        """Return the name that "he" or "she" at an offset probably refers to, or None if no name before it is near.

        The nearest name outside quotations that is the subject of a clause is preferred, then the nearest other name.
        """
        avoid = _FEMALE if pronoun == "he" else _MALE
        fallback: Name | None = None
        for index in range(bisect_left(self._starts, at) - 1, -1, -1):
            name = self._names[index]
            if name.end < at - _REACH:
                break
            if not name.may_be_person or name.titles & avoid or self._is_quoted(name.start):
                continue
            if not name.titles and len(self._extend(name.words).split()) < 2:
                continue  # one word without a title may be a place, or any word that begins a sentence
            if self._is_subject(name):
                return self._extend(name.words)
            fallback = fallback or name
        return self._extend(fallback.words) if fallback else None

    def _extend(self, words: tuple[str, ...]) -> str:
        """Return the fullest form of a name in the text: a longer name that contains its words, or the name itself.

        Of several longer names, those that end in the same word come first, then the most frequent.
        """
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

    def _find_descriptions(self) -> dict[str, tuple[str, ...]]:
        """Return {description: the words of a name}, from titles, "leader X" and "X, the leader,"."""
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
            if nouns and (CLASSES.get(nouns[-1]) == "r" or nouns[-1] in _TITLES):
                for first in range(len(nouns)):
                    called.setdefault(" ".join(nouns[first:]), name.words)
            for title in name.titles:
                called.setdefault(title, name.words)
            apposition = re.match(r", (?:the|a|an) ([^,.;:()\n]{3,80})[,.]", text[name.end : name.end + 100])
            if apposition:
                phrase = re.split(r" (?:of|for|at|in|on|who|and|with) ", apposition.group(1))[0]
                words = _words(phrase)
                for first in range(len(words)):
                    called.setdefault(" ".join(words[first:]), name.words)
        return called

    def _is_quoted(self, at: int) -> bool:
        starts, ends = self._quotations
        return bisect_left(ends, at) < bisect_left(starts, at + 1)

    def _is_subject(self, name: Name) -> bool:
        """Say whether a name is probably a subject.

        It is one if it begins a sentence, if a verb follows it, or if a quotation and a verb precede it ('"..."
        said').
        """
        ahead = self._text[max(0, name.whole - 20) : name.whole].rstrip(" \u00a0")
        if not ahead or ahead[-1] in _SENTENCE_STARTS:
            return True
        if ahead[-1] == "," and self._text[name.end : name.end + 1] == ",":
            return True  # "the engineer, Ada Byron, was ..."
        aside = _ASIDE.match(self._text, name.end, name.end + 60)  # the party of a politician
        end = aside.end() if aside else name.end
        following = _WORD.match(self._text, end + 1, end + 30)
        if following and CLASSES.get(following.group(), shape_class(following.group())) in ("V", "x", "e"):
            return True
        inverted = re.search(r"[,?!.]?[\"\u201d'] ([^\W\d_]+)$", ahead)  # "So it is," said Smith
        return inverted is not None and CLASSES.get(inverted.group(1)) == "V"


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _is_office(word: str) -> bool:
    return CLASSES.get(word) == "r" and word not in _NOT_PERSONS


def _read_name(found: re.Match[str], before: str = "") -> list[Name]:
    """Return a list with the name, without titles, in a run of capitalised words, or an empty list.

    Leave out ordinary words at the beginning, because the first word of a sentence has a capital too. ``before`` is
    the text before the run.
    """
    parts = found.group().replace("\u00a0", " ").split(" ")
    first = 0
    while first < len(parts) and CLASSES.get(parts[first].lower(), "N") not in ("N", "r", "w", "V", "G"):
        first += 1
    post = _POST.search(before) if len(parts) > 2 else None
    if post and post.group(1).lower() in _TITLES:
        first = 1
    whole, titles = first, set[str]()
    for number in range(len(parts) - 2, first - 1, -1):
        title = parts[number].rstrip(".").lower()
        if (title in _TITLES or _is_office(title)) and parts[number + 1] != "of":
            titles = {" ".join(parts[first : number + 1]).rstrip(".").lower()}
            if parts[number - 1] != "of":
                titles.add(title)
            first = number + 1
            break
    start, at = (found.start() + sum(len(part) + 1 for part in parts[:number]) for number in (first, whole))
    words = parts[first:]
    if "of" in words[2:]:  # "Ada Byron of Norland"
        words = words[: words.index("of")]
    return [Name(start, start + len(" ".join(words)), at, tuple(words), frozenset(titles))] if words else []
