"""Change one value of a YAML file and leave every other character as its editor typed it.

Edits are made in the text, at the places that the parser reports. A program that reads and writes the whole file,
even one that keeps comments (ruamel.yaml was tried), moves the blank line before the next key when an entry is added
at the end of a list, drops the comment after an entry that is removed, and changes the indentation of lists. After
each edit the text is parsed again. If its content is not exactly what was intended, the edit is refused.
"""

import copy
import functools
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..model.problems import ArchiveError, Problem
from ..texts.capture import BOM
from .yaml_reader import Document, Path_, Place, parse, quoted

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*([ -][A-Za-z0-9]+)*")
# A comment after any words, quoted strings and signs that begin none.
_COMMENT = re.compile(r"""(?:[^"'#]|"(?:\\.|[^"\\])*"|'(?:''|[^'])*'|(?<=\w)["']|(?<=\S)#)*?(?:^|(?<=\s))(#.*)""")
NOTE = "#:"  # begins a comment in which the program says where it found a value; a person's comments begin with "#"
_NOT_TEXT = re.compile(r"y|n|yes|no|on|off|true|false|null", re.IGNORECASE)


def word(text: str) -> str:
    """Return text as YAML: bare if it is plain words, in double quotation marks otherwise."""
    if _PLAIN.fullmatch(text) and not _NOT_TEXT.fullmatch(text):
        return text
    return quoted(text)


def inline(value: Any, text: Callable[[str], str] = word) -> str:
    """Return a value as YAML on one line, with braces and brackets; ``text`` is the function that writes strings."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {inline(item, text)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(inline(item, text) for item in value) + "]"
    return text(value)


class YamlText:
    """Hold the text and content of one YAML file. Each edit raises ArchiveError where it cannot be made safely."""

    def __init__(self, text: str, file: str) -> None:
        """Parse ``text``; ``file`` is the name used in messages. Raise ArchiveError where the text is not valid."""
        # Edits are made without a byte-order mark and with bare line feeds; both are restored.
        self._line_end = "\r\n" if text.count("\r\n") == text.count("\n") > 0 else "\n"
        self._mark = BOM if text.startswith(BOM) else ""
        self._text = text.removeprefix(BOM).replace(self._line_end, "\n")
        self._file = file
        self.document: Document = parse(self._text.encode(), file)

    @property
    def text(self) -> str:
        """Return the file's text, with all edits so far."""
        return self._mark + self._text.replace("\n", self._line_end)

    def set(self, path: Path_, value: Any, after: Sequence[str] = ()) -> None:
        """Set the value at ``path``.

        A missing key is added at the end of its mapping, or after the last of the keys in ``after`` that the mapping
        has.
        """
        wanted, holder = self._copy(path)
        holder[path[-1]] = value
        place = self.document.places.get(path)
        if place is None:
            self._add_key(path, inline(value), wanted, after)
        elif place.is_block:  # the value goes on the key's own line, in the place of the lines below it
            colon = self._text.index(":", self._key(path).end) + 1
            first = self._text.rfind("\n", 0, place.start) + 1
            last = self._text.find("\n", place.end)
            rest = "" if last < 0 else self._text[last + 1 :]
            self._check(f"{self._text[:colon]} {inline(value)}{self._text[colon:first]}{rest}", wanted)
        else:
            before = "" if self._text[place.start - 1].isspace() or self._text[place.start - 1] in "[{" else " "
            self._replace(place.start, place.end, before + inline(value), wanted)

    def append(self, path: Path_, value: Any, after: Sequence[str] = ()) -> None:
        """Append ``value`` to the list at ``path``, on a line of its own where the list has one line per item.

        A missing list is added as ``set`` adds a missing key.
        """
        wanted, holder = self._copy(path)
        holder[path[-1]] = [*(holder.get(path[-1]) or []), value]
        if path not in self.document.places:
            self._add_key(path, inline([value]), wanted, after)
        else:
            self._add_item(path, inline(value), [f"- {inline(value)}"], wanted)

    def add_entry(self, path: Path_, key: str, fields: Mapping[str, Any]) -> None:
        """Add ``key`` with its fields, one per line, at the end of the mapping at ``path``."""
        wanted, holder = self._copy(path)
        holder[path[-1]] = {**(holder.get(path[-1]) or {}), key: dict(fields)}
        lines = [f"{key}:", *(f"  {name}: {inline(item)}" for name, item in fields.items())]
        self._add_item(path, f"{key}: {inline(fields)}", lines, wanted)

    def rename(self, path: Path_, key: str) -> None:
        """Rename the key at ``path``, and leave its value and its place as they are."""
        wanted, holder = self._copy(path)
        renamed = {key if name == path[-1] else name: value for name, value in holder.items()}
        holder.clear()
        holder.update(renamed)
        place = self._key(path)
        self._replace(place.start, place.end, word(key), wanted)

    def remove(self, path: Path_) -> None:
        """Remove an item of a list or a key of a mapping, with its lines, and leave the comments around it."""
        wanted, holder = self._copy(path)
        del holder[path[-1]]
        parent, (start, end, *_) = self.document.places[path[:-1]], self.document.places[path]
        if isinstance(holder, dict):
            start = self._key(path).start
        elif parent.is_block:
            start = self._text.rfind("-", 0, start)
        if not parent.is_block:
            if following := re.compile(r"\s*,\s*").match(self._text, end):
                end = following.end()
            elif holder:
                start = len(self._text[:start].rstrip().removesuffix(",").rstrip())
            self._replace(start, end, "", wanted)
            return
        line_start = self._text.rfind("\n", 0, start) + 1
        if self._text[line_start:start].strip():
            raise self._unsafe(path)
        line_end = self._text.find("\n", end) + 1 or len(self._text)
        if holder:
            self._replace(line_start, line_end, "", wanted)
        else:
            empty = "{}" if isinstance(holder, dict) else "[]"
            self._replace(len(self._text[:line_start].rstrip()), line_end, f" {empty}\n", wanted)

    def value(self, path: Path_) -> Any:
        """Return the value at ``path``. Raise KeyError or IndexError where there is none."""
        found = self.document.value
        for step in path:
            found = found[step]
        return found

    def comment(self, path: Path_) -> str:
        """Return the comment after the value at ``path``, with its sign, or ""."""
        found = self._comment(path)
        return found[0].strip() if found else ""

    def drop_comment(self, path: Path_) -> None:
        """Remove the comment after the value at ``path``, if there is one."""
        if comment := self._comment(path):
            self._replace(comment.start(), comment.end(), "", copy.deepcopy(self.document.value))

    def comments_in(self, path: Path_) -> list[str]:
        """Return the comments that ``remove`` would take along: those on the lines of the item or field."""
        if not self.document.places[path[:-1]].is_block:
            return []
        place = self.document.places[path]
        end = self._text.find("\n", place.end)
        lines = self._text[self.document.keys.get(path, place).start : end if end >= 0 else None].splitlines()
        found = map(_COMMENT.match, lines)
        return [comment[1].strip() for comment in found if comment]

    def comment_lines(self, beginning: str) -> list[str]:
        """Return the comment that begins with the line ``beginning``: that line and the comment lines below it."""
        found = self._comment_lines(beginning)
        return found[0].splitlines() if found else []

    def drop_comment_lines(self, beginning: str) -> None:
        """Remove the lines that ``comment_lines`` returns."""
        if found := self._comment_lines(beginning):
            self._replace(found.start(), found.end(), "", copy.deepcopy(self.document.value))

    def _comment(self, path: Path_) -> re.Match[str] | None:
        place = self.document.places.get(path)
        return re.compile(r"[ \t]+#.*").match(self._text, place.end) if place and not place.is_block else None

    def _comment_lines(self, beginning: str) -> re.Match[str] | None:
        return re.search(rf"^{re.escape(beginning)}\n(?:#.*\n)*", self._text, re.MULTILINE)

    def _copy(self, path: Path_) -> tuple[Any, Any]:
        """Return a copy of the file's content, and the list or mapping in it that holds ``path``'s last step."""
        holder = wanted = copy.deepcopy(self.document.value)
        for step in path[:-1]:
            holder = holder[step]
        return wanted, holder

    def _key(self, path: Path_) -> Place:
        """Return the place of the key at ``path``. Raise ArchiveError where no mapping has it."""
        if path not in self.document.keys:
            raise self._unsafe(path)
        return self.document.keys[path]

    def _children(self, path: Path_) -> list[Any]:
        """Return the keys of the mapping at ``path``, or the indexes of the list there, in the order of the file."""
        value = self.value(path)
        return [*range(len(value))] if isinstance(value, list) else [*(value or ())]

    def _add_key(self, path: Path_, value: str, wanted: Any, after: Sequence[str]) -> None:
        keys = self._children(path[:-1])
        if not keys:
            raise self._unsafe(path)
        before = [key for key in keys if key in after] or keys
        self._insert(path[:-1], before[-1], f"{path[-1]}: {value}", [f"{path[-1]}: {value}"], wanted)

    def _add_item(self, path: Path_, item: str, lines: list[str], wanted: Any) -> None:
        """Add an item at the end of the list or mapping at ``path``; a first item goes below the key."""
        if children := self._children(path):
            self._insert(path, children[-1], item, lines, wanted)
            return
        key = self._key(path)
        if not self.document.places[path[:-1]].is_block:
            self.set(path, functools.reduce(lambda holder, step: holder[step], path, wanted))
            return
        indent = " " * (key.column + 2)
        start = self._text.index(":", key.end) + 1
        comment, _, rest = self._text[max(start, self.document.places[path].end) :].partition("\n")
        block = "".join(f"\n{indent}{line}" for line in lines)
        self._check(f"{self._text[:start]}{comment.rstrip()}{block}\n{rest}", wanted)

    def _insert(self, path: Path_, before: str | int, item: str, lines: list[str], wanted: Any) -> None:
        """Insert an item after the child ``before`` of the list or mapping at ``path``, inline or as lines."""
        place, end = self.document.places[path], self.document.places[(*path, before)].end
        if not place.is_block:
            self._replace(end, end, f", {item}", wanted)
            return
        block = "".join(f"\n{' ' * place.column}{line}" for line in lines)
        at = self._text.find("\n", end)
        self._check(f"{self._text}{block}\n" if at < 0 else f"{self._text[:at]}{block}{self._text[at:]}", wanted)

    def _replace(self, start: int, end: int, words: str, wanted: Any) -> None:
        self._check(self._text[:start] + words + self._text[end:], wanted)

    def _check(self, text: str, wanted: Any) -> None:
        """Accept a new text if its content equals ``wanted``; raise ArchiveError otherwise."""
        try:
            document = parse(text.encode(), self._file)
        except ArchiveError:
            raise self._unsafe(()) from None
        if document.value != wanted:
            raise self._unsafe(())
        self._text, self.document = text, document

    def _unsafe(self, path: Path_) -> ArchiveError:
        message = "this part is laid out in a way that the program cannot change safely; make the change by hand"
        return ArchiveError([Problem(self._file, self.document.line(path), message)])
