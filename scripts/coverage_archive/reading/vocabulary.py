"""articles/archive.yml: the archive's title, and the outlets, speakers, topics and elements that articles name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Literal, TypeVar

from ..model import Archive, Correction, Date, Element, Outlet, Speaker, Topic, addresses
from ..model.dates import newest_first
from ..model.entries import lower_first
from ..model.problems import ArchiveError, Problem, Report
from ..storage import validation, yaml_reader
from ..storage.schema import CorrectionRecord, ElementRecord, VocabularyRecord
from ..storage.yaml_reader import Document

FILE = "articles/archive.yml"
NONE = Archive("", "", None, None, Topic("", ""), {}, {}, {}, {})  # where archive.yml has a mistake
_RESERVED = (
    f"the id '{addresses.RESERVED_TOPIC}' cannot be a topic's: at {addresses.READ} the site sets two articles "
    "side by side; choose another"
)
T = TypeVar("T")
NameKind = Literal["outlet", "speaker", "topic", "element"]
Name = tuple[NameKind, str]
# Every use of a name in one file, with the file and the line: a missing name is reported once, with its places.
Uses = defaultdict[Name, list[tuple[str, int]]]


@dataclass(frozen=True)
class Read(Generic[T]):
    """What was read of archive.yml, or of an article's folder.

    ``content`` is None where there are problems, ``document`` where a field has a mistake. ``uses`` are the names of
    the vocabulary in it.
    """

    content: T | None
    document: Document | None
    uses: Uses
    problems: tuple[Problem, ...]


def entries(vocabulary: Archive) -> dict[NameKind, Mapping[str, object]]:
    """Return all entries by kind and id."""
    return {
        "outlet": vocabulary.outlets,
        "speaker": vocabulary.speakers,
        "topic": vocabulary.topics,
        "element": vocabulary.elements,
    }


def ids(vocabulary: Archive) -> dict[str, list[str]]:
    """Return the ids of all entries, by the field of archive.yml that holds them (outlets, speakers, ...)."""
    return {f"{kind}s": [*names] for kind, names in entries(vocabulary).items()}


def entries_named(uses: Uses, vocabulary: Archive) -> list[tuple[Name, object]]:
    """Return the entries that are used, sorted by name; None in the place of one that the vocabulary lacks."""
    known = entries(vocabulary)
    return [((kind, id), known[kind].get(id)) for kind, id in sorted(uses)]


def check_names(uses: Iterable[Uses], vocabulary: Archive, report: Report) -> None:
    """Report every name that is used and that the vocabulary lacks."""
    missing: Uses = defaultdict(list)
    for of_file in uses:
        for name, entry in entries_named(of_file, vocabulary):
            if entry is None:
                missing[name] += of_file[name]
    for (kind, id), ((file, line), *others) in missing.items():
        hint = validation.did_you_mean(id, [*entries(vocabulary)[kind]])
        also = f" (also used at {_listed(others)})" if others else ""
        add = "" if "did you mean" in hint else f"; add it to {FILE}"
        report.add(file, line, f"there is no {kind} '{id}'{add}{hint}{also}")


def _listed(places: list[tuple[str, int]]) -> str:
    shown = ", ".join(f"{file}:{line}" for file, line in places[:6])
    return shown + (f" and {len(places) - 6} more places" if len(places) > 6 else "")


def read_vocabulary(root: Path) -> Read[Archive]:
    """Read the vocabulary of the archive under ``root``: an Archive without articles."""
    report = Report()
    uses: Uses = defaultdict(list)
    document = report.attempt(lambda: yaml_reader.load(root / FILE, FILE))
    vocabulary = report.attempt(lambda: _vocabulary(document, uses)) if document else None
    return Read(vocabulary, document, uses, tuple(report.problems))


def _vocabulary(document: Document, uses: Uses) -> Archive:
    """Return the vocabulary of a document and note the names that it uses. Raise ArchiveError with every mistake."""
    record = validation.validated(VocabularyRecord, document)
    _check_ids(record, document)

    def note(kind: NameKind, name: str, *path: str) -> None:
        uses[kind, name].append((FILE, document.line(path)))

    for key, element in record.elements.items():
        note("topic", element.topic, "elements", key, "topic")
    for key, topic in record.topics.items():
        if topic.speaker:
            note("speaker", topic.speaker, "topics", key, "speaker")
    note("topic", record.clause, "clause")
    elements = {key: _element(key, entry) for key, entry in record.elements.items()}
    topics = {
        key: Topic(key, elements=tuple(it for it in elements.values() if it.topic == key), **dict(entry))
        for key, entry in record.topics.items()
    }
    return Archive(
        title=record.title,
        question=record.question,
        event=record.event,
        keeper=record.keeper,
        contact=record.contact,
        clause=topics.get(record.clause) or Topic(record.clause, title=""),
        outlets={
            key: Outlet(key, number=number, **{**dict(entry), "short": entry.short or entry.name})
            for number, (key, entry) in enumerate(record.outlets.items())
        },
        speakers={key: Speaker(key, **dict(entry)) for key, entry in record.speakers.items()},
        topics=topics,
        elements=elements,
        synonyms=record.synonyms,
        corrections=read_corrections(record.corrections),
        language=record.language,
    )


def _element(key: str, entry: ElementRecord) -> Element:
    short = entry.short or entry.title
    return Element(key, **{**dict(entry), "short": short, "phrase": entry.phrase or lower_first(short)})


def read_corrections(records: Iterable[CorrectionRecord]) -> tuple[Correction, ...]:
    """Return the corrections of an article, or of the archive as a whole: the newest first, of one day the last."""
    of_day: Counter[str] = Counter()
    found: list[Correction] = []
    for record in records:
        of_day[record.date] += 1
        found.append(Correction(Date(record.date), record.note, of_day[record.date]))
    return tuple(newest_first(reversed(found), lambda correction: correction.date))


def _check_ids(record: VocabularyRecord, document: Document) -> None:
    """Raise ArchiveError for every id that would lead to two places.

    So would a former id that another entry of its kind has or had, and a topic that has the address of another page.
    """
    report = Report()
    for key, topic in record.topics.items():
        if addresses.RESERVED_TOPIC in (key, *topic.former_ids):
            report.add(FILE, document.line(("topics", key)), _RESERVED)
    for field, records in (("speakers", record.speakers), ("topics", record.topics), ("elements", record.elements)):
        taken = {key: key for key in records}
        for key, entry in records.items():
            for number, former in enumerate(entry.former_ids):
                if former in taken:
                    line = document.line((field, key, "former_ids", number))
                    kind = field.removesuffix("s")
                    message = f"the former id '{former}' is already an id of the {kind} '{taken[former]}'"
                    report.add(FILE, line, message)
                taken.setdefault(former, key)
    if report.problems:
        raise ArchiveError(report.problems)
