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
from . import line_shapes as shapes
from .ids import slug
from .line_kinds import CaptureLine
from .page_claims import ProposedValue

_COPYRIGHT = re.compile(
    r"(?:(?:©|\(c\)|copyright)\s*)+(?:\d{4})?[\s,–-]*(?:by\s+)?(?P<name>[^.,|©\d]{3,60})", re.IGNORECASE
)
_GIVEN = "the capture does not name the outlet; the person who added it did"
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

    ``may_be_new`` says whether they may also name an outlet that the vocabulary lacks.
    """

    name: str
    found: ProposedValue
    may_be_new: bool = True


NONE = ProposedOutlet(None, ProposedValue(None, ""))  # a reference text has no outlet


def find(
    source: SavedArticle, lines: list[CaptureLine], outlets: Mapping[str, Outlet], wanted: str | None
) -> ProposedOutlet:
    """Return the outlet of a capture, as a draft entry if the vocabulary lacks it.

    ``wanted`` is the id that the editor gave, or None. Raise RefusedError if nothing shows which outlet it is.
    """
    names = list(_names(source, lines))
    outlet, found = _wanted(wanted, outlets, names, source.text) if wanted else _told(names, outlets)
    if names_outlet(source.text, outlet):
        found = ProposedValue(None, found.reason)
    return ProposedOutlet(outlet, replace(found, value=outlet.id), outlet.id not in outlets)


def _names(source: SavedArticle, lines: list[CaptureLine]) -> Iterator[_Named]:
    """Yield the words that may name the outlet, the most reliable first."""
    for stated in source.page.data.outlet[:1] if source.page else ():
        said = "the page's data names the outlet; its text does not"
        yield _Named(stated.value.strip(), ProposedValue(None, "named by the page's data", stated.where, said))
    masthead = _masthead(lines)
    for line in [*lines[:4], *lines[-4:]]:
        # Any line could be the name of an unknown outlet, so only a masthead may add a new one.
        found = ProposedValue(None, f"line {line.number}: a line of its own")
        yield _Named(line.text.strip(_MARKS), found, may_be_new=line is masthead)
    for line in lines[-8:]:
        if notice := _COPYRIGHT.match(line.text):
            name = re.sub(r"\s*\ball rights reserved.*", "", notice["name"], flags=re.IGNORECASE).strip(" -–—:")
            yield _Named(name, ProposedValue(None, f"line {line.number}: the copyright notice"))
    if host := re.sub(r"^(?:www|m|edition|amp)\.", "", urlsplit(source.address or "").hostname or ""):
        said = f"the capture names no outlet; its address is at {host}"
        yield _Named(host, ProposedValue(None, "the address's host", supplied=said))


def _masthead(lines: list[CaptureLine]) -> CaptureLine | None:
    """Return the line above the headline that names a newspaper or station, or None."""
    for number, line in enumerate(lines[:3]):
        below = [other.text for other in lines[number + 1 : 12]]
        headline = any(shapes.size(text) >= shapes.HEADLINE_WORDS and not shapes.is_byline(text) for text in below)
        if headline and shapes.names_newspaper(line.text):
            return line
    return None


def _told(names: list[_Named], outlets: Mapping[str, Outlet]) -> tuple[Outlet, ProposedValue]:
    """Return the first known outlet that a name means, or else a new one. Raise RefusedError if there is neither."""
    for it in names:
        if known := _known(it.name, outlets.values()):
            return known, it.found
    for it in names:
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
