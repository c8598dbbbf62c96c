"""The JSON Schemas beside the YAML files: editors complete and check with them while somebody types."""

import json
from pathlib import Path
from typing import Any

import pytest
from coverage_archive.publishing import generating
from coverage_archive.storage import yaml_reader
from helpers.made_archive import spec, write
from helpers.project import PROJECT
from jsonschema import Draft202012Validator

OWN = [
    str(path.relative_to(PROJECT))
    for path in (*sorted((PROJECT / "articles").glob("*/article.yml")), PROJECT / "articles" / "archive.yml")
]


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made archive, with the schemas that a build writes beside it."""
    root = tmp_path_factory.mktemp("schema")
    write(spec("pact"), root / "articles")
    generating.build(root)
    return root / "articles"


def validator(path: Path) -> Draft202012Validator:
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def content(path: Path) -> Any:
    return yaml_reader.load(path, path.name).value


@pytest.mark.parametrize("name", OWN)
def test_each_file_names_its_schema_and_fits_it(project: Path, name: str) -> None:
    path = project / name
    first_line = path.read_text(encoding="utf-8").splitlines()[0]
    schema = (path.parent / first_line.removeprefix("# yaml-language-server: $schema=")).resolve()
    assert schema.is_file()
    assert not list(validator(schema).iter_errors(content(path)))


def test_the_schema_offers_the_speakers_of_the_vocabulary(articles: Path) -> None:
    record = content(articles / "gazette-help-at-once" / "article.yml")
    record["quotes"][0]["speaker"] = "nobody-of-that-name"
    (error,) = validator(articles / "article.schema.json").iter_errors(record)
    assert "ri-sang" in error.message


def test_the_schema_refuses_a_field_that_there_is_not(articles: Path) -> None:
    record = content(articles / "gazette-help-at-once" / "article.yml")
    record["quotes"][0]["spaeker"] = "ri-sang"
    errors = validator(articles / "article.schema.json").iter_errors(record)
    assert any("spaeker" in error.message for error in errors)


def test_the_schema_asks_for_an_outlet_except_of_a_reference_text(articles: Path) -> None:
    schema = validator(articles / "article.schema.json")
    record = content(articles / "gazette-help-at-once" / "article.yml")
    assert list(schema.iter_errors({**record, "kind": "reference"})), "a reference text has none"
    outlets = {name: record.pop(name) for name in ("outlet", "outlet_supplied") if name in record}
    assert outlets
    assert not list(schema.iter_errors({**record, "kind": "reference"}))
    (error,) = schema.iter_errors(record)
    assert "'outlet' is a required property" in error.message
