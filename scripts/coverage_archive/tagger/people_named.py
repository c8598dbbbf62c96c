"""Find the people that a text names, by the shape of their names and the words of its language."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile

from ..model import Span
from .language_words import LanguageWords
from .masked_text import RUN

_WORD = re.compile(r"[^ \u00a0]+")
_PATRONYMICS = ("\u0432\u0438\u0447", "\u0432\u043d\u0430")  # the ends of Russian names such as Иванович, Ивановна
_MOST = 20  # people in one stretch of a text


@dataclass(frozen=True, slots=True)
class Person:
    """Hold one mention of a person: its place, and the fullest name in the text.

    ``is_owner`` says whether the name follows "of", as in "the office of X", so that another may be the subject.
    """

    place: Span
    name: str
    is_owner: bool


class PeopleNamed:
    """Hold the people named in a masked text, in order."""

    def __init__(self, masked: str, words: LanguageWords) -> None:
        self._masked, self._words = masked, words
        found = list(self._mentions())
        known = {name.rpartition(" ")[2]: name for _, name, _ in found if " " in name}
        # One word is a person's name if the text has a longer one that ends so, or an office right before it.
        people = [
            Person(place, known.get(name, name), self._is_owner(place))
            for place, name, has_office in found
            if " " in name or name in known or (has_office and words.names != "two")
        ]
        self._subjects = [it for it in people if not it.is_owner]
        self._owners = [it for it in people if it.is_owner]
        self._starts = [it.place.start for it in self._subjects]

    def within(self, start: int, end: int) -> list[Person]:
        """Return the people named between two offsets that may be subjects."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [it for it in self._subjects[first : min(last, first + _MOST)] if it.place.end <= end]

    def owners(self, span: Span) -> list[Person]:
        """Return the people whose names follow "of" in a span."""
        first = bisect_left(self._owners, span.start, key=lambda it: it.place.start)
        return [it for it in self._owners[first : first + _MOST] if span.covers(it.place)]

    def with_office(self, office: str, most: int) -> set[str]:
        """Return the names of those, among the first ``most`` people, that have a word for an office beside them."""
        near = (it for it in self._subjects[:most])
        return {it.name for it in near if office in self._masked[max(0, it.place.start - 40) : it.place.end + 40]}

    def _mentions(self) -> Iterator[tuple[Span, str, bool]]:
        """Yield the place, the name and whether an office stands before it, of each run of words with capitals."""
        words = self._words
        for run in RUN.finditer(self._masked):
            parts = list(_WORD.finditer(self._masked, run.start(), run.end()))
            office = words.role_before.search(self._masked, max(0, run.start() - 20), run.start())
            kept = list(dropwhile(lambda part: words.before_name.fullmatch(part[0]), parts[:-1])) + parts[-1:]
            offices = [number for number, part in enumerate(kept[:-1]) if self._is_office(part[0])]
            kept = kept[offices[-1] + 1 :] if offices else kept
            if kept[0][0][0].islower():  # "Minister von X"
                continue
            if words.names == "two" and len(kept) > 2 and not kept[1][0].endswith(_PATRONYMICS):
                kept = kept[-2:]  # "министр Норландии Ада Байрон": the country has no comma behind it
            elif len([part for part in kept if part[0][0].isupper()]) > 2 and self._is_owner(Span(*kept[0].span())):
                kept = kept[1:]  # "minister of Norland Ada Byron"
            if not any(words.no_person.fullmatch(part[0]) or re.search(r"\d", part[0]) for part in kept):
                has_office = bool(
                    office or offices or any(map(self._is_office, (it[0] for it in parts[: -len(kept)])))
                )
                yield Span(kept[0].start(), kept[-1].end()), " ".join(part[0] for part in kept), has_office

    def _is_office(self, word: str) -> bool:
        return bool(self._words.roles.fullmatch(word.rpartition("-")[2]))

    def _is_owner(self, place: Span) -> bool:
        return bool(self._words.owner_before.search(self._masked, max(0, place.start - 8), place.start))
