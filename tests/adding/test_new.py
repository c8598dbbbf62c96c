"""`archive new`: what a draft says, what is kept untouched, and what is refused."""

import hashlib
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from coverage_archive import adding
from coverage_archive.adding.drafting import new_article
from coverage_archive.model.problems import RefusedError
from helpers.archive_copy import SEEDS, TEXTS, THIRD, copy_archive, only_new, record, run, snapshot
from helpers.reviewed import unjudged
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_archive(tmp_path)


# -- what a draft holds --------------------------------------------------------------------------------


def test_a_text_becomes_a_draft_that_passes_the_check_and_not_the_strict_one(root: Path) -> None:
    result = run(root, "new", THIRD)
    assert result.exit_code == 0, result.output
    slug = only_new(root)
    assert slug == "harbour-courier-capitals-promise-pact-side"
    assert (root / "articles" / slug / "capture.txt").read_bytes() == THIRD.read_bytes()
    assert run(root, "check").exit_code == 0
    strict = run(root, "check", "--strict")
    assert strict.exit_code == 1
    waiting = int(result.output.split(" items wait for review")[0].split()[-1])
    parts = len(unjudged(root, slug))
    assert parts > 1
    assert len(strict.output.splitlines()) == waiting - parts + 3, (
        "a line for each, one for all parts, one for the sections, and the count"
    )
    assert f"articles/{slug}/article.yml:3: the article's headline, date and furniture were proposed" in strict.output


def test_ids_that_last_are_asked_before_they_are_written(root: Path) -> None:
    answers = ["Courier!", "strait-gazette", "courier", "treaty", "", "the-scene", "two-doors"]
    result = run(root, "new", THIRD, "--ask", answers="".join(f"{line}\n" for line in answers))
    assert result.exit_code == 0, result.output
    asked = [line.partition("Id of ")[2] for line in result.output.splitlines() if line.startswith("Id of ")]
    assert [line.rpartition(":")[0] for line in asked] == [
        "the outlet The Harbour Courier [harbour-courier]",
        "the outlet The Harbour Courier [harbour-courier]",
        "the outlet The Harbour Courier [harbour-courier]",
        "the speaker Text (the id of a known one makes both the same) [text]",
        "the speaker Hana Oh (the id of a known one makes both the same) [hana-oh]",
        "the speaker Scene (the id of a known one makes both the same) [scene]",
        "the article: its folder and address [courier-capitals-promise-pact-side]",
    ]
    assert "'Courier!' is no id: type lower-case words joined by hyphens." in result.output
    assert "'strait-gazette' is taken; choose another." in result.output
    said = record(root, "two-doors")
    assert said["outlet"] == "courier"
    assert {quote["speaker"] for quote in said["quotes"]} == {
        *("treaty", "putin", "kim-jong-un", "blinken", "hana-oh", "the-scene")
    }
    vocabulary = yaml.safe_load((root / "articles/archive.yml").read_text(encoding="utf-8"))
    assert vocabulary["outlets"]["courier"] == {"name": "The Harbour Courier", "draft": True}
    assert not {"text", "scene"} & vocabulary["speakers"].keys()
    assert "the speaker Scene (the-scene)" in result.output
    assert run(root, "check").exit_code == 0


def test_everything_of_the_page_that_is_not_the_article_is_proposed_as_furniture(root: Path) -> None:
    run(root, "new", THIRD)
    draft = record(root, only_new(root))
    assert draft["furniture"] == [
        "The Harbour Courier",
        "Menu",
        "World › Asia",
        "Updated 21 June 2024, 08:15",
        "share-icon",
        "Share this article",
        "Advertisement",
        "Related articles",
        "A quiet week on the river",
        "Grain ships wait for a berth",
        "© 2024 The Harbour Courier. All rights reserved.",
    ]
    assert draft["standfirst"] == "A short clause in a long text has the region's planners reading it twice."
    assert draft["published"] == "2024-06-20T16:40"
    assert draft["byline"] == "By Mara Lindqvist in Seoul"


def test_names_of_one_person_are_one_speaker_and_a_new_one_is_a_draft(root: Path) -> None:
    run(root, "new", THIRD)
    speakers = {quote["exact"]: quote["speaker"] for quote in record(root, only_new(root))["quotes"]}
    assert speakers["a lamp for a hundred years"] == "kim-jong-un"  # Kim Jong Un
    assert speakers["keeps every word it signs"] == "kim-jong-un"  # the North Korean leader
    assert speakers["It binds both of us, and that is the point of it"] == "kim-jong-un"  # Kim
    assert speakers["not surprised, only watchful"] == "blinken"
    assert speakers["We have made a house with two doors"] == "putin"  # Mr Putin
    assert speakers["Promises of this sort are read most closely by the people who made them"] == "hana-oh"
    vocabulary = yaml.safe_load((root / "articles/archive.yml").read_text(encoding="utf-8"))
    assert vocabulary["speakers"]["hana-oh"] == {"name": "Hana Oh", "kind": "person", "draft": True}
    assert vocabulary["outlets"]["harbour-courier"] == {"name": "The Harbour Courier", "draft": True}


def test_words_that_occur_twice_get_a_prefix_that_tells_them(root: Path) -> None:
    run(root, "new", THIRD)
    twice = [q for q in record(root, only_new(root))["quotes"] if q["exact"] == "at once and in full"]
    assert [(quote["id"], quote["prefix"]) for quote in twice] == [
        ("once-full", 'aid "'),
        ("once-full-2", 'clause, "'),
    ]


def test_sections_are_suggested_and_none_is_made(root: Path) -> None:
    run(root, "new", THIRD)
    text = (root / "articles" / only_new(root) / "article.yml").read_text(encoding="utf-8")
    assert record(root, only_new(root))["sections"] == []
    suggestion = re.sub("^# ", "", text[text.index("# sections:") :].split("\n\n")[0], flags=re.MULTILINE)
    assert re.search(r"#: (words in common|it names article)", suggestion), "each with its reason"
    sections = yaml.safe_load(suggestion)["sections"]
    assert {"id": "in-brief", "title": "The pledge in brief", "starts": "A treaty signed in Pyongyang"}.items() <= (
        sections[0].items()
    )
    made = text.replace(text[text.index("sections: []") :].split("\n\n")[0], suggestion)
    (root / "articles" / only_new(root) / "article.yml").write_text(made, encoding="utf-8")
    assert run(root, "check").exit_code == 0, "the suggestion can be used as it stands"


def test_the_vocabulary_keeps_every_line_that_it_had(root: Path) -> None:
    before = (root / "articles/archive.yml").read_text(encoding="utf-8")
    run(root, "new", THIRD)
    after = iter((root / "articles/archive.yml").read_text(encoding="utf-8").splitlines())
    assert all(line in after for line in before.splitlines()), "in the same order"


# -- outlets --------------------------------------------------------------------------------------------


def test_an_outlet_that_nothing_tells_is_asked_for(root: Path, tmp_path: Path) -> None:
    before = snapshot(root)
    result = run(root, "new", plain_text(tmp_path))
    assert result.exit_code == 1
    assert (
        "Not added: nothing tells which outlet published this: name it with --outlet ID (known are strait-gazette"
        in result.output
    )
    assert snapshot(root) == before


def test_a_long_outlets_id_makes_a_folders_name_that_ends_in_no_hyphen(root: Path, tmp_path: Path) -> None:
    outlet = "-".join(["evening"] * 8 + ["bells"])
    assert len(outlet) == 69, "the name is cut after 70 letters, behind the hyphen"
    result = run(root, "new", plain_text(tmp_path), "--outlet", outlet)
    assert result.exit_code == 0, result.output
    assert only_new(root) == outlet


@pytest.mark.parametrize(("outlet", "name"), [("tass", "TASS"), ("harbour-wire", "Harbour-Wire")])
def test_a_new_outlet_is_named_as_the_text_writes_it(root: Path, tmp_path: Path, outlet: str, name: str) -> None:
    path = plain_text(tmp_path)
    path.write_text(
        path.read_text(encoding="utf-8") + f"\nThe minister told {name} so on Monday.\n", encoding="utf-8"
    )
    assert run(root, "new", path, "--outlet", outlet, "--slug", "made").exit_code == 0
    vocabulary = yaml.safe_load((root / "articles/archive.yml").read_text(encoding="utf-8"))
    assert vocabulary["outlets"][outlet] == {"name": name, "draft": True}


def test_an_outlet_given_and_not_named_in_the_text_is_shown_as_supplied(root: Path, tmp_path: Path) -> None:
    assert run(root, "new", plain_text(tmp_path), "--outlet", "evening-bell", "--slug", "bell").exit_code == 0
    draft = record(root, "bell")
    assert draft["outlet"] == "evening-bell"
    assert draft["outlet_supplied"] == "the capture does not name the outlet; the person who added it did"
    vocabulary = yaml.safe_load((root / "articles/archive.yml").read_text(encoding="utf-8"))
    assert vocabulary["outlets"]["evening-bell"] == {"name": "Evening Bell", "draft": True}


def test_a_second_article_with_names_that_are_drafts_yet_adds_them_once(root: Path, tmp_path: Path) -> None:
    first = run(root, "new", THIRD, "--slug", "first")
    before = (root / "articles/archive.yml").read_bytes()
    again = THIRD.read_text(encoding="utf-8").replace("Two capitals", "Once more: two capitals")
    (tmp_path / "again.txt").write_text(again, encoding="utf-8")
    second = run(root, "new", tmp_path / "again.txt", "--slug", "second")
    assert second.exit_code == 0, second.output
    assert (root / "articles/archive.yml").read_bytes() == before
    assert "New in" in first.output
    assert "New in" not in second.output
    waiting = first.output.split(" items wait")[0].split()[-1]
    assert f"{waiting} items wait for review" in second.output, "what is a draft is asked about wherever it is named"
    assert f"{waiting} items wait in articles/second." in run(root, "review", "second").output


def plain_text(folder: Path) -> Path:
    path = folder / "plain.txt"
    path.write_text(
        "A small harbour opens after the long winter\n\nThe first boats of the year left on Monday at noon.\n"
    )
    return path


# -- encodings ------------------------------------------------------------------------------------------

CURLY = THIRD.read_text(encoding="utf-8").replace("›", "–")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (CURLY.encode("utf-16"), "utf-16"),
        (CURLY.encode("utf-16-le"), "utf-16-le"),
        (CURLY.encode("utf-16-be"), "utf-16-be"),
        (CURLY.encode("cp1252"), "windows-1252"),
        (CURLY.replace("\n", "\r\n").encode("cp1252"), "windows-1252"),
        (CURLY.encode("utf-32"), "utf-32"),
    ],
    ids=["utf-16 with its mark", "utf-16-le", "utf-16-be", "windows-1252", "windows-1252 with CRLF", "utf-32"],
)
def test_another_encoding_is_read_and_its_bytes_are_kept_beside_the_capture(
    root: Path, tmp_path: Path, data: bytes, name: str
) -> None:
    (tmp_path / "saved.txt").write_bytes(data)
    result = run(root, "new", tmp_path / "saved.txt", "--slug", "third")
    assert result.exit_code == 0, result.output
    made = root / "articles/third"
    assert (made / "capture.txt").read_bytes().decode("utf-8").replace("\r\n", "\n") == CURLY
    assert (made / "original.txt").read_bytes() == data
    capture = record(root, "third")["capture"]
    assert capture["original"] == {
        "file": "original.txt",
        "sha256": hashlib.sha256(data).hexdigest(),
        "encoding": name,
    }
    (made / "original.txt").write_bytes(data + b" ")
    check = run(root, "check")
    assert "original.txt is not the file that was sealed" in check.output
    (made / "original.txt").unlink()
    assert "original.txt, from which the capture was read, cannot be read" in run(root, "check").output


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf" + THIRD.read_bytes(), THIRD.read_bytes().replace(b"\n", b"\r\n")])
def test_utf_8_is_kept_byte_for_byte(root: Path, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "saved.txt").write_bytes(data)
    assert run(root, "new", tmp_path / "saved.txt", "--slug", "third").exit_code == 0
    assert (root / "articles/third/capture.txt").read_bytes() == data
    assert not (root / "articles/third/original.txt").exists()


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Президент заявил в пятницу, что договор предусматривает немедленную помощь, если нападут. ", "cp1251"),
        ("북한과 러시아가 조약에 서명했다고 통신이 보도했다. 양측은 군사 원조를 제공하기로 했다. ", "cp949"),
        ("Le président a déclaré l’été dernier que l’accord « historique » prévoit une aide immédiate. ", "cp1252"),
    ],
)
def test_other_scripts_are_read_too(root: Path, tmp_path: Path, words: str, encoding: str) -> None:
    paragraphs = [f"{words}({number})" for number in range(1, 7)]
    text = "\n\n".join([words[:40].strip(), *paragraphs]) + "\n"
    (tmp_path / "saved.txt").write_bytes(text.encode(encoding))
    result = run(root, "new", tmp_path / "saved.txt", "--slug", "other", "--outlet", "evening-bell")
    assert result.exit_code == 0, result.output
    assert (root / "articles/other/capture.txt").read_text(encoding="utf-8") == text
    assert run(root, "check").exit_code == 0


# -- pages ----------------------------------------------------------------------------------------------


def test_a_saved_page_gives_its_article_and_is_kept_beside_it(root: Path) -> None:
    result = run(root, "new", TEXTS / "third-article.html", "--slug", "page")
    assert result.exit_code == 0, result.output
    capture = (root / "articles/page/capture.txt").read_text(encoding="utf-8")
    assert capture.startswith("Two capitals, one promise: what the new pact asks of each side\n\nA treaty signed")
    assert "“Neither of them will be locked,” he added." in capture
    assert "reporters in the capital & elsewhere." in capture
    for never in ("never in the capture", "nor this", "Sport", "Privacy", "color: red", "<"):
        assert never not in capture
    original = (TEXTS / "third-article.html").read_bytes()
    assert (root / "articles/page/original.html").read_bytes() == original
    draft = record(root, "page")
    assert draft["capture"]["original"]["sha256"] == hashlib.sha256(original).hexdigest()
    assert draft["capture"]["url"] == "https://courier.example/world/two-capitals"
    assert draft["headline"] == "Two capitals, one promise: what the new pact asks of each side"
    assert (draft["outlet"], draft["language"], draft["byline"]) == ("harbour-courier", "en-GB", "null")
    assert draft["published"] == "2024-06-20T16:40+01:00"
    assert "published_supplied" not in draft
    assert draft["published_stated"] == "article:published_time"
    assert run(root, "check").exit_code == 0


def test_the_same_page_again_is_refused(root: Path) -> None:
    run(root, "new", TEXTS / "third-article.html", "--slug", "page")
    result = run(root, "new", TEXTS / "third-article.html", "--slug", "page-2")
    assert result.exit_code == 1
    assert "Not added: this capture is in the archive already, as articles/page/" in result.output


def test_without_the_reader_of_pages_the_message_says_how_to_get_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    before = snapshot(root)
    result = run(root, "new", TEXTS / "third-article.html")
    assert result.exit_code == 1
    assert (
        "reading web pages needs a package that is not installed: run `pip install 'coverage-archive[html]'`"
        in result.output
    )
    assert snapshot(root) == before


# -- all or nothing -------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", SEEDS)
def test_a_capture_that_is_there_is_refused(root: Path, slug: str) -> None:
    before = snapshot(root)
    result = run(
        root, "new", root / "articles" / slug / "capture.txt", "--slug", "again", "--outlet", "monsoon-review"
    )
    assert result.exit_code == 1
    assert f"Not added: this capture is in the archive already, as articles/{slug}/capture.txt." in result.output
    assert snapshot(root) == before


def test_a_name_that_is_taken_is_refused(root: Path) -> None:
    before = snapshot(root)
    result = run(root, "new", THIRD, "--slug", SEEDS[0])
    assert result.exit_code == 1
    assert f"Not added: articles/{SEEDS[0]} exists already; choose another name with --slug." in result.output
    assert snapshot(root) == before


@pytest.mark.parametrize("stage", ["_write", "_vocabulary", "_move_in"])
@pytest.mark.parametrize("cause", [KeyboardInterrupt, OSError(28, "No space left on device"), SystemExit(143)])
def test_whatever_stops_it_leaves_nothing_behind(
    root: Path, monkeypatch: pytest.MonkeyPatch, stage: str, cause: BaseException
) -> None:
    before = snapshot(root)

    def stop(*arguments: object) -> None:
        raise cause

    monkeypatch.setattr(new_article, stage, stop)
    assert run(root, "new", THIRD).exit_code != 0
    assert snapshot(root) == before
    assert not list((root / "articles").glob(".*"))


def test_the_vocabulary_is_put_back_when_the_folder_cannot_follow_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(root)

    def stop(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", stop)
    result = run(root, "new", THIRD)
    assert (result.exit_code, result.output) == (
        1,
        "Not added: the article cannot be written: No space left on device.\n",
    )
    assert snapshot(root) == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_in_the_middle_leaves_nothing_behind(root: Path, number: signal.Signals) -> None:
    """The real command, stopped while its folder is there and not yet in its place."""
    before = snapshot(root)
    held = (
        "from coverage_archive.adding.drafting import new_article; import sys, time\n"
        "def hold(*a): print('held', flush=True); time.sleep(600)\n"
        "new_article._move_in = hold\n"
        "from coverage_archive.cli import main; main(sys.argv[1:])"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", held, "--root", str(root), "new", str(THIRD)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    assert len(list((root / "articles").glob(".adding-*"))) == 1
    os.kill(process.pid, number)
    assert process.wait(500) != 0  # it ends by the signal, however busy the machine is
    process.stdout.close()
    assert snapshot(root) == before


def test_what_a_killed_run_left_is_cleared_by_the_next(root: Path) -> None:
    left = root / "articles/.adding-killed"
    left.mkdir()
    (left / "capture.txt").write_text("half")
    assert run(root, "check").exit_code == 0, "the archive does not see it"
    os.utime(left, (time.time() - 7200,) * 2)
    run(root, "new", THIRD)
    assert not left.exists()


# -- any text at all ------------------------------------------------------------------------------------


def test_a_caption_doubled_on_its_line_is_set_aside_even_with_spaces_after_it(root: Path, tmp_path: Path) -> None:
    caption = "Two boats lie at the quay on Monday."
    lines = (
        "A small harbour opens after the winter",
        f"{caption} {caption}  ",
        "The first boats of the year left at noon.",
    )
    text = "\n\n".join(lines)
    (tmp_path / "saved.txt").write_text(text)
    assert run(root, "new", tmp_path / "saved.txt", "--slug", "boats", "--outlet", "evening-bell").exit_code == 0
    assert record(root, "boats")["caption"] == [caption]
    assert record(root, "boats")["furniture"] == [{"exact": f" {caption}  "}]


MARKS = st.sampled_from(
    ['"', "“", "”", "'", "’", "''", "\n", "\n\n", " ", ": ", ", he said. ", ".", "#", "- ", "{", "\\"]
)
WORDS = st.sampled_from(
    ["Kim", "Putin said", "the treaty", "Advertisement", "By Jo Roe", "20 June 2024", "ok", "Ünïcode"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(MARKS | WORDS | st.text(max_size=12), min_size=1, max_size=60))
@example(pieces=['"', "'", "Kim", "'", '"', "Kim"])
def test_any_text_gives_a_draft_that_passes_the_check_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str]
) -> None:
    root = copy_archive(tmp_path_factory.mktemp("any"), without=SEEDS)
    before = snapshot(root)
    try:
        data = "".join(pieces).encode()
    except UnicodeEncodeError:
        data = "".join(pieces).encode("utf-8", "replace")
    (root / "any.txt").write_bytes(data)
    try:
        added = adding.add(root, str(root / "any.txt"), "strait-gazette", "any")
    except RefusedError as error:
        refused = str(error)
        (root / "any.txt").unlink()
        assert snapshot(root) == before
        assert "no draft that passes" not in refused
    else:
        assert run(root, "check").exit_code == 0
        assert (root / "articles/any/capture.txt").read_bytes() == data or added.draft.source.original


@pytest.mark.parametrize(
    "notice", ["© 2024 Coastal Press", "(c) Copyright Coastal Press 2024", "Copyright © 2024 by Coastal Press"]
)
def test_a_copyright_notice_names_a_new_outlet(root: Path, notice: str) -> None:
    text = (
        "Boats leave the harbour after a long winter\n\nThe first boats left on Monday, the harbour master said.\n\n"
    )
    (root / "boats.txt").write_text(f"{text}{notice}\n", encoding="utf-8")
    result = run(root, "new", root / "boats.txt", "--slug", "boats")
    assert result.exit_code == 0, result.output
    assert record(root, "boats")["outlet"] == "coastal-press"
