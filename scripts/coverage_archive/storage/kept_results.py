"""Results kept between runs, in a file below .cache/ that may be deleted at any time, and is never believed blindly.

The file begins with the SHA-256 of the rest: a file that was damaged, or half written, counts as none. What is kept
is bytes by key; keys are hashes of everything that a result depends on, the code included, so that what is found
under a key is what would be made anew. What no run asked for again is forgotten.
"""

import contextlib
import hashlib
import json
from pathlib import Path

from .atomic_files import WriteError, write_pieces
from .code_version import code_version
from .source_files import read_source


class KeptResults:
    """The results of one file. ``get`` and ``put`` take keys of any text."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._before = _read(path)
        self._now: dict[str, bytes | memoryview] = {}

    def get(self, key: str) -> bytes | None:
        """Return what is kept under a key, or None; what is found stays kept."""
        found = self._now.get(key) or self._before.get(key)
        if found is None:
            return None
        self._now[key] = found
        return bytes(found)

    def put(self, key: str, result: bytes) -> None:
        """Keep a result."""
        self._now[key] = result

    def save(self) -> None:
        """Write what was found or put; where that cannot be, the next run makes it again."""
        if self._now == self._before:
            return
        sizes = json.dumps({key: len(result) for key, result in self._now.items()})
        body = [f"{code_version()}\n{sizes}\n".encode(), *self._now.values()]
        seal = hashlib.sha256()
        for piece in body:
            seal.update(piece)
        with contextlib.suppress(WriteError):
            write_pieces(self._path, (seal.digest(), *body))


def _read(path: Path) -> dict[str, memoryview]:
    """Return the results of a file, as parts of one copy of it.

    None where this code did not write it, or not as it is now.
    """
    try:
        data = memoryview(read_source(path))
    except OSError:  # not there, or a folder or a pipe: a cache that cannot be read counts as none
        return {}
    seal, body = data[:32], data[32:]
    if hashlib.sha256(body).digest() != seal:
        return {}
    code, sizes, at = _heads(data)
    if code != code_version():
        return {}
    found = {}
    for key, size in sizes.items():
        found[key] = data[at : at + size]
        at += size
    return found


def _heads(data: memoryview) -> tuple[str, dict[str, int], int]:
    """Return the code's version, the size of each result, and where the first one begins."""
    whole = data.obj
    assert isinstance(whole, bytes)
    end = whole.index(b"\n", 32)
    last = whole.index(b"\n", end + 1)
    return whole[32:end].decode(), json.loads(whole[end + 1 : last]), last + 1
