"""What a line is, who a name is: cases in YAML files, to be read and added to."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive.adding.line_kinds import read_lines
from coverage_archive.adding.speaker_names import Cast, kind_of
from coverage_archive.model import Speaker
from coverage_archive.reading import archive_folder
from coverage_archive.texts.capture import CaptureFile
from helpers.archive_copy import copy_archive

HERE = Path(__file__).parent
KINDS = ("headline", "standfirst", "byline", "published", "caption", "credit")


def cases(name: str) -> list[dict[str, Any]]:
    loaded = yaml.safe_load((HERE / f"{name}.yml").read_text(encoding="utf-8"))
    assert isinstance(loaded, list)
    return loaded


@pytest.mark.parametrize("case", cases("lines"), ids=lambda case: case["case"])
def test_lines(case: dict[str, Any]) -> None:
    found = read_lines(CaptureFile(case["text"], ""), [case.get("outlet", "no such outlet")], language="en")
    proposed = {kind: [claim.text for claim in found.claimed(kind)] for kind in KINDS}
    proposed["furniture"] = [aside.text for aside in found.asides]
    assert proposed == {kind: case.get(kind, []) for kind in (*KINDS, "furniture")}
    assert all(claim.reason for claim in found.claims)
    assert all(aside.reason for aside in found.asides)


@pytest.fixture(scope="module")
def speakers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Speaker]:
    return archive_folder.load(copy_archive(tmp_path_factory.mktemp("names"))).speakers


@pytest.mark.parametrize("case", cases("names"), ids=lambda case: case["name"])
def test_names(case: dict[str, Any], speakers: dict[str, Speaker]) -> None:
    found = Cast(speakers).find(case["name"])
    assert (found.id if found else None) == case["speaker"]


def test_short_forms_of_one_new_name_are_one_speaker() -> None:
    cast = Cast({})
    names = ["Ms Oh", "Hana Oh", "Oh", "Hana Oh's", "Al Poe", "Poe"]
    found = [cast.speaker(name, names).id for name in names]
    assert found == ["hana-oh", "hana-oh", "hana-oh", "hana-oh", "al-poe", "al-poe"]
    assert [speaker.draft for speaker in cast.added.values()] == [True, True]


def test_a_short_form_of_two_names_is_neither() -> None:
    cast = Cast({})
    names = ["Hana Oh", "Jin Oh", "Oh"]
    assert [cast.speaker(name, names).id for name in names] == ["hana-oh", "jin-oh", "oh"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Hana Oh", "person"),
        ("Harbour Institute", "organisation"),
        ("the foreign ministry", "organisation"),
        ("NATO", "organisation"),
        ("officials in the capital", "person"),
        ("two diplomats", "group"),
        ("Putin and Kim", "group"),
        ("the joint declaration", "document"),
        ("Article 5 of the convention", "document"),
        ("the Department of State", "organisation"),
    ],
)
def test_what_a_new_name_is(name: str, kind: str) -> None:
    assert kind_of(name) == kind
