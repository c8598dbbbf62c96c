"""The archive with a drafted article that waits for its review, and what happens while a question is open."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import click
import pytest
from helpers.archive_copy import THIRD, copy_archive, run, snapshot
from helpers.reviewed import SLUG, restore


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = copy_archive(tmp_path_factory.mktemp("drafted"))
    assert run(root, "new", THIRD, "--slug", SLUG).exit_code == 0
    return snapshot(root)


@pytest.fixture
def root(tmp_path: Path, drafted: dict[str, bytes]) -> Path:
    return restore(tmp_path, drafted)


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, Callable[[], object]], None]:
    """Let something happen while a question, counted from 1, waits for its answer."""

    def at(question: int, happens: Callable[[], object]) -> None:
        prompt, asked = click.prompt, count(1)

        def prompt_and_wait(*arguments: object, **options: object) -> object:
            if next(asked) == question:
                happens()
            return prompt(*arguments, **options)

        monkeypatch.setattr(click, "prompt", prompt_and_wait)

    return at
