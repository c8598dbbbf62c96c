"""Determine which outlet published an article.

The first source that names an outlet decides: the editor's answer, the page's data, the lines of the text, the
address.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ...model import Outlet
from ...model.problems import RefusedError
from ...reading.stated_facts import names_outlet
from ...storage.records import ID_PATTERN
from ..sources.saved_article import SavedArticle
from ..sources.web_page import plain
from ..words import rows
from . import line_shapes as shapes
from .genres import Genre
from .ids import slug
from .line_kinds import CaptureLine
from .page_claims import ProposedValue

_SOURCE = re.compile(r"(?:source|quelle|источник|출처|来源)\s*[:：]\s*(?P<name>[^\d:|]{2,50})", re.IGNORECASE)
# "SEOUL, June 20 (Yonhap) -", "MOSCOW, June 20. /TASS/.", "(서울=연합뉴스)": the agency in a dateline.
_DATELINE = re.compile(
    r"[^\W\d_][\w., ’'-]{2,50}?(?:\((?P<bracket>[^()\d]{2,40})\) ?(?:--?|–|—|:)|/(?P<slash>[^/\d]{2,30})/\.?)\s"
    r"|\([^\W\d_]{2,12}=(?P<equal>[^()\d]{2,20})\)"
)
_ABOUT = re.compile(r"(?:about|über|à propos d\w+|acerca de)\s+(?P<name>[^.:]{3,60})", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:(?:©|\(c\)|copyright)\s*)+(?:\d{4})?[\s,–-]*(?:by\s+)?(?P<name>[^.,|©\d]{3,60})", re.IGNORECASE
)
_GIVEN = "the capture does not name the outlet; the person who added it did"
_MOST_NAME_WORDS, _LONGEST_NAME = 3, 40  # words without small ones; code points
_NO_NAME = re.compile(r"[\d:;!?,|@“”\"«»]|\.$")
_SMALL = ("of", "the", "and", "for", "on", "in")
_MARKS = " •|©"  # removed from both ends of a name


class NoOutletError(RefusedError):
    """Raised where nothing shows which outlet published an article, and the editor gave none."""


@dataclass(frozen=True, slots=True)
class ProposedOutlet:
    """Hold an outlet, its id with the reason for it, and whether the vocabulary lacks the outlet (``is_new``)."""

    outlet: Outlet | None
    value: ProposedValue
    is_new: bool = False

    @property
    def names(self) -> list[str]:
        """Return the names that the outlet may have at a page's top."""
        return [self.outlet.name, self.outlet.short, *self.outlet.aliases] if self.outlet else []


@dataclass(frozen=True, slots=True)
class _Named:
    """Hold words that may name the outlet, and where they were found.

    ``may_be_new`` says whether they may also name an outlet that the vocabulary lacks. ``is_last`` says that they
    count only if nothing else does, because another outlet may have printed an agency's article.
    """

    name: str
    found: ProposedValue
    may_be_new: bool = True
    is_last: bool = False


NONE = ProposedOutlet(None, ProposedValue(None, ""))  # a reference text has no outlet


def find(
    source: SavedArticle,
    lines: list[CaptureLine],
    outlets: Mapping[str, Outlet],
    wanted: str | None,
    genre: Genre = "article",
) -> ProposedOutlet:
    """Return the outlet of a capture, as a draft entry if the vocabulary lacks it.

    ``wanted`` is the id that the editor gave, or None. Raise RefusedError if nothing shows which outlet it is.
    """
    names = list(_names(source, lines, genre))
    outlet, found = _wanted(wanted, outlets, names, source.text) if wanted else _told(names, outlets)
    if names_outlet(source.text, outlet):
        found = ProposedValue(None, found.reason)
    return ProposedOutlet(outlet, replace(found, value=outlet.id), outlet.id not in outlets)


def _names(source: SavedArticle, lines: list[CaptureLine], genre: Genre) -> Iterator[_Named]:
    """Yield the words that may name the outlet, the most reliable first."""
    for stated in source.page.data.outlet[:1] if source.page else ():
        said = "the page's data names the outlet; its text does not"
        yield _Named(stated.value.strip(), ProposedValue(None, "named by the page's data", stated.where, said))
    masthead = _masthead(lines, is_text=not source.page)
    if genre == "press release" and not masthead:
        abouts = ((line, about) for line in lines[len(lines) // 2 :] if (about := _ABOUT.match(line.text)))
        yield from (_Named(about["name"], _at(line, "whom the press release is about")) for line, about in abouts)
    for line in [*lines[:4], *lines[-4:]]:
        # Any line could be the name of an unknown outlet, so only a masthead may add a new one.
        yield _Named(line.text.strip(_MARKS), _at(line, "a line of its own"), may_be_new=line is masthead)
    for line in [*lines[:8], *lines[-4:]]:
        if source_line := _SOURCE.fullmatch(line.text):
            yield _Named(source_line["name"].strip(), _at(line, "names the source"))
    for line in lines[-8:]:
        if notice := _COPYRIGHT.match(line.text):
            name = re.sub(r"\s*\ball rights reserved.*", "", notice["name"], flags=re.IGNORECASE).strip(" -–—:")
            yield _Named(name, _at(line, "the copyright notice"))
    if host := re.sub(r"^(?:www|m|edition|amp)\.", "", urlsplit(source.address or "").hostname or ""):
        said = f"the capture names no outlet; its address is at {host}"
        yield _Named(host, ProposedValue(None, "the address's host", supplied=said))
    for line in lines[:20]:
        if dateline := _DATELINE.match(line.text):
            yield _Named(next(filter(None, dateline.groups())).strip(), _at(line, "the dateline"), is_last=True)


def _at(line: CaptureLine, reason: str) -> ProposedValue:
    return ProposedValue(None, f"line {line.number}: {reason}")


def _masthead(lines: list[CaptureLine], *, is_text: bool) -> CaptureLine | None:
    """Return the line above the headline that names the outlet, or None.

    It is one of the three lines at the top. A word such as Times shows it; a text without such a line (``is_text``)
    may begin with any name that is neither a section's nor another label.
    """
    above = [line for number, line in enumerate(lines[:3]) if _is_above_headline(lines[number + 1 : 12])]
    above = [line for line in above if not _is_label(line.text)]
    named = (line for line in above if shapes.names_newspaper(line.text))
    return next(named, next((line for line in above if is_text and _may_name_outlet(line.text)), None))


def _is_above_headline(below: list[CaptureLine]) -> bool:
    return any(shapes.size(it.text) >= shapes.HEADLINE_WORDS and not shapes.is_byline(it.text) for it in below)


def _is_label(text: str) -> bool:
    """Say whether a line is a section's name or another label, such as “Opinion | Guest Essay” or “Press release”."""
    words = rows("genres")
    parts = {part.casefold() for part in re.split(r"\s*[|/•·]\s*", text)}
    is_section = not parts.isdisjoint(words["section"] | words["opinion"])
    return bool(is_section or shapes.boilerplate_reason(text, 1) or shapes.RELEASE_LABEL.fullmatch(text))


def _may_name_outlet(text: str) -> bool:
    """Say whether a line can be the name of an outlet: a few words, each with a capital if the script has them."""
    words = text.split()
    # A headline in title case has more words.
    is_short = len({*words} - {*_SMALL, "The"}) <= _MOST_NAME_WORDS and len(text) <= _LONGEST_NAME
    in_title_case = all(word[0].isupper() or word in _SMALL for word in words) or not text.isascii()
    is_other = words[0][0].islower() or _NO_NAME.search(text) or shapes.is_byline(text)
    return is_short and in_title_case and not is_other


def _told(names: list[_Named], outlets: Mapping[str, Outlet]) -> tuple[Outlet, ProposedValue]:
    """Return the first known outlet that a name means, or else a new one. Raise RefusedError if there is neither."""
    for it in names:
        if not it.is_last and (known := _known(it.name, outlets.values())):
            return known, it.found
    for it in names:
        if known := _known(it.name, outlets.values()):
            return known, it.found
        if it.may_be_new and (id_ := slug(_without_the(it.name))):
            return _draft(id_, it.name, outlets), it.found
    known_ids = f"known are {', '.join(outlets)}; " if outlets else ""
    raise NoOutletError(
        f"nothing tells which outlet published this: name it with --outlet ID ({known_ids}a new id adds a new outlet)"
    )


def _wanted(id_: str, outlets: Mapping[str, Outlet], names: list[_Named], text: str) -> tuple[Outlet, ProposedValue]:
    """Return the outlet with the id that the editor gave, and where the article itself names it, if it does.

    Raise RefusedError if the id is not valid.
    """
    if not re.fullmatch(ID_PATTERN, id_):
        raise RefusedError(f"the outlet's id must be lower-case words joined by hyphens, not '{id_}'")
    given = ProposedValue(id_, "given with --outlet", supplied=_GIVEN)
    if known := outlets.get(id_):
        stated = next((it.found.stated for it in names if it.found.stated and _known(it.name, [known])), None)
        return known, replace(given, stated=stated)
    for it in names:
        if id_ in (slug(it.name), slug(_without_the(it.name))):
            return _draft(id_, it.name, outlets), it.found
    return _draft(id_, _as_written(id_, text) or " ".join(map(str.capitalize, id_.split("-"))), outlets), given


def _as_written(id_: str, text: str) -> str:
    """Return the words of an outlet's id as a text writes them most often, with a capital ("TASS"), or ""."""
    words = re.findall(rf"\b{id_.replace('-', '[ -]')}\b", text, re.IGNORECASE)
    found = Counter(" ".join(word.split()) for word in words if word != word.lower())
    return found.most_common(1)[0][0] if found else ""


def _draft(id_: str, name: str, outlets: Mapping[str, Outlet]) -> Outlet:
    return Outlet(id=id_, name=name, number=len(outlets), short=name, draft=True)


def _known(name: str, outlets: Iterable[Outlet]) -> Outlet | None:
    """Return the outlet with a name, short name or alias equal to ``name`` or to its host (koreaherald.com).

    Return None if there is no such outlet.
    """
    host = re.fullmatch(r"(?:[\w-]+\.)*?([\w-]+)(?:\.(?:com?|net|org|ac|gov))?\.[a-z]{2,}", name.lower())
    wanted = {plain(_without_the(name)), host[1].replace("-", "") if host else ""} - {""}
    forms = ((it, plain(_without_the(form))) for it in outlets for form in (it.name, it.short, *it.aliases))
    return next((it for it, form in forms if form in wanted), None)


def _without_the(name: str) -> str:
    return re.sub(r"^the ", "", name.strip(), flags=re.IGNORECASE)
