"""articles/archive.yml: the outlets, speakers, topics and elements that every article may name."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from ..model import Element, Outlet, Speaker, Topic
from ..model.problems import ArchiveError, Report
from ..storage import validation, yaml_reader
from ..storage.schema import ElementRecord, OutletRecord, SpeakerRecord, TopicRecord, VocabularyRecord
from ..storage.yaml_reader import Document

FILE = "articles/archive.yml"
NameKind = Literal["outlet", "speaker", "topic", "element"]


@dataclass(frozen=True)
class Vocabulary:
    """What archive.yml declares, in its order."""

    title: str
    question: str
    clause: str
    outlets: dict[str, Outlet]
    speakers: dict[str, Speaker]
    topics: dict[str, Topic]
    elements: dict[str, Element]

    def names(self) -> dict[NameKind, list[str]]:
        """Return the ids that there are, by kind."""
        return {
            "outlet": [*self.outlets],
            "speaker": [*self.speakers],
            "topic": [*self.topics],
            "element": [*self.elements],
        }


@dataclass
class Uses:
    """Every use of a name of the vocabulary, so that a missing one is reported once, with all its places."""

    places: dict[tuple[NameKind, str], list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))

    def note(self, kind: NameKind, name: str, file: str, line: int) -> None:
        """Note that a file's line names something."""
        self.places[kind, name].append((file, line))

    def check(self, vocabulary: Vocabulary, report: Report) -> None:
        """Report every name that the vocabulary lacks."""
        names = vocabulary.names()
        for (kind, name), places in self.places.items():
            if name not in names[kind]:
                (file, line), *others = places
                hint = validation.did_you_mean(name, names[kind])
                also = f" (also used at {_listed(others)})" if others else ""
                add = "" if "did you mean" in hint else f"; add it to {FILE}"
                report.add(file, line, f"there is no {kind} '{name}'{add}{hint}{also}")


def _listed(places: list[tuple[str, int]]) -> str:
    shown = ", ".join(f"{file}:{line}" for file, line in places[:6])
    return shown + (f" and {len(places) - 6} more places" if len(places) > 6 else "")


def read_vocabulary(root: Path, uses: Uses) -> Vocabulary:
    """Read the vocabulary of the archive under ``root``. Raise ArchiveError with every problem."""
    document = yaml_reader.load(root / FILE, FILE)
    record = validation.validated(VocabularyRecord, document)
    _check_former_ids(record, document)
    for key, element_record in record.elements.items():
        uses.note("topic", element_record.topic, FILE, document.line(("elements", key, "topic")))
    uses.note("topic", record.clause, FILE, document.line(("clause",)))
    elements = {key: _element(key, item) for key, item in record.elements.items()}
    return Vocabulary(
        title=record.title,
        question=record.question,
        clause=record.clause,
        outlets={key: _outlet(key, item, number) for number, (key, item) in enumerate(record.outlets.items())},
        speakers={key: _speaker(key, item) for key, item in record.speakers.items()},
        topics={
            key: _topic(key, item, [element for element in elements.values() if element.topic == key])
            for key, item in record.topics.items()
        },
        elements=elements,
    )


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
        elements=tuple(elements),
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


def _check_former_ids(record: VocabularyRecord, document: Document) -> None:
    """Raise ArchiveError for every former id that another entry of its kind has or had: it would lead to both."""
    report = Report()
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
