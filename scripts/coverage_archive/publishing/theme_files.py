"""What a renderer's theme adds to ``assets/``: styles, scripts, searches of other languages. No page loads them."""

from pathlib import Path

ASSETS = "assets"


def drop(docs: Path, site: Path) -> None:
    """Take away from a rendered site what stands in ``assets/`` and not in that folder of ``docs/``.

    The pages' frame is our own (``docs/overrides/main.html``), and so is all that it loads.
    """
    for path in sorted((site / ASSETS).rglob("*"), reverse=True):  # what a folder holds before the folder
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not (docs / path.relative_to(site)).is_file():
            path.unlink()
