"""Whom a short mention stands for, and whom not."""

import pytest
from coverage_archive.tagger.mentioned_names import Cast
from coverage_archive.texts.quotation_marks import quotation_spans

TEXT = """\
Prime Minister Ada Stone and Valley leader Han Min Ho met in Oldport on Monday. Otto Lind, the chief \
engineer of the dam, was there too.

Mrs. Stone spoke first. Ben Stone, her brother, did not come. The Stone Foundation paid.
"""


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        pytest.param("Lind", "Otto Lind", id="a surname"),
        pytest.param("Han", "Han Min Ho", id="a family name that comes first"),
        pytest.param("Prime Minister Ada Stone", "Ada Stone", id="a name with its title"),
        pytest.param("Mr. Lind", "Otto Lind", id="a courtesy title"),
        pytest.param("Keller", "Keller", id="a name that stands alone"),
        pytest.param("Otto Keller", "Otto Keller", id="a first name in common does not make two one"),
        pytest.param("the dam", None, id="no name at all"),
    ],
)
def test_the_fullest_form_of_a_name(mention: str, name: str | None) -> None:
    assert Cast(TEXT).fullest(mention) == name


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        pytest.param("the Valley leader", "Han Min Ho", id="a description before the name"),
        pytest.param("The prime minister", "Ada Stone", id="a title"),
        pytest.param("the engineer", "Otto Lind", id="a description after the name"),
        pytest.param("a prime minister", None, id="any prime minister"),
        pytest.param("the miller", None, id="nobody described"),
    ],
)
def test_a_description_stands_for_a_name(phrase: str, name: str | None) -> None:
    assert Cast(TEXT).described(phrase) == name


def test_a_pronoun_stands_for_the_subject_and_not_for_a_title_of_the_other_sex() -> None:
    text = "Otto Lind met Mrs. Stone. She thanked him. Then she left."
    assert Cast(text).antecedent("he", len(text)) == "Otto Lind"


def test_a_name_inside_a_quotation_is_not_what_a_pronoun_stands_for() -> None:
    text = 'Otto Lind came. "Bo Reed left," he said.'
    assert Cast(text, quotation_spans(text)).antecedent("he", text.index("he said")) == "Otto Lind"
