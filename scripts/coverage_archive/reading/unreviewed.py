"""What waits for a person: everything of an archive that a machine proposed and nobody has confirmed yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ..model import Archive, Article
from ..model.problems import Problem
from ..storage import yaml_reader
from ..storage.yaml_reader import Document, Path_
from . import vocabulary

Kind = Literal["page", "quote", "not_quote", "passage", "outlet", "speaker"]
_LISTS: tuple[tuple[str, Kind], ...] = (("quotes", "quote"), ("not_quotes", "not_quote"), ("passages", "passage"))


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to be judged: what it is, and where its record stands in its YAML file."""

    kind: Kind
    file: str
    path: Path_
    line: int
    record: Any


def problems(root: Path, archive: Archive) -> list[Problem]:
    """Return a problem for everything that waits, as ``archive check --strict`` reports it."""
    waiting = [item for article in archive.articles for item in of_article(root, article.slug)]
    return [Problem(item.file, item.line, _message(item)) for item in [*waiting, *of_vocabulary(root)]]


def of_article(root: Path, slug: str) -> list[Waiting]:
    """Return what waits in one article's file: the page first, then the tags in the file's order."""
    file = f"articles/{slug}/article.yml"
    document = yaml_reader.load(root / file, file)
    found = []
    if document.value.get("reviewed") is False:
        found.append(Waiting("page", file, (), document.line(("reviewed",)), document.value))
    for field, kind in _LISTS:
        for number, record in enumerate(document.value.get(field) or []):
            if record.get("reviewed") is False:
                path: Path_ = (field, number)
                found.append(Waiting(kind, file, path, document.line((*path, "reviewed")), record))
    return found


def of_vocabulary(root: Path, used_by: Article | None = None) -> list[Waiting]:
    """Return the outlets and speakers that wait: all, or those that one article names."""
    document = yaml_reader.load(root / vocabulary.FILE, vocabulary.FILE)
    names = _names(used_by) if used_by else None
    return [item for item in _entries(document) if names is None or item.path[-1] in names]


def _entries(document: Document) -> Iterator[Waiting]:
    kinds: tuple[tuple[str, Kind], ...] = (("outlets", "outlet"), ("speakers", "speaker"))
    for field, kind in kinds:
        for key, record in document.value[field].items():
            if record.get("draft") is True:
                path: Path_ = (field, key)
                yield Waiting(kind, document.file, path, document.line((*path, "draft")), record)


def _names(article: Article) -> set[str]:
    speakers = {speaker.id for quote in article.quotes for speaker in (quote.speaker, *quote.via)}
    return {article.outlet.id, *speakers}


def _message(item: Waiting) -> str:
    if item.kind in ("outlet", "speaker"):
        return f"the {item.kind} '{item.path[-1]}' is a draft: confirm it with `archive review`, or take it away"
    slug = item.file.split("/")[1]
    what = {
        "page": "the article's headline, date and furniture were proposed by a machine and are not confirmed",
        "quote": f"the quote '{item.record.get('id')}' was tagged by machine and is not reviewed",
        "not_quote": "the words are proposed as no quotation, which is not reviewed",
        "passage": f"the passage '{item.record.get('id')}' was tagged by machine and is not reviewed",
    }[item.kind]
    return f"{what}: run `archive review {slug}`"
