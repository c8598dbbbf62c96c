"""Read ``articles/`` into a validated Archive, or say everything that is wrong with it, each with file and line."""

from pathlib import Path

from ..model import Archive, Article
from ..model.problems import ArchiveError, Report
from .article_folder import read_article
from .article_source import Surroundings
from .vocabulary import Uses, Vocabulary, read_vocabulary


def load(root: Path) -> Archive:
    """Read the archive under ``root``. Raise ArchiveError with every problem of every file."""
    report, uses = Report(), Uses()
    vocabulary = report.attempt(lambda: read_vocabulary(root, uses))
    around = Surroundings(vocabulary or Vocabulary("", "", "", {}, {}, {}, {}), uses, report)
    found = [article for folder in _folders(root) if (article := read_article(folder, around))]
    if vocabulary:
        uses.check(vocabulary, report)
    _check_addresses(found, report)
    if report.problems or not vocabulary:
        raise ArchiveError(report.problems)
    return Archive(
        title=vocabulary.title,
        question=vocabulary.question,
        clause=vocabulary.topics[vocabulary.clause],
        outlets=vocabulary.outlets,
        speakers=vocabulary.speakers,
        topics=vocabulary.topics,
        elements=vocabulary.elements,
        articles=tuple(sorted(found, key=_reading_order)),
    )


def _folders(root: Path) -> list[Path]:
    inside = sorted((root / "articles").glob("*"))
    return [path for path in inside if path.is_dir() and not path.name.startswith((".", "_"))]


def _reading_order(article: Article) -> tuple[int, str, str]:
    return article.outlet.number, article.published.value if article.published else "", article.slug


def _check_addresses(articles: list[Article], report: Report) -> None:
    """Report an alias that is the address, or another alias, of another article."""
    taken = {article.slug: article.slug for article in articles}
    for article in articles:
        for alias in article.former_ids:
            if alias in taken:
                message = f"the alias '{alias}' is already an address of articles/{taken[alias]}"
                report.add(f"articles/{article.slug}/article.yml", 1, message)
            taken[alias] = article.slug
