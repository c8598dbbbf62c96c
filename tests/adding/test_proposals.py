"""What a line is, who a name is: cases in YAML files, to be read and added to."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive.adding.proposing import ids
from coverage_archive.adding.proposing.line_teller import tell_lines_apart
from coverage_archive.adding.proposing.speaker_names import UNKNOWN, SpeakerFinder
from coverage_archive.model import Speaker
from coverage_archive.reading import archive_folder
from coverage_archive.storage.records import ID_PATTERN
from coverage_archive.tagger.speaker_kinds import kind_of
from coverage_archive.texts.capture import CaptureFile
from helpers.archive_copy import copy_archive
from hypothesis import given
from hypothesis import strategies as st

HERE = Path(__file__).parent
KINDS = ("headline", "standfirst", "byline", "published", "caption", "credit")


def cases(name: str) -> list[dict[str, Any]]:
    loaded = yaml.safe_load((HERE / f"{name}.yml").read_text(encoding="utf-8"))
    assert isinstance(loaded, list)
    return loaded


@pytest.mark.parametrize("case", cases("lines"), ids=lambda case: case["case"])
def test_lines(case: dict[str, Any]) -> None:
    found = tell_lines_apart(CaptureFile(case["text"], ""), [case.get("outlet", "no such outlet")], language="en")
    proposed = {kind: [line.text for line in found.of_kind(kind)] for kind in KINDS}
    proposed["furniture"] = [item.text for item in found.of_kind("furniture")]
    assert proposed == {kind: case.get(kind, []) for kind in (*KINDS, "furniture")}
    assert all(line.reason for line in (*found.lines, *found.of_kind("furniture")))


@pytest.fixture(scope="module")
def speakers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Speaker]:
    return archive_folder.load(copy_archive(tmp_path_factory.mktemp("names"))).speakers


@pytest.mark.parametrize("case", cases("names"), ids=lambda case: case["name"])
def test_names(case: dict[str, Any], speakers: dict[str, Speaker]) -> None:
    found = SpeakerFinder(speakers).find(case["name"])
    assert (found.id if found else None) == case["speaker"]


@pytest.mark.parametrize("case", cases("ids"), ids=lambda case: case["words"])
def test_ids(case: dict[str, Any]) -> None:
    assert ids.from_words(case["words"], case.get("most", 3)) == case["id"]


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["it", "is", "not", "4", "Kim", "treaty", "’s", "—"])).map(" ".join)
)
def test_an_id_of_any_words_is_an_id_or_nothing(words: str) -> None:
    made = ids.from_words(words)
    assert made == "" or re.fullmatch(ID_PATTERN, made)
    assert re.fullmatch(ID_PATTERN, ids.quote_id(words, ["quote"]))


def test_short_forms_of_one_new_name_are_one_speaker() -> None:
    finder = SpeakerFinder({})
    names = ["Ms Oh", "Hana Oh", "Oh", "Hana Oh's", "Al Poe", "Poe"]
    found = [finder.speaker(name, names).id for name in names]
    assert found == ["hana-oh", "hana-oh", "hana-oh", "hana-oh", "al-poe", "al-poe"]
    assert [speaker.draft for speaker in finder.added.values()] == [True, True]


def test_a_short_form_of_two_names_is_neither() -> None:
    finder = SpeakerFinder({})
    names = ["Hana Oh", "Jin Oh", "Oh"]
    assert [finder.speaker(name, names).id for name in names] == ["hana-oh", "jin-oh", "oh"]


def test_the_speaker_who_is_not_stated_is_one_for_all_articles() -> None:
    finder = SpeakerFinder({UNKNOWN.id: UNKNOWN})
    assert [finder.speaker("…"), finder.unknown(), finder.added] == [UNKNOWN, UNKNOWN, {}]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Hana Oh", "person"),
        ("Harbour Institute", "organisation"),
        ("the foreign ministry", "organisation"),
        ("NATO", "organisation"),
        ("officials in the capital", "group"),
        ("two diplomats", "group"),
        ("Putin and Kim", "group"),
        ("the joint declaration", "document"),
        ("Article 5 of the convention", "document"),
        ("the Department of State", "organisation"),
    ],
)
def test_what_a_new_name_is(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize("name", ["Pyongyang", "North Korea", "Buenos Aires"])
def test_a_country_or_city_that_speaks_is_no_person(name: str) -> None:
    assert SpeakerFinder({}).speaker(name, kind="person").kind == "organisation"
