"""Answer the browser on 127.0.0.1: the desk's pages, their acts, and the bundles that the pages load."""

import asyncio
import secrets
import socket
import webbrowser
from collections.abc import Callable
from functools import cache
from pathlib import Path

import click
import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from ..adding.drafting import new_article
from ..adding.proposing.outlets import NoOutletError
from ..adding.sources.saved_article import SavedArticle, read_saved_article, read_saved_bytes
from ..editing.editor import Editor
from ..frontend import FRONTEND
from ..model.problems import RefusedError, ReportedError
from ..pages import bundles
from . import home_view
from .drawing import draw
from .hand import Hand
from .safety import MOST_BYTES, Guard
from .sitting import NAMES, Answer, Sitting

PATIENCE = 25.0  # seconds that a page waits for changes by another tab or program before it asks again
_LOOKS_EVERY = 0.5  # seconds
_MOST_SOURCES = 20  # articles that were read and not added yet
_TYPES = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}


def application(root: Path, token: str, port: int) -> Starlette:
    """Return the desk of the archive under ``root``. Raise ArchiveError if the archive has problems."""
    pages = _Pages(Sitting(root))
    routes = [
        Route("/", pages.home),
        Route("/propose", pages.propose, methods=["POST"]),
        Route("/add", pages.add, methods=["POST"]),
        Route("/articles/{slug}/", pages.desk),
        Route("/articles/{slug}/act", pages.act, methods=["POST"]),
        Route("/articles/{slug}/changes", pages.changes),
        Route("/names/", pages.desk),
        Route("/names/act", pages.act, methods=["POST"]),
        Route("/names/changes", pages.changes),
        Route("/{path:path}", asset),
    ]
    app = Starlette(routes=routes, middleware=[Middleware(Guard, token=token, port=port)])
    app.state.ends = lambda: False
    return app


def serve(root: Path, port: int, *, opens: bool, slug: str | None = None) -> None:
    """Serve the desk until it is interrupted. Port 0 takes a free one.

    ``opens`` opens it in the browser, at the article ``slug`` if there is one.

    Raise OSError if the port is taken.
    """
    with socket.create_server(("127.0.0.1", port)) as listening:
        port, token = listening.getsockname()[1], secrets.token_urlsafe(24)
        app = application(root, token, port)
        place = f"articles/{slug}/" if slug else ""
        address = f"http://127.0.0.1:{port}/{place}?token={token}"
        click.echo(f"The desk is at {address} (this machine only; Ctrl+C ends it).")
        if opens:
            webbrowser.open(address)
        config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=2)
        server = uvicorn.Server(config)
        app.state.ends = lambda: server.should_exit  # pages that wait for changes would keep the desk from ending
        server.run(sockets=[listening])


class _Pages:
    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting

    def home(self, request: Request) -> Response:
        return self._page(lambda: home_view.home_page(self._fresh()))

    def desk(self, request: Request) -> Response:
        slug = self._slug(request)
        return self._page(lambda: self._drawn(slug))

    async def act(self, request: Request) -> Response:
        form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
        return _json(await run_in_threadpool(self.sitting.act, self._slug(request), form))

    async def changes(self, request: Request) -> Response:
        slug, version = self._slug(request), request.query_params.get("version", "")
        for _ in range(int(PATIENCE / _LOOKS_EVERY)):
            if answer := await run_in_threadpool(self.sitting.changes, slug, version):
                return _json(answer)
            if request.app.state.ends() or await request.is_disconnected():
                break
            await asyncio.sleep(_LOOKS_EVERY)
        return Response(status_code=204)

    async def propose(self, request: Request) -> Response:
        async with request.form(max_part_size=MOST_BYTES) as form:
            fields = {name: value for name, value in form.items() if isinstance(value, str)}
            file = form.get("file")
            data = await file.read() if isinstance(file, UploadFile) and file.filename else b""
            name = str(file.filename) if isinstance(file, UploadFile) else ""
        return await run_in_threadpool(self._propose, data, name, fields)

    def _propose(self, data: bytes, name: str, fields: dict[str, str]) -> Response:
        """Return the page of a draft. What was read before, and lacked an outlet, need not be given again."""
        key, text, address = (fields.get(field, "") for field in ("source", "text", "address"))
        try:
            if data or text.strip() or address.strip() or key not in self.sitting.sources:
                key = self._keep(_source(data, name, text, address.strip()))
            with self.sitting.lock:
                editor = self._fresh()
                outlet = home_view.outlet_id(editor.archive, fields.get("outlet", ""))
                draft, slug = new_article.propose(self.sitting.root, self.sitting.sources[key], outlet)
                return HTMLResponse(home_view.proposal_page(editor, draft, slug, key, {"outlet": outlet or ""}))
        except NoOutletError:
            message = "Nothing in the text tells which outlet published it: name the outlet. The text is kept."
            return self._page(lambda: home_view.home_page(self._fresh(), message, key=key), 422)
        except RefusedError as error:
            message = f"Not added: {error}."
            return self._page(lambda: home_view.home_page(self._fresh(), message, text), 422)

    def _keep(self, source: SavedArticle) -> str:
        """Keep an article that was read and is not added yet, and return its key."""
        key = secrets.token_hex(8)
        self.sitting.sources[key] = source
        for old in [*self.sitting.sources][:-_MOST_SOURCES]:
            del self.sitting.sources[old]
        return key

    async def add(self, request: Request) -> Response:
        form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
        return await run_in_threadpool(self._add, form)

    def _add(self, form: dict[str, str]) -> Response:
        source = self.sitting.sources.get(form.get("source", ""))
        if not source:
            return self._page(lambda: home_view.home_page(self._fresh(), "Choose the article again."), 422)
        quotes = {name.removeprefix("quote-"): id_ for name, id_ in form.items() if name.startswith("quote-")}
        speakers = {name.removeprefix("speaker-"): id_ for name, id_ in form.items() if name.startswith("speaker-")}

        def chosen(what: str, proposed: str, taken: object) -> str:
            if what.startswith("the outlet "):
                return form.get("outlet-id") or proposed
            return speakers.get(proposed) or proposed if what.startswith("the speaker ") else proposed

        options = {name: form.get(name) or None for name in ("outlet", "slug", "supersedes")}
        try:
            with self.sitting.lock:
                root, is_reference = self.sitting.root, bool(form.get("reference"))
                added = new_article.add(
                    root, source, **options, reference=is_reference, choose=chosen, quote_ids=quotes
                )
            return RedirectResponse(f"/articles/{added.slug}/", 303)
        except ReportedError as error:
            message = f"Not added: {error}."
            return self._page(lambda: self._proposed(source, form, message), 422)

    def _proposed(self, source: SavedArticle, form: dict[str, str], message: str) -> str:
        draft, slug = new_article.propose(self.sitting.root, source, form.get("outlet") or None)
        return home_view.proposal_page(self._fresh(), draft, slug, form["source"], form, message)

    def _slug(self, request: Request) -> str:
        """Return the slug of a request, or NAMES. Raise HTTPException if the archive has no such article."""
        slug = request.path_params.get("slug", NAMES)
        if slug != NAMES and not self.sitting.has(slug):
            raise HTTPException(404, "There is no such article.")
        return str(slug)

    def _fresh(self) -> Editor:
        editor = self.sitting.editor(NAMES)
        editor.refresh()
        return editor

    def _drawn(self, slug: str) -> str:
        """Return the page with the desk of an article, or with all names."""
        template = "names.html.j2" if slug == NAMES else "article.html.j2"
        answer = self.sitting.show(slug)
        archive = self.sitting.editor(slug).archive
        article = next((article for article in archive.articles if article.slug == slug), None)
        return draw(template, archive=archive, article=article, regions=answer.regions, version=answer.version)

    def _page(self, drawn: Callable[[], str], status: int = 200) -> Response:
        """Return a page, or the problems of the archive, which another program has made."""
        try:
            with self.sitting.lock:
                return HTMLResponse(drawn(), status)
        except ReportedError as error:
            broken = self.sitting.broken(NAMES, error, Hand("name")).regions["desk-side"]
            archive = self.sitting.editor(NAMES).archive
            return HTMLResponse(draw("troubled.html.j2", archive=archive, broken=broken), 409)


def asset(request: Request) -> Response:
    """Answer with a bundle, a font or the favicon: the files listed at the start, and no other."""
    name = str(request.path_params["path"])
    if name not in (files := _assets()):
        raise HTTPException(404, "There is no such page.")
    return Response(files[name], media_type=_TYPES[Path(name).suffix])


@cache
def _assets() -> dict[str, bytes]:
    """Return what the desk's pages load, by address: the bundles of the site and of the desk, the fonts."""
    made = [*bundles.bundles(), *bundles.bundles(of_desk=True)]
    files = {file.path: file.data for file in made}
    files |= {f"assets/fonts/{path.name}": path.read_bytes() for path in (FRONTEND / "fonts").glob("*.woff2")}
    return files | {"favicon.svg": (FRONTEND / "favicon.svg").read_bytes()}


def _source(data: bytes, name: str, text: str, address: str) -> SavedArticle:
    """Return the article that was dropped, pasted or named by its address. Raise RefusedError if there is none."""
    if data:
        return read_saved_bytes(data, name)
    if text.strip():
        return read_saved_bytes(text.replace("\r\n", "\n").encode(), "the pasted text")
    if address.startswith(("http://", "https://")):
        return read_saved_article(address)
    raise RefusedError("choose a file, paste a text, or give an address that begins with https://")


def _json(answer: Answer) -> Response:
    told = {name: getattr(answer, name) for name in ("regions", "announce", "focus", "version", "go")}
    return JSONResponse(told, answer.status)
