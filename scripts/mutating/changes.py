"""List the changes that can be made in a file, by the patterns that `patterns.yml` has for its kind of file."""

import ast
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

TABLES = yaml.safe_load(Path(__file__).with_name("patterns.yml").read_text("utf-8"))
NOT_CODE = {"annotation", "returns", "decorator_list"}


@dataclass(frozen=True)
class Mutant:
    """Represent one change of one file: the code points from ``start`` to ``end`` are replaced by ``new``.

    ``id`` is a hash that stays the same as long as the line's text does.
    """

    id: str
    file: str
    line: int
    kind: str
    start: int
    end: int
    new: str

    def of(self, text: str) -> str:
        """Return the file's text with the change made."""
        return text[: self.start] + self.new + text[self.end :]

    def shown(self, text: str) -> tuple[str, str]:
        """Return the changed line before and after the change, shortened around it."""
        before = text[text.rfind("\n", 0, self.start) + 1 : self.start].lstrip()[-60:]
        after = text[self.end :].partition("\n")[0][:60]
        old, new = (" ".join(words.split())[:120] for words in (text[self.start : self.end], self.new))
        return f"{before}{old}{after}".strip(), f"{before}{new}{after}".strip()


def mutants(file: str, text: str) -> list[Mutant]:
    """Return every change that the patterns allow in a file, in the order of their offsets."""
    table = TABLES[Path(file).suffix[1:].replace("j2", "html")]
    hidden = re.compile("|".join(table["hidden"]), re.DOTALL | re.MULTILINE)
    plain = hidden.sub(_hide, _code(text) if file.endswith(".py") else text)
    changes = set()
    for kind, pattern, new in table["changes"]:
        for found in re.finditer(_with_brackets(pattern), plain, re.MULTILINE):
            start, end = found.span(1 if found.re.groups else 0)
            changes.add((start, end, kind, new.replace("{}", text[start:end])))
    made = []
    seen: Counter[str] = Counter()
    for start, end, kind, new in sorted(changes):
        line = text[text.rfind("\n", 0, start) + 1 :].partition("\n")[0].strip()
        key = "|".join((file, line, kind, text[start:end], new))
        seen[key] += 1
        its_id = hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()[:10]
        made.append(Mutant(its_id, file, text.count("\n", 0, start) + 1, kind, start, end, new))
    return made


def _with_brackets(pattern: str) -> str:
    """Return a pattern in which ``(...)`` and ``{...}`` match brackets with any content, nested up to six deep."""
    for pair, opening, closing in (("(...)", r"\(", r"\)"), ("{...}", r"\{", r"\}")):
        plain = f"[^{opening}{closing}]"
        inside = f"{plain}*"
        for _ in range(5):
            inside = f"(?:{plain}|{opening}{inside}{closing})*"
        pattern = pattern.replace(pair, f"{opening}{inside}{closing}")
    return pattern


def _hide(found: re.Match[str]) -> str:
    """Return a string's letters as underscores, and any other match as spaces, so that no pattern matches inside.

    Line breaks stay, so that offsets and lines do not move.
    """
    if found[0][0] in "\"'":
        return '"' + re.sub(r".", "_", found[0][1:-1]) + '"'
    return re.sub(r".", " ", found[0])


def _code(text: str) -> str:
    """Return a Python module in which imports, annotations, decorators, f-strings and docstrings are spaces."""
    data = text.encode()
    starts = [0, *(found.end() for found in re.finditer(rb"\n", data))]
    for node in _not_code(ast.parse(text)):
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
        data = data[:start] + re.sub(rb"[\x20-\x7e]", b" ", data[start:end]) + data[end:]
    return data.decode()


def _not_code(tree: ast.AST) -> Iterator[ast.stmt | ast.expr]:
    for node in ast.walk(tree):
        match node:
            case ast.Import() | ast.ImportFrom() | ast.JoinedStr() | ast.Expr(value=ast.Constant()):
                yield node
        for name in NOT_CODE & {*node._fields}:
            value = getattr(node, name)
            yield from (one for one in (value if isinstance(value, list) else [value]) if one)


def function_at(text: str, line: int) -> str:
    """Return the qualified name of the innermost function or class around a line of a Python module, "" if none."""
    return _function_at(ast.parse(text), line, "")


def _function_at(around: ast.AST, line: int, name: str) -> str:
    for node in ast.iter_child_nodes(around):
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or 0):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                its = ".".join(filter(None, (name, node.name)))
                return _function_at(node, line, its if isinstance(node, ast.ClassDef) else f"{its}.<locals>")
            return _function_at(node, line, name)
    return name.removesuffix(".<locals>")
