"""Check the `supersedes` fields of articles: each must name an earlier version of its article."""

from ..model import Article
from ..model.problems import Report
from ..storage.validation import did_you_mean


def check_versions(articles: list[Article], withdrawn: set[str], report: Report) -> None:
    """Report each `supersedes` that names no article, another outlet's, a superseded one, or makes a circle."""
    by_slug = {article.slug: article for article in articles}
    newer: dict[str, str] = {}
    for article in articles:
        older = article.supersedes
        if older is None or older in withdrawn:
            continue
        message = ""
        if older not in by_slug:
            message = f"there is no article '{older}' that this could supersede{did_you_mean(older, [*by_slug])}"
        elif by_slug[older].outlet != article.outlet:
            message = f"'{older}' is {_whose(by_slug[older])}"
        elif older in newer:
            message = f"'{older}' is superseded by '{newer[older]}' already; name the newest version before this one"
        elif _is_circle(article, by_slug):
            message = f"'{article.slug}' would supersede itself, through '{older}'"
        if message:
            report.add(f"articles/{article.slug}/article.yml", 1, message)
        newer.setdefault(older, article.slug)


def _whose(article: Article) -> str:
    if article.outlet:
        return f"an article of {article.outlet.name}: only its outlet can publish it anew"
    return "a reference text: only a reference text can supersede it"


def _is_circle(article: Article, by_slug: dict[str, Article]) -> bool:
    seen = {article.slug}
    older = article.supersedes
    while older in by_slug and older not in seen:
        seen.add(older)
        older = by_slug[older].supersedes
    return older in seen
