"""The page of a topic or speaker of which no article has anything now. It may have had: its address stays good."""

from ..model import Element
from .page_writer import GeneratedFile, PageWriter


def untagged_page(
    writer: PageWriter,
    address: str,
    *,
    title: str,
    description: str | None,
    said: str,
    others: str,
    others_title: str,
    elements: tuple[Element, ...] = (),
) -> GeneratedFile:
    """Return the page: ``said`` is its sentence, ``others`` the address of the list that it leads to."""
    return writer.page(
        address,
        "untagged.md.j2",
        title=title,
        description=description,
        said=said,
        others=others,
        others_title=others_title,
        elements=elements,
    )
