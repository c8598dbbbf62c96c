"""MkDocs hooks: pages are generated before MkDocs reads docs/, what is made of them after. The package does it."""

import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

SCRIPTS = str(Path(__file__).parent)
_served = False
_built: Any = None  # the archive of the build that is under way, and what it publishes
_lock = ExitStack()  # holds the lock on generated files from on_pre_build to the end of the build


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
    from coverage_archive.storage.folder_lock import one_build

    root = Path(config.config_file_path).parent
    _lock.close()  # of an earlier build in this process: the lock does not nest
    try:
        _lock.enter_context(one_build(root))
        _built = site.generate(root, config.site_url or "")
        os.environ[source_date.VARIABLE] = source_date.source_date(_built[1])
    except ArchiveError as error:
        raise PluginError(f"the archive has problems:\n{error}") from None
    except ReportedError as error:
        raise PluginError(error.printed) from None


def on_post_build(config: Any) -> None:
    """Add the search's index and the list of files to the site, wherever that is built."""
    from coverage_archive.publishing import site

    site.complete(Path(config.config_file_path).parent, *_built, Path(config.site_dir))
    _lock.close()


def on_build_error(error: Exception) -> None:
    """Let another build begin: MkDocs calls this however a build fails, also where a plugin or strictness ends it."""
    _lock.close()


def _load_anew() -> None:
    """Forget the package: `mkdocs serve` loads this file only once, yet an edit of the package must show."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "coverage_archive"]:
        del sys.modules[name]
    if sys.path[0] != SCRIPTS:
        sys.path.insert(0, SCRIPTS)
