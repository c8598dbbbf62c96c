"""Edits of YAML text: the value changes as it should, and every other character stays as its editor typed it."""

import difflib
import re
from typing import Any

import pytest
import yaml
from coverage_archive.model.problems import ArchiveError
from coverage_archive.storage.yaml_editor import YamlText
from helpers.project import PROJECT
from hypothesis import given
from hypothesis import strategies as st

FILES = sorted((PROJECT / "articles").rglob("*.yml"))
TEXT = """\
# before everything
title: 'single' # why
quotes: # the quotes
  # above the first
  - id: one # its id
    exact: "a # no comment"
    topics: [a, b] # two
    reviewed: false # not yet

  - id: two
    topics: []
    reviewed: false
  # after the last
not_quotes: [] # none yet
plain:
- x
- y

speakers:
  kim:
    name: Kim
  # above putin
  putin: {name: Putin, draft: true}

topics: # after a blank line
  a: {title: A}
"""


def edited(text: str, method: str, *arguments: Any) -> str:
    document = YamlText(text, "a.yml")
    getattr(document, method)(*arguments)
    return document.text


def changes(before: str, after: str) -> list[str]:
    """Return the lines taken away and added."""
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


@pytest.mark.parametrize(
    ("method", "arguments", "expected"),
    [
        ("set", (("quotes", 0, "id"), "uno"), ["-   - id: one # its id", "+   - id: uno # its id"]),
        ("set", (("quotes", 1, "topics"), ["b"]), ["-     topics: []", "+     topics: [b]"]),
        ("set", (("quotes", 1, "speaker"), "kim"), ["+     speaker: kim"]),
        ("set", (("title",), "No: it is\n"), ["- title: 'single' # why", '+ title: "No: it is\\n" # why']),
        ("set", (("standfirst",), "A deck", ("author", "title")), ["+ standfirst: A deck"]),
        ("drop_comment", (("title",),), ["- title: 'single' # why", "+ title: 'single'"]),
        ("drop_comment", (("quotes", 1, "id"),), []),
        ("remove", (("quotes", 0, "reviewed"),), ["-     reviewed: false # not yet"]),
        ("remove", (("quotes", 1),), ["-   - id: two", "-     topics: []", "-     reviewed: false"]),
        ("remove", (("plain", 0),), ["- - x"]),
        ("remove", (("speakers", "kim"),), ["-   kim:", "-     name: Kim"]),
        (
            "remove",
            (("speakers", "putin", "draft"),),
            ["-   putin: {name: Putin, draft: true}", "+   putin: {name: Putin}"],
        ),
        (
            "append",
            (("not_quotes",), {"exact": "x: y", "reason": "a title"}),
            [
                "- not_quotes: [] # none yet",
                "+ not_quotes: # none yet",
                '+   - {exact: "x: y", reason: a title}',
            ],
        ),
        ("rename", (("speakers", "kim"), "kim-jong-un"), ["-   kim:", "+   kim-jong-un:"]),
        (
            "rename",
            (("speakers", "putin"), "vladimir-putin"),
            ["-   putin: {name: Putin, draft: true}", "+   vladimir-putin: {name: Putin, draft: true}"],
        ),
        ("append", (("plain",), "z"), ["+ - z"]),
        ("append", (("quotes", 0, "topics"), "c"), ["-     topics: [a, b] # two", "+     topics: [a, b, c] # two"]),
        ("append", (("new",), "z"), ["+ new: [z]"]),
        (
            "add_entry",
            (("speakers",), "jo", {"name": "Jo Roe", "draft": True}),
            ["+   jo:", "+     name: Jo Roe", "+     draft: true"],
        ),
    ],
)
def test_an_edit_changes_these_lines_and_no_other(
    method: str, arguments: tuple[Any, ...], expected: list[str]
) -> None:
    after = edited(TEXT, method, *arguments)
    found = [line for line in changes(TEXT, after) if line.strip() not in ("+", "-")]
    assert sorted(found) == sorted(expected)


def test_the_last_item_gone_leaves_an_empty_list() -> None:
    assert edited("a:\n  - {x: y}\n# tail\nb: c\n", "remove", ("a", 0)) == "a: []\n# tail\nb: c\n"


def test_places_are_right_after_a_byte_order_mark_and_letters_of_any_width() -> None:
    text = "\ufeffa: “\U0001f600”\r\nb: {c: é, d: x}\r\n"
    assert edited(text, "set", ("b", "d"), "z") == text.replace("d: x", "d: z")


def test_what_cannot_be_edited_safely_is_refused_and_unchanged() -> None:
    document = YamlText("a:\n  # why it is empty\n  - only\n", "a.yml")
    with pytest.raises(ArchiveError, match=r"a\.yml:\d+: this part is laid out in a way .* make the change by hand"):
        document.remove(("a", 0))
    assert document.text == "a:\n  # why it is empty\n  - only\n"


# -- always ---------------------------------------------------------------------------------------------

NAMES = st.sampled_from(["id", "exact", "topics", "kind", "reviewed", "note"])
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12) | st.sampled_from(
    [
        "# x",
        "a: b",
        "no",
        "1.5",
        "2024-06-20",
        "- x",
        "'",
        '"',
        "\\",
        "a\nb",
        "\x85\u2028",
        "",
        " ",
        "~",
        "!tag",
        "&a",
    ]
)
VALUES = st.none() | st.booleans() | WORDS | st.lists(WORDS, max_size=3)


@given(path=st.sampled_from([("title",), ("quotes", 0, "exact"), ("quotes", 1, "topics"), ("plain",)]), value=VALUES)
def test_any_value_can_be_set_and_is_read_back(path: tuple[str | int, ...], value: Any) -> None:
    after = yaml.load(edited(TEXT, "set", path, value), yaml.SafeLoader)
    expected = yaml.load(TEXT, yaml.SafeLoader)
    holder = expected
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    assert after == expected


@st.composite
def documents(draw: st.DrawFn) -> str:
    """An article's YAML as people type it: block or flow, comments and blank lines anywhere, any indentation."""
    gap = st.sampled_from(["", "", "\n", "# a comment\n", "\n# one\n# two\n"])
    tail = st.sampled_from(["", "", " # why", "   #x"])
    scalar = st.sampled_from(["plain words", '"quo\\"ted # x"', "'it''s'", "false", "null", "2024-06-20", '"é“"'])
    indent = draw(st.sampled_from(["", "  ", "    "]))
    lines = [draw(gap), f"title: {draw(scalar)}{draw(tail)}\n", draw(gap), f"quotes:{draw(tail)}\n"]
    for number in range(draw(st.integers(1, 4))):
        if draw(st.booleans()):
            lines.append(f"{indent}- {{id: q{number}, reviewed: false, exact: {draw(scalar)}}}{draw(tail)}\n")
        else:
            lines += [f"{indent}- id: q{number}{draw(tail)}\n", f"{indent}  exact: {draw(scalar)}{draw(tail)}\n"]
            lines += [f"{indent}  topics: [a, b]{draw(tail)}\n"] if draw(st.booleans()) else []
            lines += [f"{indent}  reviewed: false{draw(tail)}\n"]
        lines.append(draw(gap))
    lines.append(draw(st.sampled_from(["not_quotes: []", "not_quotes:", "not_quotes:\n  - {exact: x}"])) + "\n")
    lines += [draw(gap), f"last: {draw(scalar)}{draw(st.sampled_from(['', chr(10)]))}"]
    return "".join(lines)


@given(text=documents(), data=st.data())
def test_any_edit_of_any_layout_keeps_the_comments_and_the_rest_or_changes_nothing(
    text: str, data: st.DataObject
) -> None:
    document = YamlText(text, "a.yml")
    expected = yaml.load(text, yaml.BaseLoader)
    number = data.draw(st.integers(0, len(expected["quotes"]) - 1))
    quote = expected["quotes"][number]
    edit = data.draw(st.sampled_from(["accept", "speaker", "topics", "reject"]))
    try:
        if edit == "accept":
            document.remove(("quotes", number, "reviewed"))
            del quote["reviewed"]
        elif edit == "speaker":
            document.set(("quotes", number, "speaker"), "kim-jong-un")
            quote["speaker"] = "kim-jong-un"
        elif edit == "topics":
            document.set(("quotes", number, "topics"), ["c"])
            quote["topics"] = ["c"]
        else:
            document.append(("not_quotes",), {"exact": "y", "reason": "a title"})
            document.remove(("quotes", number))
            expected["not_quotes"] = [*(expected["not_quotes"] or []), {"exact": "y", "reason": "a title"}]
            del expected["quotes"][number]
    except ArchiveError:
        assert edit == "reject", "the other answers can always be given"
        return
    assert yaml.load(document.text, yaml.BaseLoader) == expected
    gone = [line for line in text.splitlines() if line not in document.text.splitlines()]
    assert all(re.search(r"reviewed|topics|not_quotes|id: q|exact", line) or edit == "reject" for line in gone)
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert [line for line in document.text.splitlines() if line.startswith("#")] == comments


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_a_value_set_to_what_it_is_leaves_the_archives_own_files_as_they_are(path: Any) -> None:
    text = path.read_bytes().decode("utf-8")
    value = yaml.load(text, yaml.BaseLoader)
    for key, entry in value.items():
        if isinstance(entry, list) and entry and isinstance(entry[0], dict) and "id" in entry[0]:
            for number, item in enumerate(entry):
                assert edited(text, "set", (key, number, "id"), item["id"]) == text


def test_a_new_key_stands_below_the_last_of_the_keys_that_it_belongs_after() -> None:
    lines = edited(TEXT, "set", ("standfirst",), "A deck", ("author", "title")).splitlines()
    assert lines[lines.index("standfirst: A deck") - 1] == "title: 'single' # why"


def test_a_file_keeps_its_line_ends() -> None:
    text = YamlText('title: "a"\r\nlist:\r\n  - one\r\n  - two # kept\r\n', "a.yml")
    text.append(("list",), "three")
    text.set(("title",), "b")
    text.remove(("list", 0))
    assert text.text == "title: b\r\nlist:\r\n  - two # kept\r\n  - three\r\n"
