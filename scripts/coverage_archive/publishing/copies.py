"""A copy of a site to check: a folder, or an address on the web, of which nothing is trusted."""

import hashlib
import os
import stat
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path
from typing import BinaryIO, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from . import manifest

_PATIENCE = 30  # seconds that a server may be silent
_AT_ONCE = 1 << 16


class MissingError(Exception):
    """Raised where a copy has no such file."""


class UnreadableError(Exception):
    """Raised where a file cannot be read; says why."""


class Copy(Protocol):
    """A copy of a site. Its files may be asked for from several threads."""

    def opened(self, path: str) -> BinaryIO:
        """Return a file of the copy to read; raise MissingError, UnreadableError or OSError."""

    def paths(self) -> Iterator[str]:
        """Give the path of every file that is there, as far as that can be known."""


def read(copy: Copy, path: str) -> bytes:
    """Return a file of the manifest; raise MissingError or UnreadableError."""
    with _opened(copy, path) as file:
        data = _read(file, manifest.LARGEST + 1)
    if len(data) > manifest.LARGEST:
        raise UnreadableError(f"it is larger than {manifest.LARGEST >> 20} MB")
    return data


def same(copy: Copy, entry: manifest.Entry) -> bool:
    """Whether a file is what the manifest says; raise MissingError or UnreadableError.

    No more of it is read than it should have, and one byte.
    """
    digest, left = hashlib.sha256(), entry.bytes + 1
    with _opened(copy, entry.path) as file:
        while left and (data := _read(file, min(left, _AT_ONCE))):
            digest.update(data)
            left -= len(data)
    return left == 1 and digest.hexdigest() == entry.sha256


def _opened(copy: Copy, path: str) -> BinaryIO:
    try:
        return copy.opened(path)
    except HTTPError as error:
        error.close()
        if error.code in (404, 410):
            raise MissingError from None
        raise UnreadableError(f"the server answers {error.code} {error.reason}") from None
    except (FileNotFoundError, NotADirectoryError):
        raise MissingError from None
    except (OSError, HTTPException, ValueError) as error:
        raise UnreadableError(_reason(error)) from None


def _read(file: BinaryIO, most: int) -> bytes:
    try:
        return file.read(most)
    except (OSError, HTTPException, ValueError) as error:
        raise UnreadableError(_reason(error)) from None


def _reason(error: Exception) -> str:
    """Return why something cannot be read, as words that may follow a colon."""
    if isinstance(error, URLError) and isinstance(error.reason, Exception):
        return _reason(error.reason)
    if isinstance(error, TimeoutError):
        return f"the server said nothing for {_PATIENCE} seconds"
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__


class FolderCopy:
    """A copy in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def opened(self, path: str) -> BinaryIO:
        """Return a file to read; never one that could keep its reader waiting, such as a pipe."""
        file = os.open(self._folder / path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        if not stat.S_ISREG(os.fstat(file).st_mode):
            os.close(file)
            raise UnreadableError("it is no file")
        return os.fdopen(file, "rb")

    def paths(self) -> Iterator[str]:
        """Give the path of every file."""
        return manifest.paths(self._folder)


class WebCopy:
    """A copy at an address, http or https."""

    def __init__(self, address: str) -> None:
        self._address = f"{address.rstrip('/')}/"
        self._opener = build_opener(_WithinOneSite)

    def opened(self, path: str) -> BinaryIO:
        """Ask for a file, as it is stored: not compressed on the way."""
        request = Request(urljoin(self._address, quote(path)), headers={"Accept-Encoding": "identity"})
        return self._opener.open(request, timeout=_PATIENCE)  # type: ignore[no-any-return]

    def paths(self) -> Iterator[str]:
        """Give nothing: what else a server has, nobody can know."""
        return iter(())


class _WithinOneSite(HTTPRedirectHandler):
    """Follows no server to another one."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        there = urlsplit(newurl).hostname
        if there != urlsplit(req.full_url).hostname:
            raise UnreadableError(f"the server leads on to another one, {there}: check that one")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
