"""Change one value of a YAML file and leave every other character as its editor typed it.

Edits are made in the text, at the places that the parser reports. A program that reads and writes the whole file,
even one that keeps comments (ruamel.yaml was tried), moves the blank line before the next key when an entry is added
at the end of a list, drops the comment after an entry that is removed, and changes the indentation of lists. After
each edit the text is read again. If it does not say exactly what it should, nothing is changed.
"""

import copy
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import yaml

from ..model.problems import ArchiveError, Problem
from ..texts.capture import BOM
from .yaml_reader import LOADER, Document, Path_, parse, quoted

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*([ -][A-Za-z0-9]+)*")
_NOT_TEXT = re.compile(r"y|n|yes|no|on|off|true|false|null", re.IGNORECASE)


def word(text: str) -> str:
    """Return text as YAML: without quotation marks if it is plain words, in double ones otherwise."""
    if _PLAIN.fullmatch(text) and not _NOT_TEXT.fullmatch(text):
        return text
    return quoted(text)


def inline(value: Any, text: Callable[[str], str] = word) -> str:
    """Return a value as YAML on one line, with mappings in braces and lists in brackets; ``text`` writes texts."""
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
    """The text and the content of one YAML file. Each edit raises ArchiveError where it cannot be made safely."""

    def __init__(self, text: str, file: str) -> None:
        """Read ``text``; ``file`` is the name used in messages."""
        # Edits are made with bare line feeds. If all line ends of the file are CRLF, they are restored.
        self._line_end = "\r\n" if text.count("\r\n") == text.count("\n") > 0 else "\n"
        self._text = text.replace("\r\n", "\n") if self._line_end == "\r\n" else text
        self._file = file
        self.document: Document = parse(self._text.encode(), file)
        self._tree: yaml.Node = _compose(self._text)

    @property
    def text(self) -> str:
        """The file's text, with all edits so far."""
        return self._text if self._line_end == "\n" else self._text.replace("\n", self._line_end)

    def set(self, path: Path_, value: Any, after: Sequence[str] = ()) -> None:
        """Set the value at ``path``.

        A missing key is added at the end of its mapping, or below the last of the keys in ``after`` that is there.
        """
        wanted, holder = self._copy(path)
        holder[path[-1]] = value
        node = self._node(path)
        if node is None:
            self._add_key(path, inline(value), wanted, after)
        elif isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            self._close_block(path, node, inline(value), wanted)
        else:
            start = node.start_mark.index
            before = "" if self._text[start - 1].isspace() or self._text[start - 1] in "[{" else " "
            self._replace(start, _end(self._text, node), before + inline(value), wanted)

    def append(self, path: Path_, value: Any, after: Sequence[str] = ()) -> None:
        """Append ``value`` to the list at ``path``, on a line of its own where the list has one line per item.

        A missing list is added as ``set`` adds a key.
        """
        wanted, holder = self._copy(path)
        holder[path[-1]] = [*(holder.get(path[-1]) or []), value]
        if self._node(path) is None:
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
        """Rename the key at ``path``; its value and its place stay."""
        wanted, holder = self._copy(path)
        renamed = {key if name == path[-1] else name: value for name, value in holder.items()}
        holder.clear()
        holder.update(renamed)
        node = self._key(path)
        self._replace(node.start_mark.index, node.end_mark.index, word(key), wanted)

    def remove(self, path: Path_) -> None:
        """Remove an item of a list or a key of a mapping, with its lines; comments around it stay."""
        wanted, holder = self._copy(path)
        del holder[path[-1]]
        parent, node = self._node(path[:-1]), self._node(path)
        if not isinstance(parent, yaml.CollectionNode) or node is None:
            raise self._unsafe(path)
        if isinstance(parent, yaml.MappingNode):
            start = int(self._key(path).start_mark.index)
        else:
            start = node.start_mark.index if parent.flow_style else self._text.rfind("-", 0, node.start_mark.index)
        end = _end(self._text, node)
        if parent.flow_style:
            self._remove_inline(parent, start, end, wanted)
            return
        line_start = self._text.rfind("\n", 0, start) + 1
        if self._text[line_start:start].strip():
            raise self._unsafe(path)
        line_end = self._text.find("\n", end) + 1 or len(self._text)
        if holder:
            self._replace(line_start, line_end, "", wanted)
        else:
            empty = "[]" if isinstance(parent, yaml.SequenceNode) else "{}"
            self._replace(len(self._text[:line_start].rstrip()), line_end, f" {empty}\n", wanted)

    def drop_comment(self, path: Path_) -> None:
        """Remove the comment after the value at ``path``, if there is one."""
        node = self._node(path)
        if comment := re.compile(r"[ \t]+#.*").match(self._text, _end(self._text, node)) if node else None:
            self._replace(comment.start(), comment.end(), "", copy.deepcopy(self.document.value))

    # -- places --------------------------------------------------------------------------------------

    def _copy(self, path: Path_) -> tuple[Any, Any]:
        """Return a copy of the file's content to change, and the list or mapping in it that holds ``path``."""
        holder = wanted = copy.deepcopy(self.document.value)
        for step in path[:-1]:
            holder = holder[step]
        return wanted, holder

    def _node(self, path: Path_) -> yaml.Node | None:
        node: yaml.Node | None = self._tree
        for step in path:
            if isinstance(node, yaml.MappingNode):
                node = next((value for key, value in node.value if key.value == step), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
            else:
                return None
        return node

    def _key(self, path: Path_) -> yaml.Node:
        """Return the key at ``path``. Raise ArchiveError where no mapping has it."""
        parent = self._node(path[:-1])
        pairs = parent.value if isinstance(parent, yaml.MappingNode) else []
        for key, _ in pairs:
            if key.value == path[-1]:
                return key  # type: ignore[no-any-return]
        raise self._unsafe(path)

    # -- edits ---------------------------------------------------------------------------------------

    def _add_key(self, path: Path_, value: str, wanted: Any, after: Sequence[str] = ()) -> None:
        parent = self._node(path[:-1])
        if not isinstance(parent, yaml.MappingNode) or not parent.value:
            raise self._unsafe(path)
        before = [value for key, value in parent.value if key.value in after] or [parent.value[-1][1]]
        self._insert(parent, _end(self._text, before[-1]), f"{path[-1]}: {value}", [f"{path[-1]}: {value}"], wanted)

    def _add_item(self, path: Path_, item: str, lines: list[str], wanted: Any) -> None:
        """Add an item at the end of the list or mapping at ``path``; the first one goes on lines below the key."""
        node = self._node(path)
        if isinstance(node, yaml.CollectionNode) and node.value:
            last = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
            self._insert(node, _end(self._text, last), item, lines, wanted)
            return
        key, parent = self._key(path), self._node(path[:-1])
        if node is None or (isinstance(parent, yaml.MappingNode) and parent.flow_style):
            raise self._unsafe(path)
        indent = " " * (key.start_mark.column + 2)
        start = self._text.index(":", key.end_mark.index) + 1
        comment, _, rest = self._text[max(start, _end(self._text, node)) :].partition("\n")
        block = "".join(f"\n{indent}{line}" for line in lines)
        self._check(f"{self._text[:start]}{comment.rstrip()}{block}\n{rest}", wanted)

    def _insert(self, node: yaml.CollectionNode, end: int, item: str, lines: list[str], wanted: Any) -> None:
        """Insert an item after one that ends at ``end``: inline, or as lines below it."""
        if node.flow_style:
            self._replace(end, end, f", {item}", wanted)
            return
        first = node.value[0][0] if isinstance(node, yaml.MappingNode) else node
        block = "".join(f"\n{' ' * first.start_mark.column}{line}" for line in lines)
        at = self._text.find("\n", end)
        self._check(f"{self._text}{block}\n" if at < 0 else f"{self._text[:at]}{block}{self._text[at:]}", wanted)

    def _close_block(self, path: Path_, node: yaml.CollectionNode, value: str, wanted: Any) -> None:
        """Replace the lines below a key by a value on the key's own line."""
        colon = self._text.index(":", self._key(path).end_mark.index) + 1
        first = self._text.rfind("\n", 0, node.start_mark.index) + 1
        last = self._text.find("\n", _end(self._text, node))
        rest = "" if last < 0 else self._text[last + 1 :]
        self._check(f"{self._text[:colon]} {value}{self._text[colon:first]}{rest}", wanted)

    def _remove_inline(self, parent: yaml.CollectionNode, start: int, end: int, wanted: Any) -> None:
        following = re.compile(r"\s*,\s*").match(self._text, end)
        if following:
            end = following.end()
        elif len(parent.value) > 1:
            start = len(self._text[:start].rstrip().removesuffix(",").rstrip())
        self._replace(start, end, "", wanted)

    def _replace(self, start: int, end: int, words: str, wanted: Any) -> None:
        self._check(self._text[:start] + words + self._text[end:], wanted)

    def _check(self, text: str, wanted: Any) -> None:
        """Accept a new text if its content is what is wanted; raise ArchiveError otherwise."""
        try:
            document = parse(text.encode(), self._file)
        except ArchiveError:
            raise self._unsafe(()) from None
        if document.value != wanted:
            raise self._unsafe(())
        self._text, self.document, self._tree = text, document, _compose(text)

    def _unsafe(self, path: Path_) -> ArchiveError:
        message = "this part is laid out in a way that the program cannot change safely; make the change by hand"
        return ArchiveError([Problem(self._file, self.document.line(path), message)])


def _compose(text: str) -> yaml.Node:
    """Return the parser's tree of a valid text, with places in code points."""
    # libyaml does not count a byte-order mark.
    root = yaml.compose(text, Loader=yaml.SafeLoader if text.startswith(BOM) else LOADER)
    assert root is not None, "an empty text is no document"
    return root


def _end(text: str, node: yaml.Node) -> int:
    """Return the offset after a node's last character; the parser's own end has the comments after a block, too."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return len(text[: node.end_mark.index].rstrip())
    return int(node.end_mark.index)
