"""Record which functions of the program a process calls; a copy loads this as `sitecustomize` when Python starts."""

import atexit
import cProfile
import os
import sys
import threading
from pathlib import Path

ROOT = "scripts/coverage_archive/"
_profiles: list[cProfile.Profile] = []


def _profile(*_: object) -> None:
    """Begin to record the calls of this thread."""
    _profiles.append(cProfile.Profile(subcalls=False, builtins=False))
    _profiles[-1].enable()


def _write(folder: Path) -> None:
    _profiles[0].disable()
    lines = set()
    for entry in [entry for profile in _profiles for entry in profile.getstats()]:
        code = entry.code
        if not isinstance(code, str) and ROOT in code.co_filename:
            lines.add(f"{ROOT}{code.co_filename.rpartition(ROOT)[2]}\t{getattr(code, 'co_qualname', code.co_name)}\n")
    (folder / f"{os.getpid()}-{os.urandom(4).hex()}").write_text("".join(lines), encoding="utf-8")


if _folder := os.environ.get("RECORD_CALLS_INTO"):
    atexit.register(_write, Path(_folder))
    if sys.version_info < (3, 12):  # from 3.12 on, one profile sees every thread
        threading.setprofile(_profile)
    _profile()
