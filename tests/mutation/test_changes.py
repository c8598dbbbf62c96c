"""What mutants are drawn: meaningful changes of code, by a seed."""

import re

import pytest
from helpers.project import PROJECT
from mutating import drawing, python_changes, script_changes, style_changes, template_changes
from mutating.mutant import Change, Mutant, mutants


def made(text: str, changes: list[Change]) -> dict[str, set[str]]:
    """Return the changed texts by the kind of change."""
    found: dict[str, set[str]] = {}
    for mutant in mutants("file", text, changes):
        found.setdefault(mutant.change.kind, set()).add(mutant.of(text))
    return found


@pytest.mark.parametrize(
    ("kind", "text", "changed"),
    [
        ("comparison swapped", "x = a < b\n", "x = (a <= b)\n"),
        ("and/or", "x = a and b\n", "x = (a or b)\n"),
        ("operand dropped", "x = a and b\n", "x = (b)\n"),
        ("not removed", "x = not a\n", "x = (a)\n"),
        ("constant", "x = [1]\n", "x = [2]\n"),
        ("plus/minus", "x = a - 1\n", "x = (a + 1)\n"),
        ("string emptied", "x = 'é' + 'b'\n", "x = 'é' + \"\"\n"),
        ("condition always false", "if a:\n    b()\n", "if False:\n    b()\n"),
        ("condition always true", "x = [a for a in b if a]\n", "x = [a for a in b if True]\n"),
        ("argument dropped", "f(a, key=b)\n", "f(a)\n"),
        ("statement deleted", "def f():\n    raise E(\n        a)\n", "def f():\n    pass\n"),
        ("return value", "def f() -> list[int]:\n    return a\n", "def f() -> list[int]:\n    return []\n"),
        ("return value", "def f() -> dict[str, int]:\n    return a\n", "def f() -> dict[str, int]:\n    return {}\n"),
        ("return value", "def f() -> int | None:\n    return a\n", "def f() -> int | None:\n    return None\n"),
        ("call dropped", "x = a.strip()\n", "x = (a)\n"),
    ],
)
def test_python(kind: str, text: str, changed: str) -> None:
    assert changed in made(text, python_changes.changes(text))[kind]


@pytest.mark.parametrize(
    "text",
    [
        '"""A docstring."""\n',
        'def f():\n    """A docstring."""\n',
        "# a comment, 1 < 2\n",
        "from a import b\n",
        '__all__ = ["a"]\n',
        'def f(a: Literal["b"]) -> "C": ...\n',
        'x: Literal["b"]\n',
        "@dataclass(frozen=True)\nclass A:\n    b: int\n",
    ],
)
def test_nothing_of_python_that_does_nothing(text: str) -> None:
    assert made(text, python_changes.changes(text)) == {}


@pytest.mark.parametrize(
    ("kind", "text", "changed"),
    [
        ("condition negated", "{% if a %}b{% endif %}", "{% if not (a) %}b{% endif %}"),
        ("condition always true", "{% if a %}b{% endif %}", "{% if true %}b{% endif %}"),
        ("condition negated", "{{ b if a else c }}", "{{ b if not (a) else c }}"),
        ("expression emptied", "<p>{{ m.macro(a) }}</p>", "<p></p>"),
        ("filter dropped", "{{ a | e }}", "{{ a }}"),
        ("attribute dropped", '<p class="a {{ b }}">', "<p>"),
        ("words dropped", "<p>[sic] {{ a }}</p>", "<p>{{ a }}</p>"),
        ("operator swapped", "{% set a = b and c %}", "{% set a = b or c %}"),
    ],
)
def test_templates(kind: str, text: str, changed: str) -> None:
    assert changed in made(text, template_changes.changes(text))[kind]


def test_nothing_in_a_templates_comment() -> None:
    text = '{# {% if a %}<p class="b">{{ c | e }} words</p> #}'
    assert made(text, template_changes.changes(text)) == {}


@pytest.mark.parametrize(
    ("kind", "text", "changed"),
    [
        ("operator swapped", "a = b === c;", "a = b !== c;"),
        ("not removed", "a = !b;", "a = b;"),
        ("constant", "a = true;", "a = false;"),
        ("plus/minus", "a = b + 1;", "a = b - 1;"),
        ("condition always false", "if (a(b)) return;", "if (false) return;"),
        ("statement deleted", "a(); b({ c: `;` });\n", "a(); \n"),
        ("string emptied", "a = 'b';", 'a = "";'),
        ("operator swapped", "a = `${b || `}`} < ${c < d}`; e = f < g;", "a = `${b || `}`} < ${c < d}`; e = f <= g;"),
    ],
)
def test_scripts(kind: str, text: str, changed: str) -> None:
    assert changed in made(text, script_changes.changes(text))[kind]


@pytest.mark.parametrize(
    "text",
    ["// a < b\n", "/* 'a' */", 'import { a } from "b";', "a = /[/'<]+ < true/;", "a = `b < c`;", "a = b / c / d;"],
)
def test_nothing_of_scripts_that_does_nothing(text: str) -> None:
    assert made(text, script_changes.changes(text)) == {}


@pytest.mark.parametrize(
    ("kind", "text", "changed"),
    [
        ("declaration deleted", "a { b: c; d: e }", "a { b: c;  }"),
        ("value of another rule", "a { b: c; } d { b: e; }", "a { b: e; } d { b: e; }"),
        ("block dropped", "@media print { a { b: c; } } d {}", " d {}"),
        ("selector dropped", "a:is(b, c), d { e: f; }", "d".join([" ", " { e: f; }"])),
        ("rule dropped", "a:hover { b: c; } d { e: f; }", " d { e: f; }"),
    ],
)
def test_styles(kind: str, text: str, changed: str) -> None:
    texts = made(text, style_changes.changes(text))[kind]
    assert re.sub(r"\s+", " ", changed) in {re.sub(r"\s+", " ", one) for one in texts}


def test_nothing_in_a_styles_comment() -> None:
    assert made("/* a { b: c; } */", style_changes.changes("/* a { b: c; } */")) == {}


# -- drawing --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def drawn() -> list[Mutant]:
    return drawing.draw(PROJECT, 1, 150)


@pytest.mark.long
def test_the_same_seed_draws_the_same_and_another_others(drawn: list[Mutant]) -> None:
    assert drawing.draw(PROJECT, 1, 150) == drawn
    assert {mutant.id for mutant in drawing.draw(PROJECT, 2, 150)} != {mutant.id for mutant in drawn}


def test_five_at_least_are_drawn_of_each_folder_and_kind_of_file(drawn: list[Mutant]) -> None:
    assert len(drawn) >= 150
    for name, files in drawing.folders(PROJECT).items():
        assert sum(mutant.file in files for mutant in drawn) >= 5, name
    package = PROJECT / "scripts" / "coverage_archive"
    folders = {path.parent for path in package.rglob("*.py") if path.stem[0] != "_"}
    assert {str(folder.relative_to(PROJECT)) for folder in folders} <= {*drawing.folders(PROJECT)}


def test_each_differs_and_parses_and_has_an_id_of_its_own(drawn: list[Mutant]) -> None:
    assert len({mutant.id for mutant in drawn}) == len(drawn)
    for mutant in drawn:
        text = (PROJECT / mutant.file).read_text(encoding="utf-8")
        assert mutant.of(text) != text
        if not mutant.file.endswith(".js"):  # Deno was asked when it was drawn
            assert drawing.parses(mutant.file, mutant.of(text)), mutant


def test_a_text_that_cannot_be_read_is_no_mutant() -> None:
    for file, text in {"a.py": "if", "a.js": "if (", "a.css": "a {", "a.j2": "{% if %}"}.items():
        assert not drawing.parses(file, text), file


def test_an_id_stays_while_lines_come_before_it() -> None:
    one, other = "x = a < b\n", "y = 2\n\nx = a < b\n"
    ids = {mutant.id for mutant in mutants("f", one, python_changes.changes(one))}
    assert ids < {mutant.id for mutant in mutants("f", other, python_changes.changes(other))}
