"""The parts of the clause that nobody has looked for in an article: neither tagged nor listed in ``absent``."""

from ..model import Archive, Article, Element


def must_be_judged(article: Article, archive: Archive) -> bool:
    """Say whether every part must be looked for: in the newest version of a report whose words are published."""
    return not article.is_reference and article.has_text and not archive.is_superseded(article)


def unjudged(article: Article, archive: Archive) -> tuple[Element, ...]:
    """Return the elements of the archive's clause that must be looked for in an article and were not."""
    judged = {*article.absent, *article.withheld_elements, *(passage.element for passage in article.passages)}
    elements = archive.clause.elements if must_be_judged(article, archive) else ()
    return tuple(element for element in elements if element.id not in judged)
