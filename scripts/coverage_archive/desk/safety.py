"""Let only this machine's editor in: the token, the names of this machine, the desk's own pages.

Another page in the browser must neither read the desk nor act on it. A page whose name is made to lead to 127.0.0.1
(DNS rebinding) sends another ``Host``, a page of another site sends another ``Origin``, and neither has the cookie.
"""

from secrets import compare_digest

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 12_000_000  # of a request; the largest saved page has 10 MB
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; font-src 'self'; "
    "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """Refuse every request that does not come from the desk's own pages in the browser that was given the token."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self.app, self.token = app, token
        self.cookie = f"desk-{port}"
        self.hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] += [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
            await send(message)

        answer = self._answer(HTTPConnection(scope), scope["method"]) or self.app
        await answer(scope, receive, send_safely)

    def _answer(self, request: HTTPConnection, method: str) -> Response | None:
        """Return the answer to a request that is not handed on, or None."""
        if request.headers.get("host") not in self.hosts:
            return PlainTextResponse("This desk answers at its own address only.", 421)
        if not self._is_own(request.headers, method):
            return PlainTextResponse("This desk answers its own pages only.", 403)
        given = request.query_params.get("token")
        if given is not None and compare_digest(given.encode(), self.token.encode()):
            answer = RedirectResponse(request.url.path, 303)
            answer.set_cookie(self.cookie, self.token, httponly=True, samesite="strict")
            return answer
        kept = request.cookies.get(self.cookie, "")
        if not compare_digest(kept.encode(), self.token.encode()):
            return PlainTextResponse("Open the address that `archive desk` printed: it has the token.", 403)
        if int(request.headers.get("content-length") or 0) > MOST_BYTES:
            return PlainTextResponse("This is too large.", 413)
        return None

    def _is_own(self, headers: Headers, method: str) -> bool:
        """Say whether a request comes from the desk's own pages; one that changes something must say so."""
        origin = headers.get("origin")
        if origin is None:
            return method in ("GET", "HEAD") and headers.get("sec-fetch-site", "none") in ("none", "same-origin")
        return origin.removeprefix("http://") in self.hosts and origin.startswith("http://")
