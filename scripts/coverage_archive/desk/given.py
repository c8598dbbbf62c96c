"""Read what an editor typed into a form of the desk, and turn names into entries of the vocabulary, known or new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

from ..adding.proposing import ids
from ..adding.proposing.speaker_names import SpeakerFinder
from ..editing.entries import AddName
from ..editing.files import Action
from ..editing.speakers import speakers_meant
from ..model import Archive, Span, Speaker, SpeakerKind
from ..reading.vocabulary import NameKind
from ..tagger.speaker_kinds import kind_of

_MOST_MEANT = 4


class AskError(Exception):
    """Raised where a form lacks something, or says something that has several meanings; ``messages`` say what."""

    def __init__(self, *messages: str, field: str = "", choices: Sequence[Speaker] = ()) -> None:
        super().__init__(*messages)
        self.messages, self.field, self.choices = messages, field, tuple(choices)


class StaleError(AskError):
    """Raised where a record has changed since it was shown."""


@dataclass(frozen=True)
class Given:
    """Hold the fields of a form. ``do`` is the action; a button may give it a field: "change kind direct"."""

    do: str
    fields: Mapping[str, str]

    @classmethod
    def of_form(cls, form: Mapping[str, str]) -> "Given":
        """Return what a form gives, with the field that its button sets."""
        do, _, rest = form.get("do", "").partition(" ")
        name, _, value = rest.partition(" ")
        return cls(do, {**form, **({name: value} if name else {})})

    def text(self, name: str) -> str:
        """Return a field on one line, without white space around it, or ""."""
        return " ".join(self.fields.get(name, "").split())

    def has(self, name: str) -> bool:
        """Say whether the form has a field, even if it is empty."""
        return name in self.fields

    def needed(self, name: str, message: str) -> str:
        """Return a field. Raise AskError with a message if it is empty."""
        if not (value := self.text(name)):
            raise AskError(message, field=name)
        return value

    @property
    def span(self) -> Span | None:
        """Return the span of the words that the form is about: those chosen before, else those selected, or None."""
        start, _, end = (self.text("at") or f"{self.text('start')}-{self.text('end')}").partition("-")
        if not (start.isdecimal() and end.isdecimal() and len(start + end) < 20):
            return None
        return Span(int(start), int(end)) if int(start) < int(end) else None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Hold why an act was refused, and the form as it was sent, so that nothing that was typed is lost."""

    messages: tuple[str, ...] = ()
    given: Given | None = None
    error: AskError | None = None

    @property
    def says_vanish(self) -> bool:
        """Say whether the act was refused because a published address would vanish."""
        return any("published and would vanish" in message for message in self.messages)

    def value(self, name: str, default: str = "") -> str:
        """Return what was typed into a field, or the default if the form was not sent or lacks the field."""
        return self.given.fields[name] if self.given and self.given.has(name) else default


@dataclass
class Names:
    """Find the entries that typed names mean. ``added`` are the actions that add the new ones to the vocabulary."""

    archive: Archive
    given: Given
    added: list[Action] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def speaker(self, name: str) -> Speaker:
        """Return the speaker that a name or id means, or a new one.

        Raise AskError with known speakers who may be meant, unless the form says that the name is ``new``.
        """
        known = self.archive.speakers
        finder = SpeakerFinder(known)
        if found := known.get(name) or finder.find(name):
            return found
        if self.given.text("new") != name and (meant := speakers_meant(name, known)[:_MOST_MEANT]):
            raise AskError(f"There is no speaker “{name}”. Who is meant?", field="speaker", choices=meant)
        wanted = self.given.text("new_id") or ids.slug(name) or "speaker"
        kinds = {kind: kind for kind in get_args(SpeakerKind)}
        kind: SpeakerKind = kinds.get(self.given.text("new_kind")) or kind_of(name)
        new = Speaker(ids.unique_id(wanted, known), name, kind)
        self._add(AddName("speaker", new.id, {"name": name, "kind": kind}), f"speaker {name}, id {new.id}")
        return new

    def speakers(self, names: str) -> list[Speaker]:
        """Return the speakers that names with commas between them mean."""
        return [self.speaker(name.strip()) for name in names.split(",") if name.strip()]

    def topic(self, name: str) -> str:
        """Return the id of the topic that an id, a title or another name means, or of a new one."""
        known = {it.id: (it.title, *it.aliases) for it in self.archive.topics.values()}
        return self._entry("topic", name, known, {"title": name})

    def topics(self, names: str) -> list[str]:
        """Return the ids of the topics that names with commas between them mean, each once."""
        return [*dict.fromkeys(self.topic(name.strip()) for name in names.split(",") if name.strip())]

    def outlet(self, name: str) -> str:
        """Return the id of the outlet that an id or a name means, or of a new one."""
        known = {it.id: (it.name, it.short, *it.aliases) for it in self.archive.outlets.values()}
        return self._entry("outlet", name, known, {"name": name})

    def _entry(self, kind: NameKind, name: str, known: Mapping[str, Sequence[str]], fields: Mapping[str, str]) -> str:
        for id_, names in known.items():
            if name.casefold() in {id_, *map(str.casefold, names)}:
                return id_
        id_ = ids.unique_id(ids.slug(name) or kind, known)
        self._add(AddName(kind, id_, fields), f"{kind} {name}, id {id_}")
        return id_

    def _add(self, action: Action, what: str) -> None:
        self.added.append(action)
        self.told.append(f"New in the vocabulary: the {what}.")
