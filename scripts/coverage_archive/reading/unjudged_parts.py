"""The parts of the clause that nobody has looked for in an article: neither tagged nor listed in ``absent``."""

from collections.abc import Iterator, Mapping, Set

from ..model import Archive, Article, Element
from ..model.problems import Problem
from ..storage.yaml_reader import Document


def unjudged(article: Article, archive: Archive) -> tuple[Element, ...]:
    """Return the elements of the archive's clause that an article neither gives nor lists as absent."""
    judged = {*article.absent, *article.withheld_elements, *(passage.element for passage in article.passages)}
    return tuple(element for element in archive.clause.elements if element.id not in judged)


def must_be_judged(article: Article, archive: Archive) -> bool:
    """Say whether every part must be looked for: in the newest version of a report whose words are published."""
    return not article.is_reference and article.has_text and not archive.is_superseded(article)


def problems(vocabulary: Archive, documents: Mapping[str, Document], only: Set[str]) -> Iterator[Problem]:
    """Give a problem for each report with unjudged parts.

    ``documents`` are all records, by the articles' slugs; those of ``only`` are checked. A record that names an
    element which the vocabulary lacks is left out: that is its mistake, and the part may be the one that is meant.
    """
    elements = [element.id for element in vocabulary.clause.elements]
    for slug, document in to_be_judged(documents, only):
        record = document.value
        judged = {*(record.get("absent") or []), *(tag.get("element") for tag in record.get("passages") or [])}
        left = [element for element in elements if element not in judged]
        if left and judged - {None} <= vocabulary.elements.keys():
            yield Problem(document.file, document.line(("absent",)), _message(left, slug))


def to_be_judged(documents: Mapping[str, Document], only: Set[str]) -> Iterator[tuple[str, Document]]:
    """Give the slug and the record of each article of ``only`` for which ``must_be_judged`` holds."""
    superseded = {document.value.get("supersedes") for document in documents.values()}
    for slug in only & documents.keys() - superseded:
        record = documents[slug].value
        if record.get("kind") != "reference" and record.get("show") != "none":
            yield slug, documents[slug]


def _message(ids: list[str], slug: str) -> str:
    parts = f"{'part' if len(ids) == 1 else 'parts'} of the clause {'has' if len(ids) == 1 else 'have'}"
    return (
        f"{len(ids)} {parts} not been looked for: {', '.join(ids)}; tag the words, or list the ids in `absent`: "
        f"`archive review {slug}` asks for each"
    )
