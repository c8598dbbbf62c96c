"""Define the base class of the records in YAML files, the types of their fields, and the JSON Schema of a file."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StrictStr,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_after_validator_function

from ..model import Date
from ..model.visible import closed

# The names of our own kinds of mistakes, beside those of pydantic.
NO_SUCH_ENTRY, NO_SUCH_DATE, WRONG_SHAPE = "no_such_entry", "no_such_date", "wrong_shape"
_NAMES = "x-names"  # our own keyword in a JSON Schema, removed before the schema is written
ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
LONGEST_ID = 100  # letters; an id is a file name on the site, and systems allow 255 bytes
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"
# At least one visible character: not only white space, joiners, separators, bidirectional controls and the like.
TEXT_PATTERN = (
    r"[^\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0]"
)
_ADDRESS = r"^(https?://[^\s<>\"]+|[^\s<>\"@]+@[^\s<>\"@]+\.[^\s<>\"@]+)$"
_RIGHTS = r"^https?://(rightsstatements\.org/vocab/[A-Za-z-]+/1\.0/|creativecommons\.org/[a-z/.0-9+-]+)$"


@dataclass(frozen=True)
class _Shape:
    """Mark a text field that must match a pattern; ``rule`` states for messages what the text must be.

    If the text must be the id of an entry in the vocabulary, ``entries`` is the field of archive.yml that lists these
    ids.
    """

    pattern: str
    rule: str = ""
    entries: str = ""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_after_validator_function(self._checked, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        names = {_NAMES: self.entries} if self.entries else {}
        return {**handler(schema), "pattern": self.pattern, **names}

    def _checked(self, text: str) -> str:
        if re.fullmatch(self.pattern, text):
            return text
        kind = NO_SUCH_ENTRY if self.entries else WRONG_SHAPE
        raise PydanticCustomError(kind, kind, {"rule": self.rule, "entries": self.entries})


@dataclass(frozen=True)
class _Day(_Shape):
    """Mark a text field that must be a date in ISO 8601."""

    pattern: str = r"^D{4}(-D{2}(-D{2}([T ]D{2}:D{2}(:D{2})?(Z|[+-]D{2}:D{2})?)?)?)?$".replace("D", "[0-9]")

    def _checked(self, text: str) -> str:
        super()._checked(text)
        try:
            return Date(text).value
        except ValueError:
            raise PydanticCustomError(NO_SUCH_DATE, NO_SUCH_DATE) from None


Text = Annotated[StrictStr, StringConstraints(min_length=1, pattern=TEXT_PATTERN)]
# The editors' own words, joined to one line. Their bidirectional controls are closed and do not affect other text.
Prose = Annotated[Text, AfterValidator(lambda text: closed(" ".join(text.split())))]
_Name = Annotated[StrictStr, StringConstraints(max_length=LONGEST_ID)]
Id = Annotated[_Name, _Shape(ID_PATTERN, "lower-case words joined by hyphens, such as fiery-friendship")]
OutletId = Annotated[_Name, _Shape(ID_PATTERN, entries="outlets")]
SpeakerId = Annotated[_Name, _Shape(ID_PATTERN, entries="speakers")]
TopicId = Annotated[_Name, _Shape(ID_PATTERN, entries="topics")]
ElementId = Annotated[_Name, _Shape(ID_PATTERN, entries="elements")]
SHA256 = Annotated[StrictStr, _Shape(r"^[0-9a-f]{64}$", "the SHA-256 of the file, 64 digits from 0-9 and a-f")]
Url = Annotated[StrictStr, _Shape(r"^https?://[^\s<>\"]+$", "an address that begins with http:// or https://")]
Address = Annotated[
    StrictStr, _Shape(_ADDRESS, "an email address, or an address that begins with http:// or https://")
]
# https://rightsstatements.org/page/1.0/, https://creativecommons.org/licenses/
RightsStatement = Annotated[
    StrictStr,
    _Shape(_RIGHTS, "the address of a rights statement, such as https://rightsstatements.org/vocab/InC/1.0/"),
]
Language = Annotated[StrictStr, _Shape(LANGUAGE_PATTERN, "a language code such as en")]
Moment = Annotated[StrictStr, _Day(rule="a date such as 2024-06-20, or with its time 2024-06-20T11:01")]
PastDay = Annotated[StrictStr, _Day(rule="a date such as 1961 or 2024-06-19")]
LaterDay = Annotated[StrictStr, _Day(rule="a date such as 2026-11-20")]
WholeDay = Annotated[StrictStr, _Day(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "a whole day such as 2026-12-01")]


class Record(BaseModel):
    """A mapping in one of the YAML files. A field that is not declared is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, value: Any) -> Any:
        """Leave out optional fields that are present but empty (``quotes:``), so that they get their default."""
        if not isinstance(value, dict):
            return value
        fields = cls.model_fields
        return {k: v for k, v in value.items() if v is not None or k not in fields or fields[k].is_required()}


def schema_text(record: type[Record], vocabulary: Mapping[str, list[str]] | None = None) -> str:
    """Return the JSON Schema (2020-12) of a file, with the ids of ``vocabulary``, if given, as the only values."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **record.model_json_schema()}
    _offer(schema, vocabulary or {})
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _offer(schema: Any, vocabulary: Mapping[str, list[str]]) -> None:
    """Replace the pattern of an id by the list of the ids that exist, wherever the schema has a pattern for ids."""
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        _offer(inner, vocabulary)
    if isinstance(schema, dict) and (ids := vocabulary.get(schema.pop(_NAMES, ""))) is not None:
        del schema["pattern"]
        schema["enum"] = ids


def names_used(value: Any, entries: str = "", path: tuple[str | int, ...] = ()) -> Iterator[tuple[str, str, Any]]:
    """Yield three values for every id in a record that names an entry of the vocabulary.

    They are the field of archive.yml that lists such entries, such as "speakers", then the id, then the path of the
    field that holds the id. The argument ``value`` is a record, or the value of one of its fields. ``entries`` is set
    if that field names entries.
    """
    if isinstance(value, Record):
        for field, named in _entries_named(type(value)).items():
            yield from names_used(getattr(value, field), named, (*path, field))
    elif isinstance(value, tuple | dict):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from names_used(inner, entries, (*path, key))
    elif entries and value is not None:
        yield entries, value, path


@cache
def _entries_named(record: type[Record]) -> dict[str, str]:
    """Return each field of a record with the field of archive.yml whose ids it holds, "" if it holds none."""
    return {field: _entries([*info.metadata, info.annotation]) for field, info in record.model_fields.items()}


def _entries(parts: Any) -> str:
    """Return the field of archive.yml that a ``_Shape`` among the parts of a type names, "" if none does."""
    found = (part.entries if isinstance(part, _Shape) else _entries(get_args(part)) for part in parts)
    return next(filter(None, found), "")


def needed(description: str) -> Any:
    """Return a field of a record that must be present."""
    return Field(description=description)


def optional(description: str) -> Any:
    """Return a field of a record that may be missing or empty; its value is then None."""
    return Field(None, description=description)


def many(description: str) -> Any:
    """Return a field of a record that holds a list; it is empty if the field is missing."""
    return Field((), description=description)
