"""The parts of the clause that nobody has looked for in an article: neither tagged nor listed in ``absent``."""

from collections.abc import Iterator, Mapping

from ..model import Archive, Article, Element
from ..model.problems import Problem
from ..storage.yaml_reader import Document


def unjudged(article: Article, archive: Archive) -> tuple[Element, ...]:
    """Return the elements of the archive's clause that an article neither gives nor lists as absent."""
    judged = {*article.absent, *article.withheld_elements, *(passage.element for passage in article.passages)}
    return tuple(element for element in archive.clause.elements if element.id not in judged)


def must_be_judged(article: Article, archive: Archive) -> bool:
    """Say whether every part must be looked for: in the newest version of a report whose words are published."""
    return not article.is_reference and article.show != "none" and article.slug not in archive.newer_versions


def problems(archive: Archive, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Give a problem for each report with unjudged parts; ``documents`` are the records, by the articles' slugs."""
    for article in archive.articles:
        left = [element.id for element in unjudged(article, archive)]
        if left and must_be_judged(article, archive):
            document = documents[article.slug]
            yield Problem(document.file, document.line(("absent",)), _message(left, article.slug))


def _message(ids: list[str], slug: str) -> str:
    parts = f"{'part' if len(ids) == 1 else 'parts'} of the clause {'has' if len(ids) == 1 else 'have'}"
    return (
        f"{len(ids)} {parts} not been looked for: {', '.join(ids)}; tag the words, or list the ids in `absent`: "
        f"`archive review {slug}` asks for each"
    )
