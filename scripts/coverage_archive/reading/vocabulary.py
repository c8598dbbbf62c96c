"""Read the vocabulary, articles/archive.yml: the archive's title, and the outlets, speakers, topics and elements.

An element is one part of the clause. Articles name these entries by their ids.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar, cast, get_args

from ..model import Archive, Correction, Date, Element, Outlet, Speaker, Topic, addresses
from ..model.dates import newest_first
from ..model.entries import lower_first
from ..model.problems import Problem, Report
from ..storage import validation, yaml_reader
from ..storage.records import Record, names_used
from ..storage.schema import CorrectionRecord, ElementRecord, VocabularyRecord
from ..storage.yaml_reader import Document

FILE = "articles/archive.yml"
NONE = Archive("", "", None, None, Topic("", ""), {}, {}, {}, {})  # the vocabulary where archive.yml has a mistake
_RESERVED = (
    f"the id '{addresses.RESERVED_TOPIC}' cannot be a topic's: at {addresses.READ} the site sets two articles "
    "side by side; choose another"
)
_MOST_PLACES = 6  # of a missing name that its message lists, after the first
T = TypeVar("T")
NameKind = Literal["outlet", "speaker", "topic", "element"]
NAMED = tuple(f"{kind}s" for kind in get_args(NameKind))  # the fields of archive.yml that hold such entries
Name = tuple[NameKind, str]
Uses = Mapping[Name, list[tuple[str, int]]]
"""Each entry of the vocabulary, as (kind, id), that a file names, with the file and line of every use."""


@dataclass(frozen=True)
class Read(Generic[T]):
    """Hold what was read of archive.yml, or of an article's folder.

    ``content`` is None if there are problems. ``document`` is None if the file cannot be read as YAML or, for an
    article, if a field has a mistake. ``uses`` are the entries of the vocabulary that the file names.
    """

    content: T | None
    document: Document | None
    uses: Uses
    problems: tuple[Problem, ...]


def entries(vocabulary: Archive) -> dict[NameKind, Mapping[str, object]]:
    """Return {kind: {id: entry}} of all entries of the vocabulary."""
    return {
        "outlet": vocabulary.outlets,
        "speaker": vocabulary.speakers,
        "topic": vocabulary.topics,
        "element": vocabulary.elements,
    }


def ids(vocabulary: Archive) -> dict[str, list[str]]:
    """Return the ids of all entries, by the field of archive.yml that holds them (outlets, speakers, ...)."""
    return {f"{kind}s": [*names] for kind, names in entries(vocabulary).items()}


def uses_of(record: Record | None, document: Document | None) -> Uses:
    """Return the entries of the vocabulary that a record names, with every use; empty if there is no record."""
    uses: defaultdict[Name, list[tuple[str, int]]] = defaultdict(list)
    for field, id, path in names_used(record):
        assert document, "a record is read from a document"
        uses[cast(NameKind, field.removesuffix("s")), id].append((document.file, document.line(path)))
    return uses


def entries_named(uses: Uses, vocabulary: Archive) -> list[tuple[Name, object]]:
    """Return the names that are used, sorted, each with its entry, or with None if the vocabulary lacks the entry."""
    known = entries(vocabulary)
    return [((kind, id), known[kind].get(id)) for kind, id in sorted(uses)]


def check_names(uses: Iterable[Uses], vocabulary: Archive, report: Report) -> None:
    """Report each name that the vocabulary lacks, once, with the places where it is used."""
    known = entries(vocabulary)
    missing: defaultdict[Name, list[tuple[str, int]]] = defaultdict(list)
    for of_file in uses:
        for (kind, id), places in of_file.items():
            if id not in known[kind]:
                missing[kind, id] += places
    for (kind, id), ((file, line), *others) in missing.items():
        hint = validation.did_you_mean(id, [*known[kind]])
        also = ", ".join(f"{file}:{line}" for file, line in others[:_MOST_PLACES])
        also += f" and {len(others) - _MOST_PLACES} more places" if len(others) > _MOST_PLACES else ""
        add = "" if "did you mean" in hint else f"; add it to {FILE}"
        report.add(file, line, f"there is no {kind} '{id}'{add}{hint}" + (f" (also used at {also})" if also else ""))


def read_vocabulary(root: Path, instead: Mapping[str, bytes] | None = None) -> Read[Archive]:
    """Read the vocabulary of the archive under ``root`` as an Archive without articles.

    If ``instead`` has bytes for ``FILE``, read these.
    """
    report = Report()
    document = report.attempt(lambda: yaml_reader.load(root / FILE, FILE, instead))
    record = report.attempt(lambda: validation.validated(VocabularyRecord, document)) if document else None
    if document and record:
        _check_ids(record, document, report)
    vocabulary = _vocabulary(record) if record and not report.problems else None
    return Read(vocabulary, document, uses_of(record, document), tuple(report.problems))


def _vocabulary(record: VocabularyRecord) -> Archive:
    elements = {key: _element(key, entry) for key, entry in record.elements.items()}
    topics = {
        key: Topic(key, elements=tuple(it for it in elements.values() if it.topic == key), **dict(entry))
        for key, entry in record.topics.items()
    }
    outlets = {
        key: Outlet(key, number=number, **{**dict(entry), "short": entry.short or entry.name})
        for number, (key, entry) in enumerate(record.outlets.items())
    }
    return Archive(
        title=record.title,
        question=record.question,
        event=record.event,
        keeper=record.keeper,
        contact=record.contact,
        clause=topics.get(record.clause) or Topic(record.clause, title=""),
        outlets=outlets,
        speakers={key: Speaker(key, **dict(entry)) for key, entry in record.speakers.items()},
        topics=topics,
        elements=elements,
        synonyms=record.synonyms,
        near_words=record.near_words,
        corrections=read_corrections(record.corrections),
        language=record.language,
    )


def _element(key: str, entry: ElementRecord) -> Element:
    short = entry.short or entry.title
    return Element(key, **{**dict(entry), "short": short, "phrase": entry.phrase or lower_first(short)})


def read_corrections(records: Iterable[CorrectionRecord]) -> tuple[Correction, ...]:
    """Return the corrections of an article or of the whole archive, the newest first; of one day, the last first."""
    of_day: Counter[str] = Counter()
    found: list[Correction] = []
    for record in records:
        of_day[record.date] += 1
        found.append(Correction(Date(record.date), record.note, of_day[record.date]))
    return tuple(newest_first(reversed(found), lambda correction: correction.date))


def _check_ids(record: VocabularyRecord, document: Document, report: Report) -> None:
    """Report every id that would lead to two places.

    Such an id is a former id that another entry of its kind has or had, or a topic's id that is the address of
    another page.
    """
    for key, topic in record.topics.items():
        if addresses.RESERVED_TOPIC in (key, *topic.former_ids):
            report.add(FILE, document.line(("topics", key)), _RESERVED)
    for field in NAMED:
        records: Mapping[str, Any] = getattr(record, field)
        taken = {key: key for key in records}
        for key, entry in records.items():
            for number, former in enumerate(entry.former_ids):
                if former in taken:
                    line = document.line((field, key, "former_ids", number))
                    kind = field.removesuffix("s")
                    message = f"the former id '{former}' is already an id of the {kind} '{taken[former]}'"
                    report.add(FILE, line, message)
                taken.setdefault(former, key)
