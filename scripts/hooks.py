"""MkDocs hooks: generate the pages before MkDocs reads docs/. All logic is in the package."""

import sys
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

SCRIPTS = str(Path(__file__).parent)


def on_pre_build(config: Any) -> None:
    """Write the generated pages; stop with every problem of the archive, if there is any."""
    _load_anew()
    from coverage_archive.build import build
    from coverage_archive.problems import ArchiveError

    try:
        build(Path(config.config_file_path).parent, config.site_url or "")
    except ArchiveError as error:
        raise PluginError(f"the archive has problems:\n{error}") from None


def _load_anew() -> None:
    """Forget the package: `mkdocs serve` loads this file only once, yet an edit of the package must show."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "coverage_archive"]:
        del sys.modules[name]
    if sys.path[0] != SCRIPTS:
        sys.path.insert(0, SCRIPTS)
