"""`archive review` asks for each part of the clause that an article neither gives nor lists as absent.

Every case is a file in tests/reviewing/parts/, named as a sentence. In the small archive tests/reading/check/base,
Coast Daily's article has no word on the part `speed`. A case says what is changed there (``change`` and ``seal``, as
in the cases of `archive check`), what is typed at the prompts, everything that is printed, and which lines of the
article's record are taken away and added.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
import yaml
from coverage_archive.adding.proposing.likely_passages import LikelyPassages
from coverage_archive.editing import part_view
from coverage_archive.model import Article, Element
from helpers.archive_copy import record, run, snapshot
from helpers.changed_archive import changed_archive
from helpers.made_archive import write
from helpers.reviewed import answer, changed, unjudged

Meanwhile = Callable[[int, Callable[[], object]], None]
CASES = Path(__file__).parent / "parts"
COAST = "coast-open-gates"
FILE = f"articles/{COAST}/article.yml"


def case(path: Path) -> dict:
    return {"answers": [], "changes": "", **yaml.safe_load(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yml")), ids=lambda path: path.stem)
def test_review(path: Path, tmp_path: Path) -> None:
    said = case(path)
    root = changed_archive(tmp_path / "archive", said)
    before = snapshot(root)
    result = run(root, "review", COAST, answers="".join(f"{line}\n" for line in said["answers"]))
    assert ([line.rstrip() for line in result.output.splitlines()], result.exit_code) == (
        said["prints"].splitlines(),
        0,
    )
    assert "\n".join(changed(root, before, FILE)) == said["changes"].rstrip("\n")


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yml")), ids=lambda path: path.stem)
def test_undo_restores_every_byte(path: Path, tmp_path: Path) -> None:
    said = case(path)
    if not said["changes"]:
        return
    root = changed_archive(tmp_path / "archive", said)
    let_a_name_wait(root)
    before = snapshot(root)
    answers = [line for line in said["answers"] if line != "q"]
    said_then = answer(root, *answers, *["u"] * 3, slug=COAST)
    assert "[u]ndo" in said_then
    assert snapshot(root) == before


def let_a_name_wait(root: Path) -> None:
    """Let a speaker of the article be a draft: after the last part, the review then goes on."""
    path = root / "articles/archive.yml"
    text = path.read_text(encoding="utf-8")
    assert "{name: The minister," in text
    path.write_text(text.replace("{name: The minister,", "{draft: true, name: The minister,"), encoding="utf-8")


# -- while files change ---------------------------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small archive, in which one part of Coast Daily's article waits, and then a name."""
    root = changed_archive(tmp_path / "archive", {})
    let_a_name_wait(root)
    return root


def edit(root: Path, old: str, new: str) -> None:
    """Change Coast Daily's record in place, as another editor does."""
    text = (root / FILE).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / FILE).write_text(text.replace(old, new), encoding="utf-8")


TAGGED = '  - {id: quick, element: speed, exact: "without fee"}\n\nsic:'


@pytest.mark.parametrize(
    ("by", "shown"),
    [
        ("absent: [speed]\nsic:", "here       recorded as not in this article"),
        (TAGGED, "here       “without fee”"),
    ],
)
@pytest.mark.parametrize("answers", [["x"], ["g", "the pact reads"]])
def test_an_answer_is_refused_where_another_editor_has_judged_the_part_since(
    root: Path, meanwhile: Meanwhile, by: str, shown: str, answers: list[str]
) -> None:
    meanwhile(1, lambda: edit(root, "\nsic:", by) if by is TAGGED else edit(root, "sic:", by))
    said = answer(root, *answers, slug=COAST)
    before, after = said.split("That cannot be: ")
    assert ": the part 'speed' has changed since it was shown\nNothing was changed." in after
    assert shown not in before
    assert (
        f"The part speed (answered)\n  part       Speed\n  elsewhere  The Evening Lantern: “at once”\n  {shown}"
        in after
    )
    assert unjudged(root, COAST) == []
    assert ("absent" in record(root, COAST)) is (by is not TAGGED), "what the other editor wrote stays"


def test_an_answer_keeps_what_another_editor_lists_meanwhile(root: Path, meanwhile: Meanwhile) -> None:
    edit(root, '  - {id: duty, element: duty, exact: "the neighbour must open its gates"}\n', "")
    meanwhile(1, lambda: edit(root, "sic:", "absent: [duty]\nsic:"))
    answer(root, "n", "x", slug=COAST)
    assert record(root, COAST)["absent"] == ["duty", "speed"]


def test_an_id_that_another_editor_takes_meanwhile_is_not_given_twice(root: Path, meanwhile: Meanwhile) -> None:
    meanwhile(2, lambda: edit(root, "{id: fee,", "{id: speed,"))
    answer(root, "g", "the pact reads", slug=COAST)
    assert [passage["id"] for passage in record(root, COAST)["passages"]] == ["trigger", "duty", "speed-2"]


def test_a_part_that_the_vocabulary_drops_meanwhile_is_no_longer_asked_about(
    root: Path, meanwhile: Meanwhile
) -> None:
    def drop() -> None:
        for file, line in (
            ("archive.yml", "  speed: {title: Speed, topic: gate-clause}\n"),
            ("lantern-harbour-pact/article.yml", '  - {id: speed, element: speed, exact: "at once"}\n'),
        ):
            path = root / "articles" / file
            text = path.read_text(encoding="utf-8")
            assert line in text
            path.write_text(text.replace(line, ""), encoding="utf-8")

    meanwhile(1, drop)
    said = answer(root, "x", slug=COAST)
    assert "there is no element 'speed'" in said
    assert "The new speaker minister" in said.split("Nothing was changed.")[1]
    assert "absent" not in record(root, COAST)


def test_undo_is_refused_where_the_file_was_changed_after_the_answer(root: Path, meanwhile: Meanwhile) -> None:
    meanwhile(2, lambda: edit(root, "language: en", "language: nl"))
    said = answer(root, "x", "u", slug=COAST)
    assert f"That cannot be: {FILE}:1: the file was changed after the answer; mend it by hand" in said
    assert record(root, COAST)["absent"] == ["speed"]


# -- a whole archive ------------------------------------------------------------------------------------------------


def test_alone_it_goes_on_where_only_a_part_is_left(tmp_path: Path) -> None:
    root = changed_archive(tmp_path / "archive", {})
    said = answer(root, "x", slug=None)
    assert "1 left  The part speed in articles/coast-open-gates\n" in said
    assert "Nothing of articles/ waits for review." in said
    assert run(root, "check", "--strict").exit_code == 0


def test_a_passage_that_is_rejected_leaves_its_part_to_be_asked_about(tmp_path: Path) -> None:
    root = changed_archive(tmp_path / "archive", {})
    edit(root, "{id: duty,", "{id: duty, reviewed: false,")
    said = answer(root, "r", slug=COAST)
    assert "articles/coast-open-gates/#duty was published and would vanish: bring it back" in said
    (root / "articles/permalinks.txt").unlink()
    said = answer(root, "r", slug=COAST)
    assert "2 left  The passage duty\n" in said
    assert "2 left  The part duty\n" in said
    assert "2 items left" in said


def outlets(count: int) -> dict:
    """Return the spec of an archive of that many outlets, each with a wording of the part of its own."""
    texts = [f"The pact binds port {number} to open its gates within {number} hours." for number in range(count)]
    passages = [[{"element": "speed", "exact": f"within {number} hours"}] for number in range(count)]
    return {
        "title": "The pact in the news",
        "question": "How soon must a port open?",
        "clause": "gates",
        "outlets": {f"outlet-{number}": {"name": f"Paper {number}"} for number in range(count)},
        "speakers": {"pact": {"name": "The pact", "kind": "document"}},
        "topics": {"gates": {"title": "The gates"}},
        "elements": {"speed": {"title": "Speed", "topic": "gates"}},
        "articles": [
            {
                "outlet": f"outlet-{number}",
                "outlet_supplied": "made for the test",
                "headline": f"A pact of port {number}",
                "language": "en",
                "paragraphs": [text],
                "passages": passages[number] if number else [],
                "absent": [],
            }
            for number, text in enumerate(texts)
        ],
    }


def test_of_two_hundred_articles_a_few_wordings_are_read_and_once_for_each_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(outlets(200), tmp_path / "articles")
    compared: list[int] = []

    class Counted(LikelyPassages):
        def __init__(self, articles: Iterable[Article], elements: Sequence[Element]) -> None:
            compared.append(len([*articles]))
            super().__init__(articles, elements)

    monkeypatch.setattr(part_view, "LikelyPassages", Counted)
    said = answer(tmp_path, "1", "within 0 hours", slug="outlet-0-report")
    assert "elsewhere  [Paper 1]: “within 1 hours”" in said
    assert "elsewhere  and 195 more" in said
    assert "1 paragraph 1: The pact binds port 0 to open its gates within 0 hours." in " ".join(said.split())
    assert compared == [20]
    assert record(tmp_path, "outlet-0-report")["passages"][0]["exact"] == "within 0 hours"
