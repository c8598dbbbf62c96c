"""Read a YAML file safely, remembering the line of every value.

Only what the archive's files need is read: mappings, lists, text, ``true``/``false`` and ``null``. Dates and
numbers stay the text that was typed. Anchors, aliases and tags are refused, and so is deep nesting: no file can
grow when it is read, make an object, or exhaust the stack.
"""

import codecs
import re
import sys
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ..model.problems import ArchiveError, Problem, shown
from ..texts.capture import UNSHOWABLE
from ..texts.merge_conflicts import merge_conflicts
from .files import read_of_archive

Path_ = tuple[str | int, ...]

# libyaml where PyYAML brings it: ten times as fast, the same events.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TRUE, _FALSE, _NULL = (
    {"true", "True", "TRUE"},
    {"false", "False", "FALSE"},
    {"", "~", "null", "Null", "NULL"},
)
_DEPTH = 20
_LINE_END = re.compile(r"\r\n|\r|\n")
_UNCOUNTED = re.compile("[\x85\u2028\u2029]")


@dataclass(frozen=True)
class Document:
    """What a YAML file says, and where: ``lines`` maps the path of a value or key to its line, from 1."""

    file: str
    value: Any
    lines: dict[Path_, int] = field(default_factory=dict)

    def line(self, path: Path_) -> int:
        """Return the line of a value; of the nearest thing around it where the value itself is missing."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def load(path: Path, file: str, missing: str = "the file is missing") -> Document:
    """Read a YAML file; ``file`` is the name used in messages. Raise ArchiveError with every problem found."""
    return parse(read_of_archive(path, file, missing), file)


def parse(data: bytes, file: str) -> Document:
    """Read the bytes of a YAML file, as ``load`` does."""
    text = data.decode("utf-8", "replace")
    if conflicts := [*merge_conflicts(text)]:
        mend = "keep what is right of each side, and take the lines of <<<<<<<, ======= and >>>>>>> away"
        raise ArchiveError([Problem(file, line, f"{conflict}: {mend}") for line, conflict in conflicts])
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # which the parser would read
        raise ArchiveError([Problem(file, 1, "not UTF-8 text; save the file as UTF-8")])
    reader = _Reader(file, yaml.parse(data, Loader=LOADER), _Lines(text.removeprefix("\ufeff")))
    try:
        value = reader.document()
    except (yaml.YAMLError, ValueError) as error:
        raise ArchiveError([_syntax_problem(file, text, reader, error)]) from error
    if reader.problems:
        raise ArchiveError(reader.problems)
    return Document(file, value, reader.lines)


def quoted(text: str) -> str:
    """Return text as a YAML file holds it in quotation marks, on one line whatever it is."""
    # What PyYAML's emitter gives too, which takes seconds where the words are long.
    if text.isprintable() and max(text, default="") <= "\uffff":
        return '"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"'))
    return str(yaml.safe_dump(text, default_style='"', allow_unicode=True, width=sys.maxsize)).strip()


class _Lines:
    """The numbers of a file's lines as editors count them, from 1.

    The parser also counts U+0085, U+2028 and U+2029 as line ends, and a line after the file's last one.
    """

    def __init__(self, text: str) -> None:
        self.rows = _LINE_END.split(text)
        self._last = len(self.rows) - (len(self.rows) > 1 and not self.rows[-1])
        self._uncounted = [found.start() for found in _UNCOUNTED.finditer(text)]

    def of(self, mark: Any) -> int:
        """Return the line of a place that the parser names."""
        return min(int(mark.line) + 1 - bisect_left(self._uncounted, mark.index), self._last)


class _Reader:
    """Turns the events of a parsed file into plain values, the lines where they stand, and problems."""

    def __init__(self, file: str, events: Iterator[yaml.Event], in_lines: _Lines) -> None:
        self._file = file
        self.in_lines = in_lines
        self._events = events
        self.lines: dict[Path_, int] = {}
        self.problems: list[Problem] = []
        self.last_quoted: tuple[int, int] | None = None  # the lines, from 1, on which it begins and ends

    def document(self) -> Any:
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

    def _value(self, event: yaml.Event, path: Path_) -> Any:
        self.lines.setdefault(path, self.in_lines.of(event.start_mark))
        if isinstance(event, yaml.AliasEvent):
            return self._refuse(event, f"'*{event.anchor}' repeats an earlier value; write it out here")
        self._check_plain(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if len(path) == _DEPTH:
            self._refuse(event, "nested too deeply; a bracket may not be closed")
            raise ArchiveError(self.problems)
        return dict(self._pairs(path)) if isinstance(event, yaml.MappingStartEvent) else list(self._items(path))

    def _items(self, path: Path_) -> Iterator[Any]:
        number = 0
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._value(event, (*path, number))
            number += 1

    def _pairs(self, path: Path_) -> Iterator[tuple[str, Any]]:
        first_lines: dict[str, int] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse(event, "a key must be a plain word")
                self._skip(event, (*path, "?"))
                self._skip(next(self._events), (*path, "?"))
                continue
            self._check_plain(event)
            key = event.value
            if key in first_lines:
                first = first_lines[key]
                self._refuse(event, f"'{shown(key)}' stands twice here, first in line {first}; keep one")
                self._skip(next(self._events), (*path, key))
                continue
            first_lines[key] = self.lines[(*path, key)] = self.in_lines.of(event.start_mark)
            yield key, self._value(next(self._events), (*path, key))

    def _skip(self, event: yaml.Event, path: Path_) -> None:
        """Read a value that is not kept, as deep as any other; only its first mistake is of interest."""
        kept = list(self.problems), dict(self.lines)
        self._value(event, path)
        self.problems, self.lines = kept

    def _check_plain(self, event: Any) -> None:
        if event.anchor:
            self._refuse(event, f"the anchor '&{event.anchor}' is not used in this file; take it away")
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(event, f"the tag '{tag}' is not used in this file; take it away")

    def _scalar(self, event: yaml.ScalarEvent) -> str | bool | None:
        if not event.style:
            for value, words in ((True, _TRUE), (False, _FALSE), (None, _NULL)):
                if event.value in words:
                    return value
        elif event.style in "\"'":
            self.last_quoted = self.in_lines.of(event.start_mark), self.in_lines.of(event.end_mark)
        if found := UNSHOWABLE.search(event.value):
            self._refuse(event, f"the character U+{ord(found[0]):04X} cannot be shown on a page; take it away")
        return str(event.value)

    def _refuse(self, event: yaml.Event, message: str) -> None:
        self.problems.append(Problem(self._file, self.in_lines.of(event.start_mark), message))


def _syntax_problem(file: str, text: str, reader: "_Reader", error: Exception) -> Problem:
    """Say in an editor's words what the parser found, at the line to mend."""
    if not isinstance(error, yaml.MarkedYAMLError):
        found = re.search(r"#x([0-9a-f]+).*position (\d+)", str(error), re.DOTALL)
        before = text.encode()[: int(found[2])] if found else b""
        if found and "octet" not in str(error) and "byte" not in str(error).partition(":")[2].partition("\n")[0]:
            message = f"the character U+{int(found[1], 16):04X} cannot be shown on a page; take it away"
        else:
            message = "not UTF-8 text; save the file as UTF-8"
        return Problem(file, before.count(b"\n") + 1, message)
    said = " ".join(filter(None, (error.context, error.problem)))
    flow_mark = error.context_mark if "flow" in said else None
    mark = flow_mark or error.problem_mark or error.context_mark
    line = reader.in_lines.of(mark) if mark else 1
    if "unexpected end of stream" in said and error.context_mark:
        message = "a quotation mark is opened here and never closed"
        return Problem(file, reader.in_lines.of(error.context_mark), f"not valid YAML: {message}")
    begins, ends = reader.last_quoted or (line, line)
    if begins < ends == line:
        message = f"a quotation mark is opened here and closed only in line {line}; close it where the text ends"
        return Problem(file, begins, f"not valid YAML: {message}")
    letter = reader.in_lines.rows[line - 1][mark.column : mark.column + 1] if mark else ""
    advice = next((advice for words, advice in _ADVICE if words in said), "")
    if letter == "\t" or "tab character" in said:
        advice = "indent with spaces, not with a tab"
    elif "cannot start any token" in said or "scanning an alias" in said:
        advice = f"text that begins with {'*' if 'alias' in said else letter} must stand in quotation marks"
    return Problem(file, line, f"not valid YAML: {advice or shown(said)}")


# What the parser says -> what an editor can do about it. The first that fits is used.
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
