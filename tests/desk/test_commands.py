"""`archive review` opens the desk, or lists what waits where no browser or terminal is."""

import sys
from pathlib import Path
from typing import Any

import pytest
from coverage_archive.desk import commands, server
from helpers.archive_copy import run
from helpers.reviewed import SLUG


def test_without_a_terminal_everything_that_waits_is_listed_with_its_line(root: Path) -> None:
    said = run(root, "review", SLUG)
    assert said.exit_code == 0
    lines = said.output.splitlines()
    assert lines[0] == f"articles/{SLUG}/article.yml:3: what is said of the page"
    written = (root / "articles" / SLUG / "article.yml").read_text(encoding="utf-8").splitlines()
    number = next(int(line.split(":")[1]) for line in lines if line.endswith(": the quote 'once-full'"))
    assert written[number - 1].strip().startswith("reviewed: false")
    assert any(line.endswith("the part 'state-of-war'") for line in lines)
    assert any(line.endswith("the speaker 'hana-oh'") for line in lines)
    assert lines[-1] == f"{len(lines) - 1} items wait in articles/{SLUG}. To judge: archive desk"


def test_where_nothing_waits_that_is_said(root: Path) -> None:
    said = run(root, "review", "gazette-help-at-once")
    assert said.output == "Nothing of articles/gazette-help-at-once waits for review.\n"


def test_an_article_that_is_not_there_is_named(root: Path) -> None:
    said = run(root, "review", "thrid")
    assert said.exit_code == 1
    assert "there is no such article" in said.output


@pytest.mark.parametrize(("slug", "opened"), [((SLUG,), SLUG), ((), SLUG), (("gazette-help-at-once",), None)])
def test_in_a_terminal_with_a_browser_the_desk_opens_where_something_waits(
    root: Path, monkeypatch: pytest.MonkeyPatch, slug: tuple[str, ...], opened: str | None
) -> None:
    served: list[Any] = []
    monkeypatch.setattr(server, "serve", lambda root, port, **options: served.append((root, port, options)))
    monkeypatch.setattr(commands, "has_browser", lambda: True)
    monkeypatch.setattr(commands, "is_terminal", lambda: True)
    assert run(root, "review", *slug).exit_code == 0
    assert served == [(root, 0, {"opens": True, "slug": opened or slug[0]})]


def test_without_a_display_there_is_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not commands.has_browser()


def test_without_the_desks_packages_a_sentence_says_what_to_install(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "coverage_archive.desk.server", None)
    monkeypatch.delattr("coverage_archive.desk.server")
    said = run(root, "desk", "--no-open")
    assert said.exit_code == 1
    assert "pip install 'coverage-archive[desk]'" in said.output
