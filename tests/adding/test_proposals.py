"""What a line is, who a name is: cases in YAML files, to be read and added to."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive.adding.proposing import ids, outlets
from coverage_archive.adding.proposing.genres import genre_of
from coverage_archive.adding.proposing.line_kinds import all_lines
from coverage_archive.adding.proposing.line_teller import tell_lines_apart
from coverage_archive.adding.proposing.speaker_names import UNKNOWN, SpeakerFinder
from coverage_archive.adding.sources.saved_article import SavedArticle
from coverage_archive.adding.sources.web_page import PageData, Stated
from coverage_archive.model import Outlet, Speaker
from coverage_archive.model.problems import RefusedError
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
    names, language, genre = (
        [case.get("outlet", "no such outlet")],
        case.get("language", "en"),
        case.get("genre", "article"),
    )
    found = tell_lines_apart(CaptureFile(case["text"], ""), names, language, genre=genre)
    proposed = {kind: [line.text for line in found.of_kind(kind)] for kind in KINDS}
    proposed["furniture"] = [item.text for item in found.of_kind("furniture")]
    assert proposed == {kind: case.get(kind, []) for kind in (*KINDS, "furniture")}
    assert all(line.reason for line in (*found.lines, *found.of_kind("furniture")))
    for name in {"date", "updated"} & case.keys():
        assert (found.updated if name == "updated" else found.published) == case[name]


@pytest.mark.parametrize("case", cases("genres"), ids=lambda case: case["case"])
def test_genres(case: dict[str, Any]) -> None:
    data = PageData(genre=tuple(Stated(words, "the data") for words in case.get("types", ())))
    found = genre_of(case["text"].splitlines(), data, case.get("address"))
    assert found.genre == case["genre"]
    assert found.reason


KNOWN_OUTLETS = {
    "evening-bell": Outlet("evening-bell", "The Evening Bell", 0, "Bell", aliases=("BELL",)),
    "harbour-wire": Outlet("harbour-wire", "Harbour Wire", 1, "Wire"),
}


@pytest.mark.parametrize("case", cases("outlets"), ids=lambda case: case["case"])
def test_outlets(case: dict[str, Any]) -> None:
    source = SavedArticle(case["text"].encode())
    lines = all_lines(CaptureFile(source.text, ""))
    if not case["outlet"]:
        with pytest.raises(RefusedError, match="nothing tells which outlet"):
            outlets.find(source, lines, KNOWN_OUTLETS, None)
        return
    found = outlets.find(source, lines, KNOWN_OUTLETS, None, case.get("genre", "article"))
    assert found.outlet
    assert (found.outlet.name, found.value.reason) == (case["outlet"], case["reason"])
    assert found.is_new == (found.outlet.id not in KNOWN_OUTLETS)


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


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("연합뉴스는", "yeonhabnyuseuneun"),
        ("2024", "number-2024"),
        ("?!", "question-mark-exclamation"),
        ("p7", "quote-p7"),
    ],
)
def test_a_quote_in_any_script_or_without_letters_has_an_id_of_its_own_words(words: str, id_: str) -> None:
    assert ids.quote_id(words, []) == id_


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
