"""Correct what an article's record says of its page: the kind of each line, the facts beside them, the sections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..model.problems import ArchiveError, Problem
from ..reading.proposals import Proposal
from ..storage.yaml_editor import YamlText
from ..storage.yaml_reader import parse
from ..texts.stated_dates import all_dates
from .files import Files
from .tag_actions import shown_record
from .values import fields_before, note, remove, set_value

LineKind = Literal["headline", "standfirst", "byline", "published", "caption", "credit", "text", "set aside"]
Fact = Literal["headline", "date", "language", "outlet"]
_FIELD: dict[LineKind, str] = {"published": "published_line", "set aside": "furniture"}
_ONLY_ONE: tuple[LineKind, ...] = ("headline", "byline", "published")
_SUGGESTED = "# sections:"  # the first line of the comment in which a draft suggests sections
_FACT_FIELD: dict[Fact, str] = {"date": "published"}


@dataclass(frozen=True, slots=True)
class SetLine:
    """Change the kind of a line of the capture; ``page`` is the article's page as it was shown.

    An article has one headline, one byline and one line with its date: the line that had the new kind gets the kind
    that this line had.
    """

    page: Proposal
    words: str
    was: LineKind
    now: LineKind

    def __call__(self, files: Files) -> None:
        """Make the change. Raise ArchiveError if no headline would be left, or the page has changed since."""
        text, words, was, now = shown_record(files, self.page)[0], self.words, self.was, self.now
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


@dataclass(frozen=True, slots=True)
class SetFact:
    """Set the value of a fact; ``supplied`` says how the editor knows it if the capture does not state it."""

    page: Proposal
    fact: Fact
    value: str | None
    supplied: str | None = None

    def __call__(self, files: Files) -> None:
        """Make the change. Raise ArchiveError if the page has changed since it was shown."""
        text, field = shown_record(files, self.page)[0], _FACT_FIELD.get(self.fact, self.fact)
        is_same = text.document.value.get(field) == self.value and not self.supplied
        if is_same and f"{field}_stated" in text.document.value:
            return  # the page's data still state this value
        _set(text, field, self.value)
        if self.fact != "language":
            _supply(text, field, self.supplied)


@dataclass(frozen=True, slots=True)
class AddSections:
    """Add sections of an article, each with the fields of its record, and drop the ones that the draft suggests."""

    page: Proposal
    sections: Sequence[Mapping[str, Any]]

    def __call__(self, files: Files) -> None:
        """Make the change. Raise ArchiveError if the page, its sections included, has changed since it was shown."""
        text = shown_record(files, self.page)[0]
        text.drop_comment_lines(_SUGGESTED)
        if note(text, ("sections",)):
            text.drop_comment(("sections",))
        for section in self.sections:
            text.append(("sections",), section, after=fields_before("sections"))


def suggested_sections(text: YamlText) -> tuple[Mapping[str, Any], ...]:
    """Return the sections that a comment of a draft suggests, with the fields of their records; often none."""
    lines = [line.removeprefix("#") for line in text.comment_lines(_SUGGESTED)]
    try:
        found = parse("\n".join(lines).encode(), text.document.file).value["sections"] if lines else ()
    except ArchiveError:  # a person has begun to edit them
        return ()
    return tuple(found)


def _field(kind: LineKind) -> str:
    return _FIELD.get(kind, kind)


def _take(text: YamlText, words: str, kind: LineKind) -> None:
    """Remove a line from the field of its kind."""
    field = _field(kind)
    value = text.document.value.get(field)
    if isinstance(value, list):
        remove(text, (field, _lines(value).index(words)))
    elif kind != "text":
        remove(text, (field,))


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
            remove(text, (no_longer,))
    if reason:
        _set(text, supplied, reason)


def _set(text: YamlText, field: str, value: Any) -> None:
    set_value(text, (field,), value, fields_before(field))


def _lines(value: list[Any]) -> list[str]:
    return [line.strip() if isinstance(line, str) else "" for line in value]
