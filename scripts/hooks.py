"""MkDocs hooks: pages are generated before MkDocs reads docs/, what is made of them after. The package does it."""

import os
import sys
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

SCRIPTS = str(Path(__file__).parent)
_served = False
_built: Any = None  # the archive of the build that is under way, and what it publishes


def on_startup(command: str, dirty: bool) -> None:
    """Note whether the site is served to an editor."""
    global _served
    _served = command == "serve"


def on_config(config: Any) -> None:
    """Tell the theme so: pages that are served reload by a script of MkDocs, which their policy must let run."""
    config.extra["served"] = _served


def on_pre_build(config: Any) -> None:
    """Write the generated pages; stop with every problem of the archive, if there is any."""
    global _built
    _load_anew()
    from coverage_archive.model.problems import ArchiveError, ReportedError
    from coverage_archive.publishing import site, source_date

    try:
        _built = site.generate(Path(config.config_file_path).parent, config.site_url or "")
        os.environ[source_date.VARIABLE] = source_date.source_date(_built[1])
    except ArchiveError as error:
        raise PluginError(f"the archive has problems:\n{error}") from None
    except ReportedError as error:
        raise PluginError(error.printed) from None


def on_post_build(config: Any) -> None:
    """Add the search's index and the list of files to the site, wherever that is built."""
    from coverage_archive.publishing import site

    site.complete(Path(config.config_file_path).parent, *_built, Path(config.site_dir))


def _load_anew() -> None:
    """Forget the package: `mkdocs serve` loads this file only once, yet an edit of the package must show."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "coverage_archive"]:
        del sys.modules[name]
    if sys.path[0] != SCRIPTS:
        sys.path.insert(0, SCRIPTS)
