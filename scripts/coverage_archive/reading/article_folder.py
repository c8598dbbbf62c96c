"""articles/<slug>/ -> one Article: its files are read, its lines told apart, its tags tied to the capture's words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..model import Article, Capture, Speaker, WithdrawnArticle
from ..model.problems import Problem, Report
from ..storage.schema import ID_PATTERN, LONGEST_ID
from ..storage.yaml_reader import Document
from .article_checks import check_outlet, checked_publication_date
from .article_lines import read_lines
from .article_source import ArticleSource, Surroundings, read_article_files
from .article_tags import ArticleTags
from .corrections import read_corrections
from .stated_by_page import check_stated
from .vocabulary import Uses, Vocabulary
from .withdrawn_folder import is_withdrawn, read_withdrawn


@dataclass(frozen=True)
class ArticleFolder:
    """What was read of a folder: the article, or what is left of one, or what is wrong; the names used."""

    article: Article | None
    document: Document | None
    uses: Uses
    problems: tuple[Problem, ...]
    withdrawn: WithdrawnArticle | None = None


def read_article(folder: Path, vocabulary: Vocabulary) -> ArticleFolder:
    """Read the article of a folder."""
    around = Surroundings(vocabulary, Uses(), Report())
    if not re.fullmatch(ID_PATTERN, folder.name) or len(folder.name) > LONGEST_ID:
        message = "the folder's name must be lower-case words joined by hyphens: it is the article's address"
        if len(folder.name) > LONGEST_ID:
            message = f"the folder's name has more than {LONGEST_ID} letters: it is the article's address"
        around.report.add(f"articles/{folder.name}/article.yml", 1, message)
        return ArticleFolder(None, None, around.uses, tuple(around.report.problems))
    if is_withdrawn(folder):
        withdrawn = read_withdrawn(folder, around)
        problems = tuple(around.report.problems)
        return ArticleFolder(None, None, around.uses, problems, None if problems else withdrawn)
    source = read_article_files(folder, around)
    article = _article(source) if source else None
    problems = tuple(around.report.problems)
    return ArticleFolder(None if problems else article, source.document if source else None, around.uses, problems)


def with_speakers(folder: ArticleFolder, speakers: Mapping[str, Speaker]) -> ArticleFolder:
    """Return the same with the vocabulary's speakers as they are now; nothing that is checked depends on them."""
    if not folder.article:
        return folder
    quotes = tuple(
        replace(quote, speaker=speakers[quote.speaker.id], via=tuple(speakers[who.id] for who in quote.via))
        for quote in folder.article.quotes
    )
    return replace(folder, article=replace(folder.article, quotes=quotes))


def _article(source: ArticleSource) -> Article | None:
    record = source.record
    layout = read_lines(source)
    outlet = source.outlet()
    if outlet:
        check_outlet(source, outlet)
    published = checked_publication_date(source)
    check_stated(source, outlet, published)
    tags = ArticleTags(source, layout)
    corrections = read_corrections(record.corrections, source.problem)
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
        corrections=corrections,
    )
