"""An HTML page -> its article's text, what its markup tells of the lines, and what its data states.

It is read in a process of its own, so that a page made to hang or crash a parser ends in a sentence:
``python -m coverage_archive.adding.html_page`` reads a page on standard input and writes JSON.
"""

import importlib.util
import json
import subprocess
import sys
from dataclasses import asdict

from ...model.problems import RefusedError
from .web_page import WebPage, page_from

PATIENCE = 30.0  # seconds; an ordinary page takes one
_MOST_MEMORY = 2_000_000_000  # bytes of address space
NEEDS = "reading web pages needs a package that is not installed: run `make html`, or save the article as text"


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
    page = page_from(json.loads(done.stdout))
    if not page.text.strip():
        raise RefusedError(f"{name} has no article that can be told from the page: save its text and add that")
    return page


def _main() -> None:
    from . import page_article

    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    except (ImportError, ValueError, OSError):
        pass  # not on every system; the time limit holds on all
    page = page_article.read(sys.stdin.buffer.read().decode("utf-8", "replace"))
    json.dump(asdict(page), sys.stdout)


if __name__ == "__main__":
    _main()
