"""Fetch a page from the public internet over http or https, with limits on its size and on the time."""

import http.client
import ipaddress
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from ...model.problems import RefusedError

# The most seconds to wait for an answer, and for the whole page.
PATIENCE = 10.0
WHOLE_PATIENCE = 40.0
_MOST_REDIRECTS = 5
_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_INSTEAD = "save the page and add the file"
_AGENT = "coverage-archive (an archive of news quotations; one page at a time)"


@dataclass(frozen=True, slots=True)
class Response:
    """Hold a fetched page: its address after redirects, its bytes, and its type and encoding.

    ``charset`` is the encoding that the server states, or None.
    """

    url: str
    data: bytes
    is_html: bool
    charset: str | None


def fetch(url: str, most_bytes: int) -> Response:
    """Return the page at an address. Raise RefusedError, with a sentence, if it cannot be fetched or is too large."""
    outcome: list[Response | Exception] = []

    def work() -> None:
        try:
            outcome.append(_fetch(url, most_bytes))
        except Exception as error:
            outcome.append(error)

    # The library's timeout does not stop a server that sends a byte now and then. A daemon thread can be abandoned.
    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    worker.join(WHOLE_PATIENCE)
    match outcome:
        case []:
            raise RefusedError(f"{url} takes longer than {WHOLE_PATIENCE:.0f} seconds: {_INSTEAD}")
        case [Response() as response]:
            return response
        case [RefusedError() as refused]:
            raise refused
        case [urllib.error.URLError(reason=reason)] if not isinstance(reason, TimeoutError):
            raise RefusedError(f"{url} cannot be reached: {getattr(reason, 'strerror', None) or reason}")
        case [TimeoutError() | urllib.error.URLError()]:
            raise RefusedError(f"{url} did not answer within {PATIENCE:.0f} seconds: {_INSTEAD}")
        case [error]:  # any other error of the library comes from an answer that breaks the protocol
            raise RefusedError(f"{url} does not answer as web servers do ({type(error).__name__})")
    raise AssertionError("one outcome at most")


def _fetch(url: str, most_bytes: int) -> Response:
    request = urllib.request.Request(
        _checked(url), headers={"User-Agent": _AGENT, "Accept": ", ".join(_TYPES), "Accept-Encoding": "identity"}
    )
    # These replace the library's handlers for HTTP. Its handlers for files and FTP are never used, because every
    # address is checked.
    opener = urllib.request.build_opener(_PublicHandler, _Redirects)
    try:
        with opener.open(request, timeout=PATIENCE) as answer:
            return _read(answer, answer.url, most_bytes)
    except urllib.error.HTTPError as error:
        what = f"answers {error.code} {error.reason}"
        if 300 <= error.code < 400:
            _checked(error.url, f"{url} redirects to an address that")
            what = "redirects in a circle, or to nowhere"
        raise RefusedError(f"{error.url} {what}: there is no page to add") from error


def _read(answer: http.client.HTTPResponse, url: str, most_bytes: int) -> Response:
    kind = answer.headers.get_content_type()
    if kind not in _TYPES:
        raise RefusedError(f"{url} is {kind}, not a web page or plain text: save the article's text and add that")
    if answer.headers.get("Content-Encoding", "identity") != "identity":
        raise RefusedError(f"{url} is sent compressed, which was not asked for: {_INSTEAD}")
    data = answer.read(most_bytes + 1)
    if len(data) > most_bytes:
        raise RefusedError(f"{url} has more than {most_bytes // 1_000_000} MB; an article's page has less")
    if len(data) < int(answer.headers.get("Content-Length") or 0):
        raise RefusedError(f"{url} broke off before the page's end: try again")
    return Response(url, data, kind != "text/plain", answer.headers.get_content_charset())


def connect_in_public(
    address: tuple[str, int], timeout: float | None = None, source: tuple[str, int] | None = None
) -> socket.socket:
    """Return a connection to a host (``address`` is its name and port), which must have public addresses only.

    The connection uses the IP addresses that were checked, because a second look-up of the name could return others.
    Raise RefusedError if one is an address of this machine or its network, and OSError if no connection can be made.
    """
    host, port = address
    places = [str(place[0]) for *_, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for place in places:
        if not is_public(place):
            raise RefusedError(
                f"{host} is {place}, an address of this machine or its own network, whose pages are not fetched: "
                f"{_INSTEAD}"
            )
    for place in places[:-1]:
        with suppress(OSError):
            return socket.create_connection((place, port), timeout, source)
    return socket.create_connection((places[-1], port), timeout, source)


def is_public(address: str) -> bool:
    """Say whether an IP address belongs to the public internet."""
    found = ipaddress.ip_address(address.partition("%")[0])
    inner = _ipv4_inside(found) if isinstance(found, ipaddress.IPv6Address) else None
    return found.is_global and not found.is_multicast and (inner is None or inner.is_global)


# Networks whose addresses end in an IPv4 address: NAT64 (RFC 6052, RFC 8215) and IPv4-compatible ones (RFC 4291).
_ENDING_IN_IPV4 = [ipaddress.IPv6Network(network) for network in ("64:ff9b::/96", "64:ff9b:1::/48", "::/96")]


def _ipv4_inside(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address inside an IPv6 address (mapped, 6to4, Teredo, NAT64, IPv4-compatible), or None."""
    if any(address in network for network in _ENDING_IN_IPV4):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


class _PublicHandler(urllib.request.HTTPHandler, urllib.request.HTTPSHandler):
    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_connecting(http.client.HTTPConnection, req), req)

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_connecting(http.client.HTTPSConnection, req), req)


def _connecting(
    kind: type[http.client.HTTPConnection], request: urllib.request.Request
) -> Callable[..., http.client.HTTPConnection]:
    """Return a function that makes connections to public addresses only, or to a proxy that the user has set."""

    def connection(host: str, **options: Any) -> http.client.HTTPConnection:
        made = kind(host, **options)
        if not request.has_proxy():
            made._create_connection = connect_in_public  # type: ignore[attr-defined]
        return made

    return connection


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follow a few redirects, and only to addresses that ``_checked`` accepts."""

    max_redirections = _MOST_REDIRECTS
    max_repeats = 2

    def redirect_request(self, req: urllib.request.Request, *answer: Any) -> urllib.request.Request | None:
        _checked(answer[-1], f"{req.full_url} redirects to an address that")
        return super().redirect_request(req, *answer)


def _checked(url: str, who: str | None = None) -> str:
    """Return an address with its host and path encoded for a request.

    Raise RefusedError if it is not http or https, has no host, or has a user name or password. ``who`` is the subject
    of the message.
    """
    who = who or url
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise RefusedError(f"{who} is no web address ({error})") from error
    if parts.scheme not in ("http", "https"):
        raise RefusedError(f"{who} begins with {parts.scheme}: ; only http: and https: addresses are fetched")
    if not host or any(char.isspace() or ord(char) < 32 for char in url):
        raise RefusedError(f"{who} is no web address")
    if parts.username or parts.password:
        raise RefusedError(f"{who} holds a user name or password, which would be published with the article")
    netloc = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path, query = (quote(part, safe="/%:@!$&'()*+,;=~-._?") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, netloc, path, query, ""))
