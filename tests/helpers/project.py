"""What several tests need: a project to build in, a server for a built site, and made archives."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Request

from helpers.made_archive import Spec, write

PROJECT = Path(__file__).resolve().parent.parent.parent
PACKAGE = PROJECT / "scripts" / "coverage_archive"
FRONTEND = PACKAGE / "frontend"
BUILT_FROM = ("mkdocs.yml", "docs", "articles")


def copy_project(target: Path, spec: Spec | None = None, names: Iterable[str] = BUILT_FROM) -> Path:
    """Copy the project without anything generated, as a fresh clone has it; a spec's archive in place of its own."""
    target.mkdir(exist_ok=True)
    for name in names:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / name)
    if spec:
        write(spec, target / "articles")
    return target


def mkdocs_build(project: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a project's site by MkDocs alone, strictly; what it warns of is in the result."""
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    result.stderr = "".join(line for line in result.stderr.splitlines(True) if not line.startswith("INFO "))
    return result


def make_site(
    project: Path, site: Path, renderer: str = "mkdocs", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Make a project's site as `make site` does; what it says is in the result."""
    return archive("site", "--into", str(site), "--renderer", renderer, root=project, **environment)


def archive(*arguments: str, root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command ``archive`` on a project."""
    return subprocess.run(
        [sys.executable, "-m", "coverage_archive.cli", *arguments],
        cwd=root,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


class SiteHandler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args: object, prefix: str = "/", **kwargs: object) -> None:
        self._prefix = prefix
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        if not path.startswith(self._prefix):
            return str(Path(self.directory) / "no-such-file")
        return super().translate_path("/" + path[len(self._prefix) :])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def serve(site: Path, prefix: str = "/", handler: Callable[..., SiteHandler] = SiteHandler) -> Iterator[str]:
    """Serve a folder under a path on 127.0.0.1, on a free port; give the address, with the slash at its end."""
    of_site = functools.partial(handler, directory=str(site), prefix=prefix)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), of_site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()


def watched_page(browser: Browser, **options: object) -> Iterator[Page]:
    """Give a page of a fresh profile; fail on requests to other sites, errors, breaches of a policy."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(10_000)
    foreign: list[str] = []
    errors: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            foreign.append(request.url)

    page.on("request", note)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if "Content Security Policy" in said.text else None)
    yield page
    context.close()
    assert not foreign, f"requests left the site: {foreign}"
    assert not errors, f"errors in the page's scripts: {errors}"


def add_style(page: Page, rules: str) -> None:
    """Add a style to a page, in a way that its policy leaves open to who drives the browser."""
    page.evaluate(
        """(rules) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(rules);
          document.adoptedStyleSheets.push(sheet);
        }""",
        rules,
    )


def until(page: Page, expression: str) -> None:
    """Wait until an expression is true in a page. Playwright's own way takes `eval`, which policies refuse."""
    for _ in range(400):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"never true: {expression}")
