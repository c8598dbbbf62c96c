"""articles/<slug>/ -> one Article: its files are read, its lines told apart, its tags tied to the capture's words."""

import re
from collections import defaultdict
from pathlib import Path

from ..model import Archive, Article, Capture, Date, WithdrawnArticle
from ..model.problems import Report
from ..storage import validation, yaml_reader
from ..storage.records import ID_PATTERN, LONGEST_ID
from ..storage.schema import WithdrawnRecord
from . import permalinks
from .article_checks import check_outlet, checked_publication_date
from .article_lines import read_lines
from .article_source import ArticleSource, Surroundings, read_article_files
from .article_tags import ArticleTags
from .stated_by_page import check_stated
from .vocabulary import Read, ids, read_corrections

WITHDRAWN = "withdrawn.yml"  # what stands in the folder of an article that was taken down
ArticleFolder = Read[Article | WithdrawnArticle]  # the article, or what is left of one


def read_article(folder: Path, vocabulary: Archive) -> ArticleFolder:
    """Read the article of a folder."""
    around = Surroundings(vocabulary, defaultdict(list), Report())
    content: Article | WithdrawnArticle | None = None
    document = None
    if wrong := _wrong_name(folder.name):
        around.report.add(f"articles/{folder.name}/article.yml", 1, f"{wrong}: it is the article's address")
    elif (folder / WITHDRAWN).exists():
        content = _withdrawn(folder, around)
    else:
        document, source = read_article_files(folder, around)
        content = _article(source) if source else None
    problems = tuple(around.report.problems)
    return Read(None if problems else content, document, around.uses, problems)


def _wrong_name(name: str) -> str:
    if len(name) > LONGEST_ID:
        return f"the folder's name has more than {LONGEST_ID} letters"
    return "" if re.fullmatch(ID_PATTERN, name) else "the folder's name must be lower-case words joined by hyphens"


def _article(source: ArticleSource) -> Article | None:
    record = source.record
    layout = read_lines(source)
    outlet = source.outlet()
    if outlet:
        check_outlet(source, outlet)
    published = checked_publication_date(source)
    check_stated(source, outlet, published)
    tags = ArticleTags(source, layout)
    if record.outlet and not outlet:
        return None
    return Article(
        slug=source.folder,
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
        absent=tags.absent,
        reviewed=record.reviewed,
        former_ids=record.earlier_ids,
        show=record.show,
        rights=record.rights,
        supersedes=record.supersedes,
        corrections=read_corrections(record.corrections),
    )


def _withdrawn(folder: Path, around: Surroundings) -> WithdrawnArticle | None:
    """Return the withdrawn article of a folder, or None where the report says what is wrong with it."""
    file = f"articles/{folder.name}/{WITHDRAWN}"
    report = around.report
    document = report.attempt(lambda: yaml_reader.load(folder / WITHDRAWN, file))
    names = ids(around.vocabulary)
    record = report.attempt(lambda: validation.validated(WithdrawnRecord, document, names)) if document else None
    for left in ("article.yml", "capture.txt"):
        if (folder / left).exists():
            report.add(file, 1, f"the article is withdrawn, and {left} is still here; take one of the two away")
    if not document or not record:
        return None
    if record.outlet:
        around.uses["outlet", record.outlet].append((file, document.line(("outlet",))))
    outlet = around.vocabulary.outlets.get(record.outlet or "")
    if record.outlet and not outlet:
        return None
    return WithdrawnArticle(
        slug=folder.name,
        outlet=outlet,
        published=Date(record.published) if record.published else None,
        withdrawn=Date(record.withdrawn),
        reason=record.reason,
        fragments=permalinks.listed_fragments(folder.parent.parent, folder.name),
        former_ids=record.earlier_ids,
    )
