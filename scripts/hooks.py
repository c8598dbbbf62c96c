"""MkDocs hooks: generate the pages before MkDocs reads docs/. All logic is in the package."""

import sys
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

# `mkdocs serve` loads this file anew before every build; what it uses must be too, or edits would go unseen.
for _name in [name for name in sys.modules if name.partition(".")[0] == "coverage_archive"]:
    del sys.modules[_name]
sys.path.insert(0, str(Path(__file__).parent))

from coverage_archive.build import build  # noqa: E402
from coverage_archive.problems import ArchiveError  # noqa: E402


def on_pre_build(config: Any) -> None:
    """Write the generated pages; stop with every problem of the archive, if there is any."""
    try:
        build(Path(config.config_file_path).parent)
    except ArchiveError as error:
        raise PluginError(f"the archive has problems:\n{error}") from None
