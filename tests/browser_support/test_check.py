"""The check of what supported browsers lack: sheets and programs, and what is reported of each."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.asked_search import DENO
from helpers.project import PROJECT

HERE = Path(__file__).parent
CASES: dict[str, dict[str, Any]] = {
    f"{path.stem}: {name}": case
    for path in sorted(HERE.glob("*.yml"))
    for name, case in yaml.safe_load(path.read_text(encoding="utf-8")).items()
}


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What is reported of every case; all are asked at once, as reading MDN's data takes a second."""
    folder = tmp_path_factory.mktemp("programs")
    result = subprocess.run(
        [
            DENO,
            "run",
            "--quiet",
            "--frozen",
            "--allow-read",
            "--allow-env",
            f"--allow-write={folder}",
            HERE / "ask.js",
            folder,
        ],
        input=json.dumps([*CASES.values()]),
        cwd=PROJECT,
        env={**os.environ, "DENO_NO_UPDATE_CHECK": "1", "DENO_DIR": str(PROJECT / ".cache" / "deno")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return dict(zip(CASES, json.loads(result.stdout), strict=True))


@pytest.mark.parametrize("name", CASES)
def test_what_a_supported_browser_lacks_is_reported_with_its_line(name: str, reported: dict[str, list[str]]) -> None:
    assert reported[name] == sorted(CASES[name].get("reported", []))


def test_readme_and_about_name_the_browsers_that_are_checked() -> None:
    browsers = json.loads((PROJECT / "scripts/browser_support/supported.json").read_text(encoding="utf-8"))[
        "browsers"
    ]
    chrome, firefox, safari = (browsers[name] for name in ("chrome", "firefox", "safari"))
    assert browsers == {
        **dict.fromkeys(("chrome", "chrome_android", "edge"), chrome),
        **dict.fromkeys(("firefox", "firefox_android"), firefox),
        **dict.fromkeys(("safari", "safari_ios"), safari),
    }
    for page in ("README.md", "docs/about.md"):
        text = " ".join((PROJECT / page).read_text(encoding="utf-8").split())
        assert f"Chrome and Edge {chrome}, Firefox {firefox}, Safari {safari} (iOS {safari})" in text, page


def test_the_lock_of_the_check_pins_by_hash_and_names_no_host() -> None:
    text = (PROJECT / "deno.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert all("integrity" in package for package in json.loads(text)["npm"].values())
    asked = json.loads((PROJECT / "deno.json").read_text(encoding="utf-8"))["imports"]
    assert all(re.fullmatch(r"npm:[@\w./-]+@\d+\.\d+\.\d+", package) for package in asked.values()), asked
