"""An article is done when its strict check says nothing; then one commit is offered, and never a push."""

import subprocess
from pathlib import Path

import pytest
from coverage_archive.desk.sitting import Sitting
from helpers.archive_copy import run
from helpers.at_the_desk import Tab
from helpers.changed_archive import commit
from helpers.reviewed import FILE, SLUG

LEDGER = "articles/permalinks.txt"


@pytest.fixture
def tab(root: Path) -> Tab:
    commit(root)
    for name, value in (("user.name", "An Editor"), ("user.email", "editor@example.org")):
        git(root, "config", name, value)
    return Tab(Sitting(root), SLUG)


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def finished(tab: Tab) -> None:
    """Accept everything that waits, take the sections, and list each part as absent, until nothing waits."""
    for _ in range(60):
        if tab.hand == "finish-":
            break
        tab.press("absent" if tab.hand.startswith("part-") else "accept")
        assert tab.answer.status == 200, tab.text()
    tab.send("sections")
    tab.send("finish")


def test_what_is_left_is_that_of_this_article_alone(tab: Tab, root: Path) -> None:
    vocabulary = root / "articles/archive.yml"
    text = vocabulary.read_text(encoding="utf-8")
    draft = "speakers:\n  somebody-else: {name: Somebody else, kind: person, draft: true}"
    vocabulary.write_text(text.replace("speakers:", draft, 1), encoding="utf-8")
    tab.send("finish")
    said = tab.text()
    assert "'somebody-else' is a draft" not in said
    assert "the speaker 'hana-oh' is a draft" in said
    assert "the quote 'house-doors' was tagged by machine" in said
    assert "5 parts of the clause have not been looked for" in said
    assert "commit" not in tab.buttons()
    assert "11 quotes proposed" in tab.text("desk-foot")


def test_an_article_is_taken_from_a_saved_text_to_a_strictly_checked_state(tab: Tab, root: Path) -> None:
    finished(tab)
    assert "Nothing is left" in tab.text(), tab.text()
    assert run(root, "check", "--strict", SLUG).exit_code == 0
    assert tab.text("desk-foot").startswith("Left to do: nothing")


def test_one_commit_is_offered_with_its_message_and_holds_this_article_alone(tab: Tab, root: Path) -> None:
    finished(tab)
    other = root / "articles/gazette-help-at-once/article.yml"
    other.write_bytes(other.read_bytes() + b"# not yet\n")
    git(root, "remote", "add", "origin", "https://example.invalid/nowhere.git")
    assert "Correct third: The Harbour Courier: Two capitals" in tab.answer.regions["desk-side"]
    assert tab.press("commit").status == 200
    subject, *files = git(root, "show", "--format=%s", "--name-only").split("\n", 1)
    assert subject.startswith("Correct third: The Harbour Courier")
    assert sorted(files[0].split()) == ["articles/archive.yml", FILE]
    assert git(root, "status", "--porcelain").split() == ["M", "articles/gazette-help-at-once/article.yml"]
    assert "commit" not in tab.buttons(), "nothing is left to commit"


def test_what_git_refuses_is_told_in_its_own_words_and_the_message_stays(tab: Tab, root: Path) -> None:
    finished(tab)
    hook = root / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho 'Ask the desk first.' >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    before = git(root, "rev-parse", "HEAD")
    assert tab.press("commit", message="My own words").status == 422
    assert "git refuses: Ask the desk first." in tab.text()
    assert 'value="My own words"' in tab.answer.regions["desk-side"]
    assert git(root, "rev-parse", "HEAD") == before


def test_the_ledger_is_committed_with_the_article_whose_addresses_are_new_in_it(tab: Tab, root: Path) -> None:
    (root / LEDGER).write_text(f"articles/{SLUG}/\n", encoding="utf-8")
    finished(tab)
    tab.press("commit")
    assert LEDGER in git(root, "show", "--format=", "--name-only").split()
    (root / LEDGER).write_text(f"articles/another/\narticles/{SLUG}/\narticles/{SLUG}/#p1\n", encoding="utf-8")
    (root / FILE).write_bytes((root / FILE).read_bytes() + b"# a note\n")
    (root / LEDGER).write_text(f"articles/gazette-help-at-once/\narticles/{SLUG}/\n", encoding="utf-8")
    tab.send("finish")
    tab.press("commit")
    assert git(root, "show", "--format=", "--name-only").split() == [FILE]


def test_outside_a_checkout_nothing_is_offered_to_commit(root: Path) -> None:
    tab = Tab(Sitting(root), SLUG)
    finished(tab)
    assert "Nothing is left" in tab.text()
    assert "commit" not in tab.buttons()


def published(tab: Tab, root: Path) -> None:
    finished(tab)
    (root / LEDGER).write_text(f"articles/{SLUG}/\narticles/{SLUG}/#house-doors\n", encoding="utf-8")
    tab.press("finish")
    tab.press("commit")
    tab.send("take", tag="quote-house-doors")


def test_a_tag_that_is_changed_after_publication_asks_for_a_line_of_corrections(tab: Tab, root: Path) -> None:
    published(tab, root)
    assert "correction" not in tab.buttons()
    tab.press("change", speaker="Hana Oh")
    assert "house-doors says something else now" in tab.text()
    assert "a correction of what was published" in tab.text("desk-foot")
    tab.press("correction", line="The speaker of “We have made a house” was given as Vladimir Putin.")
    assert "correction" not in tab.buttons()
    assert "was given as Vladimir Putin" in (root / FILE).read_text(encoding="utf-8")
    assert run(root, "check").exit_code == 0


def test_what_readers_do_not_rely_on_needs_no_correction(tab: Tab, root: Path) -> None:
    published(tab, root)
    tab.press("change topic article-4")
    assert "correction" not in tab.buttons()


def test_a_tag_that_was_never_published_needs_no_correction(tab: Tab, root: Path) -> None:
    published(tab, root)
    tab.send("take", tag="quote-locked")
    tab.press("change", speaker="Hana Oh")
    assert "correction" not in tab.buttons()
