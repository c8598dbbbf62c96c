"""What goes wrong around the program: kills at any moment, a full disk, folders that may not be written in.

After each: the sources and the ledger are whole, the next run is right, and what was said is a sentence.
"""

import ctypes
import os
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from coverage_archive.publishing import generating
from coverage_archive.reading.check import checked
from coverage_archive.storage.together import LOG
from helpers.archive_copy import THIRD, copy_archive, run, snapshot

pytestmark = pytest.mark.long

KILLS = 50
LEDGER = Path("articles", "permalinks.txt")


def start(root: Path, *command: str, before: Callable[[], None] | None = None) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "coverage_archive.cli", "--root", str(root), *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=before,
    )


def assert_sentences(said: str) -> None:
    assert "Traceback" not in said, said
    assert said.strip(), "it says what is wrong"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A made archive that was built once."""
    root = copy_archive(tmp_path)
    generating.build(root)
    return root


def restore(root: Path, before: dict[str, bytes]) -> None:
    shutil.rmtree(root / "articles")
    for name, data in before.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def killed(root: Path, command: list[str], answers: str, seconds: float, chance: random.Random) -> None:
    """Run a command and kill it at a random moment of the time that it takes."""
    process = start(root, *command)
    assert process.stdin
    try:
        process.stdin.write(answers)
        process.stdin.flush()
    except BrokenPipeError:
        pass
    time.sleep(chance.uniform(0, seconds))
    process.kill()
    process.communicate()


COMMANDS = {
    "build": (["build"], ""),
    "new": (["new", str(THIRD), "--slug", "third"], ""),
    "rename": (["rename", "speaker", "putin", "vladimir-putin"], ""),
    "merge": (["merge", "speaker", "scholars", "us-officials"], ""),
}
# What a command says when it ran to its end before it was killed.
DONE_ALREADY = ("exists already", "there is no speaker 'putin'", "there is no speaker 'scholars'")


@pytest.mark.parametrize("name", COMMANDS)
def test_killed_at_any_moment(root: Path, name: str) -> None:
    command, answers = COMMANDS[name]
    before, chance = snapshot(root), random.Random(14)
    began = time.monotonic()
    start(root, *command).communicate(answers)
    seconds = time.monotonic() - began
    captures = {file: data for file, data in before.items() if file.endswith("capture.txt")}
    ledger = set((root / LEDGER).read_text(encoding="utf-8").splitlines())
    for _ in range(KILLS):
        restore(root, before)
        killed(root, command, answers, seconds, chance)
        checked(root)
        after = snapshot(root)
        assert captures.items() <= after.items()
        assert ledger <= set((root / LEDGER).read_text(encoding="utf-8").splitlines())
        again = run(root, *command, answers=f"{answers}q\n")
        done_already = any(said in again.output for said in DONE_ALREADY)
        assert again.exit_code == 0 or done_already, again.output
        left = [file for file in snapshot(root) if file.endswith((".part", LOG)) or "/.adding-" in file]
        assert not left or name == "build" or "exists already" in again.output, "the next run clears what was left"
        checked(root)


def with_work_to_do(root: Path, name: str) -> tuple[list[str], str]:
    """See to it that a command of that name has something to write; return it, and what to answer."""
    if name == "build":
        (root / "pages" / "index.md").unlink()
    return COMMANDS[name]


def small_files() -> None:
    """A disk on which no file can grow beyond a few bytes, as a full one looks to a program."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


def no_privileges() -> None:
    """Let the modes of folders hold for root, too: take away the right to override them."""
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


def failing(root: Path, command: list[str], before: Callable[[], None], answers: str = "") -> str:
    process = start(root, *command, before=before)
    said = process.communicate(answers)[0]
    assert_sentences(said)
    return said


@pytest.mark.parametrize("name", COMMANDS)
def test_a_full_disk(root: Path, name: str) -> None:
    command, answers = with_work_to_do(root, name)
    before = snapshot(root)
    assert "File too large" in failing(root, command, small_files, answers)
    assert snapshot(root) == before
    assert run(root, *command, answers=f"{answers}q\n").exit_code == 0


@pytest.mark.parametrize("name", COMMANDS)
def test_folders_that_may_not_be_written_in(root: Path, name: str) -> None:
    command, answers = with_work_to_do(root, name)
    before = snapshot(root)
    folders = [
        path for top in ("articles", "pages") for path in (root / top, *(root / top).rglob("*")) if path.is_dir()
    ]
    for folder in folders:
        folder.chmod(0o555)
    try:
        said = failing(root, command, no_privileges if os.geteuid() == 0 else lambda: None, answers)
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert "Permission denied" in said
    assert snapshot(root) == before
    assert run(root, *command, answers=f"{answers}q\n").exit_code == 0


def test_two_of_everything_at_once(root: Path) -> None:
    assert run(root, "new", THIRD, "--slug", "third").exit_code == 0
    commands = [(["build"], ""), (["rename", "speaker", "putin", "vladimir-putin"], ""), (["check"], "")] * 2
    processes = [(start(root, *command), answers) for command, answers in commands]
    for process, answers in processes:
        said = process.communicate(answers)[0]
        assert_sentences(said)
    checked(root)
    assert run(root, "build").exit_code == 0
