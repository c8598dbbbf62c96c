"""Which outlet published a capture: named by the editor, by the page's data, by its address or by its own lines."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ...model import Outlet
from ...model.problems import RefusedError
from ...reading.article_checks import names_outlet
from ...storage.schema import ID_PATTERN
from ..sources.saved_article import SavedArticle
from . import line_shapes as shapes
from .ids import slug
from .line_kinds import CaptureLine

_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[\s©(c)]*(?:\d{4})?[\s,–-]*(?:by\s+)?(?P<name>[^.,|©\d]{3,60})", re.I)


@dataclass(frozen=True, slots=True)
class ProposedOutlet:
    """An outlet, how it was told, and (``supplied``) what readers are told where the text does not name it.

    ``stated``: where the page's data name it and its text does not.
    ``is_new``: the vocabulary lacks it. A draft may be in the vocabulary already, with an article of its own.
    """

    outlet: Outlet | None
    reason: str
    supplied: str | None
    is_new: bool = False
    stated: str | None = None

    @property
    def names(self) -> list[str]:
        """The names under which the outlet may stand at a page's top."""
        return [self.outlet.name, self.outlet.short, *self.outlet.aliases] if self.outlet else []


NONE = ProposedOutlet(None, "", None)  # of a reference text


@dataclass(frozen=True, slots=True)
class _OutletName:
    """A name that may be the outlet's, where it was found, and what readers are told where the text lacks it."""

    name: str
    reason: str
    supplied: str
    stated: str | None = None


def find(
    source: SavedArticle, lines: list[CaptureLine], outlets: Mapping[str, Outlet], wanted: str | None
) -> ProposedOutlet:
    """Return the outlet of a capture; a draft one where the vocabulary lacks it.

    ``wanted`` is the id that the editor gave. Raise RefusedError where nothing tells the outlet.
    """
    names = list(_names(source, lines))
    if wanted:
        return _wanted(wanted, outlets, names, source.text)
    for found in names:
        if known := _known(found.name, outlets.values()):
            return _proposed(known, found, source.text)
    for found in _unknown(names, lines):
        if id_ := slug(_without_the(found.name)):
            new = _draft(id_, found.name, outlets)
            return _proposed(new, found, source.text, is_new=True)
    known_ids = f"known are {', '.join(outlets)}; " if outlets else ""
    raise RefusedError(
        f"nothing tells which outlet published this: name it with --outlet ID ({known_ids}a new id adds a new outlet)"
    )


def _masthead(lines: list[CaptureLine]) -> CaptureLine | None:
    """Return the line above the headline that names a newspaper or station."""
    for number, line in enumerate(lines[:3]):
        below = [other.text for other in lines[number + 1 : 12]]
        headline = any(shapes.size(text) >= shapes.HEADLINE_WORDS and not shapes.is_byline(text) for text in below)
        if headline and shapes.names_newspaper(line.text):
            return line
    return None


def _unknown(names: list[_OutletName], lines: list[CaptureLine]) -> Iterator[_OutletName]:
    """Give the names that may stand for an outlet nobody has heard of: any line could, a masthead does."""
    own = {line.text.strip(" •|©") for line in lines}
    top = _masthead(lines)
    for found in names:
        if found.name not in own or (top and found.name == top.text.strip(" •|©")):
            yield found


def _wanted(id_: str, outlets: Mapping[str, Outlet], names: list[_OutletName], text: str) -> ProposedOutlet:
    if not re.fullmatch(ID_PATTERN, id_):
        raise RefusedError(f"the outlet's id must be lower-case words joined by hyphens, not '{id_}'")
    said = "the capture does not name the outlet; the person who added it did"
    given = _OutletName("", "given with --outlet", said)
    if known := outlets.get(id_):
        stated = next((found.stated for found in names if found.stated and _known(found.name, [known])), None)
        return _proposed(known, replace(given, stated=stated), text)
    for found in names:
        if id_ in (slug(found.name), slug(_without_the(found.name))):
            return _proposed(_draft(id_, found.name, outlets), found, text, is_new=True)
    name = " ".join(word.capitalize() for word in id_.split("-"))
    return _proposed(_draft(id_, name, outlets), given, text, is_new=True)


def _draft(id_: str, name: str, outlets: Mapping[str, Outlet]) -> Outlet:
    return Outlet(id=id_, name=name, number=len(outlets), short=name, draft=True)


def _proposed(outlet: Outlet, found: _OutletName, text: str, *, is_new: bool = False) -> ProposedOutlet:
    if names_outlet(text, outlet):
        return ProposedOutlet(outlet, found.reason, None, is_new)
    return ProposedOutlet(outlet, found.reason, found.supplied, is_new, found.stated)


def _without_the(name: str) -> str:
    return re.sub(r"^the ", "", name, flags=re.IGNORECASE)


def _names(source: SavedArticle, lines: list[CaptureLine]) -> Iterator[_OutletName]:
    """Give the names that may be the outlet's, the surest first."""
    for stated in source.page.data.outlet[:1] if source.page else ():
        said = "the page's data names the outlet; its text does not"
        yield _OutletName(stated.value.strip(), "named by the page's data", said, stated.where)
    for line in [*lines[:4], *lines[-4:]]:
        yield _OutletName(line.text.strip(" •|©"), f"line {line.number}: a line of its own", "")
    for line in lines[-8:]:
        if found := _COPYRIGHT.match(line.text):
            name = re.sub(r"\s*\ball rights reserved.*", "", found["name"], flags=re.IGNORECASE).strip(" -–—:")
            yield _OutletName(name, f"line {line.number}: the copyright notice", "")
    if host := _host(source):
        yield _OutletName(host, "the address's host", f"the capture names no outlet; its address is at {host}")


def _host(source: SavedArticle) -> str | None:
    address = source.url or (source.page.address if source.page else None)
    host = urlsplit(address).hostname if address else None
    return re.sub(r"^(?:www|m|edition|amp)\.", "", host) if host else None


def _known(name: str, outlets: Iterable[Outlet]) -> Outlet | None:
    """Return the outlet that a name or a host (koreaherald.com) is one of."""
    plain = _plain(name)
    host = re.fullmatch(r"(?:[\w-]+\.)*?([\w-]+)(?:\.(?:com?|net|org|ac|gov))?\.[a-z]{2,}", name.lower())
    for outlet in outlets:
        forms = {_plain(form) for form in (outlet.name, outlet.short, *outlet.aliases)}
        if plain in forms or (host and host.group(1).replace("-", "") in forms):
            return outlet
    return None


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", _without_the(name.strip().casefold()))
