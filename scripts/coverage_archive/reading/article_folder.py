"""articles/<slug>/ -> one Article: its files are read, its lines told apart, its tags tied to the capture's words."""

import re
from pathlib import Path

from ..model import Article, Capture
from ..storage.schema import ID_PATTERN
from .article_checks import check_outlet, checked_publication_date
from .article_lines import read_lines
from .article_source import ArticleSource, Surroundings, read_source
from .article_tags import ArticleTags


def read_article(folder: Path, around: Surroundings) -> Article | None:
    """Return the article of a folder, or None where the report says what is wrong with it."""
    before = len(around.report.problems)
    if not re.fullmatch(ID_PATTERN, folder.name):
        message = "the folder's name must be lower-case words joined by hyphens: it is the article's address"
        around.report.add(f"articles/{folder.name}/article.yml", 1, message)
    source = read_source(folder, around)
    article = _article(source) if source else None
    return article if len(around.report.problems) == before else None


def _article(source: ArticleSource) -> Article | None:
    record = source.record
    layout = read_lines(source)
    source.use("outlet", record.outlet, ("outlet",))
    outlet = source.around.vocabulary.outlets.get(record.outlet)
    if outlet:
        check_outlet(source, outlet)
    published = checked_publication_date(source)
    tags = ArticleTags(source, layout)
    if not outlet:
        return None
    return Article(
        slug=source.folder,
        outlet=outlet,
        outlet_supplied=record.outlet_supplied,
        headline=record.headline,
        headline_supplied=record.headline_supplied,
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
        reviewed=record.reviewed,
        former_ids=record.earlier_ids,
        show=record.show,
        rights=record.rights,
        supersedes=record.supersedes,
    )
