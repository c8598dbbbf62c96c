"""The notes in which a draft says where it found a value are told from what a person wrote, and go with the value."""

import pytest
from coverage_archive.editing.values import set_value
from coverage_archive.storage.yaml_editor import YamlText


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("byline: By A. B. #: line 4: begins as bylines do\n", "byline: By C. D.\n"),
        ("byline: By A. B. # asked her myself\n", "byline: By C. D. # asked her myself\n"),
        ("byline: null #: not stated in the text\n", "byline: By C. D.\n"),
        ("byline: By C. D. #: line 4: begins as bylines do\n", "byline: By C. D. #: line 4: begins as bylines do\n"),
    ],
)
def test_the_note_goes_when_the_value_is_corrected_and_a_persons_comment_stays(before: str, after: str) -> None:
    text = YamlText(f"headline: One\n{before}", "article.yml")
    set_value(text, ("byline",), "By C. D.")
    assert text.text.replace('"', "") == f"headline: One\n{after}"
