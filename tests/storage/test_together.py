"""Several files are written, or none: where the process is killed between two, the next lock takes it back."""

import os
from pathlib import Path

import pytest
from coverage_archive.storage import together
from coverage_archive.storage.locks import one_writer
from coverage_archive.storage.together import LOG, Step, take_back_unfinished, write_together

BEFORE = {"archive.yml": b"a: 1\r\n", "one/article.yml": b"one: \xed\x95\x9c\n", "two/article.yml": b"two: 2\n"}
STEPS: list[Step] = [
    ("archive.yml", b"a: 1\nb: 2\n"),
    ("one/article.yml", b"one: b\n"),
    ("two/article.yml", b"two: b\n"),
    ("archive.yml", b"b: 2\n"),
]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    for name, data in BEFORE.items():
        (tmp_path / "articles" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "articles" / name).write_bytes(data)
    return tmp_path / "articles"


def files(articles: Path) -> dict[str, bytes]:
    return {
        path.relative_to(articles).as_posix(): path.read_bytes() for path in articles.rglob("*") if path.is_file()
    }


def killed_at(articles: Path, number: int) -> None:
    """Write all steps in a process of its own, which ends, with nothing cleared up, before its write of a number."""
    if child := os.fork():
        os.waitpid(child, 0)
        return
    write, count = together.write, iter(range(100))

    def write_or_die(path: Path, data: bytes, *, lasting: bool = False) -> bool:
        if next(count) == number:
            os._exit(0)
        return write(path, data, lasting=lasting)

    together.write = write_or_die  # type: ignore[attr-defined]
    write_together(articles, STEPS)
    os._exit(0)


def test_all_files_are_written_and_no_log_is_left(articles: Path) -> None:
    write_together(articles, STEPS)
    assert files(articles) == {**BEFORE, **dict(STEPS)}


@pytest.mark.parametrize("number", range(6))
def test_killed_before_any_write_the_next_lock_leaves_the_files_before_or_after(articles: Path, number: int) -> None:
    killed_at(articles, number)
    with one_writer(articles.parent):
        assert files(articles) == (BEFORE if number < 5 else {**BEFORE, **dict(STEPS)})


def test_what_a_person_has_changed_since_a_kill_stays(articles: Path) -> None:
    killed_at(articles, 3)
    (articles / "one/article.yml").write_bytes(b"one: mine\n")
    take_back_unfinished(articles)
    assert files(articles) == {**BEFORE, "one/article.yml": b"one: mine\n"}


def test_one_file_alone_needs_no_log(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    write = together.write
    monkeypatch.setattr(together, "write", lambda path, *a, **k: written.append(path.name) or write(path, *a, **k))
    write_together(articles, STEPS[:1])
    assert written == ["archive.yml"]
    assert LOG not in files(articles)


def test_each_file_is_on_the_disk_before_the_next(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_disk: list[int] = []
    monkeypatch.setattr(os, "fsync", on_disk.append)
    write_together(articles, STEPS[:1])
    assert len(on_disk) == 3  # the file, the list of its folder, and that list once more, without the log
