"""A small resolver of a built site's links: what every address in every page and stylesheet leads to, on disk."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

ORIGIN = "http://site.invalid"
CSS_URL = re.compile(r"""url\(\s*["']?(.*?)["']?\s*\)""")


@dataclass(frozen=True)
class Site:
    """A built site, as if it were served under a path of some domain."""

    folder: Path
    path: str = "/"
    own_address: str = ""  # what the site calls itself, where it was told

    def broken(self) -> list[str]:
        """Return every address that leads nowhere, or away: ``page: address: why``."""
        return sorted(
            {
                f"{file.relative_to(self.folder)}: {address}: {why}"
                for file in [*self.pages, *self.folder.rglob("*.css")]
                for address in self._addresses(file)
                if (why := self._fault(file, address))
            }
        )

    def repeated_ids(self) -> list[str]:
        return sorted(
            f"{file.relative_to(self.folder)}: {name}"
            for file in self.pages
            for name, count in Counter(self._ids(file)).items()
            if count > 1 or not name or re.search(r"\s", name)
        )

    @cached_property
    def pages(self) -> dict[Path, LexborHTMLParser]:
        return {file: LexborHTMLParser(file.read_text("utf-8")) for file in sorted(self.folder.rglob("*.html"))}

    def _addresses(self, file: Path) -> list[str]:
        if file.suffix == ".css":
            return CSS_URL.findall(file.read_text("utf-8"))
        page = self.pages[file]
        found = [
            node.attributes[name] or ""
            for name in ("href", "src", "action", "poster", "data", "cite")
            for node in page.css(f"[{name}]")
            if not (node.tag == "a" and self._elsewhere(node.attributes[name] or ""))
        ]
        for node in page.css("[srcset]"):
            found += [part.split()[0] for part in (node.attributes["srcset"] or "").split(",") if part.strip()]
        for node in page.css("[style], style"):
            found += CSS_URL.findall(node.attributes.get("style") or node.text(deep=True))
        return found

    def _elsewhere(self, address: str) -> bool:
        """Say whether a reader who follows a link goes to another site, as to an article's original."""
        own = bool(self.own_address) and address.startswith(self.own_address)
        return address.startswith(("http://", "https://")) and not own

    def _ids(self, file: Path) -> list[str]:
        return [node.attributes["id"] or "" for node in self.pages[file].css("[id]")]

    def _fault(self, file: Path, address: str) -> str | None:
        if address.startswith("data:") or address == "javascript:void(0)":  # the theme's way to write a button
            return None
        if self.own_address and address.startswith(self.own_address):
            address = self.path + address.removeprefix(self.own_address)
        # A 404 page is shown at any depth, so its links cannot be relative; all others' must be.
        at = "404.html" if file.name == "404.html" else file.relative_to(self.folder).as_posix()
        split = urlsplit(address)
        if split.scheme or split.netloc:
            return "leaves the site"
        target = urlsplit(urljoin(f"{ORIGIN}{self.path}{at}", address))
        if not target.path.startswith(self.path):
            return f"leaves {self.path}"
        name = unquote(target.path.removeprefix(self.path))
        found = self.folder / name
        if name == "" or name.endswith("/"):
            found = found / "index.html"
        if not found.is_file():
            return "no such file"
        if target.fragment and found.suffix == ".html" and unquote(target.fragment) not in self._ids(found):
            return "no such fragment"
        return None
