"""The editor of an archive: actions are checked before they are written, undone, and done again, byte for byte."""

from collections.abc import Callable
from pathlib import Path

import pytest
from coverage_archive.editing.article_state import article_state
from coverage_archive.editing.editor import Editor
from coverage_archive.editing.files import Action, Files, applied, in_order
from coverage_archive.editing.names import Rename
from coverage_archive.editing.page_actions import AddSections, LineKind, SetFact, SetLine
from coverage_archive.editing.tag_actions import AddQuote, MarkAbsent, Reject, SetFields, TagPart, confirmed, span_set
from coverage_archive.model import Speaker
from coverage_archive.model.problems import ArchiveError
from coverage_archive.reading import vocabulary
from coverage_archive.reading.archive_folder import ArchiveFolder
from coverage_archive.reading.proposals import Proposal
from coverage_archive.storage import together
from coverage_archive.texts.anchoring import Selector, selector
from helpers.archive_copy import record, run, snapshot
from helpers.reviewed import FILE, SLUG, changed, restore
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ADA = Speaker("ada-roe", "Ada Roe", "person", "Minister of ports")


@pytest.fixture
def editor(root: Path) -> Editor:
    return Editor(ArchiveFolder(root))


def items(editor: Editor, kind: str = "quote") -> list[Proposal]:
    return [it.item for it in article_state(editor, SLUG).records if it.item.kind == kind]


def part(editor: Editor) -> Proposal:
    return next(item for item in article_state(editor, SLUG).waiting if item.kind == "part")


# -- what an editor sees ---------------------------------------------------------------------------------------------


def test_the_state_of_an_article_has_what_waits_the_reasons_the_parts_and_the_lines(editor: Editor) -> None:
    state = article_state(editor, SLUG)
    assert [item.kind for item in state.waiting].count("quote") == 11
    first = next(it for it in state.records if it.item.kind == "quote")
    assert first.reasons == {"speaker": "“the text” (text), according to"}
    assert first.span
    assert first.span.of(state.article.capture.text) == "at once and in full"
    assert [view.element.id for view in state.parts] == [it.id for it in state.waiting if it.kind == "part"]
    assert {"headline", "byline", "text", "set aside"} <= {line.kind for line in state.lines}
    assert [section["id"] for section in state.sections] == ["in-brief", "third-countries"]


def test_an_article_that_is_not_there_is_named(editor: Editor) -> None:
    with pytest.raises(ArchiveError, match="there is no such article; there are: "):
        article_state(editor, "thrid")


# -- actions ---------------------------------------------------------------------------------------------------------

CASES: dict[str, tuple[Callable[[Editor], Action], list[str]]] = {
    "a quote is accepted": (lambda editor: confirmed(items(editor)[0]), ["-    reviewed: false"]),
    "a passage gets other words": (
        lambda editor: span_set(items(editor, "passage")[0], Selector("once and in full", prefix='aid "at ')),
        [
            '-    exact: "at once"',
            '-    prefix: "aid \\""',
            "+    exact: once and in full",
            '+    prefix: "aid \\"at "',
        ],
    ),
    "a quote gets words that stand twice": (
        lambda editor: span_set(items(editor)[1], Selector("once", prefix="at ", suffix=" and in full”")),
        [],
    ),
    "a quote's speaker is new and so is its relay": (
        lambda editor: SetFields(items(editor)[1], {"speaker": "ada-roe", "via": ["yonhap"]}, new=[ADA]),
        ["-    speaker: putin #: “Mr Putin” (Vladimir Putin), told", "+    speaker: ada-roe", "+    via: [yonhap]"],
    ),
    "a passage is rejected": (
        lambda editor: Reject(items(editor, "passage")[0]),
        [
            "-passages:",
            "-  - id: immediacy",
            "-    element: immediacy #: like “at once” of The Strait Gazette (100%)",
            '-    exact: "at once"',
            '-    prefix: "aid \\""',
            "-    reviewed: false",
            "+passages: []",
        ],
    ),
    "words become a quote": (
        lambda editor: AddQuote(
            FILE,
            "twice-read",
            Selector("obliges Russia and North Korea to come to each other's aid"),
            "indirect",
            editor.archive.speakers["treaty"],
            via=[ADA],
            topics=["article-4"],
        ),
        [
            '+  - {id: twice-read, exact: "obliges Russia and North Korea to come to each other\'s aid", '
            "kind: indirect, speaker: treaty, via: [ada-roe], topics: [article-4]}"
        ],
    ),
    "a part of the clause is found by its words": (
        lambda editor: TagPart(part(editor), Selector("if either is attacked")),
        ["+  - {id: state-of-war, element: state-of-war, exact: if either is attacked}"],
    ),
    "a part is not in the article": (lambda editor: MarkAbsent(part(editor)), ["+absent: [state-of-war]"]),
    "a line is set aside": (
        lambda editor: SetLine(
            items(editor, "page")[0],
            "A short clause in a long text has the region's planners reading it twice.",
            "standfirst",
            "set aside",
        ),
        [
            '-standfirst: "A short clause in a long text has the region\'s planners reading it twice." '
            "#: line 9: between the headline and the lines that follow it",
            '+  - "A short clause in a long text has the region\'s planners reading it twice."',
        ],
    ),
    "a fact is corrected": (
        lambda editor: SetFact(items(editor, "page")[0], "date", "2024-06-20"),
        ["-published: 2024-06-20T16:40 #: line 12; no time zone stated", '+published: "2024-06-20"'],
    ),
    "the sections that the draft suggests are taken": (
        lambda editor: AddSections(items(editor, "page")[0], article_state(editor, SLUG).sections),
        [
            "-sections: [] #: yours to make; for a start, put the lines below in this line's place and take their # "
            "away",
            "-# sections:",
            '-#   - {id: in-brief, title: "The pledge in brief", starts: "A treaty signed in Pyongyang", '
            "topics: [article-4]}",
            '-#   - {id: third-countries, title: "Treaties with third countries", starts: "Kim Jong Un called the", '
            "topics: [third-countries]}",
            "+sections:",
            "+  - {id: in-brief, title: The pledge in brief, starts: A treaty signed in Pyongyang, "
            "topics: [article-4]}",
            "+  - {id: third-countries, title: Treaties with third countries, starts: Kim Jong Un called the, "
            "topics: [third-countries]}",
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_an_action_changes_the_lines_that_it_is_about(
    editor: Editor, root: Path, drafted: dict[str, bytes], name: str
) -> None:
    action, lines = CASES[name]
    made = action(editor)
    pure = applied(made, drafted)
    assert snapshot(root) == drafted, "an action writes nothing by itself"
    problems = editor.do(made)
    assert changed(root, drafted) == lines
    assert bool(problems) == (not lines)
    if lines:
        assert (root / FILE).read_bytes() == pure[FILE]
        assert run(root, "check", SLUG).exit_code == 0
        editor.undo()
    assert snapshot(root) == drafted


def test_what_an_action_would_break_is_returned_and_nothing_is_written(
    editor: Editor, root: Path, drafted: dict[str, bytes]
) -> None:
    quote = items(editor)[0]
    (problem,) = editor.do(SetFields(quote, {"kind": "indirect"}))
    assert (problem.file, "stands in quotation marks" in problem.message) == (FILE, True)
    assert editor.problems(SetFields(quote, {"kind": "indirect"})) == (problem,)
    assert editor.problems(confirmed(quote)) == ()
    assert snapshot(root) == drafted
    assert not editor.can_undo


def test_a_promised_address_cannot_vanish(editor: Editor, root: Path) -> None:
    (root / "articles/permalinks.txt").write_text(
        f"articles/{SLUG}/#house-doors\narticles/{SLUG}/#long-gone\n", encoding="utf-8"
    )
    (problem,) = editor.do(Reject(items(editor)[1], "a title"))
    assert "#house-doors was published and would vanish" in problem.message, "of another address nothing is said"
    assert editor.do(SetFields(items(editor)[1], {"id": "two-doors"})) == ()
    assert record(root, SLUG)["quotes"][1]["former_ids"] == ["house-doors"]


def test_an_action_about_what_has_changed_since_is_refused(editor: Editor, root: Path) -> None:
    quote = items(editor)[0]
    path = root / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("speaker: text #", "speaker: blinken #"), "utf-8")
    before = snapshot(root)
    (problem,) = editor.do(confirmed(quote))
    assert problem.message == "the quote 'once-full' has changed since it was shown"
    assert snapshot(root) == before


@pytest.mark.parametrize(
    ("line", "action"),
    [
        ("    kind: partial", lambda editor: Reject(items(editor)[0], "a title")),
        ("    reviewed: false", lambda editor: confirmed(items(editor)[0])),
        ('  - "share-icon"', lambda editor: SetLine(items(editor, "page")[0], "share-icon", "set aside", "text")),
    ],
)
def test_a_comment_of_a_persons_does_not_go_with_what_is_taken_away(
    editor: Editor, root: Path, line: str, action: Callable[[Editor], Action]
) -> None:
    path = root / FILE
    at = path.read_text(encoding="utf-8").index(f"\n{line}") + len(line) + 1
    path.write_text(f"{path.read_text('utf-8')[:at]} # ask Jan, #2{path.read_text('utf-8')[at:]}", encoding="utf-8")
    editor.refresh()
    before = snapshot(root)
    (problem,) = editor.do(action(editor))
    assert problem.message.startswith("the comment “ask Jan, #2")
    assert problem.message.endswith("” is beside what goes; move it to a place where it stays")
    assert snapshot(root) == before


def test_undo_and_redo_give_back_the_bytes_and_a_new_action_ends_redo(
    editor: Editor, root: Path, drafted: dict[str, bytes]
) -> None:
    first, second = items(editor)[:2]
    editor.do(SetFields(first, {"speaker": "treaty"}), first.key)
    assert editor.take_dropped() == ["the speaker Text"]
    after = snapshot(root)
    assert editor.undo() == first.key
    assert snapshot(root) == drafted
    assert editor.redo() == first.key
    assert snapshot(root) == after
    assert editor.redo() is None
    editor.undo()
    editor.do(confirmed(second))
    assert not editor.can_redo


def test_undo_is_refused_where_what_came_since_needs_what_would_go(editor: Editor, root: Path) -> None:
    editor.do(SetFields(items(editor)[1], {"speaker": "ada-roe"}, new=[ADA]))
    other = root / "articles/gazette-help-at-once/article.yml"
    other.write_text(other.read_text(encoding="utf-8").replace("speaker: treaty", "speaker: ada-roe", 1), "utf-8")
    before = snapshot(root)
    with pytest.raises(ArchiveError, match="there is no speaker 'ada-roe'"):
        editor.undo()
    assert snapshot(root) == before
    assert editor.can_undo


# -- always ----------------------------------------------------------------------------------------------------------


def actions(editor: Editor, draw: st.DrawFn) -> Action:
    """Return an action that somebody who sees the article may choose, sensible or not."""
    state = article_state(editor, SLUG)
    text = state.article.capture.text
    tag = draw(
        st.sampled_from([it.item for it in state.records if it.item.kind != "page"] or [state.records[0].item])
    )
    page = state.records[0].item
    block = draw(st.sampled_from(state.article.capture.blocks))
    start = draw(st.integers(block.span.start, block.span.end - 1))
    words = selector(text, type(block.span)(start, draw(st.integers(start + 1, block.span.end))))
    line = draw(st.sampled_from(state.lines))
    parts = [item for item in state.waiting if item.kind == "part"]
    names = [item for item in state.waiting if item.kind in ("speaker", "outlet")]
    made: list[Action] = [
        confirmed(tag),
        SetFields(tag, {"id": draw(st.sampled_from(["once", "twice", "p7"]))}),
        span_set(tag, words),
        Reject(tag, "a title"),
        AddQuote(FILE, "added", words, draw(st.sampled_from(["direct", "partial", "indirect"])), ADA),
        SetLine(page, line.words, line.kind, draw(st.sampled_from(KINDS))),
        SetFact(page, "date", draw(st.sampled_from(["2024-06-20", None])), draw(st.sampled_from([None, "known"]))),
        AddSections(page, state.sections[: draw(st.integers(0, 2))]),
        Rename(
            "speaker", draw(st.sampled_from(["putin", "kcna", "hana-oh"])), draw(st.sampled_from(["new", "ada-roe"]))
        ),
        *(SetFields(item, {"id": "another", "name": "Another: one"}) for item in names[:2]),
        *(MarkAbsent(item) for item in parts[:1]),
        *(TagPart(item, words) for item in parts[:1]),
    ]
    if tag.kind == "quote":
        beside = editor.quotes_beside(tag)
        made.append(SetFields(tag, {"speaker": "ada-roe"}, new=[ADA], also=beside[: draw(st.integers(0, 3))]))
    return draw(st.sampled_from(made))


def chosen(editor: Editor) -> st.SearchStrategy[Action]:
    return st.composite(lambda draw: actions(editor, draw))()


KINDS: list[LineKind] = ["headline", "standfirst", "byline", "published", "caption", "credit", "text", "set aside"]
STEPS = st.lists(st.sampled_from(["do", "do", "do", "undo", "redo", "person"]), max_size=9)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, data=st.data())
def test_whatever_is_done_files_load_what_a_person_wrote_stays_and_undo_gives_back_the_bytes(
    tmp_path: Path, drafted: dict[str, bytes], steps: list[str], data: st.DataObject
) -> None:
    random_sitting(tmp_path, drafted, steps, data)


@pytest.mark.long
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, data=st.data())
def test_whatever_is_done_many_times(
    tmp_path: Path, drafted: dict[str, bytes], steps: list[str], data: st.DataObject
) -> None:
    random_sitting(tmp_path, drafted, steps, data)


def random_sitting(root: Path, drafted: dict[str, bytes], steps: list[str], data: st.DataObject) -> None:
    restore(root, drafted)
    editor = Editor(ArchiveFolder(root))
    before: list[dict[str, bytes]] = []  # the files before each action that can be undone
    after: list[dict[str, bytes]] = []  # the files after each action that can be done again
    notes = 0
    for step in steps:
        now = snapshot(root)
        if step == "person":
            notes += 1
            file = root / data.draw(st.sampled_from([FILE, vocabulary.FILE]))
            file.write_bytes(file.read_bytes() + f"# a note of a person's, {notes}\n".encode())
            assert snapshot(root) != now
            before.clear()
            after.clear()
            editor = Editor(ArchiveFolder(root))
        elif step == "undo" and before:
            editor.undo()
            after.append(now)
            assert snapshot(root) == before.pop()
        elif step == "redo" and after:
            editor.redo()
            before.append(now)
            assert snapshot(root) == after.pop()
        elif step == "do":
            problems = editor.do(data.draw(chosen(editor)))
            if problems or snapshot(root) == now:
                assert snapshot(root) == now
            else:
                before.append(now)
                after.clear()
        ArchiveFolder(root).read()
        said = b"".join(snapshot(root).values())
        assert [said.count(f"# a note of a person's, {n}\n".encode()) for n in range(1, notes + 1)] == [1] * notes
    for files in reversed(before):
        editor.undo()
        assert snapshot(root) == files


# -- kills -----------------------------------------------------------------------------------------------------------


def test_a_new_name_is_known_before_an_article_uses_it_and_an_old_one_until_none_does(
    editor: Editor, root: Path, drafted: dict[str, bytes]
) -> None:
    """After each step alone, the files pass the check, so a kill between two of them leaves no name unknown."""
    files = Files(lambda file: (root / file).read_bytes(), (), editor.folder.files_naming)
    Rename("speaker", "hana-oh", "oh")(files)
    steps = in_order(drafted, files.changed())
    assert len(steps) == 3
    for file, data in steps:
        (root / file).write_bytes(data)
        assert run(root, "check").exit_code == 0


def test_where_the_disk_refuses_a_later_file_the_earlier_ones_are_as_they_were(
    editor: Editor, root: Path, drafted: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    write = together.write

    def refused(path: Path, data: bytes, *, lasting: bool = False) -> bool:
        if path.name == "archive.yml" and b"hana-oh" not in data:
            raise OSError("no room")
        return write(path, data, lasting=lasting)

    monkeypatch.setattr(together, "write", refused)
    with pytest.raises(OSError, match="no room"):
        editor.do(Rename("speaker", "hana-oh", "oh"))
    assert snapshot(root) == drafted
    assert editor.archive.speakers["hana-oh"]
