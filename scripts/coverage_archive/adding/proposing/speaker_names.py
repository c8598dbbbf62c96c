"""Who a name is: from "Kim", "Kim Jong-un" or "the Russian president" to a speaker, of the vocabulary or new.

Names are compared word by word, never by how alike they look as a whole: "Blinken" is not "Putin". What the
vocabulary lacks becomes a draft speaker, one for all the names that one article gives the same person.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from ...model import Speaker, SpeakerKind
from . import ids

UNKNOWN = Speaker("unknown", "Speaker not stated", "group", "Words quoted without saying whose they are", draft=True)

_WORD = re.compile(r"[^\W_]+(?:['’&][^\W_]+)*")
_ARTICLES = frozenset(("the", "a", "an"))
# Words that go before a name and are no part of it.
_TITLES = frozenset(
    """mr mrs ms miss dr sir dame lord lady president vice deputy prime first foreign defence defense minister
    chancellor secretary of state senator sen representative rep governor gov mayor general gen colonel col lieutenant
    lt captain capt sergeant sgt admiral adm marshal major judge justice king queen prince princess pope cardinal
    bishop archbishop reverend rev professor prof ambassador envoy chief chairman chairwoman chair speaker leader
    director commissioner spokesman spokeswoman spokesperson former then acting supreme premier""".split()  # noqa: SIM905
)
_DOCUMENTS = frozenset(
    """treaty agreement accord pact deal convention charter constitution law act bill statute article clause text
    document report communique communiqué declaration resolution protocol memorandum letter""".split()  # noqa: SIM905
)
_ORGANISATIONS = frozenset(
    """agency association bank board bureau center centre club commission committee company congress corporation
    council court department foundation government group house institute kremlin media ministry nations network news
    newspaper office organisation organization parliament party pentagon police post press radio senate service
    society television times tribune tv union university""".split()  # noqa: SIM905
)
_PARTS_OF_DOCUMENTS = frozenset("article articles section clause paragraph part chapter text preamble".split())  # noqa: SIM905
_FRESH = frozenset("new latest recent landmark draft same said signed published".split())  # noqa: SIM905
_GROUPS = frozenset("people police both many some all troops staff they".split())  # noqa: SIM905


@dataclass
class SpeakerFinder:
    """The speakers that there are, and those that one article adds; finds one for each name."""

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
            found = self._exact(words[-size:])
            if found and found.kind == "person" and (size > 1 or set(words[:-size]) <= _TITLES):
                return found
        return self._document(words) or self._spelled_differently(words)

    def speaker(self, name: str, others: Iterable[str] = ()) -> Speaker:
        """Return the speaker for a name, added where there is none.

        ``others`` are all the names in the article: a short one means the only longer one that ends or begins in it.
        """
        if found := self.find(name):
            return found
        name = _fullest(name, others)
        if found := self.find(name):
            return found
        shown = _shown(name)
        if not _words(shown):
            return self.unknown()
        id_ = self._new_id(shown)
        return self._add(Speaker(id_, shown, kind_of(shown), draft=True))

    def unknown(self) -> Speaker:
        """Return the speaker of quotes whose speaker the article does not state."""
        return self.known.get(UNKNOWN.id) or self._add(UNKNOWN)

    def _exact(self, words: tuple[str, ...]) -> Speaker | None:
        id_ = self._forms.get(words)
        return (self.known.get(id_) or self.added.get(id_)) if id_ else None

    def _spelled_differently(self, words: tuple[str, ...]) -> Speaker | None:
        """Return the person of the same surname whose other names are spelled nearly so (Anthony, Antony)."""
        if len(words) < 2:
            return None
        for form, id_ in self._forms.items():
            if id_ and len(form) == len(words) and form[-1] == words[-1] and len(form[-1]) > 2:
                pairs = zip(form[:-1], words[:-1], strict=True)
                if all(min(len(a), len(b)) > 3 and fuzz.ratio(a, b) >= 85 for a, b in pairs):
                    found = self._exact(form)
                    if found and found.kind == "person":
                        return found
        return None

    def _document(self, words: tuple[str, ...]) -> Speaker | None:
        """Return the document of which a part is named ("Article 4 of the 23-point treaty", "the new agreement")."""
        if "of" in words and words[0] in _PARTS_OF_DOCUMENTS:
            rest = words[len(words) - words[::-1].index("of") :]
            while rest and rest[0] in _ARTICLES:
                rest = rest[1:]
            words = rest
        while len(words) > 1 and (words[0] in _FRESH or (words[0].isdigit() and words[1] == "point")):
            words = words[2:] if words[0].isdigit() else words[1:]
        found = self._exact(words) if words else None
        return found if found and found.kind == "document" else None

    def _learn(self, form: str, id_: str) -> None:
        words = _words(form)
        if words:
            # A form that two speakers share tells neither of them.
            self._forms[words] = id_ if self._forms.get(words, id_) == id_ else None

    def _add(self, speaker: Speaker) -> Speaker:
        self.added[speaker.id] = speaker
        self._learn(speaker.name, speaker.id)
        return speaker

    def _new_id(self, name: str) -> str:
        return ids.unique_id(ids.slug(name) or "speaker", {*self.known, *self.added})


def kind_of(name: str) -> SpeakerKind:
    """Return what a name or phrase most probably names: a person, an organisation, a group or a document."""
    words = [word.casefold() for word in _WORD.findall(name)]
    head = words[: words.index("of")] if "of" in words[1:] else words
    last = head[-1]
    if last.isdigit() and len(head) > 1:
        last = head[-2]
    if last in _DOCUMENTS:
        return "document"
    if last in _ORGANISATIONS or (name.isupper() and len(words) == 1):
        return "organisation"
    proper = name[:1].isupper() and all(
        word[0].isupper() for word in _WORD.findall(name) if word not in ("of", "and")
    )
    if last in _GROUPS or " and " in name or (last.endswith("s") and not last.endswith("ss") and not proper):
        return "group"
    return "person"


def _fullest(name: str, others: Iterable[str]) -> str:
    words = _bare(name)
    longer = {_bare(other): other for other in others if _is_short_for(words, _bare(other))}
    return next(iter(longer.values())) if len(longer) == 1 else name


def _bare(name: str) -> tuple[str, ...]:
    """Return the words of a name without the titles before it."""
    words = _words(name)
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return words


def _is_short_for(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    size = len(short)
    return 0 < size < len(long) <= 4 and (long[-size:] == short or (long[:size] == short and long[0] not in _TITLES))


def _shown(name: str) -> str:
    """Return a name as the vocabulary shows it: without titles before it, a phrase with a capital."""
    words = " ".join(name.split()).strip("\"'“”‘’.,;:()[] ").split(" ")
    while len(words) > 2 and words[0].casefold().rstrip(".") in _TITLES | _ARTICLES:
        words = words[1:]
    shown = re.sub(r"['’]s?$", "", " ".join(words))[:80].strip()
    return shown[:1].upper() + shown[1:]


def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name in a form to compare: "Kim Jong-un’s" and "kim jong un" are the same."""
    plain = unicodedata.normalize("NFKC", name).casefold().replace("’", "'")
    plain = re.sub(r"'s?(?!\w)", "", plain)
    words = _WORD.findall(plain.replace("-", " ").replace(".", ""))
    while words and words[0] in _ARTICLES:
        words = words[1:]
    return tuple(words)
