"""Read a folder articles/<slug>/ into an Article: classify its capture's lines, and find the words of its tags."""

import re
from collections.abc import Mapping
from pathlib import Path

from ..model import Archive, Article, Capture, Date, WithdrawnArticle, addresses
from ..model.problems import Problem, Report
from ..storage import validation, yaml_reader
from ..storage.records import ID_PATTERN, LONGEST_ID
from ..storage.schema import ArticleRecord, WithdrawnRecord
from . import permalinks
from .article_lines import read_lines
from .article_source import ArticleSource, read_source_of
from .article_tags import ArticleTags
from .stated_facts import check_facts
from .vocabulary import Read, ids, read_corrections, uses_of

WITHDRAWN = "withdrawn.yml"  # the only record in the folder of an article that was taken down
ArticleFolder = Read[Article | WithdrawnArticle]  # a withdrawn article has no document
_MISSING = "the file is missing; every folder in articles/ is an article"


def read_article(folder: Path, vocabulary: Archive, instead: Mapping[str, bytes] | None = None) -> ArticleFolder:
    """Return what was read of a folder, with its problems: its article, or the record left of a withdrawn article.

    ``instead`` has the bytes of records that are read in the place of those on the disk.
    """
    report, name = Report(), f"articles/{folder.name}/article.yml"
    if wrong := _wrong_name(folder.name):
        return Read(None, None, {}, (Problem(name, 1, f"{wrong}: it is the article's address"),))
    if (folder / WITHDRAWN).exists():
        return _read_withdrawn(folder, vocabulary, report, instead)
    document = report.attempt(lambda: yaml_reader.load(folder / "article.yml", name, instead, _MISSING))
    names = ids(vocabulary)
    record = report.attempt(lambda: validation.validated(ArticleRecord, document, names)) if document else None
    source = read_source_of(folder, document, record, vocabulary, report)
    article = _article(source) if source else None
    content = None if report.problems else article
    return Read(content, document if record else None, uses_of(record, document), tuple(report.problems))


def _wrong_name(name: str) -> str:
    if len(name) > LONGEST_ID:
        return f"the folder's name has more than {LONGEST_ID} letters"
    return "" if re.fullmatch(ID_PATTERN, name) else "the folder's name must be lower-case words joined by hyphens"


def _article(source: ArticleSource) -> Article | None:
    """Return the article, or None if the vocabulary lacks its outlet, which ``check_names`` reports."""
    record, layout = source.record, read_lines(source)
    outlet = source.vocabulary.outlets.get(record.outlet or "")
    published = None
    if record.published:
        published = Date(record.published, record.published_supplied, record.published_stated)
    check_facts(source, outlet, published)
    tags = ArticleTags(source, layout)
    if record.outlet and not outlet:
        return None
    return Article(
        slug=source.folder.name,
        outlet=outlet,
        outlet_supplied=record.outlet_supplied,
        outlet_stated=record.outlet_stated,
        headline=record.headline,
        headline_supplied=record.headline_supplied,
        headline_stated=record.headline_stated,
        published=published,
        language=record.language,
        capture=Capture(
            text=source.text,
            sha256=source.capture.sha256,
            blocks=layout.blocks,
            furniture=layout.furniture,
            url=record.capture.url,
            archived_url=record.capture.archived_url,
            captured=record.capture.captured,
        ),
        sections=tags.sections,
        quotes=tags.quotes,
        passages=tags.passages,
        not_quotes=tags.not_quotes,
        sics=tags.sics,
        quotation_marks=tags.quotation_marks,
        absent=record.absent,
        reviewed=record.reviewed,
        former_ids=record.earlier_ids,
        show=record.show,
        rights=record.rights,
        supersedes=record.supersedes,
        corrections=read_corrections(record.corrections),
    )


def _read_withdrawn(
    folder: Path, vocabulary: Archive, report: Report, instead: Mapping[str, bytes] | None
) -> ArticleFolder:
    """Return what is left of a withdrawn article, without a document, because its file is no article's record."""
    file = f"articles/{folder.name}/{WITHDRAWN}"
    document = report.attempt(lambda: yaml_reader.load(folder / WITHDRAWN, file, instead))
    names = ids(vocabulary)
    record = report.attempt(lambda: validation.validated(WithdrawnRecord, document, names)) if document else None
    for left in ("article.yml", "capture.txt"):
        if (folder / left).exists():
            report.add(file, 1, f"the article is withdrawn, and {left} is still here; take one of the two away")
    outlet = vocabulary.outlets.get(record.outlet or "") if record else None
    page, promised = f"{addresses.article(folder.name)}#", permalinks.listed(folder.parent.parent)
    content = None
    if record and not report.problems and (outlet or not record.outlet):
        content = WithdrawnArticle(
            slug=folder.name,
            outlet=outlet,
            published=Date(record.published) if record.published else None,
            withdrawn=Date(record.withdrawn),
            reason=record.reason,
            fragments=tuple(it.removeprefix(page) for it in promised if it.startswith(page)),
            former_ids=record.earlier_ids,
        )
    return Read(content, None, uses_of(record, document), tuple(report.problems))
