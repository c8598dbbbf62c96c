"""The JSON Schemas of the YAML files, by which editors complete and check while somebody types."""

import json
from typing import Any

from .schema import Record


def schema_text(record: type[Record], vocabulary: dict[str, list[str]] | None = None) -> str:
    """Return a file's JSON Schema as the text that is written beside it."""
    return json.dumps(json_schema(record, vocabulary), indent=1, ensure_ascii=False) + "\n"


def json_schema(record: type[Record], vocabulary: dict[str, list[str]] | None = None) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a file; names of the vocabulary become lists to choose from."""
    schema = record.model_json_schema(mode="validation")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    classes = {cls.__name__: cls for cls in _records(Record)}
    for name, definition in [(record.__name__, schema), *schema.get("$defs", {}).items()]:
        for field, kind in classes[name].vocabulary.items() if name in classes else ():
            if vocabulary:
                _offer(definition["properties"][field], vocabulary[kind])
    return schema


def _records(base: type[Record]) -> list[type[Record]]:
    return [base, *(found for child in base.__subclasses__() for found in _records(child))]


def _offer(field: dict[str, Any], names: list[str]) -> None:
    """Replace the pattern of an id by the list of ids that there are."""
    for place in (field, field.get("items", {}), *field.get("anyOf", [])):
        if place.pop("pattern", None):
            place["enum"] = names
