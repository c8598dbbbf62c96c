"""Tell which outlet published a capture: by the editor, the page's data, its address, or the capture's own lines."""

import re
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
_Named = tuple[str, ProposedValue]
_Told = tuple[Outlet, ProposedValue]
_GIVEN = "the capture does not name the outlet; the person who added it did"
_MARKS = " •|©"  # around a name


@dataclass(frozen=True, slots=True)
class ProposedOutlet:
    """An outlet, and its id with how it was told. ``is_new``: the vocabulary lacks it."""

    outlet: Outlet | None
    value: ProposedValue
    is_new: bool = False

    @property
    def names(self) -> list[str]:
        """The names under which the outlet may stand at a page's top."""
        return [self.outlet.name, self.outlet.short, *self.outlet.aliases] if self.outlet else []


NONE = ProposedOutlet(None, ProposedValue(None, ""))  # of a reference text


def find(
    source: SavedArticle, lines: list[CaptureLine], outlets: Mapping[str, Outlet], wanted: str | None
) -> ProposedOutlet:
    """Return the outlet of a capture; a draft if the vocabulary lacks it.

    ``wanted`` is the id that the editor gave. Raise RefusedError if nothing tells the outlet.
    """
    names = list(_names(source, lines))
    outlet, found = _wanted(wanted, outlets, names) if wanted else _told(names, lines, outlets)
    is_new = outlet.id not in outlets
    if names_outlet(source.text, outlet):
        return ProposedOutlet(outlet, ProposedValue(outlet.id, found.reason), is_new)
    return ProposedOutlet(outlet, replace(found, value=outlet.id), is_new)


def _told(names: list[_Named], lines: list[CaptureLine], outlets: Mapping[str, Outlet]) -> _Told:
    """Return the known outlet that a name is of, or a new one. Raise RefusedError if there is neither."""
    for name, found in names:
        if known := _known(name, outlets.values()):
            return known, found
    # Any line could stand for an outlet that nobody has heard of; only a masthead does.
    own = {line.text.strip(_MARKS) for line in lines} - {_masthead(lines)}
    for name, found in names:
        if name not in own and (id_ := slug(_without_the(name))):
            return _draft(id_, name, outlets), found
    known_ids = f"known are {', '.join(outlets)}; " if outlets else ""
    raise RefusedError(
        f"nothing tells which outlet published this: name it with --outlet ID ({known_ids}a new id adds a new outlet)"
    )


def _masthead(lines: list[CaptureLine]) -> str | None:
    """Return the line above the headline that names a newspaper or station."""
    for number, line in enumerate(lines[:3]):
        below = [other.text for other in lines[number + 1 : 12]]
        headline = any(shapes.size(text) >= shapes.HEADLINE_WORDS and not shapes.is_byline(text) for text in below)
        if headline and shapes.names_newspaper(line.text):
            return line.text.strip(_MARKS)
    return None


def _wanted(id_: str, outlets: Mapping[str, Outlet], names: list[_Named]) -> _Told:
    """Return the outlet of an id that the editor gave, and what tells it too, if anything does."""
    if not re.fullmatch(ID_PATTERN, id_):
        raise RefusedError(f"the outlet's id must be lower-case words joined by hyphens, not '{id_}'")
    given = ProposedValue(id_, "given with --outlet", supplied=_GIVEN)
    if known := outlets.get(id_):
        stated = next((found.stated for name, found in names if found.stated and _known(name, [known])), None)
        return known, replace(given, stated=stated)
    for name, found in names:
        if id_ in (slug(name), slug(_without_the(name))):
            return _draft(id_, name, outlets), found
    return _draft(id_, " ".join(map(str.capitalize, id_.split("-"))), outlets), given


def _draft(id_: str, name: str, outlets: Mapping[str, Outlet]) -> Outlet:
    return Outlet(id=id_, name=name, number=len(outlets), short=name, draft=True)


def _names(source: SavedArticle, lines: list[CaptureLine]) -> Iterator[_Named]:
    """Give the names that may be the outlet's, each with where it was found, the surest first."""
    for stated in source.page.data.outlet[:1] if source.page else ():
        said = "the page's data names the outlet; its text does not"
        yield stated.value.strip(), ProposedValue(None, "named by the page's data", stated.where, said)
    for line in [*lines[:4], *lines[-4:]]:
        yield line.text.strip(_MARKS), ProposedValue(None, f"line {line.number}: a line of its own")
    for line in lines[-8:]:
        if found := _COPYRIGHT.match(line.text):
            name = re.sub(r"\s*\ball rights reserved.*", "", found["name"], flags=re.IGNORECASE).strip(" -–—:")
            yield name, ProposedValue(None, f"line {line.number}: the copyright notice")
    if host := urlsplit(source.address or "").hostname:
        host = re.sub(r"^(?:www|m|edition|amp)\.", "", host)
        said = f"the capture names no outlet; its address is at {host}"
        yield host, ProposedValue(None, "the address's host", supplied=said)


def _known(name: str, outlets: Iterable[Outlet]) -> Outlet | None:
    """Return the outlet that a name or a host (koreaherald.com) is one of."""
    host = re.fullmatch(r"(?:[\w-]+\.)*?([\w-]+)(?:\.(?:com?|net|org|ac|gov))?\.[a-z]{2,}", name.lower())
    wanted = {_plain(name), host[1].replace("-", "") if host else ""} - {""}
    return next((it for it in outlets if wanted & {_plain(form) for form in (it.name, it.short, *it.aliases)}), None)


def _without_the(name: str) -> str:
    return re.sub(r"^the ", "", name.strip(), flags=re.IGNORECASE)


def _plain(name: str) -> str:
    return plain(_without_the(name))
