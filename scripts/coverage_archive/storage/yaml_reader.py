"""Read a YAML file safely, and remember the place of every value.

Only what the archive's files need is accepted: mappings, lists, text, ``true``/``false`` and ``null``. Dates and
numbers stay text, as they were typed. Anchors, aliases, tags and deep nesting are refused, so that no file can grow
when it is read, create an object or exhaust the stack.
"""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from ..model.problems import ArchiveError, Problem, shown
from ..texts.capture import BOM, UNSHOWABLE
from ..texts.merge_conflicts import merge_conflicts
from .files import read_of_archive

Path_ = tuple[str | int, ...]

# libyaml if PyYAML was built with it: it yields the same events, ten times as fast.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# The unquoted words that are not text, and their values in YAML 1.2's core schema.
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
}
_DEPTH = 20
_LINE_END = re.compile(r"\r\n|\r|\n")
_NOT_YAML = yaml.reader.Reader.NON_PRINTABLE


class Place(NamedTuple):
    """Represent the place of a value or key in a text, in code points.

    ``is_block`` says that it is a list or mapping without brackets or braces, each of whose items has lines of its
    own.
    """

    start: int
    end: int
    column: int
    is_block: bool = False

    @classmethod
    def of(cls, event: Any) -> "Place":
        """Return the place of one of the parser's events."""
        return cls(event.start_mark.index, event.end_mark.index, event.start_mark.column)


@dataclass(frozen=True)
class Document:
    """Hold the content of a YAML file, and the places of its values and keys, by path.

    ``line_starts`` has the offset of each line except the first.
    """

    file: str
    value: Any
    places: dict[Path_, Place]
    keys: dict[Path_, Place]
    line_starts: list[int]

    def line(self, path: Path_) -> int:
        """Return the line, from 1, of a key or item; if it is missing, the line of the nearest value around it."""
        while path not in self.places:
            path = path[:-1]
        return bisect_right(self.line_starts, self.keys.get(path, self.places[path]).start) + 1


def load(
    path: Path, file: str, instead: Mapping[str, bytes] | None = None, missing: str = "the file is missing"
) -> Document:
    """Read a YAML file; ``file`` is the name used in messages. Raise ArchiveError with every problem found.

    If ``instead`` has bytes for ``file``, read these, as if the file held them.
    """
    data = (instead or {}).get(file)
    return parse(read_of_archive(path, file, missing) if data is None else data, file)


def parse(data: bytes, file: str) -> Document:
    """Parse the bytes of a YAML file, with the arguments and errors of ``load``."""
    text = _text(data, file)
    if conflicts := [*merge_conflicts(text)]:
        mend = "keep what is right of each side, and take the lines of <<<<<<<, ======= and >>>>>>> away"
        raise ArchiveError([Problem(file, line, f"{conflict}: {mend}") for line, conflict in conflicts])
    reader = _Reader(file, yaml.parse(data, Loader=LOADER), text.removeprefix(BOM))
    try:
        value = reader.document()
    except (yaml.YAMLError, ValueError) as error:
        raise ArchiveError([_syntax_problem(file, reader, error)]) from error
    if reader.problems:
        raise ArchiveError(reader.problems)
    return Document(file, value, reader.places, reader.keys, reader.line_starts)


def _text(data: bytes, file: str) -> str:
    """Return the text of a file. Raise ArchiveError where it is not UTF-8, or holds a character that YAML refuses."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ArchiveError([Problem(file, line, "not UTF-8 text; save the file as UTF-8")]) from None
    if found := _NOT_YAML.search(text.removeprefix(BOM)):
        line = text.count("\n", 0, found.start() + 1) + 1
        raise ArchiveError([Problem(file, line, _cannot_be_shown(found[0]))])
    return text


def _cannot_be_shown(letter: str) -> str:
    return f"the character U+{ord(letter):04X} cannot be shown on a page; take it away"


def quoted(text: str) -> str:
    """Return text as a YAML string in double quotation marks, on one line whatever it contains."""
    # PyYAML's emitter would return the same for such text, but takes seconds if it is long.
    if text.isprintable() and max(text, default="") <= "\uffff":
        return '"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"'))
    return str(yaml.safe_dump(text, default_style='"', allow_unicode=True, width=sys.maxsize)).strip()


class _Reader:
    """Turn the events of the YAML parser into plain values, their places, and problems."""

    def __init__(self, file: str, events: Iterator[Any], text: str) -> None:
        self._file = file
        self._events = events
        self.text = text
        # Lines are counted as editors do. The parser also breaks lines at U+0085, U+2028 and U+2029, and counts an
        # empty line at the end of the file.
        self.line_starts = [found.end() for found in _LINE_END.finditer(text) if found.end() < len(text)]
        self.places: dict[Path_, Place] = {}
        self.keys: dict[Path_, Place] = {}
        self._closed = 0  # the end of the last list or mapping, as the parser reports it
        self._end = 0  # the end of the last value, without the comments and blank lines that the parser adds to it
        self.problems: list[Problem] = []
        self.last_quoted: tuple[int, int] | None = None  # the lines, from 1, on which it begins and ends

    def line(self, offset: int) -> int:
        """Return the line, from 1, of an offset in code points."""
        return bisect_right(self.line_starts, offset) + 1

    def document(self) -> Any:
        """Return the value of the whole file. Raise ArchiveError if there is none."""
        next(self._events)  # the stream starts
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise self._empty()
        value = self._value(next(self._events), ())
        if value is None and not self.problems:
            raise self._empty()
        next(self._events)  # the document ends
        if isinstance(after := next(self._events), yaml.DocumentStartEvent):
            self._refuse(after, "a second document begins here ('---'); a file holds one")
        return value

    def _empty(self) -> ArchiveError:
        return ArchiveError([Problem(self._file, 1, "the file is empty; start it as its neighbours start")])

    def _value(self, event: Any, path: Path_) -> Any:
        if isinstance(event, yaml.AliasEvent):
            return self._refuse(event, f"'*{event.anchor}' repeats an earlier value; write it out here")
        self._check_plain(event)
        is_scalar = isinstance(event, yaml.ScalarEvent)
        is_block = not is_scalar and not event.flow_style
        if is_scalar:
            value: Any = self._scalar(event)
            end = event.end_mark.index
            self._end = len(self.text[:end].rstrip()) if event.style in ("|", ">") else end
        elif len(path) == _DEPTH:
            self._refuse(event, "nested too deeply; a bracket may not be closed")
            raise ArchiveError(self.problems)
        else:
            value = dict(self._pairs(path)) if isinstance(event, yaml.MappingStartEvent) else list(self._items(path))
            if not is_block:
                self._end = self._closed
        self.places[path] = Place(event.start_mark.index, self._end, event.start_mark.column, is_block)
        return value

    def _items(self, path: Path_) -> Iterator[Any]:
        number = 0
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._value(event, (*path, number))
            number += 1
        self._closed = Place.of(event).end

    def _pairs(self, path: Path_) -> Iterator[tuple[str, Any]]:
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse(event, "a key must be a plain word")
                self._skip(event, (*path, "?"))
                self._skip(next(self._events), (*path, "?"))
                continue
            self._check_plain(event)
            at = (*path, event.value)
            if at in self.keys:
                first = self.line(self.keys[at].start)
                self._refuse(event, f"'{shown(event.value)}' stands twice here, first in line {first}; keep one")
                self._skip(next(self._events), at)
                continue
            self.keys[at] = Place.of(event)
            yield event.value, self._value(next(self._events), at)
        self._closed = Place.of(event).end

    def _skip(self, event: yaml.Event, path: Path_) -> None:
        """Read a value without keeping it or its problems, because the mistake before it is already reported."""
        kept = list(self.problems)
        self._value(event, path)
        self.problems = kept

    def _check_plain(self, event: Any) -> None:
        if event.anchor:
            self._refuse(event, f"the anchor '&{event.anchor}' is not used in this file; take it away")
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(event, f"the tag '{tag}' is not used in this file; take it away")

    def _scalar(self, event: Any) -> str | bool | None:
        if not event.style and event.value in _WORDS:
            return _WORDS[event.value]
        if event.style in ('"', "'"):
            self.last_quoted = self.line(event.start_mark.index), self.line(event.end_mark.index)
        if found := UNSHOWABLE.search(event.value):
            self._refuse(event, _cannot_be_shown(found[0]))
        return str(event.value)

    def _refuse(self, event: Any, message: str) -> None:
        self.problems.append(Problem(self._file, self.line(event.start_mark.index), message))


def _syntax_problem(file: str, reader: _Reader, error: Exception) -> Problem:
    """Return a problem that says in an editor's words what the parser found, at the line to mend."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(file, 1, f"not valid YAML: {shown(str(error))}")
    said = " ".join(filter(None, (error.context, error.problem)))
    flow_mark = error.context_mark if "flow" in said else None
    mark = flow_mark or error.problem_mark or error.context_mark
    line = reader.line(mark.index) if mark else 1
    if "unexpected end of stream" in said and error.context_mark:
        message = "a quotation mark is opened here and never closed"
        return Problem(file, reader.line(error.context_mark.index), f"not valid YAML: {message}")
    begins, ends = reader.last_quoted or (line, line)
    if begins < ends == line:
        message = f"a quotation mark is opened here and closed only in line {line}; close it where the text ends"
        return Problem(file, begins, f"not valid YAML: {message}")
    letter = reader.text[mark.index : mark.index + 1] if mark else ""
    advice = next((advice for words, advice in _ADVICE if words in said), "")
    if letter == "\t" or "tab character" in said:
        advice = "indent with spaces, not with a tab"
    elif "cannot start any token" in said or "scanning an alias" in said:
        advice = f"text that begins with {'*' if 'alias' in said else letter} must stand in quotation marks"
    return Problem(file, line, f"not valid YAML: {advice or shown(said)}")


# Words of the parser's messages, and what an editor can do about them. The first words that a message has are used.
_ADVICE = (
    (
        "mapping values are not allowed",
        "text that holds a colon and a space must stand in quotation marks, and "
        "fields of one thing begin in the same column",
    ),
    ("sequence entries are not allowed", "a list begins on a line of its own: `- ` under the field's name"),
    ("Unicode character escape", "there is no such character; type the character itself"),
    ("unknown escape", "in double quotation marks a backslash is written twice, or use single ones"),
    (
        "could not find expected ':'",
        "this line, or the one before, is no `field: value`; check its colon",
    ),
    ("flow", "the bracket or brace opened here is not closed rightly; check it, its commas and its quotation marks"),
    ("did not find expected", "check the indentation and the quotation marks here and on the line before"),
)
