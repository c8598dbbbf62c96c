"""A web server, which runs as another user, can read the whole site, whatever the umask of whoever made it."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from coverage_archive.searching import search_index
from helpers.archive_copy import SEEDS

SITE_URL = "https://example.org/archive/"
MUST_HOLD = (
    "index.html",
    "share.png",
    f"articles/{SEEDS[0]}/capture.txt",
    f"articles/{SEEDS[0]}/share.png",
    "SHA256SUMS",
)
COMMANDS = {
    "archive site --into": ["coverage_archive.cli", "site", "--into", "elsewhere"],
    "mkdocs build": ["mkdocs", "build", "--quiet", "--site-dir", "elsewhere"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_everybody_may_read_every_file_and_enter_every_folder(made: Path, command: str) -> None:
    shutil.rmtree(made / ".cache")
    subprocess.run(
        [sys.executable, "-m", *COMMANDS[command]],
        cwd=made,
        env={**os.environ, "SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1"},
        umask=0o077,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    site = made / "elsewhere"
    assert all((site / name).is_file() for name in MUST_HOLD)
    assert list((site / search_index.FOLDER).iterdir())
    for path in (site, *site.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644), path
