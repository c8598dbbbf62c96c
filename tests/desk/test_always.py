"""Whatever is done at the desk: files load, what a person wrote stays, undo gives back the bytes."""

import random
import re
from pathlib import Path

import pytest
from coverage_archive.desk.sitting import Sitting
from coverage_archive.reading import vocabulary
from coverage_archive.reading.archive_folder import ArchiveFolder
from coverage_archive.storage import together
from helpers.archive_copy import snapshot
from helpers.at_the_desk import Tab
from helpers.reviewed import FILE, SLUG, restore
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

STEPS = st.lists(
    st.sampled_from(["press", "press", "press", "select", "undo", "redo", "other tab", "person", "kill"]), max_size=12
)
TYPED = [
    "",
    "Ada Roe",
    "putin",
    "Mr Jong",
    "x",
    "2024-06-20",
    "en",
    "A heading",
    "p7",
    "article-4, alliance",
    "“ ”: #",
]


class Killed(BaseException):
    """Raised where the process is killed between two writes."""


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, data=st.data())
def test_whatever_is_done_at_the_desk(
    tmp_path: Path, drafted: dict[str, bytes], steps: list[str], data: st.DataObject
) -> None:
    random_sitting(tmp_path, drafted, steps, data)


@pytest.mark.long
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, data=st.data())
def test_whatever_is_done_at_the_desk_many_times(
    tmp_path: Path, drafted: dict[str, bytes], steps: list[str], data: st.DataObject
) -> None:
    random_sitting(tmp_path, drafted, steps, data)


def random_sitting(root: Path, drafted: dict[str, bytes], steps: list[str], data: st.DataObject) -> None:
    restore(root, drafted)
    sitting = Sitting(root)
    tabs = [Tab(sitting, SLUG), Tab(sitting, SLUG)]
    before: list[dict[str, bytes]] = []  # the files before each act that can be undone
    after: list[dict[str, bytes]] = []  # the files after each act that can be done again
    notes: list[bytes] = []
    for step in steps:
        now = snapshot(root)
        if step == "other tab":
            tabs.reverse()
            if told := sitting.changes(SLUG, tabs[0].answer.version):
                tabs[0].answer = told
        elif step == "person":
            notes.append(f"# a note of a person's, {len(notes)}\n".encode())
            file = root / data.draw(st.sampled_from([FILE, vocabulary.FILE]))
            file.write_bytes(file.read_bytes() + notes[-1])
            before.clear()
            after.clear()
        elif step == "kill":
            sitting = killed(root, tabs[0], data)
            tabs = [Tab(sitting, SLUG), Tab(sitting, SLUG)]
            before.clear()
            after.clear()
        elif step in ("undo", "redo"):
            done, undone = (before, after) if step == "undo" else (after, before)
            answer = tabs[0].send(step)
            if answer.status == 200 and done:
                undone.append(now)
                assert snapshot(root) == done.pop()
        else:
            chosen(tabs[0], step, data)
            if snapshot(root) != now:
                assert tabs[0].answer.status == 200, "what is refused changes nothing"
                before.append(now)
                after.clear()
        assert tabs[0].answer.status in (200, 409, 422)
        ArchiveFolder(root).read()
        said = b"".join(snapshot(root).values())
        assert [said.count(note) for note in notes] == [1] * len(notes)
    for files in reversed(before):
        assert tabs[0].send("undo").status == 200
        assert snapshot(root) == files


def chosen(tab: Tab, step: str, data: st.DataObject) -> None:
    """Press a random button with random words typed and, for ``select``, random words selected."""
    buttons = tab.buttons()
    number = data.draw(st.integers(0, len(buttons) - 1))
    if re.match(r"undo|redo|commit", buttons[number]):
        number = 0
    typed = {}
    for name in data.draw(st.lists(st.sampled_from(["speaker", "via", "id", "reason", "title", "value", "topic"]))):
        typed[name] = data.draw(st.sampled_from(TYPED))
    if step == "select":
        start = data.draw(st.integers(0, 2000))
        typed |= {"start": str(start), "end": str(start + data.draw(st.integers(0, 80)))}
    tab.press_at(number, **typed)


def killed(root: Path, tab: Tab, data: st.DataObject) -> Sitting:
    """Kill the desk at a random write of a random act, and start it again: at most the act being done is lost."""
    before = snapshot(root)
    writes = data.draw(st.integers(0, 3))
    original, take_back = together.write, together.take_back_unfinished

    def write(path: Path, content: bytes, *, lasting: bool = False) -> bool:
        nonlocal writes
        if writes == 0:
            raise Killed
        writes -= 1
        return original(path, content, lasting=lasting)

    together.write, together.take_back_unfinished = write, lambda articles: None  # type: ignore[assignment]
    try:
        chosen(tab, "select", data)
    except Killed:
        pass
    finally:
        together.write, together.take_back_unfinished = original, take_back
    whole = snapshot(root)
    sitting = Sitting(root)
    after = snapshot(root)
    assert after in (before, whole), "all of an act is written, or nothing"
    assert not [file for file in after if file.endswith(together.LOG)]
    return sitting


@pytest.mark.parametrize("seed", [pytest.param(seed, marks=pytest.mark.long) for seed in range(10)])
def test_the_desk_is_killed_while_it_is_used(tmp_path: Path, drafted: dict[str, bytes], seed: int) -> None:
    """A process that serves the desk is killed for good; what was answered before is in the files."""
    import signal
    import subprocess
    import sys
    import time

    from helpers.at_the_desk import Served

    chance = random.Random(seed)
    restore(tmp_path, drafted)
    command = [sys.executable, "-m", "coverage_archive.cli", "--root", str(tmp_path), "desk", "--no-open"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    found = re.search(r"127\.0\.0\.1:(\d+)/\?token=(\S+)", process.stdout.readline())
    assert found
    desk, token = Served(int(found[1])), found[2]
    cookie = f"desk-{found[1]}={token}"
    until = time.monotonic() + chance.uniform(0.5, 6)
    answered = snapshot(tmp_path)
    try:
        while time.monotonic() < until:
            act = chance.choice(["accept", "later", "absent&part=duty", "reject&reason=a+name", "undo", "redo"])
            body = f"version=x~page-&tag=quote-{chance.choice(['house-doors', 'locked'])}&do={act}".encode()
            form = "application/x-www-form-urlencoded"
            desk.ask("POST", f"/articles/{SLUG}/act", body, Cookie=cookie, Content_Type=form)
            answered = snapshot(tmp_path)
        process.send_signal(signal.SIGKILL)
    finally:
        process.kill()
        process.wait()
    assert snapshot(tmp_path) == answered
    ArchiveFolder(tmp_path).read()
