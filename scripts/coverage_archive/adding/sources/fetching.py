"""Fetch the page at an address: over http or https, from the public internet, bounded in size and time."""

import http.client
import ipaddress
import socket
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from ...model.problems import RefusedError

PATIENCE = 10.0  # seconds without an answer
WHOLE_PATIENCE = 40.0  # seconds for the whole page
_MOST_REDIRECTS = 5
_PIECE = 1 << 16  # bytes
_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_INSTEAD = "save the page and add the file"
_AGENT = "coverage-archive (an archive of news quotations; one page at a time)"


@dataclass(frozen=True, slots=True)
class Response:
    """A fetched page: where it was found after redirects, its bytes, and what its server says of them."""

    url: str
    data: bytes
    is_html: bool
    charset: str | None


def fetch(url: str, most_bytes: int) -> Response:
    """Return the page at an address. Raise RefusedError with a sentence if it cannot be fetched."""
    headers = {"User-Agent": _AGENT, "Accept": ", ".join(_TYPES), "Accept-Encoding": "identity"}
    request = urllib.request.Request(_checked(url), headers=headers)
    # These stand in for the library's own; those for files and FTP are never reached, as every address is checked.
    opener = urllib.request.build_opener(_PublicHandler, _Redirects)
    try:
        with opener.open(request, timeout=PATIENCE) as answer:
            return _read(answer, answer.url, most_bytes)
    except RefusedError:
        raise
    except Exception as error:  # whatever a server makes the library raise is the server's fault
        raise RefusedError(_what_is_wrong(url, error)) from error


def _what_is_wrong(url: str, error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        what = f"answers {error.code} {error.reason}"
        if 300 <= error.code < 400:
            _checked(error.url, f"{url} redirects to an address that")
            what = "redirects in a circle, or to nowhere"
        return f"{error.url} {what}: there is no page to add"
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, TimeoutError):
        return f"{url} did not answer within {PATIENCE:.0f} seconds: {_INSTEAD}"
    if isinstance(error, urllib.error.URLError):
        return f"{url} cannot be reached: {getattr(reason, 'strerror', None) or reason}"
    return f"{url} does not answer as web servers do ({type(error).__name__})"


def _read(answer: http.client.HTTPResponse, url: str, most_bytes: int) -> Response:
    kind = answer.headers.get_content_type()
    if kind not in _TYPES:
        raise RefusedError(f"{url} is {kind}, not a web page or plain text: save the article's text and add that")
    if answer.headers.get("Content-Encoding", "identity") != "identity":
        raise RefusedError(f"{url} is sent compressed, which was not asked for: {_INSTEAD}")
    data, deadline = bytearray(), time.monotonic() + WHOLE_PATIENCE
    while len(data) <= most_bytes and (piece := answer.read1(_PIECE)):
        data += piece
        if time.monotonic() > deadline:  # a server that sends a byte now and then never times out
            raise RefusedError(f"{url} takes longer than {WHOLE_PATIENCE:.0f} seconds: {_INSTEAD}")
    if len(data) > most_bytes:
        raise RefusedError(f"{url} has more than {most_bytes // 1_000_000} MB; an article's page has less")
    if len(data) < int(answer.headers.get("Content-Length") or 0):
        raise RefusedError(f"{url} broke off before the page's end: try again")
    return Response(url, bytes(data), kind != "text/plain", answer.headers.get_content_charset())


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public internet."""
    found = ipaddress.ip_address(address.partition("%")[0])
    inner = _ipv4_inside(found) if isinstance(found, ipaddress.IPv6Address) else None
    return found.is_global and not found.is_multicast and (inner is None or inner.is_global)


# Networks whose addresses end in one of IPv4: NAT64 (RFC 6052, RFC 8215) and the old IPv4-compatible ones (RFC 4291).
_ENDING_IN_IPV4 = [ipaddress.IPv6Network(network) for network in ("64:ff9b::/96", "64:ff9b:1::/48", "::/96")]


def _ipv4_inside(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the address of IPv4 that one of IPv6 stands for: mapped, 6to4, Teredo, NAT64, compatible."""
    if any(address in network for network in _ENDING_IN_IPV4):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def _connect_in_public(
    address: tuple[str, int], timeout: float | None = None, source: tuple[str, int] | None = None
) -> socket.socket:
    """Connect to a host at a public address. Raise RefusedError if an address is this machine's or its own network's.

    The name is not looked up a second time, so the address that was checked is the one that is asked.
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


class _PublicHandler(urllib.request.HTTPHandler, urllib.request.HTTPSHandler):
    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_connection, http.client.HTTPConnection, req), req)

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_connection, http.client.HTTPSConnection, req), req)


def _connection(
    kind: type[http.client.HTTPConnection], request: urllib.request.Request, host: str, **options: Any
) -> http.client.HTTPConnection:
    """Return a connection to a public address; a proxy, which the user has named, may have any address."""
    made = kind(host, **options)
    if not request.has_proxy():
        made._create_connection = _connect_in_public  # type: ignore[attr-defined]
    return made


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, and only to addresses that could have been asked for at first."""

    max_redirections = _MOST_REDIRECTS
    max_repeats = 2

    def redirect_request(self, req: urllib.request.Request, *answer: Any) -> urllib.request.Request | None:
        _checked(answer[-1], f"{req.full_url} redirects to an address that")
        return super().redirect_request(req, *answer)


def _checked(url: str, who: str | None = None) -> str:
    """Return an address fit to be asked for. Raise RefusedError if it is not http or https, or has no host."""
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
