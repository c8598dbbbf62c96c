"""What a machine proposed stays marked, and out of what is promised, until a person has confirmed it."""

import json
from pathlib import Path

import pytest
from coverage_archive.desk.sitting import Sitting
from helpers.archive_copy import SEEDS, THIRD, copy_archive, run, snapshot
from helpers.at_the_desk import Tab


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (f"{SEEDS[0]}/article.yml", "language: en", "language: en\nreviewed: false", "headline, date and furniture"),
        (f"{SEEDS[0]}/article.yml", "{id: clause,", "{id: clause, reviewed: false,", "the quote 'clause' was"),
        (f"{SEEDS[0]}/article.yml", "{id: duty,", "{id: duty, reviewed: false,", "the passage 'duty' was tagged by"),
        ("archive.yml", "yonhap: {", "yonhap: {draft: true, ", "the speaker 'yonhap' is a draft"),
        ("archive.yml", "monsoon-review: {", "monsoon-review: {draft: true, ", "the outlet 'monsoon-review' is"),
    ],
)
def test_each_mark_passes_the_check_and_not_the_strict_one(
    tmp_path: Path, file: str, old: str, new: str, message: str
) -> None:
    root = copy_archive(tmp_path)
    path = root / "articles" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert run(root, "check").exit_code == 0
    strict = run(root, "check", "--strict")
    assert strict.exit_code == 1
    line = text[: text.index(old)].count("\n") + new.count("\n", 0, new.find("true") if "true" in new else None) + 1
    assert f"articles/{file}:" in strict.output
    assert message in strict.output
    assert abs(int(strict.output.split(":")[1]) - line) <= 1


def test_a_draft_is_not_promised_and_a_reviewed_article_is(tmp_path: Path) -> None:
    root = copy_archive(tmp_path)
    run(root, "new", THIRD, "--slug", "third")
    (root / "pages").mkdir()
    assert run(root, "build").exit_code == 0
    assert "articles/third/" not in (root / "articles/permalinks.txt").read_text()
    quotes = json.loads((root / "pages/data/quotes.json").read_text(encoding="utf-8"))
    assert {quote["reviewed"] for quote in quotes if quote["article"] == "third"} == {False}
    assert {quote["reviewed"] for quote in quotes if quote["article"] != "third"} == {True}
    before = snapshot(root)
    tab = Tab(Sitting(root), "third")
    tab.send("take", tag="quote-house-doors")
    tab.press("reject", reason="a title")
    assert snapshot(root) != before
    assert run(root, "check").exit_code == 0, "a rejected quote breaks no promise"
