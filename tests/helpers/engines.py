"""The three engines that readers' browsers are made of, for the journeys; run as a script, install what is missing.

Chromium has chromedriver and WebKit has WebKitWebDriver; Firefox needs no driver (``marionette``). Selenium is told
where everything stands, so it downloads nothing. WebKit's browser cannot run without windows, so it gets a screen
that nobody sees (Xvfb). Each browser has an empty profile of its own, which is removed when the browser is closed.
"""

import os
import shutil
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))

from selenium import webdriver
from selenium.webdriver.chrome.service import Service as ChromeService
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.webkitgtk.service import Service as WebKitService

from helpers import chromium
from helpers.marionette import MarionetteConnection

ENGINES = ("chromium", "firefox", "webkit")
PACKAGES = {  # of Debian
    "chromium": ("chromium", "chromium-driver"),
    "firefox": ("firefox-esr",),
    "webkit": ("webkit2gtk-driver", "xvfb"),
}
WIDTH, HEIGHT = 1280, 900
MINI_BROWSER = ("lib/*/webkit2gtk-4.*", "lib*/webkit2gtk-4.*", "libexec/webkit2gtk-4.*")  # on no PATH
FIREFOX = {
    "marionette.port": "0",  # a free one; it stands in the profile then
    "services.settings.server": '"data:,"',  # nothing is asked of Mozilla
    "browser.shell.checkDefaultBrowser": "false",
    "datareporting.policy.dataSubmissionEnabled": "false",
}


def programs(engine: str) -> dict[str, Path | None]:
    """Return the programs that an engine's journeys need, by name, each with its place on this machine, or None."""
    match engine:
        case "chromium":
            return {"Chromium": chromium.find(windows=True), "chromedriver": _on_path("chromedriver")}
        case "firefox":
            return {"Firefox": _on_path("firefox-esr") or _on_path("firefox")}
        case _:
            places = [place for pattern in MINI_BROWSER for place in Path("/usr").glob(f"{pattern}/MiniBrowser")]
            return {
                "WebKitWebDriver": _on_path("WebKitWebDriver"),
                "MiniBrowser": min(places, default=None),
                "Xvfb": _on_path("Xvfb"),
            }


def missing(engine: str) -> str | None:
    """Return what an engine's journeys lack on this machine, and how to get it; None where nothing is missing."""
    names = [name for name, place in programs(engine).items() if place is None]
    if not names:
        return None
    packages = " ".join(PACKAGES[engine])
    return (
        f"{', '.join(names)} not found on this machine. Run `sudo apt-get install {packages}` (Debian), "
        "or install the same programs with your system's package manager"
    )


@contextmanager
def opened(
    engine: str, screen: str, *, javascript: bool = True, settings: Mapping[str, str] | None = None
) -> Iterator[WebDriver]:
    """Open an engine's browser with an empty profile, and close it in the end.

    ``screen`` is the display that a browser with windows is shown on. Without ``javascript``, pages run none.
    ``settings`` are further ones of Firefox.
    """
    found = {name: str(place) for name, place in programs(engine).items()}
    open_ = {"chromium": _chromium, "firefox": partial(_firefox, settings=settings), "webkit": _webkit}[engine]
    with (
        TemporaryDirectory(prefix="journey-", ignore_cleanup_errors=True) as profile,
        open_(found, Path(profile), screen, javascript) as driver,
    ):
        driver.set_window_rect(width=WIDTH, height=HEIGHT)
        yield driver


@contextmanager
def a_screen() -> Iterator[str]:
    """Give a screen that nobody sees, by its name (":99"); one that was there, or none, is not touched."""
    reading, writing = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as xvfb:
        os.close(writing)
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        try:
            yield f":{number}"
        finally:
            xvfb.terminate()


@contextmanager
def _chromium(found: dict[str, str], profile: Path, screen: str, javascript: bool) -> Iterator[WebDriver]:
    options = webdriver.ChromeOptions()
    options.binary_location = found["Chromium"]
    for argument in (*chromium.launch_arguments(), "--headless=new", f"--user-data-dir={profile}"):
        options.add_argument(argument)
    if not javascript:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    with webdriver.Chrome(options=options, service=ChromeService(found["chromedriver"])) as driver:
        yield driver


@contextmanager
def _firefox(
    found: dict[str, str], profile: Path, screen: str, javascript: bool, settings: Mapping[str, str] | None
) -> Iterator[WebDriver]:
    values = {**FIREFOX, "javascript.enabled": str(javascript).lower(), **(settings or {})}
    (profile / "user.js").write_text("".join(f'user_pref("{name}", {value});\n' for name, value in values.items()))
    with subprocess.Popen(
        [found["Firefox"], "--marionette", "--headless", "--no-remote", "--profile", str(profile)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            connection = MarionetteConnection(_port(process, profile / "MarionetteActivePort"))
            with webdriver.Remote(connection, options=webdriver.FirefoxOptions()) as driver:
                yield driver
        finally:
            process.terminate()


def _port(process: subprocess.Popen[bytes], file: Path) -> int:
    """Wait until Firefox has written at which port it listens; return that."""
    end = time.monotonic() + 120
    while time.monotonic() < end and process.poll() is None:
        if file.exists() and (text := file.read_text().strip()):
            return int(text)
        time.sleep(0.05)
    raise RuntimeError("Firefox does not listen to Marionette; is this version 113 or newer?")


@contextmanager
def _webkit(found: dict[str, str], profile: Path, screen: str, javascript: bool) -> Iterator[WebDriver]:
    options = webdriver.WebKitGTKOptions()
    options.binary_location = found["MiniBrowser"]
    for argument in ("--automation", f"--enable-javascript={str(javascript).lower()}"):
        options.add_argument(argument)
    folders = {name: str(profile) for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    environment = {**os.environ, **folders, "DISPLAY": screen, "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1"}
    service = WebKitService(found["WebKitWebDriver"], env=environment, log_output=subprocess.DEVNULL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Selenium calls a part of its own that it gives up
        opened_browser = webdriver.WebKitGTK(options=options, service=service)
    with opened_browser as driver:
        yield driver


def _on_path(name: str) -> Path | None:
    path = shutil.which(name)
    return Path(path) if path else None


if __name__ == "__main__":
    lacking = [engine for engine in ENGINES if missing(engine)]
    if lacking:
        chromium.apt_get("update")
    for package in (name for engine in lacking for name in PACKAGES[engine]):
        chromium.apt_get("install", "-y", package)
    if remedies := [f"  {engine}: {lack}" for engine in lacking if (lack := missing(engine))]:
        said = "The tests need a browser of each engine. These could not be installed here:"
        sys.exit("\n".join([said, *remedies]))
