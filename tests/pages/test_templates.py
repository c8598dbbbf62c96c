"""Templates that can be read: short lines, which are joined where a page wants one line."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from coverage_archive.pages import templating
from helpers.project import PROJECT
from jinja2 import TemplateSyntaxError

PACKAGE = PROJECT / "scripts" / "coverage_archive"
THEME = PROJECT / "scripts" / "coverage_archive" / "theme"
TEMPLATES = [*(PACKAGE / "pages" / "templates").iterdir(), *THEME.glob("*.html"), *THEME.glob("partials/*.html")]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_line_of_a_template_is_longer_than_160_characters(template: Path) -> None:
    lines = template.read_text(encoding="utf-8").split("\n")
    assert [f"{number}: {line}" for number, line in enumerate(lines, 1) if len(line) > 160] == []


def test_no_module_is_longer_than_320_lines() -> None:
    lengths = {path: path.read_text(encoding="utf-8").count("\n") for path in PACKAGE.rglob("*.py")}
    assert {path.name: length for path, length in lengths.items() if length > 320} == {}


def written(template: str) -> str:
    return templating.environment().from_string(template + "|").render(words="  two  words ", nothing="")


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("<p>\n  <b>{{ words }}</b>\n</p>\n<hr>", "<p><b>  two  words </b></p>\n<hr>"),
        ("<p>\n  One sentence\n  goes on\n</p>\n", "<p>One sentence goes on</p>\n"),
        ('<a class="b"\n  href="c">\n', '<a class="b" href="c">\n'),
        ('<p>\n  <b>1</b>\n  {{ " " }}<b>2</b>\n</p>\n', "<p><b>1</b> <b>2</b></p>\n"),
        ("<p>\n  {% if nothing %}\n    b\n  {% else %}\n    c\n  {% endif %}\n</p>\n", "<p>c</p>\n"),
        ("{% macro m(x) %}\n  <i>\n    {{ x }}\n  </i>\n{% endmacro %}\n<p>{{ m(1) }}</p>", "<p><i>1</i></p>"),
        ("{% for x in (\n  1,\n  2,\n) %}\n{{ x }}\n{% endfor %}\n", "1\n2\n"),
        ("<ul>\n<li>\n  1\n</li>\n</ul>\n", "<ul>\n<li>1</li>\n</ul>\n"),
    ],
)
def test_lines_are_joined_and_values_never_touched(template: str, expected: str) -> None:
    assert written(template) == expected + "|"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", ' lang="en"'), ("ar-EG", ' lang="ar-EG" dir="rtl"'), ("he", ' lang="he" dir="rtl"'), (None, "")],
)
def test_an_articles_words_have_its_language_and_direction(language: str | None, expected: str) -> None:
    written = (
        templating.environment()
        .from_string("{{ article | lang }}")
        .render(article=SimpleNamespace(language=language))
    )
    assert written == expected


def test_an_error_after_joined_lines_names_its_line() -> None:
    with pytest.raises(TemplateSyntaxError) as caught:
        written("<p>\n  1\n  2\n</p>\n{% nonsense %}")
    assert caught.value.lineno == 5
