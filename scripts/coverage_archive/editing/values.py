"""Set the values of a YAML file as a person's, and read the notes in which a machine says where it found a value."""

import re
from collections.abc import Sequence
from typing import Any

from ..model.problems import ArchiveError
from ..storage.records import Record
from ..storage.schema import ArticleRecord
from ..storage.yaml_editor import YamlText
from ..storage.yaml_reader import Path_

# How the notes begin that ``adding.drafting`` writes after a value. tests/editing/test_notes.py holds both together.
_NOTE = re.compile(
    r"line \d|“|no (?:line looks like a headline|speaker found)|not stated|the page's |named by the page's"
    r"|the article's byline|the address's host|given with --outlet|told from its script|too few words to tell"
    r"|the archive's language|like “|mend what is wrong|yours to make|the caption once more|as articles/"
)


def note(text: YamlText, path: Path_) -> str:
    """Return the note in which a machine says where it found the value at ``path``, or ""."""
    comment = text.comment(path)
    return comment if _NOTE.match(comment) else ""


def set_value(text: YamlText, path: Path_, value: Any, after: Sequence[str] = ()) -> None:
    """Set a value, unless it is the same; a machine's note on the earlier value goes, a person's comment stays.

    A missing field is added after the last of the fields in ``after``, or at the end.
    """
    if path in text.document.places and text.value(path) == value:
        return
    if note(text, path):
        text.drop_comment(path)
    text.set(path, value, after=after)


def take_away(text: YamlText, path: Path_) -> None:
    """Remove a field. If it has no line of its own, set ``draft`` or ``reviewed`` to its default value."""
    try:
        text.remove(path)
    except ArchiveError:
        if path[-1] not in ("draft", "reviewed"):
            raise
        text.set(path, path[-1] == "reviewed")


def fields_before(field: str, record: type[Record] = ArticleRecord) -> list[str]:
    """Return the fields of a record after which a field is put, in order."""
    names = list(record.model_fields)
    return names[: names.index(field)]
