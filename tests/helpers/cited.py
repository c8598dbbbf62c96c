"""Citations as the golden files write them."""

import html
import re

from coverage_archive import citations
from coverage_archive.citations import Reference


def in_words(reference: Reference) -> dict[str, str]:
    """Entries and pointers by style, with * for italics."""
    said = {}
    for cited in citations.in_words(reference):
        for kind, text in (("", cited.entry), (" in text", cited.pointer)):
            said[cited.style + kind] = html.unescape(re.sub(r"</?i>", "*", text))
    return said
