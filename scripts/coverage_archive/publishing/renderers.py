"""Render pages/ and docs/ into a finished site, with one of the programs that read mkdocs.yml.

MkDocs and ProperDocs run in this process, with the plugin. Zensical runs no plugins, so this module does the plugin's
work before and after it.
"""

import json
import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from .. import theme
from ..model import addresses
from ..model.problems import ReportedError
from ..storage.files import files_below
from . import generating, source_date
from .finished_site import Finished, finish

# Zensical takes templates from a folder, but no theme from a package.
_ZENSICAL_SETTINGS = """
site_dir: site
plugins: []
theme: {name: material, custom_dir: theme, language: en, font: false, favicon: assets/favicon.svg}
"""


class NotRenderedError(ReportedError):
    """Raised where a renderer is not installed or fails; the message contains what the renderer printed."""


def require(renderer: str) -> None:
    """Raise NotRenderedError where a renderer is not installed."""
    if find_spec(renderer) is None:
        raise NotRenderedError(f"The renderer {renderer} is not installed: `pip install {renderer}` installs it.")


def render(root: Path, renderer: str, folder: Path) -> Finished:
    """Generate the pages, render them into a folder and finish the site; the caller holds the lock ``one_build``.

    Raise NotRenderedError, with the renderer's messages, where it fails or warns.
    """
    return _zensical(root, folder) if renderer == "zensical" else _with_plugin(root, renderer, folder)


def _with_plugin(root: Path, renderer: str, folder: Path) -> Finished:
    said = _Said()
    logger = logging.getLogger(renderer)
    logger.addHandler(said)
    plugin: Any = None
    try:
        if renderer == "properdocs":  # this import makes plugins and themes that import MkDocs get ProperDocs
            import_module("properdocs.replacement")
        config: Any = import_module(f"{renderer}.config").load_config(
            str(root / "mkdocs.yml"), strict=True, site_dir=str(folder)
        )
        plugin = config.plugins.get("coverage-archive")
        if plugin is None:
            raise NotRenderedError("mkdocs.yml lacks the plugin: add `coverage-archive` to its `plugins`.")
        if plugin.at:
            raise NotRenderedError(
                "mkdocs.yml makes the archive a part of a site (`at`): build it with `mkdocs build`."
            )
        config.plugins.on_startup(command="build", dirty=False)
        import_module(f"{renderer}.commands.build").build(config)
        config.plugins.on_shutdown()
        return plugin.finished  # type: ignore[no-any-return]
    except NotRenderedError:
        raise
    except Exception as error:  # a renderer, its plugins and templates may raise anything
        if plugin and plugin.reported and not said.warnings:
            raise plugin.reported from None
        lines = [*said.lines, *filter(None, [str(error)])]
        raise NotRenderedError("\n".join([*lines, f"{renderer} failed; the site is as it was."])) from error
    finally:
        logger.removeHandler(said)


class _Said(logging.Handler):
    """Collect the warnings and errors that a renderer logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.warnings = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.warnings += record.levelno == logging.WARNING
        self.lines.append(f"{record.levelname} -  {record.getMessage()}")


def _zensical(root: Path, folder: Path) -> Finished:
    source_date.stated()
    address = str(import_module("mkdocs.config").load_config(str(root / "mkdocs.yml"), plugins=[]).site_url or "")
    changes = generating.build(root, address)
    # Zensical refuses a site_dir outside the folder of its settings, so it gets a folder within the project.
    with tempfile.TemporaryDirectory(dir=root, prefix=".zensical-") as name:
        place = Path(name)
        _set_out(root, place, changes.archive.clause.id)
        moment = source_date.source_date(changes.publication)
        done = subprocess.run(
            [sys.executable, "-m", "zensical", "build", "--strict"],
            cwd=place,
            env={**os.environ, "SITE_URL": address, source_date.VARIABLE: moment},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode:
            said = "\n".join(filter(None, (done.stdout + done.stderr).strip().splitlines()))
            raise NotRenderedError(f"{said}\nzensical failed; the site is as it was.")
        shutil.copytree(place / "site", folder, dirs_exist_ok=True)
    return finish(root, changes, folder)


def _set_out(root: Path, place: Path, clause: str) -> None:
    """Link docs/, pages/ and the theme's templates into the folder ``place``, and write settings for them there."""
    pages = root / generating.PAGES
    _link(root / "docs", place / "docs")
    _link(pages, place / "docs", without=f"{generating.OVERRIDES}/")
    _link(Path(theme.__file__).parent, place / "theme")
    _link(pages / generating.OVERRIDES, place / "theme")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"^(?:site_dir:.*|(?:plugins|theme):\n(?:[ -].*\n)+)", "", settings, flags=re.MULTILINE)
    if not re.search(r"^nav:", settings, re.MULTILINE):
        settings += f"\nnav: {json.dumps(addresses.navigation(clause))}"
    (place / "mkdocs.yml").write_text(f"{settings}{_ZENSICAL_SETTINGS}", encoding="utf-8")


def _link(source: Path, target: Path, without: str = "") -> None:
    """Link every file below ``source`` to the same path below ``target``, except those below the path ``without``."""
    for name in files_below(source):
        if not (without and name.startswith(without)):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).symlink_to(source.resolve() / name)
