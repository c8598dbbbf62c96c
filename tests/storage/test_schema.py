"""The JSON Schemas beside the YAML files: editors complete and check with them while somebody types."""

import json
from pathlib import Path
from typing import Any

import pytest
from coverage_archive.storage import yaml_reader
from helpers.project import PROJECT
from jsonschema import Draft202012Validator

ARTICLES = sorted((PROJECT / "articles").glob("*/article.yml"))


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((PROJECT / "articles" / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def content(path: Path) -> Any:
    return yaml_reader.load(path, path.name).value


@pytest.mark.parametrize("path", [*ARTICLES, PROJECT / "articles" / "archive.yml"], ids=lambda path: path.parent.name)
def test_each_file_names_its_schema_and_fits_it(path: Path) -> None:
    first_line = path.read_text(encoding="utf-8").splitlines()[0]
    schema = (path.parent / first_line.removeprefix("# yaml-language-server: $schema=")).resolve()
    assert schema.is_file()
    assert not list(validator(schema.name).iter_errors(content(path)))


def test_the_schema_offers_the_speakers_of_the_vocabulary() -> None:
    record = content(ARTICLES[0])
    record["quotes"][0]["speaker"] = "nobody-of-that-name"
    (error,) = validator("article.schema.json").iter_errors(record)
    assert "kim-jong-un" in error.message


def test_the_schema_refuses_a_field_that_there_is_not() -> None:
    record = content(ARTICLES[0])
    record["quotes"][0]["spaeker"] = "putin"
    assert any("spaeker" in error.message for error in validator("article.schema.json").iter_errors(record))
