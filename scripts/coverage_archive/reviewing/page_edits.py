"""Correct what an article's record says of its page: the kind of each line, and the facts beside the lines."""

from typing import Any, Literal

from ..model.problems import ArchiveError, Problem
from ..storage.yaml_editor import YamlText
from ..texts.stated_dates import all_dates
from .changes import fields_before

LineKind = Literal["headline", "standfirst", "byline", "published", "caption", "credit", "text", "set aside"]
Fact = Literal["headline", "date", "language", "outlet"]
_FIELD: dict[LineKind, str] = {"published": "published_line", "set aside": "furniture"}
_ONLY_ONE: tuple[LineKind, ...] = ("headline", "byline", "published")
_FACT_FIELD: dict[Fact, str] = {"date": "published"}


def set_line(text: YamlText, words: str, was: LineKind, now: LineKind) -> None:
    """Change the kind of a line of the capture.

    An article has one headline, one byline and one line with its date: the line that had the new kind gets the kind
    that this line had. Raise ArchiveError if no headline would be left.
    """
    if was == now:
        return
    if was == "headline":
        message = "an article has a headline: say which line it is; this one then becomes what that one was"
        raise ArchiveError([Problem(text.document.file, text.document.line(("headline",)), message)])
    before = text.document.value.get(_field(now)) if now in _ONLY_ONE else None
    in_no_line = [f"headline_{how}" for how in ("supplied", "stated")]
    apart = now == "headline" and any(text.document.value.get(field) for field in in_no_line)
    _take(text, words, was)
    _put(text, words, now)
    if now == "headline":
        _supply(text, "headline", None)
    if now == "published":
        _take_date_of(text, words)
    if before and not apart:
        _put(text, before, was)


def set_fact(text: YamlText, fact: Fact, value: str | None, supplied: str | None) -> None:
    """Set the value of a fact; ``supplied`` says how the editor knows it if the capture does not state it."""
    field = _FACT_FIELD.get(fact, fact)
    if text.document.value.get(field) == value and not supplied and f"{field}_stated" in text.document.value:
        return  # the page's data still state this value
    _set(text, field, value)
    if fact != "language":
        _supply(text, field, supplied)


def _field(kind: LineKind) -> str:
    return _FIELD.get(kind, kind)


def _take(text: YamlText, words: str, kind: LineKind) -> None:
    """Remove a line from the field of its kind."""
    field = _field(kind)
    value = text.document.value.get(field)
    if isinstance(value, list):
        text.remove((field, _lines(value).index(words)))
    elif kind != "text":
        text.remove((field,))


def _put(text: YamlText, words: str, kind: LineKind) -> None:
    """Add a line to the field of its kind; lines of text have no field."""
    field = _field(kind)
    value = text.document.value.get(field)
    if kind == "text":
        return
    if kind in _ONLY_ONE:
        _set(text, field, words)
    elif isinstance(value, list):
        text.append((field,), words)
    else:
        _set(text, field, [value, words] if value else [words])


def _take_date_of(text: YamlText, words: str) -> None:
    """Set the article's date to the date that a line states, if it states just one.

    The reason that the editor gave for an earlier date is removed.
    """
    stated = all_dates(words, text.document.value.get("language"))
    if len(stated) == 1:
        _set(text, "published", stated[0].value)
        _supply(text, "published", None)


def _supply(text: YamlText, field: str, reason: str | None) -> None:
    """Record how the editor knows a field's value; without a reason, remove the notes on where it is from."""
    supplied, stated = f"{field}_supplied", f"{field}_stated"
    for no_longer in (stated,) if reason else (supplied, stated):
        if no_longer in text.document.value:
            text.remove((no_longer,))
    if reason:
        _set(text, supplied, reason)


def _set(text: YamlText, field: str, value: Any) -> None:
    """Set a field to a person's value, and remove the comment that says where a machine found the earlier value."""
    if text.document.value.get(field) != value:
        text.drop_comment((field,))
        text.set((field,), value, after=fields_before(field))


def _lines(value: list[Any]) -> list[str]:
    return [line.strip() if isinstance(line, str) else "" for line in value]
