"""Find a Chromium for the browser tests; run as a script, install one where there is none.

A system Chromium is preferred, then Debian's package, then Playwright's own download; where there is one without
windows, that: it opens a page in two thirds of the time.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

WITHOUT_WINDOWS = "chromium-headless-shell"
WITH_WINDOWS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_CHROME = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find(*, windows: bool = False) -> Path | None:
    """Return the path of a Chromium that is on this machine, or None; with ``windows``, of one that has some."""
    for name in WITH_WINDOWS if windows else (WITHOUT_WINDOWS, *WITH_WINDOWS):
        if path := shutil.which(name):
            return Path(path)
    if MAC_CHROME.exists():
        return MAC_CHROME
    return _playwrights_own()


def launch_arguments() -> list[str]:
    """Return the switches that Chromium needs here: quiet, few processes, and no sandbox when we are root."""
    switches = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
    switches += ["--in-process-gpu", "--renderer-process-limit=1"]  # on two processors, a fifth of the time less
    return [*switches, "--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else switches


def install() -> Path | None:
    """Install a Chromium by the first way that works here; return its path, or None."""
    apt_get("update")
    for package in (WITHOUT_WINDOWS, "chromium"):  # no browser brings letters
        apt_get("install", "-y", package, "fonts-liberation")
        if found := find():
            return found
    _try([sys.executable, "-m", "playwright", "install", "chromium"])
    return find()


def apt_get(*arguments: str) -> None:
    """Run apt-get as root, quietly; nothing happens where there is none, or where this user may not."""
    if shutil.which("apt-get"):
        as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        _try([*as_root, "apt-get", "-o", "DPkg::Lock::Timeout=300", *arguments])


def _try(command: list[str]) -> None:
    """Run a command quietly; whether it worked is seen by what is there afterwards."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(command, env=environment, capture_output=True, timeout=600, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return


def _playwrights_own() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


if __name__ == "__main__":
    if not (find() or install()):
        sys.exit(
            "The browser tests need Chromium and none could be installed here: install the package "
            "'chromium' with your system's package manager, or Google Chrome, and run this again."
        )
