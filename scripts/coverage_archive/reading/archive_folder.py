"""Read ``articles/`` into a validated Archive, or say everything that is wrong with it, each with file and line."""

from pathlib import Path

from ..model import Archive, Article
from ..model.problems import ArchiveError, Report
from ..storage.validation import did_you_mean
from .article_folder import read_article
from .article_source import Surroundings
from .vocabulary import Uses, Vocabulary, read_vocabulary
from .withdrawn_folder import is_withdrawn, read_withdrawn


def load(root: Path) -> Archive:
    """Read the archive under ``root``. Raise ArchiveError with every problem of every file."""
    report, uses = Report(), Uses()
    vocabulary = report.attempt(lambda: read_vocabulary(root, uses))
    around = Surroundings(vocabulary or Vocabulary("", "", "", {}, {}, {}, {}), uses, report)
    folders = _folders(root)
    found = [article for folder in folders if not is_withdrawn(folder) and (article := read_article(folder, around))]
    withdrawn = [gone for folder in folders if is_withdrawn(folder) and (gone := read_withdrawn(folder, around))]
    if vocabulary:
        uses.check(vocabulary, report)
    _check_addresses(found, report)
    _check_versions(found, {gone.slug for gone in withdrawn}, report)
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
        withdrawn=tuple(withdrawn),
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


def _check_versions(articles: list[Article], withdrawn: set[str], report: Report) -> None:
    """Report a `supersedes` that leads nowhere, to another outlet, in a circle, or to what is superseded already."""
    by_slug = {article.slug: article for article in articles}
    newer: dict[str, str] = {}
    for article in articles:
        older = article.supersedes
        if older is None or older in withdrawn:
            continue
        message = ""
        if older not in by_slug:
            message = f"there is no article '{older}' that this could supersede{did_you_mean(older, [*by_slug])}"
        elif by_slug[older].outlet.id != article.outlet.id:
            message = f"'{older}' is an article of {by_slug[older].outlet.name}: only its outlet can publish it anew"
        elif older in newer:
            message = f"'{older}' is superseded by '{newer[older]}' already; name the newest version before this one"
        elif _is_circle(article, by_slug):
            message = f"'{article.slug}' would supersede itself, through '{older}'"
        if message:
            report.add(f"articles/{article.slug}/article.yml", 1, message)
        newer.setdefault(older, article.slug)


def _is_circle(article: Article, by_slug: dict[str, Article]) -> bool:
    seen = {article.slug}
    older = article.supersedes
    while older in by_slug and older not in seen:
        seen.add(older)
        older = by_slug[older].supersedes
    return older in seen
