"""Check a copy of the site, a folder or an address, against its SHA256SUMS, and its captures against articles/.

A capture is the saved text of an article. Nothing in the copy is trusted: a file may have any size or be a pipe, and
a server may redirect to another one.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from ..model import addresses
from ..model.problems import ReportedError, shown
from ..reading import archive_folder
from ..storage.files import MEGABYTE, read_source
from . import file_list

_FILES_AT_A_TIME = 4
_LARGEST = 256 * MEGABYTE  # bytes of a file at most; no free host accepts a larger one
_PATIENCE = 30  # seconds that a server may be silent
_LONGEST = 300  # letters of a path in a message at most


@dataclass(frozen=True, slots=True)
class Verified:
    """Hold the facts about a copy that equals its list.

    ``files`` is the number of files, ``digest`` the SHA-256 of the list, and ``captures`` the number of captures that
    were compared.
    """

    files: int
    version: str
    digest: str
    captures: int


class NotVerifiedError(ReportedError):
    """Raised where a copy differs from its list or cannot be checked; the message has a line for each fault."""


class _UnreadableError(Exception):
    """Raised where a file of a copy cannot be read; the message says why, and is empty if the file is missing."""


Read = Callable[[str], bytes]  # reads a file of a copy, by its path; called from several threads


def verify(where: str, root: Path | None = None) -> Verified:
    """Check a copy of a site, which is a folder or an address; return the facts about it.

    If ``root`` is a project, also compare the copy's captures with those that the project records. Raise
    NotVerifiedError, which names everything that differs.
    """
    read, there = _copy(where)
    data, listed = _list(read, shown(where, _LONGEST))
    with ThreadPoolExecutor(_FILES_AT_A_TIME) as pool:
        faults = pool.map(lambda path: _fault(read, path, listed.sha256s[path]), listed.sha256s)
        wrong = [fault for fault in faults if fault]
    known = {file_list.FILE, *listed.sha256s}
    wrong += sorted(f"{shown(path, _LONGEST)}: not in the list" for path in there if path not in known)
    recorded = _recorded(root) if root else {}
    captures = recorded.keys() & listed.sha256s.keys()
    wrong += [
        f"{path}: not the capture that articles/ records"
        for path in sorted(captures)
        if listed.sha256s[path] != recorded[path]
    ]
    if wrong:
        count = f"{len(wrong)} {'thing differs' if len(wrong) == 1 else 'things differ'}"
        raise NotVerifiedError("\n".join([*wrong, f"{shown(where, _LONGEST)}: {count} from what was published."]))
    return Verified(len(listed.sha256s), listed.version, hashlib.sha256(data).hexdigest(), len(captures))


def _copy(where: str) -> tuple[Read, Iterable[str]]:
    """Return the function that reads a copy's files, and the paths of these files; no paths if it is an address."""
    if where.lower().startswith(("http://", "https://")):
        return partial(_answer, build_opener(_WithinOneSite), f"{where.rstrip('/')}/"), ()
    if not Path(where).is_dir():
        raise NotVerifiedError(f"{shown(where, _LONGEST)} is neither a folder nor an address (http:// or https://).")
    return (lambda path: read_source(Path(where, path), _LARGEST)), file_list.paths(Path(where))


def _list(read: Read, where: str) -> tuple[bytes, file_list.FileList]:
    try:
        data = _content(read, file_list.FILE)
        return data, file_list.parsed(data)
    except _UnreadableError as error:
        if not str(error):
            raise NotVerifiedError(f"{where} has no {file_list.FILE}, which lists the files of a site.") from None
        raise NotVerifiedError(f"{where} cannot be read: {shown(str(error), _LONGEST)}.") from None
    except file_list.DamagedError as error:
        raise NotVerifiedError(f"{file_list.FILE}: damaged: {error}; nothing can be checked.") from None


def _fault(read: Read, path: str, sha256: str) -> str | None:
    """Return what is wrong with a file, in words, or None if its SHA-256 is right."""
    named = shown(path, _LONGEST)
    try:
        digest = hashlib.sha256(_content(read, path)).hexdigest()
    except _UnreadableError as error:
        return f"{named}: cannot be read: {shown(str(error), _LONGEST)}" if str(error) else f"{named}: missing"
    return None if digest == sha256 else f"{named}: changed"


def _content(read: Read, path: str) -> bytes:
    """Return the bytes of a file of a copy. Raise _UnreadableError if it cannot be read."""
    try:
        return read(path)
    except HTTPError as error:
        error.close()
        missing = error.code in (404, 410)
        raise _UnreadableError("" if missing else f"the server answers {error.code} {error.reason}") from None
    except (FileNotFoundError, NotADirectoryError):
        raise _UnreadableError from None
    except (OSError, HTTPException, ValueError) as error:
        raise _UnreadableError(_reason(error)) from None


def _reason(error: Exception) -> str:
    """Return why something cannot be read, as words that may follow a colon."""
    if isinstance(error, URLError) and isinstance(error.reason, Exception):
        return _reason(error.reason)
    if isinstance(error, TimeoutError):
        return f"the server said nothing for {_PATIENCE} seconds"
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__


def _answer(opener: OpenerDirector, address: str, path: str) -> bytes:
    """Return the bytes of a file on a server, asked for without compression. Raise OSError where it is too large."""
    request = Request(urljoin(address, quote(path)), headers={"Accept-Encoding": "identity"})
    with opener.open(request, timeout=_PATIENCE) as answer:
        data: bytes = answer.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise OSError(None, f"it has more than {_LARGEST / MEGABYTE:.0f} MB")
    return data


class _WithinOneSite(HTTPRedirectHandler):
    """Refuse to follow a redirect to another server."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        there = urlsplit(newurl).hostname
        if there != urlsplit(req.full_url).hostname:
            raise _UnreadableError(f"the server leads on to another one, {there}: check that one")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _recorded(root: Path) -> Mapping[str, str]:
    """Return the SHA-256 that articles/ records for each capture that is published whole, by its path on the site."""
    return {
        addresses.capture(article.slug): article.capture.sha256
        for article in archive_folder.load(root).articles
        if article.is_whole
    }
