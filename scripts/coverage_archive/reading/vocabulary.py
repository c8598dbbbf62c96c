"""articles/archive.yml: the outlets, speakers, topics and elements that every article may name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from ..model import Correction, Element, Outlet, Speaker, Topic, addresses
from ..model.problems import ArchiveError, Problem, Report
from ..storage import validation, yaml_reader
from ..storage.vocabulary_schema import ElementRecord, OutletRecord, SpeakerRecord, TopicRecord, VocabularyRecord
from ..storage.yaml_reader import Document
from .corrections import read_corrections

FILE = "articles/archive.yml"
_TAKEN = (
    f"the id '{addresses.RESERVED_TOPIC}' cannot be a topic's: at {addresses.READ} the site sets two articles "
    "side by side; choose another"
)
NameKind = Literal["outlet", "speaker", "topic", "element"]
Name = tuple[NameKind, str]


@dataclass(frozen=True)
class Vocabulary:
    """What archive.yml declares, in its order."""

    title: str
    question: str
    keeper: str | None
    contact: str | None
    clause: str
    outlets: dict[str, Outlet]
    speakers: dict[str, Speaker]
    topics: dict[str, Topic]
    elements: dict[str, Element]
    synonyms: tuple[tuple[str, ...], ...] = ()
    corrections: tuple[Correction, ...] = ()
    language: str | None = None

    def ids(self) -> dict[str, list[str]]:
        """Return the ids of all entries, by the field of archive.yml that holds them."""
        return {f"{kind}s": [*names] for kind, names in self.entries().items()}

    def entries(self) -> dict[NameKind, Mapping[str, object]]:
        """Return all entries by kind and id."""
        return {"outlet": self.outlets, "speaker": self.speakers, "topic": self.topics, "element": self.elements}


@dataclass
class Uses:
    """Every use of a name of the vocabulary in one file, so that a missing one is reported once, with its places."""

    places: dict[Name, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))

    def note(self, kind: NameKind, name: str, file: str, line: int) -> None:
        """Note that a file's line names something."""
        self.places[kind, name].append((file, line))


@dataclass(frozen=True)
class VocabularyFile:
    """What was read of archive.yml: the vocabulary, or what is wrong with it; and the names that it uses itself."""

    vocabulary: Vocabulary | None
    document: Document | None
    uses: Uses
    problems: tuple[Problem, ...]


def check_names(uses: Iterable[Uses], vocabulary: Vocabulary, report: Report) -> None:
    """Report every name that is used and that the vocabulary lacks."""
    entries = vocabulary.entries()
    known = {(kind, name) for kind, names in entries.items() for name in names}
    missing: dict[Name, list[tuple[str, int]]] = defaultdict(list)
    for of_file in uses:
        for kind, name in of_file.places.keys() - known if not of_file.places.keys() <= known else ():
            missing[kind, name] += of_file.places[kind, name]
    for (kind, name), ((file, line), *others) in missing.items():
        hint = validation.did_you_mean(name, [*entries[kind]])
        also = f" (also used at {_listed(others)})" if others else ""
        add = "" if "did you mean" in hint else f"; add it to {FILE}"
        report.add(file, line, f"there is no {kind} '{name}'{add}{hint}{also}")


def _listed(places: list[tuple[str, int]]) -> str:
    shown = ", ".join(f"{file}:{line}" for file, line in places[:6])
    return shown + (f" and {len(places) - 6} more places" if len(places) > 6 else "")


def changed_names(before: Vocabulary | None, after: Vocabulary | None) -> set[Name]:
    """Return what is in one vocabulary only, or not the same in both."""
    old, new = (vocabulary.entries() if vocabulary else {} for vocabulary in (before, after))
    kinds = [*(old or new)]
    return {
        (kind, name)
        for kind in kinds
        for name in {*old.get(kind, {}), *new.get(kind, {})}
        if old.get(kind, {}).get(name) != new.get(kind, {}).get(name)
    }


def read_vocabulary(root: Path) -> VocabularyFile:
    """Read the vocabulary of the archive under ``root``."""
    report, uses = Report(), Uses()
    document = report.attempt(lambda: yaml_reader.load(root / FILE, FILE))
    vocabulary = report.attempt(lambda: _vocabulary(document, uses)) if document else None
    return VocabularyFile(vocabulary, document, uses, tuple(report.problems))


def _vocabulary(document: Document, uses: Uses) -> Vocabulary:
    record = validation.validated(VocabularyRecord, document)
    _check_ids(record, document)
    for key, element_record in record.elements.items():
        uses.note("topic", element_record.topic, FILE, document.line(("elements", key, "topic")))
    for key, topic_record in record.topics.items():
        if topic_record.speaker:
            uses.note("speaker", topic_record.speaker, FILE, document.line(("topics", key, "speaker")))
    uses.note("topic", record.clause, FILE, document.line(("clause",)))
    elements = {key: _element(key, item) for key, item in record.elements.items()}
    return Vocabulary(
        title=record.title,
        question=record.question,
        keeper=record.keeper,
        contact=record.contact,
        clause=record.clause,
        language=record.language,
        outlets={key: _outlet(key, item, number) for number, (key, item) in enumerate(record.outlets.items())},
        speakers={key: _speaker(key, item) for key, item in record.speakers.items()},
        topics={
            key: _topic(key, item, [element for element in elements.values() if element.topic == key])
            for key, item in record.topics.items()
        },
        elements=elements,
        synonyms=tuple(map(tuple, record.synonyms)),
        corrections=_corrections(record, document),
    )


def _corrections(record: VocabularyRecord, document: Document) -> tuple[Correction, ...]:
    """Return the corrections of the archive as a whole; raise ArchiveError for a day that there is not."""
    report = Report()
    found = read_corrections(record.corrections, lambda path, message: report.add(FILE, document.line(path), message))
    if report.problems:
        raise ArchiveError(report.problems)
    return found


def _outlet(id: str, record: OutletRecord, number: int) -> Outlet:
    return Outlet(
        id=id,
        name=record.name,
        number=number,
        short=record.short or record.name,
        country=record.country,
        aliases=tuple(record.aliases),
        draft=record.draft,
    )


def _speaker(id: str, record: SpeakerRecord) -> Speaker:
    return Speaker(
        id=id,
        name=record.name,
        kind=record.kind,
        description=record.description,
        aliases=tuple(record.aliases),
        draft=record.draft,
        former_ids=tuple(record.former_ids),
    )


def _topic(id: str, record: TopicRecord, elements: list[Element]) -> Topic:
    return Topic(
        id=id,
        title=record.title,
        description=record.description,
        speaker=record.speaker,
        elements=tuple(elements),
        aliases=tuple(record.aliases),
        former_ids=tuple(record.former_ids),
    )


def _element(id: str, record: ElementRecord) -> Element:
    return Element(
        id=id,
        title=record.title,
        topic=record.topic,
        question=record.question,
        former_ids=tuple(record.former_ids),
    )


def _check_ids(record: VocabularyRecord, document: Document) -> None:
    """Raise ArchiveError for every id that would lead to two places.

    So would a former id that another entry of its kind has or had, and a topic that has the address of another page.
    """
    report = Report()
    for key, topic in record.topics.items():
        if addresses.RESERVED_TOPIC in (key, *topic.former_ids):
            report.add(FILE, document.line(("topics", key)), _TAKEN)
    for field_, entries in (("speakers", record.speakers), ("topics", record.topics), ("elements", record.elements)):
        taken = {key: key for key in entries}
        for key, entry in entries.items():
            for number, former in enumerate(entry.former_ids):
                if former in taken:
                    line = document.line((field_, key, "former_ids", number))
                    kind = field_.removesuffix("s")
                    message = f"the former id '{former}' is already an id of the {kind} '{taken[former]}'"
                    report.add(FILE, line, message)
                taken.setdefault(former, key)
    if report.problems:
        raise ArchiveError(report.problems)
