"""YAML documents -> records, with every mistake said in words that name the field and the nearest right one."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..model.problems import ArchiveError, Problem, shown
from ..texts.anchoring import nearest_name
from . import records
from .records import LONGEST_ID, Record
from .yaml_reader import Document, Path_

R = TypeVar("R", bound=Record)

_MOST_CHOICES = 20  # names that a message lists where none is near
_SHAPES = {
    "dict_type": "must be a mapping (lines of `key: value`)",
    "model_type": "must be a mapping (lines of `key: value`)",
    "list_type": "must be a list (lines that begin with `- `)",
    "tuple_type": "must be a list (lines that begin with `- `)",
    "bool_type": "must be true or false",
    "string_type": "must be text; write it in quotation marks",
    "string_too_short": "must not be empty",
}
_PATTERNS = {
    records.SHA256_PATTERN: "must be the SHA-256 of the file, 64 digits from 0-9 and a-f",
    records.URL_PATTERN: "must be an address that begins with http:// or https://",
    records.ADDRESS_PATTERN: "must be an email address, or an address that begins with http:// or https://",
    records.LANGUAGE_PATTERN: "must be a language code such as en",
    records.WHOLE_DAY_PATTERN: "must be a whole day such as 2026-12-01",
    records.ID_PATTERN: "must be lower-case words joined by hyphens, such as fiery-friendship",
}
# Of fields whose pattern does not say what to write there.
_FIELDS = {
    "published": "must be a date such as 2024-06-20, or with its time 2024-06-20T11:01",
    "date": "must be a date such as 1961 or 2024-06-19",
    "captured": "must be a date such as 2024-06-20, or with its time 2024-06-20T11:01",
    "withdrawn": "must be a date such as 2026-11-20",
    "rights": "must be the address of a rights statement, such as https://rightsstatements.org/vocab/InC/1.0/",
}
Names = Mapping[str, Sequence[str]]  # the ids of the vocabulary, by the field of archive.yml: outlets, speakers, ...


def validated(record: type[R], document: Document, names: Names | None = None) -> R:
    """Return the record that a document holds. Raise ArchiveError with every mistake.

    ``names`` are the ids that fields may name, so that a message can tell the nearest one.
    """
    try:
        return record.model_validate(document.value)
    except ValidationError as error:
        # Where a field may be empty, pydantic also says that the value is not: the other message tells what is wrong.
        details = [detail for detail in error.errors() if detail["type"] != "none_required"]
        misspelt = {found for detail in details if (found := _meant(record, document, detail))}
        raise ArchiveError(
            [
                _problem(record, document, detail, names or {})
                for detail in details
                if not (detail["type"] == "missing" and _written_path(document, detail["loc"]) in misspelt)
            ]
        ) from error


def _meant(record: type[Record], document: Document, detail: ErrorDetails) -> Path_ | None:
    """Return the path of the field that an unknown one most likely stands for: it is not missing on top of it."""
    if detail["type"] != "extra_forbidden":
        return None
    path = _written_path(document, detail["loc"])
    near = nearest_name(str(path[-1]), _fields_at(record, path[:-1]))
    return (*path[:-1], near) if near else None


def _problem(record: type[Record], document: Document, detail: ErrorDetails, names: Names) -> Problem:
    path = _written_path(document, detail["loc"], named=detail["type"] in ("missing", "extra_forbidden"))
    return Problem(document.file, document.line(path), _message(record, path, detail, names))


def _written_path(document: Document, loc: Path_, *, named: bool = True) -> Path_:
    """Return the part of pydantic's location that stands in the file (it also names branches of unions).

    ``named``: the last step is the name of a field, whether it stands in the file or not.
    """
    path: Path_ = ()
    for step in loc[:-1]:
        if (*path, step) in document.lines:
            path = (*path, step)
    last = loc[-1:]
    branch = not named or last in (("line",), ("piece",), ("[key]",))
    return path if branch and (*path, *last) not in document.lines else (*path, *last)


def _message(record: type[Record], path: Path_, detail: ErrorDetails, names: Names) -> str:
    kind, value = detail["type"], shown(str(detail["input"]))
    field = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    if kind == "extra_forbidden":
        return f"there is no field '{shown(field)}' here{did_you_mean(field, _fields_at(record, path[:-1]))}"
    if kind == records.NO_SUCH_DATE:
        return f"there is no such date: '{value}'"
    if kind == records.NO_SUCH_ENTRY:
        entries = detail["msg"]
        return f"no {entries.removesuffix('s')} has the id '{value}'{did_you_mean(value, [*names.get(entries, ())])}"
    if kind == "missing":
        return f"'{field}' is missing{_described(record, path)}"
    if kind == "literal_error":
        choices = re.findall("'(.*?)'", detail["ctx"]["expected"])
        return f"'{field}' must be one of {', '.join(choices)}, not '{value}'{did_you_mean(value, choices)}"
    if kind == "string_too_long":
        return f"'{value}' has {len(str(detail['input']))} letters; an id has no more than {LONGEST_ID}"
    if "[key]" in detail["loc"]:
        return f"'{value}' {_PATTERNS[records.ID_PATTERN]}"
    if kind == "string_pattern_mismatch":
        pattern = str(detail.get("ctx", {}).get("pattern"))
        if pattern == records.TEXT_PATTERN:
            return f"'{field}' {_SHAPES['string_too_short']}"
        rule = _PATTERNS.get(pattern) or _FIELDS[field]
        return f"'{field}' {rule}, not '{value}'"
    named = f"'{field}'" if field else "the file"
    return f"{named} {_SHAPES.get(kind, detail['msg'])}"


def did_you_mean(word: str, choices: list[str]) -> str:
    """Return the tail of a message that names the nearest right word, or all of them where none is near."""
    near = nearest_name(word, choices)
    if near:
        return f"; did you mean '{near}'?"
    if not choices:
        return ""
    more = f" and {len(choices) - _MOST_CHOICES} more" if len(choices) > _MOST_CHOICES else ""
    return f"; there are: {', '.join(choices[:_MOST_CHOICES])}{more}"


def _described(record: type[Record], path: Path_) -> str:
    parent = _record_at(record, path[:-1])
    field = parent.model_fields.get(str(path[-1])) if parent and path else None
    return f": {field.description}" if field and field.description else ""


def _fields_at(record: type[Record], path: Path_) -> list[str]:
    found = _record_at(record, path)
    return list(found.model_fields) if found else []


def _record_at(record: type[Record], path: Path_) -> type[Record] | None:
    current: type[Record] | None = record
    for step in path:
        if current is None:
            return None
        if isinstance(step, str) and step in current.model_fields:
            current = _record_in(current.model_fields[step].annotation)
    return current


def _record_in(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _record_in(inner))), None)
