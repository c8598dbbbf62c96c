"""One build at a time: whoever makes or reads generated files keeps others out, and a killed one keeps out nobody."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from coverage_archive.publishing import whole_folder
from coverage_archive.storage.locks import BusyError, one_build
from helpers import quick_renderer
from helpers.archive_copy import run
from helpers.own_theme import own_template

WAITING = "Another build is at work here: waiting until it has ended.\n"
REFUSED = "Another build is at work here: try again when it has ended.\n"
ARTICLE = "articles/monsoon-closest-pact"
COMMANDS = {
    "archive build": ["coverage_archive.cli", "build"],
    "mkdocs build": ["mkdocs", "build", "--quiet", "--site-dir", "elsewhere"],
}


def start(project: Path, *command: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def free(project: Path) -> bool:
    try:
        with one_build(project, wait=False):
            return True
    except BusyError:
        return False


def edit(project: Path) -> None:
    """Change the title, which every page shows."""
    vocabulary = project / "articles" / "archive.yml"
    text, changes = re.subn(r"(?m)^title: .*$", "title: What was said", vocabulary.read_text(encoding="utf-8"))
    assert changes == 1
    vocabulary.write_text(text, encoding="utf-8")


def rendering(monkeypatch: pytest.MonkeyPatch, project: Path, meanwhile: Callable[[], object]) -> None:
    """Let a quick renderer give what MkDocs gave before and a page as it is in pages/, and do more meanwhile."""
    before = Path(shutil.copytree(project / "site", project.parent / "rendered"))

    def then(root: Path, folder: Path) -> None:
        meanwhile()
        shutil.copy(root / "pages" / "index.md", folder / "home.txt")

    quick_renderer.install(monkeypatch, before, then)


def test_nothing_touches_generated_files_until_the_site_is_made_of_them(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(made, "build")
    pages = files(made / "pages")
    waiting: dict[str, subprocess.Popen[str]] = {}

    def meanwhile() -> None:
        edit(made)
        for name, command in COMMANDS.items():
            waiting[name] = start(made, *command)
        for name, process in waiting.items():
            assert process.stderr
            assert process.stderr.readline() == WAITING, name
        assert files(made / "pages") == pages

    rendering(monkeypatch, made, meanwhile)
    result = run(made, "site")
    assert result.exit_code == 0, result.output
    assert (made / "site" / "home.txt").read_bytes() == pages["index.md"]
    for name, process in waiting.items():
        assert (process.communicate()[1], process.returncode) == ("", 0), name


def test_of_two_runs_at_once_one_is_refused(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[int, str]] = []

    def meanwhile() -> None:
        second = start(made, "coverage_archive.cli", "site")
        said.append((second.wait(), second.communicate()[1]))

    rendering(monkeypatch, made, meanwhile)
    assert run(made, "site").exit_code == 0
    assert said == [(1, REFUSED)]


FAILING = """
import sys
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config

def built() -> str:
    try:
        build(load_config("mkdocs.yml", strict=True, site_dir="elsewhere"))
    except BaseException as error:
        return type(error).__name__
    return "no error"

def told(case: str) -> None:
    how = built()
    from coverage_archive.storage.locks import one_build
    with one_build(Path.cwd(), wait=False):
        print(case, how)

def broken(file: str, text: str) -> None:
    before = Path(file).read_bytes()
    Path(file).write_bytes(before + text.encode())
    told(file)
    Path(file).write_bytes(before)

broken("docs/about.md", "[nowhere](nowhere.md)")
broken("theme/main.html", "{% nothing %}")
broken("articles/archive.yml", "odd: true\\n")
"""


def test_a_build_of_mkdocs_lets_go_however_it_ends(made: Path) -> None:
    """In one process, as `mkdocs serve` builds again and again."""
    own_template(made, "main.html")
    (made / "failing.py").write_text(FAILING, encoding="utf-8")
    process = start(made, "failing")
    out, err = process.communicate()
    assert process.returncode == 0, err
    assert out.splitlines() == [
        "docs/about.md Abort",
        "theme/main.html TemplateSyntaxError",
        "articles/archive.yml Abort",
    ]


HOLDING = """
import sys, time
from pathlib import Path
from coverage_archive.storage.locks import one_build
with one_build(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


def test_a_killed_build_keeps_nobody_out(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDING, str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    assert not free(tmp_path)
    process.kill()
    process.communicate()
    assert free(tmp_path)


@pytest.mark.parametrize("moment", ["before the swap", "after the swap"])
def test_a_killed_run_leaves_one_whole_site_and_the_next_run_makes_its_own(
    made: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """A fork of this process is the run that is killed; the swap is by ``_put_in_place``."""
    before = files(made / "site")
    edit(made)
    rendering(monkeypatch, made, lambda: None)
    put_in_place = whole_folder._put_in_place

    def kill(*given: Path) -> None:
        if moment == "after the swap":
            put_in_place(*given)
        os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if not child:
        monkeypatch.setattr(whole_folder, "_put_in_place", kill)
        run(made, "site")
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    left = files(made / "site")
    assert (left == before) == (moment == "before the swap")
    assert run(made, "site").exit_code == 0
    assert moment == "before the swap" or files(made / "site") == left
    assert not [path for path in made.iterdir() if path.name.startswith(".site")]
