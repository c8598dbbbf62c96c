"""What a renderer's theme adds to ``assets/``: styles, scripts, searches of other languages. No page loads them."""

from collections.abc import Iterable
from pathlib import Path

ASSETS = "assets"


def drop(sources: Iterable[Path], site: Path) -> None:
    """Remove from a rendered site what stands in ``assets/`` and in that folder of none of the ``sources``.

    The pages' frame is our own (``docs/overrides/main.html``), and so is all that it loads.
    """
    for path in sorted((site / ASSETS).rglob("*"), reverse=True):  # what a folder holds before the folder
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not any((source / path.relative_to(site)).is_file() for source in sources):
            path.unlink()
