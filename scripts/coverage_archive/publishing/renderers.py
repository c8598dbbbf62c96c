"""docs/ -> a folder of pages, by one of the programs that read mkdocs.yml. Each runs as a program of its own."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from ..model.problems import ReportedError
from ..model.publication import Publication
from . import source_date

# A warning fails each of them; not with MkDocs' `--quiet`, which lets warnings pass, strict or not.
_BUILD = {
    "mkdocs": ["mkdocs", "build", "--strict"],
    "properdocs": ["properdocs", "build", "--strict"],
    "zensical": ["zensical", "build", "--strict"],
}
RENDERERS = tuple(_BUILD)


class NotRenderedError(ReportedError):
    """Raised where a renderer is not installed, or fails; says what it said."""


def require(renderer: str) -> None:
    """Raise NotRenderedError where a renderer is not installed."""
    if find_spec(renderer) is None:
        raise NotRenderedError(f"The renderer {renderer} is not installed: `make renderers` installs it.")


def render(root: Path, renderer: str, publication: Publication, folder: Path) -> None:
    """Render ``docs/`` into a folder; raise NotRenderedError with what the renderer said, where it fails or warns."""
    done = subprocess.run(
        [sys.executable, "-m", *_BUILD[renderer]],
        cwd=root,
        env={**os.environ, **_settings(publication, folder)},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        preexec_fn=_die_with(os.getpid()) if sys.platform == "linux" else None,
    )
    if done.returncode:
        raise NotRenderedError(f"{_said(done.stdout + done.stderr)}\n{renderer} failed; the site is as it was.")
    if said := _said(done.stderr):  # what Python warns of
        print(said, file=sys.stderr)


def _die_with(parent: int) -> Callable[[], None]:
    """Return what lets a new process be killed with its parent.

    A renderer that outlived a killed `archive site` would read the pages that the next build writes.
    """
    library, set_parent_death_signal = ctypes.CDLL(None), 1

    def die() -> None:
        library.prctl(set_parent_death_signal, signal.SIGKILL)
        if os.getppid() != parent:  # it was killed before
            os._exit(1)

    return die


def _said(output: str) -> str:
    """Return what a renderer said, without its account of what it does."""
    return "\n".join(line for line in output.strip().splitlines() if line and not line.startswith("INFO "))


def _settings(publication: Publication, folder: Path) -> dict[str, str]:
    """Return what mkdocs.yml takes from the environment: no hooks, as what they do is done around the renderer."""
    return {
        "SITE_URL": publication.site,
        "SITE_DIR": str(folder),
        "SITE_HOOKS": str(Path(__file__).with_name("no_hooks.py")),
        source_date.VARIABLE: source_date.source_date(publication),
        "NO_MKDOCS_2_WARNING": "1",  # Material announces its end of life at every start
    }
