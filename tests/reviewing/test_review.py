"""`archive review`: one thing at a time, each answer written at once, comments and order kept."""

import os
import pty
import select
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml
from coverage_archive.model import Archive
from coverage_archive.model.problems import ArchiveError, Problem
from coverage_archive.reading import archive_folder
from coverage_archive.reading.article_folder import ArticleFolder, read_article
from coverage_archive.storage.yaml_editor import YamlText
from helpers.archive_copy import SEEDS, record, run, snapshot
from helpers.reviewed import FILE, SLUG, answer, changed, to_names, unjudged


def test_it_shows_the_page_first_and_accepting_it_takes_one_mark_away(root: Path, drafted: dict[str, bytes]) -> None:
    said = answer(root, "a")
    assert "The page: is this right?" in said
    for shown in (
        "outlet     The Harbour Courier",
        "byline     By Mara Lindqvist in Seoul",
        "date       2024-06-20T16:40",
        "set aside  Advertisement (2 times)",
        "paragraphs in 0 sections",
    ):
        assert shown in said
    (line,) = changed(root, drafted)
    assert line.startswith("-reviewed: false #: mend what is wrong")


def test_accepting_a_quote_takes_its_mark_away_and_nothing_else(root: Path, drafted: dict[str, bytes]) -> None:
    said = answer(root, "n", "a")
    assert "The quote once-full" in said
    assert 'to come\n  to each other\'s aid "▸at once and in full◂" if either is attacked, according\n' in said
    assert changed(root, drafted) == ["-    reviewed: false"]


def test_the_speaker_the_kind_and_the_topics_can_be_changed(root: Path, drafted: dict[str, bytes]) -> None:
    said = answer(root, "n", "s", "the treaty", "k", "direct", "t", "alliance, sanctions-and-arms", "a")
    assert "speaker    The treaty (treaty)" in said
    after = (root / FILE).read_text(encoding="utf-8")
    assert changed(root, drafted)[0].startswith("-    kind: partial")
    quote = record(root, SLUG)["quotes"][0]
    assert (quote["kind"], quote["speaker"], quote["topics"]) == (
        "direct",
        "treaty",
        ["alliance", "sanctions-and-arms"],
    )
    assert "reviewed" not in quote
    assert "    speaker: treaty\n" in after, "the note on where the program found the other one goes"


def test_a_draft_speaker_whom_nobody_names_any_more_is_taken_away(root: Path) -> None:
    before = speakers(root)
    first = record(root, SLUG)["quotes"][0]["speaker"]
    assert before[first].get("draft")
    answer(root, "n", "s", "treaty")
    assert speakers(root).keys() == before.keys() - {first}


def test_a_new_speaker_is_asked_about_and_added(root: Path) -> None:
    said = answer(root, "n", "s", "Ada Roe", "y", "person", "", "a")
    assert "There is no speaker “Ada Roe”. Add one [Y/n]: y" in said
    assert "Id, for good [ada-roe]:" in said
    assert speakers(root)["ada-roe"] == {"name": "Ada Roe", "kind": "person"}
    assert record(root, SLUG)["quotes"][0]["speaker"] == "ada-roe"


def test_a_known_speaker_is_met_first_under_a_title_and_nobody_is_added_twice(root: Path) -> None:
    before = speakers(root)
    said = answer(root, "n", "s", "Putin, the host of the dinner", "", "a")
    assert "Is “Putin, the host of the dinner” Vladimir Putin (putin) [Y/n]:" in said
    assert record(root, SLUG)["quotes"][0]["speaker"] == "putin"
    assert speakers(root).keys() <= before.keys()


def test_a_speaker_can_be_looked_up_and_the_question_left(root: Path, drafted: dict[str, bytes]) -> None:
    said = answer(root, "n", "s", "?", "-")
    assert "kim-jong-un              Kim Jong Un" in said
    assert changed(root, drafted) == []


def test_rejecting_moves_the_words_to_not_quotes_with_the_reason(root: Path) -> None:
    first = record(root, SLUG)["quotes"][0]
    answer(root, "n", "r", "words of a: title")
    after = record(root, SLUG)
    assert after["quotes"][0]["id"] != first["id"]
    assert {"exact": first["exact"], "prefix": first["prefix"], "reason": "words of a: title"} in after["not_quotes"]
    assert run(root, "check").exit_code == 0


def test_what_cannot_be_is_said_and_undone(root: Path, drafted: dict[str, bytes]) -> None:
    said = answer(root, "n", "k", "indirect")
    assert "That cannot be:" in said
    assert "stands in quotation marks" in said
    assert "Nothing was changed." in said
    assert changed(root, drafted) == []


def test_a_wrong_letter_asks_again_and_names_the_letters(root: Path, drafted: dict[str, bytes]) -> None:
    said = answer(root, "x", "yes please")
    assert said.count("Type one of the letters in brackets: a, e, n, q.") == 2
    assert changed(root, drafted) == []


def test_skipping_comes_to_everything_once_and_leaves_it(root: Path, drafted: dict[str, bytes]) -> None:
    # The strict check names all parts of the clause in one line, asks for sections in another, and counts in a third.
    waiting = len(run(root, "check", "--strict").output.splitlines()) - 3 + len(unjudged(root))
    result = run(root, "review", SLUG, answers="n\n" * waiting)
    assert f"{waiting} items left. To go on: archive review {SLUG}" in result.output
    assert changed(root, drafted) == []


def test_quitting_and_coming_back_goes_on_where_it_stopped(root: Path) -> None:
    answer(root, "a", "a", "a")
    said = answer(root)
    first = record(root, SLUG)["quotes"][2]
    assert f"The quote {first['id']}" in said
    assert "The page" not in said


def test_an_end_of_input_is_a_way_to_quit(root: Path) -> None:
    result = run(root, "review", SLUG, answers="a\na\n")
    assert result.exit_code == 0
    assert "items left" in result.output


def test_new_names_come_last_and_can_be_renamed_or_be_somebody_known(root: Path) -> None:
    said = answer(root, *to_names(root), "w", "strait-gazette", "m", "Al Poe", "k", "group", "a")
    assert "The new outlet harbour-courier" in said
    vocabulary = yaml.safe_load((root / "articles/archive.yml").read_text(encoding="utf-8"))
    assert "harbour-courier" not in vocabulary["outlets"], "it was The Strait Gazette after all"
    assert record(root, SLUG)["outlet"] == "strait-gazette"
    assert vocabulary["outlets"]["strait-gazette"]["aliases"] == ["The Harbour Courier"]
    named = [entry for entry in vocabulary["speakers"].values() if entry["name"] == "Al Poe"]
    assert [entry["kind"] for entry in named] == ["group"]
    assert "draft" not in named[0]


def test_a_merge_that_fails_half_way_is_undone_as_a_whole(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot(root)

    def refuse(self: YamlText, path: object) -> None:
        raise ArchiveError([Problem("articles/archive.yml", 1, "cannot be taken away")])

    monkeypatch.setattr(YamlText, "remove", refuse)
    said = answer(root, *to_names(root), "w", "monsoon-review")
    assert "That cannot be: articles/archive.yml:1: cannot be taken away" in said
    assert snapshot(root) == before


def test_words_taken_for_a_title_can_be_made_a_quote(root: Path) -> None:
    quotes = record(root, SLUG)["quotes"]
    answer(root, "n", "r", "a title")
    path = root / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("reason: a title", "reason: a title, reviewed: false"))
    said = answer(root, *["n"] * len(quotes), "s", "blinken", "partial", "")
    assert "Words in quotation marks that may be nobody's" in said
    made = record(root, SLUG)["quotes"][-1]
    assert (made["exact"], made["speaker"], made["kind"]) == (quotes[0]["exact"], "blinken", "partial")
    assert "reviewed" not in made
    assert run(root, "check").exit_code == 0


# -- while files change ---------------------------------------------------------------------------------------------


def edit(root: Path, old: str, new: str) -> None:
    """Change an article's record in place, as an editor does."""
    path = root / FILE
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_answer_goes_to_the_quote_that_was_shown_though_another_came_in_above_it(
    root: Path, meanwhile: Callable[[int, Callable[[], object]], None]
) -> None:
    unseen = "  - {id: unseen, exact: a lamp, kind: partial, speaker: kim-jong-un, reviewed: false}\n"
    meanwhile(2, lambda: edit(root, "\nquotes:\n", f"\nquotes:\n{unseen}"))
    said = answer(root, "n", "a")
    marks = {quote["id"]: quote.get("reviewed") for quote in record(root, SLUG)["quotes"]}
    assert (marks["unseen"], marks["once-full"]) == ("false", None)
    assert "The quote unseen" in said, "it is asked about next"


def test_an_answer_about_a_quote_that_has_changed_is_refused_and_the_quote_shown_again(
    root: Path, meanwhile: Callable[[int, Callable[[], object]], None]
) -> None:
    meanwhile(2, lambda: edit(root, "speaker: text #", "speaker: blinken #"))
    said = answer(root, "n", "a")
    line = (root / FILE).read_text(encoding="utf-8").split("reviewed: false\n  - id: house-doors")[0].count("\n") + 1
    assert f"That cannot be: {FILE}:{line}: the quote 'once-full' has changed since it was shown" in said
    assert "Nothing was changed." in said
    before, after = said.split("That cannot be")
    assert "speaker    Text (text, new in the vocabulary)" in before
    assert "The quote once-full" in after
    assert "speaker    Antony Blinken (blinken)" in after
    assert record(root, SLUG)["quotes"][0]["reviewed"] == "false"


def test_an_answer_about_a_quote_that_is_gone_is_refused(
    root: Path, meanwhile: Callable[[int, Callable[[], object]], None]
) -> None:
    meanwhile(2, lambda: edit(root, "  - id: once-full\n", "  - id: once\n"))
    said = answer(root, "n", "k", "direct")
    assert "the quote 'once-full' has gone since it was shown" in said
    assert "The quote once\n" in said.split("That cannot be")[1]


def test_an_answer_about_the_page_minds_what_was_shown_of_it(
    root: Path, meanwhile: Callable[[int, Callable[[], object]], None]
) -> None:
    meanwhile(1, lambda: edit(root, "language: en", "language: fr"))
    said = answer(root, "a")
    assert "what is said of the page has changed since it was shown" in said
    assert record(root, SLUG)["reviewed"] == "false"


@pytest.mark.parametrize("answers", [["s", "treaty"], ["n"] * 17 + ["n", "e", "the-text", "", "a"]])
def test_an_article_that_was_added_meanwhile_keeps_the_names_that_it_has(
    root: Path, meanwhile: Callable[[int, Callable[[], object]], None], answers: list[str]
) -> None:
    """Another article of the same draft speaker: he is not dropped, and gets his new id in both."""
    meanwhile(2, lambda: shutil.copytree(root / "articles" / SLUG, root / "articles" / "fourth"))
    answer(root, "n", *answers)
    assert run(root, "check").exit_code == 0
    assert record(root, "fourth")["quotes"][0]["speaker"] == ("the-text" if "the-text" in answers else "text")


def test_undo_is_refused_where_the_file_was_changed_after_the_answer(
    root: Path, meanwhile: Callable[[int, Callable[[], object]], None]
) -> None:
    meanwhile(2, lambda: edit(root, "language: en", "language: fr"))
    said = answer(root, "a", "u")
    assert f"That cannot be: {FILE}:1: the file was changed after the answer; mend it by hand" in said
    assert record(root, SLUG)["language"] == "fr"
    assert "reviewed" not in record(root, SLUG)


def test_a_file_that_breaks_meanwhile_ends_the_review_with_its_problem(
    root: Path, meanwhile: Callable[[int, Callable[[], object]], None]
) -> None:
    meanwhile(2, lambda: edit(root, "speaker: text #", "speaker: nobody #"))
    result = run(root, "review", SLUG, answers="a\na\n")
    assert result.exit_code == 1
    assert "there is no speaker 'nobody'" in result.output
    assert "reviewed" not in record(root, SLUG), "what was answered is kept"


def test_the_archive_is_read_once_and_after_an_answer_what_it_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer costs the same in an archive of a thousand articles."""
    past = time.time_ns() - 10**10  # files that were written just now are read once more, to be sure of them
    for path in (root / "articles").rglob("*"):
        os.utime(path, ns=(past, past))
    read: list[str] = []

    def note(folder: Path, vocabulary: Archive, instead: Mapping[str, bytes]) -> ArticleFolder:
        read.append(folder.name)
        return read_article(folder, vocabulary, instead)

    monkeypatch.setattr(archive_folder, "read_article", note)
    answer(root, "n", "n", "n")
    assert sorted(read) == sorted([*SEEDS, SLUG])
    read.clear()
    answer(root, "a", "a", "s", "blinken", "a", "k", "partial")
    assert read.count(SEEDS[0]) == read.count(SEEDS[1]) == 1


def test_an_article_that_is_not_there_is_named(root: Path) -> None:
    result = run(root, "review", "thrid")
    assert result.exit_code == 1
    assert "there is no such article; there are: gazette-help-at-once" in result.output


def test_it_works_in_a_real_terminal(root: Path, drafted: dict[str, bytes]) -> None:
    """Keys typed into a pseudo-terminal: accept the page, ask for a speaker, interrupt; what was answered is kept."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(root)
        os.environ["TERM"] = "xterm"
        os.execv(sys.executable, [sys.executable, "-m", "coverage_archive.cli", "review", SLUG])
    seen = ""

    def wait_for(words: str, pressing: bytes = b"") -> None:
        nonlocal seen
        end, press_at = time.monotonic() + 30, time.monotonic() + 0.5
        while words not in seen:
            assert time.monotonic() < end, seen
            if pressing and time.monotonic() > press_at:
                os.write(terminal, pressing)
                press_at += 5
            if select.select([terminal], [], [], 0.1)[0]:
                seen += os.read(terminal, 65536).decode("utf-8", "replace")

    wait_for("The page: is this right?")
    wait_for("[q]uit > ")
    os.write(terminal, b"a\n")
    wait_for("The quote once-full")
    assert "\x1b[1m" in seen, "the words stand out in bold"
    wait_for("[r]eject")
    os.write(terminal, b"s\n")
    wait_for("Who says it")
    # Pressed again where it is not heard: Python may just then be starting to read the line.
    wait_for("items left. To go on: archive review third", pressing=b"\x03")
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0
    assert len(changed(root, drafted)) == 1


def speakers(root: Path) -> dict[str, dict[str, object]]:
    loaded = yaml.safe_load((root / "articles/archive.yml").read_text(encoding="utf-8"))["speakers"]
    assert isinstance(loaded, dict)
    return loaded
