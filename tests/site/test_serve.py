"""`mkdocs serve` as an editor lives with it: changes show, nothing loops, a mistake is told and does not end it."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from helpers.made_archive import spec
from helpers.own_theme import own_template
from helpers.project import copy_project

SLUG = "monsoon-closest-pact"
PATIENCE = 90  # seconds until a change that does not come is a failure; a slow machine is none


@dataclass(frozen=True)
class Served:
    project: Path
    url: str
    log: Path
    process: subprocess.Popen[bytes]

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.project / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} must stand once in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def article(self) -> str:
        with urllib.request.urlopen(f"{self.url}articles/{SLUG}/", timeout=PATIENCE) as response:
            return str(response.read().decode("utf-8"))

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def builds(self) -> int:
        return len(re.findall("Building documentation", self.said()))

    def wait(self, what: str, seen: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, f"the server ended:\n{self.said()}"
            try:
                if seen():
                    return
            except OSError:
                pass  # not listening yet
            time.sleep(0.2)
        raise AssertionError(f"not seen: {what}\n{self.said()}")

    def settle(self) -> int:
        """Wait until no build has begun for 3 seconds; return how many there were. A loop never rests so long."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            begun = self.builds()
            time.sleep(3)
            said = self.said()
            if begun == self.builds() and said.rfind("Documentation built") > said.rfind("Building documentation"):
                return begun
        raise AssertionError(f"it builds without end:\n{self.said()}")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    project = copy_project(tmp_path, spec("pact"))
    own_template(project, "partials/header.html")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log.txt"
    with log.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            stdout=file,
            stderr=file,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
        )
        try:
            yield Served(project, f"http://127.0.0.1:{port}/", log, process)
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def test_an_editors_hour(served: Served) -> None:
    article = f"articles/{SLUG}/article.yml"
    served.wait("the first page", lambda: "The pledge in brief" in served.article())
    before = served.settle()
    assert not list(served.project.rglob("share.png")), "drawn for an address that is nobody's"

    # A change of an article shows. It may rebuild a few times more, for the pages that it wrote, and then rests.
    served.edit(article, "The pledge in brief", "The pledge, briefly told")
    served.wait("the new heading", lambda: "The pledge, briefly told" in served.article())
    assert before < served.settle()

    # A change of a page of docs/ shows, and one of a template.
    served.edit("theme/partials/header.html", "</header>", "<!-- another header --></header>")
    served.wait("the new header", lambda: "another header" in served.article())
    served.settle()

    # A mistake is told with file and line; the server lives (pages wait meanwhile) and goes on once it is mended.
    served.edit(article, 'exact: "burning friendship"', 'exact: "brunning friendship"')
    line = 1 + (served.project / article).read_text("utf-8").split("brunning")[0].count("\n")
    message = (
        f"{article}:{line}: “brunning friendship” is not in capture.txt; the nearest words are “burning friendship”"
    )
    served.wait("the located mistake", lambda: message in served.said())
    assert served.process.poll() is None
    served.edit(article, 'exact: "brunning friendship"', 'exact: "burning friendship"')
    served.edit(article, "The pledge, briefly told", "The pledge, told again")
    served.wait("the mended page", lambda: "The pledge, told again" in served.article())
    assert "Traceback" not in served.said()
