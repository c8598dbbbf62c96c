"""Describe one article as an editor sees it: what waits, the proposals with their reasons, the parts, the lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..model import Archive, Article, Span
from ..reading import proposals
from ..reading.proposals import SELECTOR, Proposal
from ..storage.yaml_editor import YamlText
from ..texts.anchoring import Selector, occurrences
from ..texts.capture import CaptureFile
from .editor import Editor
from .page_actions import LineKind, suggested_sections
from .part_view import PartView, view
from .queue import ReviewQueue
from .values import note


@dataclass(frozen=True, slots=True)
class PageLine:
    """Hold a whole line of a capture: its number from 1, its words without white space around, and its kind."""

    number: int
    words: str
    kind: LineKind


@dataclass(frozen=True, slots=True)
class ProposedRecord:
    """Hold the page or a tag as its file has it, and the span of a tag's words in the capture.

    ``reasons`` are the notes in which a machine says how it found values, by their fields.
    """

    item: Proposal
    span: Span | None
    reasons: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ArticleState:
    """Hold what an editor of an article sees.

    ``waiting`` is what must be judged, in order. ``records`` are the page and all tags, judged or not. ``parts`` are
    the parts of the clause that nobody has looked for. ``lines`` are the whole lines of the capture. ``sections`` are
    those that the draft suggests, with the fields of their records.
    """

    article: Article
    waiting: tuple[Proposal, ...]
    records: tuple[ProposedRecord, ...]
    parts: tuple[PartView, ...]
    lines: tuple[PageLine, ...]
    sections: tuple[Mapping[str, Any], ...]


def article_state(editor: Editor, slug: str) -> ArticleState:
    """Return the state of an article as the files were read last. Raise ArchiveError if there is no such article."""
    waiting = tuple(ReviewQueue(editor, slug).waiting())
    archive, document = editor.archive, editor.folder.article_documents[slug]
    article = next(article for article in archive.articles if article.slug == slug)
    text = YamlText((editor.folder.root / document.file).read_bytes().decode("utf-8"), document.file)
    parts = tuple(view(element, article, archive) for element in proposals.unjudged(article, archive))
    records = tuple(_record(item, article, text) for item in proposals.of_document(document))
    return ArticleState(article, waiting, records, parts, tuple(page_lines(article)), suggested_sections(text))


def _record(item: Proposal, article: Article, text: YamlText) -> ProposedRecord:
    notes = {field: note(text, (*item.path, field)) for field in item.record}
    span = None if item.kind == "page" else place(item, article)
    return ProposedRecord(item, span, {field: reason for field, reason in notes.items() if reason})


def article_of(item: Proposal, archive: Archive) -> Article:
    """Return the article that a proposal belongs to."""
    return next(article for article in archive.articles if article.slug == item.slug)


def place(item: Proposal, article: Article) -> Span:
    """Return the span of a tag's words in the capture of its article."""
    found = Selector(*(item.record.get(name, "") for name in SELECTOR))
    spans = list(occurrences(article.capture.text, found))
    return next((span for span in spans if article.capture.block_at(span.start)), spans[0])


def page_lines(article: Article) -> list[PageLine]:
    """Return the lines of an article's capture in order, except lines of which only a piece is set aside."""
    capture = article.capture
    file = CaptureFile(capture.text, capture.sha256)
    whole = set(file.lines())
    found: list[tuple[Span, LineKind]] = [
        (block.span, "text" if block.kind == "paragraph" else block.kind) for block in capture.blocks
    ]
    found += [(line.span, "set aside") for line in capture.furniture]
    return [
        PageLine(file.line_at(span.start), span.of(capture.text).strip(), kind)
        for span, kind in sorted(found)
        if span in whole
    ]
