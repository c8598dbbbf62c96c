"""A site names one version: the one that was read, whatever is committed while it is made."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest
from coverage_archive.publishing import generating
from helpers import quick_renderer
from helpers.archive_copy import run
from helpers.changed_archive import apply, commit

TITLE = "The pact in the news"
ARTICLE = "monsoon-closest-pact"


@pytest.fixture
def checkout(made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project in a repository; its renderer gives what MkDocs gave before, and the generated data anew."""
    before = Path(shutil.copytree(made / "site", made.parent / "rendered"))

    def then(root: Path, folder: Path) -> None:
        shutil.copytree(root / "pages" / "data", folder / "data", dirs_exist_ok=True)

    quick_renderer.install(monkeypatch, before, then)
    (made / ".gitignore").write_text("/site*\n/docs/*\n/pages/\n/.cache\n", encoding="utf-8")
    commit(made)
    return made


def commit_another_title(root: Path) -> None:
    change = {"replace": f'title: "{TITLE}"', "by": "title: Renamed meanwhile"}
    apply(change, root / "articles" / "archive.yml")
    commit(root)


def head(root: Path) -> str:
    found = subprocess.run(["git", "-C", str(root), "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
    return found.stdout[:10]


def named(root: Path) -> dict[str, str]:
    """What each place names as the version: the footer, a citation, the data, the list of files."""
    pages = root / "pages"
    texts = {
        "footer": (pages / "overrides" / "partials" / "generated" / "version.html").read_text("utf-8"),
        "citation": (pages / "articles" / ARTICLE / "cite" / "index.html").read_text("utf-8"),
        "data": json.loads((pages / "data" / "datapackage.json").read_bytes())["version"],
        "citation file": (pages / "data" / "CITATION.cff").read_text("utf-8"),
        "list of files": (root / "site" / "SHA256SUMS").read_text("utf-8").partition("\n")[0],
    }
    found = {place: re.search(r"\b[0-9a-f]{10}\b", text) for place, text in texts.items()}
    return {place: match[0] if match else "" for place, match in found.items()}


def title_shown(root: Path) -> str:
    return str(json.loads((root / "pages" / "data" / "datapackage.json").read_bytes())["title"])


def only(version: str) -> dict[str, str]:
    return dict.fromkeys(("footer", "citation", "data", "citation file", "list of files"), version)


@pytest.mark.parametrize(
    "step", [(generating, "update_ledger"), (quick_renderer, "finish")], ids=["written", "rendered"]
)
def test_a_commit_while_pages_are_made_changes_nothing(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, step: tuple[ModuleType, str]
) -> None:
    module, name = step
    version, made = head(checkout), getattr(module, name)

    def interrupted(root: Path, *rest: object) -> object:
        commit_another_title(root)
        return made(root, *rest)

    monkeypatch.setattr(module, name, interrupted)
    assert run(checkout, "site").exit_code == 0
    assert head(checkout) != version
    assert named(checkout) == only(version)
    assert title_shown(checkout) == TITLE


def test_a_commit_while_the_archive_is_read_has_it_read_again(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = []

    def interrupted(root: Path) -> object:
        found = read(root)
        if not readings:
            commit_another_title(root)
        readings.append(found)
        return found

    read = generating.read
    monkeypatch.setattr(generating, "read", interrupted)
    assert run(checkout, "site").exit_code == 0
    assert len(readings) == 2
    assert title_shown(checkout) == "Renamed meanwhile"
    before = named(checkout)["citation"]  # of the article, which the commit did not change
    assert named(checkout) == {**only(head(checkout)), "citation": before}
