"""What every record of the YAML files is made of: the kinds of values, and the JSON Schema of it for editors."""

import json
import re
from collections.abc import Iterator, Mapping
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

NO_SUCH_ENTRY, NO_SUCH_DATE = "no_such_entry", "no_such_date"  # kinds of mistakes, as pydantic's own have names
_NAMES = "x-names"  # a keyword of our own in a JSON Schema that is being made; no field has this name
ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"

# At least one character that is seen: no white space, nothing that only joins, parts, turns or hides.
TEXT_PATTERN = (
    r"[^\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0]"
)
SHA256_PATTERN = r"^[0-9a-f]{64}$"
URL_PATTERN = r"^https?://[^\s<>\"]+$"
ADDRESS_PATTERN = r"^(https?://[^\s<>\"]+|[^\s<>\"@]+@[^\s<>\"@]+\.[^\s<>\"@]+)$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"
DAY_PATTERN = r"^D{4}(-D{2}(-D{2}([T ]D{2}:D{2}(:D{2})?(Z|[+-]D{2}:D{2})?)?)?)?$".replace("D", "[0-9]")
WHOLE_DAY_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

Text = Annotated[StrictStr, StringConstraints(min_length=1, pattern=TEXT_PATTERN)]
# Editors' own words: however they are broken over lines in YAML, they are one line, and turn nothing beside them.
Prose = Annotated[Text, AfterValidator(lambda text: closed(" ".join(text.split())))]
LONGEST_ID = 100  # letters; it is a file's name on the site, for which systems have 255 bytes
Id = Annotated[StrictStr, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]


class _Names:
    """Marks an id as that of an entry of the vocabulary; ``entries`` is the field of archive.yml that lists them."""

    def __init__(self, entries: str) -> None:
        self.entries = entries

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_after_validator_function(self._checked, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), "pattern": ID_PATTERN, _NAMES: self.entries}

    def _checked(self, id: str) -> str:
        if not re.fullmatch(ID_PATTERN, id):
            raise PydanticCustomError(NO_SUCH_ENTRY, "{entries}", {"entries": self.entries})
        return id


_Name = Annotated[StrictStr, StringConstraints(max_length=LONGEST_ID)]
OutletId = Annotated[_Name, _Names("outlets")]
SpeakerId = Annotated[_Name, _Names("speakers")]
TopicId = Annotated[_Name, _Names("topics")]
ElementId = Annotated[_Name, _Names("elements")]
SHA256 = Annotated[StrictStr, StringConstraints(pattern=SHA256_PATTERN)]
Url = Annotated[StrictStr, StringConstraints(pattern=URL_PATTERN)]
Address = Annotated[StrictStr, StringConstraints(pattern=ADDRESS_PATTERN)]


def _existing(day: str) -> str:
    try:
        return Date(day).value
    except ValueError:
        raise PydanticCustomError(NO_SUCH_DATE, NO_SUCH_DATE) from None


Day = Annotated[StrictStr, StringConstraints(pattern=DAY_PATTERN), AfterValidator(_existing)]
Language = Annotated[StrictStr, StringConstraints(pattern=LANGUAGE_PATTERN)]
WholeDay = Annotated[StrictStr, StringConstraints(pattern=WHOLE_DAY_PATTERN), AfterValidator(_existing)]


class Record(BaseModel):
    """A mapping of one of the YAML files; a field that is not declared is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, value: Any) -> Any:
        """Take a field that is there but empty (``quotes:``) as one that is not there."""
        if not isinstance(value, dict):
            return value
        fields = cls.model_fields
        return {k: v for k, v in value.items() if v is not None or k not in fields or fields[k].is_required()}


def schema_text(record: type[Record], vocabulary: Mapping[str, list[str]] | None = None) -> str:
    """Return the JSON Schema (2020-12) of a file; names of the vocabulary, if given, become lists to choose from."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **record.model_json_schema()}
    _offer(schema, vocabulary or {})
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _offer(schema: Any, vocabulary: Mapping[str, list[str]]) -> None:
    """Replace the pattern of an id by the list of ids that there are, wherever the schema has one."""
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        _offer(inner, vocabulary)
    if isinstance(schema, dict) and (ids := vocabulary.get(schema.pop(_NAMES, ""))) is not None:
        del schema["pattern"]
        schema["enum"] = ids


def names_used(value: Any, entries: str = "", path: tuple[str | int, ...] = ()) -> Iterator[tuple[str, str, Any]]:
    """Yield every id in a record that names an entry of the vocabulary.

    Of each: the field of archive.yml that lists such entries ("speakers"), the id, and the path of the field that
    holds it. ``value`` is a record, or what one of its fields holds; ``entries`` is set if that field names entries.
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
    """Return the fields of a record, each with the field of archive.yml whose ids it holds ("" if it holds none)."""
    return {field: _entries([*info.metadata, info.annotation]) for field, info in record.model_fields.items()}


def _entries(parts: Any) -> str:
    """Return the field of archive.yml that the parts of a type name (``_Names``), or ""."""
    found = (part.entries if isinstance(part, _Names) else _entries(get_args(part)) for part in parts)
    return next(filter(None, found), "")


def needed(description: str) -> Any:
    """Return a field that must be there."""
    return Field(description=description)


def optional(description: str) -> Any:
    """Return a field that may be left out, or empty."""
    return Field(None, description=description)


def many(description: str) -> Any:
    """Return a field that is a list, without anything in it where it is left out."""
    return Field((), description=description)
