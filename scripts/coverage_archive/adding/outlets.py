"""Which outlet published a capture: named by the editor, by the page's data, by its address or by its own lines."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..model import Outlet
from ..model.problems import RefusedError
from ..storage.schema import ID_PATTERN
from .line_kinds import Line, masthead
from .source import Source
from .speaker_names import slug

_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[\s©(c)]*(?:\d{4})?[\s,–-]*(?:by\s+)?(?P<name>[^.,|©\d]{3,60})", re.I)


@dataclass(frozen=True, slots=True)
class Found:
    """An outlet, how it was told, and (``supplied``) what readers are told where the text does not name it.

    ``is_new``: the vocabulary lacks it. A draft may be in the vocabulary already, with an article of its own.
    """

    outlet: Outlet
    reason: str
    supplied: str | None
    is_new: bool = False


def find(source: Source, lines: list[Line], outlets: Mapping[str, Outlet], wanted: str | None) -> Found:
    """Return the outlet of a capture; a draft one where the vocabulary lacks it.

    ``wanted`` is the id that the editor gave. Raise RefusedError where nothing tells the outlet.
    """
    named = list(_names(source, lines))
    if wanted:
        return _wanted(wanted, outlets, named, source.text)
    for name, reason, supplied in named:
        if known := _known(name, outlets.values()):
            return Found(known, reason, None if _is_named(known, source.text) else supplied)
    for name, reason, supplied in _unknown(named, lines):
        if id_ := slug(re.sub(r"^the ", "", name, flags=re.IGNORECASE)):
            new = Outlet(id_, name, len(outlets), name, draft=True)
            return Found(new, reason, None if _is_named(new, source.text) else supplied, is_new=True)
    known_ids = f"known are {', '.join(outlets)}; " if outlets else ""
    raise RefusedError(
        f"nothing tells which outlet published this: name it with --outlet ID ({known_ids}a new id adds a new outlet)"
    )


def _unknown(named: list[tuple[str, str, str]], lines: list[Line]) -> Iterable[tuple[str, str, str]]:
    """Give the names that may stand for an outlet nobody has heard of: any line could, a masthead does."""
    own = {line.text.strip(" •|©") for line in lines}
    top = masthead(lines)
    for name, reason, supplied in named:
        if name not in own or (top and name == top.text.strip(" •|©")):
            yield name, reason, supplied


def _wanted(id_: str, outlets: Mapping[str, Outlet], named: list[tuple[str, str, str]], text: str) -> Found:
    if not re.fullmatch(ID_PATTERN, id_):
        raise RefusedError(f"the outlet's id must be lower-case words joined by hyphens, not '{id_}'")
    supplied = "the capture does not name the outlet; the person who added it did"
    if known := outlets.get(id_):
        return Found(known, "given with --outlet", None if _is_named(known, text) else supplied)
    for name, reason, _ in named:
        if slug(name) == id_ or slug(re.sub(r"^the ", "", name, flags=re.IGNORECASE)) == id_:
            return Found(Outlet(id_, name, len(outlets), name, draft=True), reason, None, is_new=True)
    name = " ".join(word.capitalize() for word in id_.split("-"))
    new = Outlet(id_, name, len(outlets), name, draft=True)
    return Found(new, "given with --outlet", None if _is_named(new, text) else supplied, is_new=True)


def _names(source: Source, lines: list[Line]) -> Iterable[tuple[str, str, str]]:
    """Give the names that may be the outlet's, the surest first: name, how it was told, and that for readers."""
    if source.page and source.page.site:
        said = "the page's data names the outlet; its text does not"
        yield source.page.site.strip(), "named by the page's data", said
    for line in [*lines[:4], *lines[-4:]]:
        yield line.text.strip(" •|©"), f"line {line.number}: a line of its own", ""
    for line in lines[-8:]:
        if found := _COPYRIGHT.match(line.text):
            name = re.sub(r"\s*\ball rights reserved.*", "", found["name"], flags=re.IGNORECASE).strip(" -–—:")
            yield name, f"line {line.number}: the copyright notice", ""
    if host := _host(source):
        yield host, "the address's host", f"the capture names no outlet; its address is at {host}"


def _host(source: Source) -> str | None:
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


def _is_named(outlet: Outlet, text: str) -> bool:
    return any(name.casefold() in text.casefold() for name in (outlet.name, *outlet.aliases))


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", re.sub(r"^the ", "", name.strip().casefold()))
