"""An HTML page -> its article's text, and what the page says of it: title, author, date, site, language.

The reading is trafilatura's. It runs in a process of its own, so that a page made to hang or crash a parser ends in
a sentence: ``python -m coverage_archive.adding.html_page`` reads a page on standard input and writes JSON.
"""

import importlib.util
import json
import re
import subprocess
import sys
from dataclasses import asdict, dataclass
from typing import Any

from ..model.problems import RefusedError

PATIENCE = 30.0  # seconds; an ordinary page takes one
_MOST_MEMORY = 2_000_000_000  # bytes of address space
NEEDS = "reading web pages needs a package that is not installed: run `make html`, or save the article as text"

_LANGUAGE = re.compile(r"<html\b[^>]*?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)", re.IGNORECASE)
_CANONICAL = re.compile(r"^https?://[^\s<>\"]+$")


@dataclass(frozen=True, slots=True)
class WebPage:
    """The text of a page's article, a blank line between paragraphs, and what the page's metadata states."""

    text: str
    title: str | None = None
    author: str | None = None
    date: str | None = None
    site: str | None = None
    language: str | None = None
    address: str | None = None


def read_page(html: str, name: str) -> WebPage:
    """Return the article of an HTML page; ``name`` is for messages. Raise RefusedError where there is none."""
    if importlib.util.find_spec("trafilatura") is None:
        raise RefusedError(f"{name} is a web page, and {NEEDS}")
    command = [sys.executable, "-m", __name__]
    try:
        done = subprocess.run(
            command, input=html.encode("utf-8", "replace"), capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise RefusedError(f"{name} takes too long to read: save the article's text and add that") from error
    if done.returncode:
        raise RefusedError(f"{name} cannot be read as a web page: save the article's text and add that")
    page = WebPage(**json.loads(done.stdout))
    if not page.text.strip():
        raise RefusedError(f"{name} has no article that can be told from the page: save its text and add that")
    return page


def _extract(html: str) -> WebPage:
    import trafilatura

    found = trafilatura.bare_extraction(
        html, with_metadata=True, include_comments=False, include_tables=True, include_formatting=False
    )
    if found is None:
        return WebPage("")
    data: dict[str, Any] = found if isinstance(found, dict) else found.as_dict()
    lines = [line.strip() for line in (data.get("text") or "").split("\n") if line.strip()]
    title = " ".join((data.get("title") or "").split()) or None
    # The headline stands in the page's head; the text that is kept begins with it.
    if lines and title and title not in lines[:5]:
        lines.insert(0, title)
    language = _LANGUAGE.search(html[:20_000])
    address = data.get("url") or ""
    return WebPage(
        "\n\n".join(lines) + "\n" if lines else "",
        title,
        data.get("author") or None,
        data.get("date") or None,
        data.get("sitename") or None,
        language.group(1) if language else None,
        address if _CANONICAL.match(address) else None,
    )


def _main() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    except (ImportError, ValueError, OSError):
        pass  # not on every system; the time limit holds on all
    page = _extract(sys.stdin.buffer.read().decode("utf-8", "replace"))
    json.dump(asdict(page), sys.stdout)


if __name__ == "__main__":
    _main()
