"""Set the values of a YAML file as a person's, and read the notes in which a machine says where it found a value."""

from collections.abc import Sequence
from typing import Any

from ..model.problems import ArchiveError, Problem, shown
from ..storage.records import Record
from ..storage.schema import ArticleRecord
from ..storage.yaml_editor import NOTE, YamlText
from ..storage.yaml_reader import Path_


def note(text: YamlText, path: Path_) -> str:
    """Return the note in which a machine says where it found the value at ``path``, or ""."""
    comment = text.comment(path)
    return comment.removeprefix(NOTE).strip() if comment.startswith(NOTE) else ""


def set_value(text: YamlText, path: Path_, value: Any, after: Sequence[str] = ()) -> None:
    """Set a value, unless it is the same; a machine's note on the earlier value goes, a person's comment stays.

    A missing field is added after the last of the fields in ``after``, or at the end.
    """
    if path in text.document.places and text.value(path) == value:
        return
    if note(text, path):
        text.drop_comment(path)
    text.set(path, value, after=after)


def lost_comments(text: YamlText, path: Path_) -> list[Problem]:
    """Return a problem for each comment of a person that would go if an item or field were removed."""
    line = text.document.line(path)
    message = "the comment “{}” is beside what goes; move it to a place where it stays"
    said = [comment for comment in text.comments_in(path) if not comment.startswith(NOTE)]
    return [Problem(text.document.file, line, message.format(shown(comment.lstrip("# ")))) for comment in said]


def remove(text: YamlText, path: Path_) -> None:
    """Remove an item or field. Raise ArchiveError if a comment of a person would go with it."""
    if lost := lost_comments(text, path):
        raise ArchiveError(lost)
    text.remove(path)


def take_away(text: YamlText, path: Path_) -> None:
    """Remove a field. If it has no line of its own, set ``draft`` or ``reviewed`` to its default value."""
    try:
        remove(text, path)
    except ArchiveError:
        if path[-1] not in ("draft", "reviewed") or lost_comments(text, path):
            raise
        text.set(path, path[-1] == "reviewed")


def fields_before(field: str, record: type[Record] = ArticleRecord) -> list[str]:
    """Return the fields of a record after which a field is put, in order."""
    names = list(record.model_fields)
    return names[: names.index(field)]
