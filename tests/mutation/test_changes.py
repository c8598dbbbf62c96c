"""What mutants are drawn: meaningful changes of code, by a seed."""

import pytest
from helpers.project import PROJECT
from mutating import drawing
from mutating.changes import Mutant, function_at, mutants


def made(file: str, text: str) -> set[tuple[str, str]]:
    """Return the kinds of changes and the changed texts, without their last line break."""
    return {(mutant.kind, mutant.of(text).rstrip("\n")) for mutant in mutants(file, text)}


@pytest.mark.parametrize(
    ("kind", "text", "changed"),
    [
        ("comparison swapped", "x = a < b", "x = a <= b"),
        ("and/or", "x = a and b", "x = a or b"),
        ("operand dropped", "x = a and b(c, d)", "x = a "),
        ("not removed", "x = not a", "x = a"),
        ("constant", "x = [1]", "x = [(1 + 1)]"),
        ("plus/minus", "x = a - 1", "x = a + 1"),
        ("string emptied", "x = 'é' + 'b'", "x = 'é' + \"\""),
        ("condition always false", "if a(b[1:]):\n    b()", "if False:\n    b()"),
        ("condition always true", "x = [a for a in b if a]", "x = [a for a in b if True]"),
        ("argument dropped", "f(a, key=b)", "f(a)"),
        ("statement deleted", "def f():\n    raise E(\n        a)", "def f():\n    pass"),
        ("return value", "def f() -> bool:\n    return a", "def f() -> bool:\n    return not (a)"),
        ("call dropped", "x = a.strip()", "x = a"),
    ],
)
def test_python(kind: str, text: str, changed: str) -> None:
    assert (kind, changed) in made("a.py", f"{text}\n")


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
    assert (kind, changed) in made("a.md.j2", text)


@pytest.mark.parametrize(
    ("kind", "text", "changed"),
    [
        ("operator swapped", "a = b === c;", "a = b !== c;"),
        ("not removed", "a = !b;", "a = b;"),
        ("constant", "a = true;", "a = false;"),
        ("plus/minus", "a = b + 1;", "a = b - 1;"),
        ("condition always false", "if (a(b)) return;", "if (false) return;"),
        ("statement deleted", "b({ c: `;` });", ""),
        ("string emptied", "a = 'b';", 'a = "";'),
        ("operator swapped", "a = `${b || `}`} < ${c}`; e = f < g;", "a = `${b || `}`} < ${c}`; e = f <= g;"),
    ],
)
def test_scripts(kind: str, text: str, changed: str) -> None:
    assert (kind, changed) in made("a.js", text)


@pytest.mark.parametrize(
    ("kind", "text", "changed"),
    [
        ("declaration deleted", "a { b: c; d: e }", "a { d: e }"),
        ("number changed", "a { margin: 0 .5rem; }", "a { margin: 0 1.5rem; }"),
        ("colour changed", "a { color: #fff; }", "a { color: #123456; }"),
        ("block dropped", "@media print { a { b: c; } }\nd {}", "\nd {}"),
        ("selector dropped", "a:hover b, d { e: f; }", "d { e: f; }"),
        ("rule dropped", "a:hover { b: c; }\nd { e: f; }", "\nd { e: f; }"),
    ],
)
def test_styles(kind: str, text: str, changed: str) -> None:
    assert (kind, changed.replace(" ", "")) in {(its, new.replace(" ", "")) for its, new in made("a.css", text)}


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a.py", '"""A docstring < 1."""\n'),
        ("a.py", 'def f():\n    """A docstring."""\n'),
        ("a.py", "# a comment, 1 < 2\n"),
        ("a.py", "from a import b\n"),
        ("a.py", 'def f(a: Literal["b"]) -> "C": ...\n'),
        ("a.py", "@dataclass(frozen=True)\nclass A:\n    b: int\n"),
        ("a.j2", '{# {% if a %}<p class="b">{{ c | e }} words</p> #}'),
        ("a.js", "// a < b\n"),
        ("a.js", "/* 'a' */"),
        ("a.js", 'import { a } from "b";'),
        ("a.js", "a = /[/'<]+ < true/;"),
        ("a.js", "a = `b < c`;"),
        ("a.css", "/* a { b: c; } */"),
    ],
)
def test_nothing_that_does_nothing(file: str, text: str) -> None:
    assert {change for change in made(file, text) if change[0] != "statement deleted"} == set()


def test_the_function_around_a_line() -> None:
    text = "class A:\n    def b(self):\n        def c():\n            return 1\n        return c\nx = 1\n"
    assert [function_at(text, line) for line in (2, 4, 5, 6)] == ["A.b", "A.b.<locals>.c", "A.b", ""]


def test_an_id_stays_while_lines_come_before_it() -> None:
    ids = {mutant.id for mutant in mutants("f.py", "x = a < b\n")}
    assert ids < {mutant.id for mutant in mutants("f.py", "y = 2\n\nx = a < b\n")}


# -- drawing --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def drawn() -> list[Mutant]:
    return drawing.draw(PROJECT, 1, 150)


@pytest.mark.long
def test_the_same_seed_draws_the_same_and_another_others(drawn: list[Mutant]) -> None:
    assert drawing.draw(PROJECT, 1, 150) == drawn
    assert {mutant.id for mutant in drawing.draw(PROJECT, 2, 150)} != {mutant.id for mutant in drawn}


@pytest.mark.long
def test_five_at_least_are_drawn_of_each_folder_and_kind_of_file(drawn: list[Mutant]) -> None:
    assert len({mutant.id for mutant in drawn}) == len(drawn) >= 150
    for name, files in drawing.folders(PROJECT).items():
        assert sum(mutant.file in files for mutant in drawn) >= 5, name
    package = PROJECT / "scripts" / "coverage_archive"
    folders = {str(path.parent.relative_to(PROJECT)) for path in package.rglob("*.py") if path.stem[0] != "_"}
    assert folders <= {name.partition(" ")[0] for name in drawing.folders(PROJECT)}
    for mutant in drawn:
        text = (PROJECT / mutant.file).read_text(encoding="utf-8")
        assert mutant.of(text) != text


def test_a_text_that_cannot_be_read_is_no_mutant() -> None:
    for file, text in {"a.py": "if", "a.js": "if (", "a.j2": "{% if %}"}.items():
        assert not drawing.parses(file, text), file
