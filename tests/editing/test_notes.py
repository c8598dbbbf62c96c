"""The notes in which a draft says where it found a value are told from what a person wrote, and go with the value."""

from pathlib import Path

import pytest
from coverage_archive.editing.values import note, set_value
from coverage_archive.storage.yaml_editor import YamlText
from helpers.archive_copy import copy_archive, only_new, run
from helpers.project import PROJECT

LAYOUTS = PROJECT / "tests" / "adding" / "layouts"
FILES = [
    pytest.param(path, id=path.stem, marks=() if path.parent == LAYOUTS else pytest.mark.long)
    for path in sorted(LAYOUTS.rglob("*"))
    if path.suffix in (".txt", ".html")
]


@pytest.mark.parametrize("path", FILES)
def test_every_note_of_a_draft_is_known(path: Path, tmp_path: Path) -> None:
    root = copy_archive(tmp_path)
    result = run(root, "new", path, "--outlet", "echo")
    assert result.exit_code == 0, result.output
    text = YamlText((root / "articles" / only_new(root) / "article.yml").read_text(encoding="utf-8"), "article.yml")
    comments = {where: text.comment(where) for where in text.document.places}
    assert any(comments.values())
    assert {where: said for where, said in comments.items() if said != note(text, where)} == {}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("byline: By A. B. # line 4: begins as bylines do\n", "byline: By C. D.\n"),
        ("byline: By A. B. # asked her myself\n", "byline: By C. D. # asked her myself\n"),
        ("byline: null # not stated in the text\n", "byline: By C. D.\n"),
        ("byline: By C. D. # line 4: begins as bylines do\n", "byline: By C. D. # line 4: begins as bylines do\n"),
    ],
)
def test_the_note_goes_when_the_value_is_corrected_and_a_persons_comment_stays(before: str, after: str) -> None:
    text = YamlText(f"headline: One\n{before}", "article.yml")
    set_value(text, ("byline",), "By C. D.")
    assert text.text.replace('"', "") == f"headline: One\n{after}"
