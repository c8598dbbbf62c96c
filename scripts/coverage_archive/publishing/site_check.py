"""Check a rendered site before it replaces the old one: promised addresses, the articles' words and internal links.

Regular expressions are enough to read the pages, because the archive's own templates escape all text in them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from ..model import Archive, addresses
from ..model.problems import ReportedError, shown
from ..reading import permalinks
from ..storage.files import files_below

# Comments, scripts and styles hold no elements. Everywhere else, a `<` begins a tag.
_PASSED_OVER = re.compile(r"<!--.*?-->|(<(script|style)\b[^>]*>).*?</\2\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"""<[a-z][^\s>/]*+(\s(?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""", re.IGNORECASE)
_VALUE = r"""\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
_ATTRIBUTE = re.compile(rf"\s(id|href|src|srcset|action|poster|data|cite){_VALUE}", re.IGNORECASE)
_REFRESH = re.compile(r"""<meta http-equiv=["']?refresh["']? content=["']?\d+;\s*url=([^"'>]*)""", re.IGNORECASE)
_PARAGRAPH = re.compile(r"""<p id="(p\d+)"[^>]*>(.*?)</p>""", re.DOTALL)
_ANY_TAG = re.compile(r"""<(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]*)""")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_LONGEST = 300  # letters of an address in a message at most


class UnsoundSiteError(ReportedError):
    """Raised where a rendered site lacks something; the message names the first fault."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}; the site is as it was.")


@dataclass(frozen=True, slots=True)
class _Page:
    """Hold what links need of a page: its ids, the addresses in it, and the page that it redirects to."""

    ids: frozenset[str]
    links: tuple[str, ...]
    moved_to: str | None


def require_sound(root: Path, archive: Archive, address: str, site: Path, at: str = "") -> None:
    """Raise UnsoundSiteError for the first fault of the site that was rendered into the folder ``site``.

    ``address`` is the site's address, or "" if it is not known; the archive is below the path ``at`` in the site.
    """
    for always in (site / at / "index.html", site / at / addresses.ARTICLES / "index.html"):
        if not always.is_file() or not always.stat().st_size:
            raise UnsoundSiteError(f"{always.relative_to(site)} is missing or empty: the renderer did not write it")
    checked = _Site(site, address, at)
    for promised, number in permalinks.listed(root).items():
        if fault := checked.fault(f"{at}{promised}", ""):
            raise UnsoundSiteError(f"{permalinks.FILE}:{number}: {shown(promised, _LONGEST)} was promised: {fault}")
    _require_words(archive, site / at)
    for page, link in checked.links():
        if fault := checked.fault(link, page):
            raise UnsoundSiteError(f"{page}: the link to {shown(link, _LONGEST)} leads nowhere: {fault}")


def _require_words(archive: Archive, site: Path) -> None:
    """Raise UnsoundSiteError if an article's page does not show its paragraphs character by character."""
    for article in archive.articles:
        name = f"{addresses.article(article.slug)}index.html"
        found = dict(_PARAGRAPH.findall((site / name).read_bytes().decode()))
        for block in article.capture.paragraphs:
            if unescape(_ANY_TAG.sub("", found.get(block.id, ""))) != block.text:
                raise UnsoundSiteError(f"{name}: {block.name} is not there as the capture has it")


class _Site:
    """Hold the files of a rendered site, and resolve the addresses in the archive's own files, below ``at``."""

    def __init__(self, folder: Path, address: str, at: str) -> None:
        self._folder = folder
        self._at = at
        self._address = address
        self._base = urlsplit(address).path or "/"
        self._way = lru_cache(maxsize=4096)(self._resolved)  # a page repeats its addresses

    @cached_property
    def _files(self) -> frozenset[str]:
        return frozenset(files_below(self._folder))

    @cached_property
    def _pages(self) -> dict[str, _Page]:
        names = self._own(".html")
        return {name: _read((self._folder / name).read_bytes().decode()) for name in names}

    def _own(self, ending: str) -> list[str]:
        return sorted(name for name in self._files if name.startswith(self._at) and name.endswith(ending))

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield every address in a page or a style sheet, after the path of the file that has it."""
        for name, page in self._pages.items():
            yield from ((name, link) for link in page.links)
        for name in self._own(".css"):
            for link in _CSS_ADDRESS.findall((self._folder / name).read_bytes().decode()):
                yield name, link

    def fault(self, link: str, page: str) -> str:
        """Return why an address in the file ``page`` leads nowhere, or "" if it leads to a file or id of the site."""
        if self._address and link.startswith(self._address):
            link = self._base + link.removeprefix(self._address)
        if _ELSEWHERE.match(link):
            return ""
        path, _, fragment = link.partition("#")
        path = path.partition("?")[0]
        name = self._way(path, page.rpartition("/")[0]) if path else page or "index.html"
        for _ in range(2):  # a page at an earlier address redirects to the page at the address of today
            if name not in self._files:
                return f"{name or 'that path'} is no file of the site"
            found = self._pages.get(name)
            if found is None or found.moved_to is None:
                break
            name = self._way(found.moved_to, name.rpartition("/")[0])
        if not fragment or found is None or unquote(fragment) in found.ids:
            return ""
        return f"{name} has no id '{shown(unquote(fragment), _LONGEST)}'"

    def _resolved(self, path: str, folder: str) -> str:
        """Return the file that a path leads to from a page in ``folder``, or "" if it leads out of the site."""
        path = unquote(path)
        if path.startswith("/"):
            if not path.startswith(self._base):
                return ""
            full = path.removeprefix(self._base)
        else:
            full = f"{folder}/{path}".lstrip("/")
        name = normpath(f"./{full}")
        if name.startswith(".."):
            return ""
        is_folder = not full or full.endswith(("/", "/.", "/..")) or full in (".", "..")
        return normpath(f"{name}/index.html") if is_folder else name


def _read(html: str) -> _Page:
    ids, links = set(), dict[str, None]()
    text = _PASSED_OVER.sub(r"\1", html)
    for tag in _TAG.findall(text):
        for name, *values in _ATTRIBUTE.findall(tag):
            value = "".join(values)
            value = unescape(value) if "&" in value else value
            if name.lower() == "id":
                ids.add(value)
            elif name.lower() == "srcset":
                links |= dict.fromkeys(part.split()[0] for part in value.split(",") if part.strip())
            else:
                links[value] = None
    moved = _REFRESH.search(text)
    return _Page(frozenset(ids), tuple(links), unescape(moved[1]) if moved else None)
