"""Find the speaker that a name means ("Kim", "Kim Jong-un", "the Russian president"), or add a new draft speaker.

Names are compared word by word, not by how similar they are as a whole. A name that the vocabulary lacks becomes a
draft speaker. All the names that one article uses for a person become one draft speaker.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile

from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz

from ...model import Speaker, SpeakerKind
from ...tagger.speaker_kinds import KINDS, WORD, kind_of
from . import ids

UNKNOWN = Speaker("unknown", "Speaker not stated", "group", "Words quoted without saying whose they are", draft=True)

# What follows one of these is another's name: a source close to X.
_OF_ANOTHER = frozenset(("to", "close", "near", "for", "with", "between", "and", "by"))
_ARTICLES = frozenset(("the", "a", "an"))


@dataclass
class SpeakerFinder:
    """Find speakers by name, among those of the vocabulary (``known``) and those new with one article (``added``)."""

    known: Mapping[str, Speaker]

    def __post_init__(self) -> None:
        self.added: dict[str, Speaker] = {}
        self._forms: dict[tuple[str, ...], str | None] = {}
        for speaker in self.known.values():
            for form in (speaker.name, *speaker.aliases):
                self._learn(form, speaker.id)

    def find(self, name: str) -> Speaker | None:
        """Return the speaker that a name means, or None."""
        words = _words(name)
        if not words:
            return None
        if found := self._exact(words):
            return found
        # "US Secretary of State Antony Blinken": a whole name at the end, or titles before a short one.
        for size in range(len(words) - 1, 0, -1):
            found = self._exact(words[-size:], "person")
            if found and not _OF_ANOTHER & {*words[:-size]} and (size > 1 or set(words[:-size]) <= KINDS["titles"]):
                return found
        return self._exact(_document(words), "document") or self._spelled_differently(words)

    def speaker(self, name: str, others: Iterable[str] = (), kind: SpeakerKind | None = None) -> Speaker:
        """Return the speaker that a name means, and add a draft speaker of a kind if there is none.

        ``others`` are all the names in the article. A short name means a longer one that begins or ends with it, if
        there is only one such name.
        """
        if found := self.find(name):
            return found
        if (fullest := _fullest(name, others)) != name:
            name, kind = fullest, None
        if found := self.find(name):
            return found
        shown = _shown(name)
        if not _words(shown):
            return self.unknown()
        if shown.casefold() in _places():
            kind = "organisation"
        id_ = ids.unique_id(ids.slug(shown) or "speaker", {*self.known, *self.added})
        return self._add(Speaker(id_, shown, kind or kind_of(shown), draft=True))

    def unknown(self) -> Speaker:
        """Return the entry for quotes whose speaker the article does not state."""
        return self.known.get(UNKNOWN.id) or self._add(UNKNOWN)

    def _exact(self, words: tuple[str, ...], kind: SpeakerKind | None = None) -> Speaker | None:
        """Return the speaker with a name of exactly these words, and of the given kind if there is one, or None."""
        id_ = self._forms.get(words) or ""
        found = self.known.get(id_) or self.added.get(id_)
        return found if found and kind in (None, found.kind) else None

    def _spelled_differently(self, words: tuple[str, ...]) -> Speaker | None:
        """Return the person with the same surname and similarly spelled other names (Anthony, Antony), or None."""
        for form in self._forms if len(words) > 1 and len(words[-1]) > 2 else ():
            if len(form) == len(words) and form[-1] == words[-1]:
                pairs = zip(form[:-1], words[:-1], strict=True)
                alike = all(min(len(a), len(b)) > 3 and fuzz.ratio(a, b) >= 85 for a, b in pairs)
                if alike and (found := self._exact(form, "person")):
                    return found
        return None

    def _learn(self, form: str, id_: str) -> None:
        if words := _words(form):
            # A form that two speakers share identifies neither of them.
            self._forms[words] = id_ if self._forms.get(words, id_) == id_ else None

    def _add(self, speaker: Speaker) -> Speaker:
        self.added[speaker.id] = speaker
        self._learn(speaker.name, speaker.id)
        return speaker


@cache
def _places() -> frozenset[str]:
    """Return the English names of countries, and of cities that name a time zone: as speakers, no persons."""
    cities = (zone.rpartition("/")[2].replace("_", " ") for zone in get_global("zone_territories"))
    return frozenset(name.casefold() for name in (*Locale("en").territories.values(), *cities))


def _document(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that name a whole document, in phrases such as "Article 4 of the treaty" or "the new pact"."""
    if words[0] in KINDS["parts"] and "of" in words:
        words = _without_articles(words[len(words) - words[::-1].index("of") :])
    while len(words) > 1 and (words[0] in KINDS["fresh"] or (words[0].isdigit() and words[1] == "point")):
        words = words[2 if words[0].isdigit() else 1 :]
    return words


def _fullest(name: str, others: Iterable[str]) -> str:
    words = _bare(name)
    longer = {_bare(other): other for other in others if _is_short_for(words, _bare(other))}
    return next(iter(longer.values())) if len(longer) == 1 else name


def _bare(name: str) -> tuple[str, ...]:
    """Return the words of a name without the titles before it."""
    words = _words(name)
    while len(words) > 1 and words[0] in KINDS["titles"]:
        words = words[1:]
    return words


def _is_short_for(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    size = len(short)
    ends, begins = long[-size:] == short, long[:size] == short and long[0] not in KINDS["titles"]
    return 0 < size < len(long) <= 4 and (ends or begins)


def _shown(name: str) -> str:
    """Return a name as the vocabulary writes it: without titles before it, and with a capital at its beginning."""
    words = " ".join(name.split()).strip("\"'“”‘’.,;:()[] ").split(" ")
    while len(words) > 2 and words[0].casefold().rstrip(".") in KINDS["titles"] | _ARTICLES:
        words = words[1:]
    shown = re.sub(r"['’]s?$", "", " ".join(words))[:80].strip()
    return shown[:1].upper() + shown[1:]


def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name in a form to compare. "Kim Jong-un’s" and "kim jong un" have the same form."""
    plain = unicodedata.normalize("NFKC", name).casefold().replace("’", "'")
    plain = re.sub(r"'s?(?!\w)", "", plain)
    return _without_articles(WORD.findall(plain.replace("-", " ").replace(".", "")))


def _without_articles(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dropwhile(_ARTICLES.__contains__, words))
