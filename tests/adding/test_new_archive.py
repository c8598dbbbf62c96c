"""``archive init``: what it makes, asks and refuses. tests/test_wheel.py builds such archives in an empty folder."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from coverage_archive.cli import main

FILES = {
    ".gitattributes",
    ".github/workflows/publish.yml",
    ".gitignore",
    "README.md",
    "articles/archive.yml",
    "docs/about.md",
    "mkdocs.yml",
}
GIVEN = ("--title", "Storms", "--question", "What is owed?", "--clause", "storm-rule=The storm rule")


def init(folder: Path, *options: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["init", str(folder), *options], input=typed)


def there(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def vocabulary(folder: Path) -> dict[str, object]:
    return dict(yaml.safe_load((folder / "articles" / "archive.yml").read_text("utf-8")))


def test_the_parts_come_in_the_order_given_and_belong_to_the_clause(tmp_path: Path) -> None:
    result = init(
        tmp_path / "new", *GIVEN, "--part", "wind=Wind", "--part", "a-b=Until: when?", "--document", "law=The law"
    )
    assert result.exit_code == 0, result.output
    assert there(tmp_path / "new") == FILES
    assert result.output.splitlines()[1:] == [
        "Next:",
        f"  cd {tmp_path / 'new'}",
        "  git init",
        "  archive new FILE-or-ADDRESS",
        "  mkdocs serve",
    ]
    about = (tmp_path / "new" / "docs" / "about.md").read_text("utf-8")
    assert "What is owed? This archive keeps" in about
    assert vocabulary(tmp_path / "new") == {
        "title": "Storms",
        "question": "What is owed?",
        "clause": "storm-rule",
        "language": "en",
        "outlets": {},
        "speakers": {"law": {"name": "The law", "kind": "document"}},
        "topics": {"storm-rule": {"title": "The storm rule", "speaker": "law"}},
        "elements": {
            "wind": {"title": "Wind", "topic": "storm-rule"},
            "a-b": {"title": "Until: when?", "topic": "storm-rule"},
        },
    }


def test_what_is_not_given_is_asked_for_until_it_can_be_used(tmp_path: Path) -> None:
    typed = "Storms\nWhat is owed?\nthe storm rule\nstorm-rule=The storm rule\n"
    typed += "wind=Wind\nB=b\nhours=Hours\n\nact=The act\n\n\n"
    result = init(tmp_path / "new", typed=typed)
    assert result.exit_code == 0, result.output
    assert "Error: 'the storm rule' is not of the form ID=NAME" in result.output
    assert "Error: the id 'B' must be lower-case words joined by hyphens" in result.output
    asked = vocabulary(tmp_path / "new")
    assert (asked["title"], asked["clause"], asked["elements"]) == (
        "Storms",
        "storm-rule",
        {"wind": {"title": "Wind", "topic": "storm-rule"}, "hours": {"title": "Hours", "topic": "storm-rule"}},
    )
    assert asked["speakers"] == {"act": {"name": "The act", "kind": "document"}}
    assert asked["topics"]["storm-rule"]["speaker"] == "act"


def test_who_keeps_the_archive_is_asked_for_or_given_and_may_be_left_empty(tmp_path: Path) -> None:
    typed = "Storms\nWhat is owed?\nstorm-rule=The storm rule\n\n\nAda: Lund\nada@example.org\n"
    assert init(tmp_path / "asked", typed=typed).exit_code == 0
    assert init(tmp_path / "given", *GIVEN, "--keeper", "Ada: Lund", "--contact", "ada@example.org").exit_code == 0
    for name in ("asked", "given"):
        made = vocabulary(tmp_path / name)
        assert (made["keeper"], made["contact"]) == ("Ada: Lund", "ada@example.org")
    assert init(tmp_path / "empty", *GIVEN).exit_code == 0
    assert not {"keeper", "contact"} & {*vocabulary(tmp_path / "empty")}
    assert "# keeper:" in (tmp_path / "empty" / "articles" / "archive.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--part", "wind"), "'wind' is not of the form ID=NAME, such as means=Means"),
        (("--part", "Wind=Wind"), "the id 'Wind' must be lower-case words joined by hyphens, such as armed-attack"),
        (("--part", "wind=Wind", "--part", "wind=Gale"), "Two parts have the id 'wind': give each its own."),
        (("--language", "English"), "The language 'English' must be a language code such as en."),
        (("--title", " "), "The title must not be empty."),
        (("--contact", "us"), "'contact' must be an email address"),
        (("--question", "\u200b"), "'question' must not be empty"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_and_nothing_is_written(
    options: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    result = init(tmp_path / "new", *GIVEN, *options)
    assert result.exit_code != 0
    assert told in result.output
    assert not (tmp_path / "new").exists()


def test_a_folder_that_holds_something_is_refused_by_name_and_stays(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Mine\n", encoding="utf-8")
    result = init(tmp_path, *GIVEN)
    assert result.exit_code == 1
    assert f"{tmp_path} holds mkdocs.yml already." in result.output
    assert there(tmp_path) == {"mkdocs.yml"}


def test_a_new_repository_is_as_good_as_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert init(tmp_path, *GIVEN).exit_code == 0
    assert there(tmp_path) == FILES


def test_a_title_is_shown_letter_for_letter_by_markdown_and_yaml(tmp_path: Path) -> None:
    title = 'The *storm* rule: "a <b>test</b>" # [1] & `more`'
    assert init(tmp_path, "--title", title, *GIVEN[2:]).exit_code == 0
    assert vocabulary(tmp_path)["title"] == title
    first = (tmp_path / "README.md").read_text("utf-8").splitlines()[0]
    assert first == r'# The \*storm\* rule: "a &lt;b&gt;test&lt;/b&gt;" \# \[1\] &amp; \`more\`'
