"""Validate YAML documents as records. Each message names the field and, if there is one, the nearest right name."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from ..model.problems import ArchiveError, Problem, shown
from ..texts.anchoring import nearest_name
from . import records, schema
from .records import LONGEST_ID, Record
from .yaml_reader import Document, Path_

R = TypeVar("R", bound=Record)

_KEY = "[key]"  # pydantic's step for a mistake in a key itself, not in its value
_MOST_CHOICES = 20  # names that a message lists where none is near
_SHAPES = {
    "dict_type": "must be a mapping (lines of `key: value`)",
    "model_type": "must be a mapping (lines of `key: value`)",
    "list_type": "must be a list (lines that begin with `- `)",
    "tuple_type": "must be a list (lines that begin with `- `)",
    "bool_type": "must be true or false",
    "string_type": "must be text; write it in quotation marks",
    "string_too_short": "must not be empty",
    "string_pattern_mismatch": "must not be empty",  # only `Text` has a pattern of pydantic's
}
Names = Mapping[str, Sequence[str]]  # the ids of the vocabulary, by the field of archive.yml: outlets, speakers, ...


def validated(record: type[R], document: Document, names: Names | None = None) -> R:
    """Return the record that a document holds. Raise ArchiveError with every mistake.

    ``names`` has the ids that fields may hold, so that a message can suggest the nearest one.
    """
    try:
        return record.model_validate(document.value)
    except ValidationError as error:
        # For a field that may be empty, pydantic also says that the value is not empty. Its other message is enough.
        details = [(_path(detail), detail) for detail in error.errors() if detail["type"] != "none_required"]
        meant = {_meant(record, path) for path, detail in details if detail["type"] == "extra_forbidden"}
        raise ArchiveError(
            [
                Problem(document.file, document.line(path), _message(record, path, detail, names or {}))
                for path, detail in details
                if not (detail["type"] == "missing" and path in meant)
            ]
        ) from error


def _path(detail: ErrorDetails) -> Path_:
    """Return the path of a mistake in the file: pydantic's location without the steps that are no key or index."""
    return tuple(step for step in detail["loc"] if step not in (schema.LINE, schema.PIECE, _KEY))


def _meant(record: type[Record], path: Path_) -> Path_:
    """Return the path of the field that an unknown field was probably meant to be, and that is thus not missing."""
    return (*path[:-1], nearest_name(str(path[-1]), [*_fields(record, path[:-1])]) or "")


def _message(record: type[Record], path: Path_, detail: ErrorDetails, names: Names) -> str:
    kind, value = detail["type"], shown(str(detail["input"]))
    field = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    if kind == "extra_forbidden":
        return f"there is no field '{shown(field)}' here{did_you_mean(field, [*_fields(record, path[:-1])])}"
    if kind == records.NO_SUCH_DATE:
        return f"there is no such date: '{value}'"
    if kind == records.NO_SUCH_ENTRY:
        entries = detail["ctx"]["entries"]
        return f"no {entries.removesuffix('s')} has the id '{value}'{did_you_mean(value, [*names.get(entries, ())])}"
    if kind == "missing":
        info = _fields(record, path[:-1]).get(field)
        return f"'{field}' is missing" + (f": {info.description}" if info and info.description else "")
    if kind == "literal_error":
        choices = re.findall("'(.*?)'", detail["ctx"]["expected"])
        return f"'{field}' must be one of {', '.join(choices)}, not '{value}'{did_you_mean(value, choices)}"
    if kind == "string_too_long":
        return f"'{value}' has {len(str(detail['input']))} letters; an id has no more than {LONGEST_ID}"
    if kind == records.WRONG_SHAPE:
        rule = f"must be {detail['ctx']['rule']}"
        return f"'{value}' {rule}" if _KEY in detail["loc"] else f"'{field}' {rule}, not '{value}'"
    named = f"'{field}'" if field else "the file"
    return f"{named} {_SHAPES.get(kind, detail['msg'])}"


def did_you_mean(word: str, choices: list[str]) -> str:
    """Return the end of a message: the right name that is nearest to ``word``, or all names where none is near."""
    near = nearest_name(word, choices)
    if near:
        return f"; did you mean '{near}'?"
    if not choices:
        return ""
    more = f" and {len(choices) - _MOST_CHOICES} more" if len(choices) > _MOST_CHOICES else ""
    return f"; there are: {', '.join(choices[:_MOST_CHOICES])}{more}"


def _fields(record: type[Record], path: Path_) -> Mapping[str, FieldInfo]:
    """Return the fields of the record that is at a path of the file."""
    fields = record.model_fields
    for step in path:
        if isinstance(step, str) and step in fields and (inner := _record_in(fields[step].annotation)):
            fields = inner.model_fields
    return fields


def _record_in(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _record_in(inner))), None)
