"""Read a YAML file safely, remembering the line of every value.

Only what the archive's files need is read: mappings, lists, text, ``true``/``false`` and ``null``. Dates and
numbers stay the text that was typed. Anchors, aliases and tags are refused, so no file can grow when it is read
or make an object.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .problems import ArchiveError, Problem

Path_ = tuple[str | int, ...]

# libyaml where PyYAML brings it: ten times as fast, the same nodes.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TRUE, _FALSE, _NULL = (
    {"true", "True", "TRUE"},
    {"false", "False", "FALSE"},
    {"", "~", "null", "Null", "NULL"},
)
_PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("null", "bool", "int", "float", "str", "timestamp", "value")}
_TREE_TAGS = {"tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}


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


def load(path: Path, file: str) -> Document:
    """Read a YAML file; ``file`` is the name used in messages. Raise ArchiveError with every problem found."""
    try:
        root = yaml.compose(path.read_bytes(), Loader=_Loader)
    except OSError as error:
        raise ArchiveError([Problem(file, 1, f"cannot be read: {error.strerror}")]) from error
    except yaml.YAMLError as error:
        raise ArchiveError([_syntax_problem(file, error)]) from error
    if root is None:
        raise ArchiveError([Problem(file, 1, "the file is empty")])
    document = Document(file, None)
    problems: list[Problem] = []
    value = _Reader(document, problems).read(root, ())
    if problems:
        raise ArchiveError(problems)
    return Document(file, value, document.lines)


class _Reader:
    """Turns a tree of nodes into plain values, filling a document's lines and a list of problems."""

    def __init__(self, document: Document, problems: list[Problem]) -> None:
        self._document = document
        self._problems = problems
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, path: Path_) -> Any:
        self._document.lines.setdefault(path, _line(node))
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if id(node) in self._seen:
            return self._refuse(node, "an alias (*name) repeats an earlier value; write it out here")
        self._seen.add(id(node))
        if node.tag not in _TREE_TAGS:
            return self._refuse(node, f"the tag '{node.tag}' is not used in this file; take it away")
        if len(path) > 20:
            return self._refuse(node, "nested too deeply")
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, path))
        return [self.read(child, (*path, number)) for number, child in enumerate(node.value)]

    def _pairs(self, node: yaml.MappingNode, path: Path_) -> Iterator[tuple[str, Any]]:
        first_lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse(key_node, "a key must be a plain word")
                continue
            key = key_node.value
            if key in first_lines:
                self._refuse(key_node, f"'{key}' stands twice here, first in line {first_lines[key]}; keep one")
                continue
            first_lines[key] = self._document.lines[(*path, key)] = _line(key_node)
            yield key, self.read(value_node, (*path, key))

    def _scalar(self, node: yaml.ScalarNode) -> str | bool | None:
        if node.tag not in _PLAIN_TAGS:
            self._refuse(node, f"the tag '{node.tag}' is not used in this file; take it away")
        if not node.style:
            for value, words in ((True, _TRUE), (False, _FALSE), (None, _NULL)):
                if node.value in words:
                    return value
        return str(node.value)

    def _refuse(self, node: yaml.Node, message: str) -> None:
        self._problems.append(Problem(self._document.file, _line(node), message))


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _syntax_problem(file: str, error: yaml.YAMLError) -> Problem:
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        said = error.problem or error.context or "cannot be read"
        hint = _hint(said)
        return Problem(file, mark.line + 1 if mark else 1, f"not valid YAML: {said}{hint}")
    return Problem(file, 1, f"not valid YAML: {' '.join(str(error).split())}; save the file as UTF-8 text")


def _hint(said: str) -> str:
    if "mapping values are not allowed" in said:
        return "; put text that holds ': ' in quotation marks"
    if "tab" in said or "\\t" in said:
        return "; indent with spaces, not tabs"
    if "did not find expected" in said or "could not find expected" in said:
        return "; check quotation marks, brackets and indentation on this line and the one before"
    return ""
