"""A Python module to the changes that may be made in it, by its syntax tree."""

import ast
from collections.abc import Iterator

from .mutant import Change

COMPARED: dict[type[ast.cmpop], ast.cmpop] = {
    ast.Eq: ast.NotEq(),
    ast.NotEq: ast.Eq(),
    ast.Lt: ast.LtE(),
    ast.LtE: ast.Lt(),
    ast.Gt: ast.GtE(),
    ast.GtE: ast.Gt(),
    ast.In: ast.NotIn(),
    ast.NotIn: ast.In(),
    ast.Is: ast.IsNot(),
    ast.IsNot: ast.Is(),
}
# By the type that a function says it returns: what is returned instead. {} is what it returned.
RETURNED = {
    "bool": "not ({})",
    "int": "({}) + 1",
    "str": '""',
    "list": "[]",
    "dict": "{{}}",
    "tuple": "()",
    "set": "set()",
}
CLEANING = {"strip", "lstrip", "rstrip", "lower", "casefold"}


def changes(text: str) -> list[Change]:
    """Return the changes of a module: none in docstrings, type annotations, imports, decorators or `__all__`."""
    return list(_Finder(text).in_block(ast.parse(text).body, "", None))


class _Finder:
    def __init__(self, text: str) -> None:
        self._lines = [line.encode() for line in text.splitlines(keepends=True)]
        self._starts = [0]
        for line in text.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self._text = text

    def in_block(self, body: list[ast.stmt], inside: str, returns: ast.expr | None) -> Iterator[Change]:
        """Give the changes of statements; ``inside`` is the beginning of the qualified names of what they define."""
        for statement in body:
            if (
                isinstance(statement, ast.Import | ast.ImportFrom)
                or _is_docstring(statement)
                or _is_exports(statement)
            ):
                continue
            if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
                yield from self._in_function(statement, inside)
            elif isinstance(statement, ast.ClassDef):
                yield from self.in_block(statement.body, f"{inside}{statement.name}.", None)
            else:
                yield from self._in_statement(statement, inside, returns)

    def _in_function(self, function: ast.FunctionDef | ast.AsyncFunctionDef, inside: str) -> Iterator[Change]:
        name = f"{inside}{function.name}"
        for default in (*function.args.defaults, *function.args.kw_defaults):
            if default is not None:
                yield from self._in_expression(default, name)
        yield from self.in_block(function.body, f"{name}.<locals>.", function.returns)

    def _in_statement(self, statement: ast.stmt, inside: str, returns: ast.expr | None) -> Iterator[Change]:
        function = inside.removesuffix(".<locals>.") if inside.endswith(".<locals>.") else ""
        if _may_go(statement):
            yield self._change("statement deleted", statement, "pass", function)
        if isinstance(statement, ast.Return) and statement.value and (new := _returned(returns)):
            value = statement.value
            yield self._change("return value", value, new.format(self._old(value)), function)
        if isinstance(statement, ast.If):
            yield from self._conditions(statement.test, function)
        for name, field in ast.iter_fields(statement):
            if name in ("annotation", "type_params") or (name == "target" and isinstance(statement, ast.AnnAssign)):
                continue
            for part in field if isinstance(field, list) else [field]:
                if isinstance(part, ast.stmt):
                    yield from self.in_block([part], inside, returns)
                elif isinstance(part, ast.ExceptHandler | ast.match_case):
                    yield from self.in_block(part.body, inside, returns)
                elif isinstance(part, ast.expr | ast.withitem):
                    yield from self._in_expression(part, function)

    def _in_expression(self, root: ast.AST, function: str) -> Iterator[Change]:
        if isinstance(root, ast.JoinedStr):  # Python 3.11 does not know where the parts of an f-string stand
            return
        if isinstance(root, ast.Call) and isinstance(root.func, ast.Name) and root.func.id in ("cast", "TypeVar"):
            return
        if isinstance(root, ast.expr):
            yield from self._of_expression(root, function)
        if isinstance(root, ast.comprehension):
            for condition in root.ifs:
                yield self._change("condition always true", condition, "True", function)
        for part in ast.iter_child_nodes(root):
            yield from self._in_expression(part, function)

    def _of_expression(self, node: ast.expr, function: str) -> Iterator[Change]:
        match node:
            case ast.Compare(left=left, ops=[operator], comparators=[right]) if type(operator) in COMPARED:
                swapped = ast.Compare(left, [COMPARED[type(operator)]], [right])
                yield self._change("comparison swapped", node, f"({ast.unparse(swapped)})", function)
            case ast.BoolOp(op=operator, values=values):
                other = ast.And() if isinstance(operator, ast.Or) else ast.Or()
                yield self._change("and/or", node, f"({ast.unparse(ast.BoolOp(other, values))})", function)
                for number in range(len(values)):
                    left_over = [value for place, value in enumerate(values) if place != number]
                    new = left_over[0] if len(left_over) == 1 else ast.BoolOp(operator, left_over)
                    yield self._change("operand dropped", node, f"({ast.unparse(new)})", function)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                yield self._change("not removed", node, f"({ast.unparse(operand)})", function)
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as operator, right=ast.Constant(value=int()) as right):
                other_sign = ast.Sub() if isinstance(operator, ast.Add) else ast.Add()
                yield self._change(
                    "plus/minus", node, f"({ast.unparse(ast.BinOp(left, other_sign, right))})", function
                )
            case ast.IfExp(test=test):
                yield from self._conditions(test, function)
            case ast.Constant(value=bool() as value):
                yield self._change("constant", node, str(not value), function)
            case ast.Constant(value=int() as value):
                yield self._change("constant", node, str(value + 1), function)
            case ast.Constant(value=str() as value) if value:
                yield self._change("string emptied", node, '""', function)
            case ast.Call(args=arguments, keywords=keywords):
                yield from self._of_call(node, arguments, keywords, function)

    def _of_call(
        self, node: ast.Call, arguments: list[ast.expr], keywords: list[ast.keyword], function: str
    ) -> Iterator[Change]:
        for keyword in keywords:
            left_over = [one for one in keywords if one is not keyword]
            yield self._change(
                "argument dropped", node, ast.unparse(ast.Call(node.func, arguments, left_over)), function
            )
        if len(arguments) > 1:
            shorter = ast.Call(node.func, arguments[:-1], keywords)
            yield self._change("argument dropped", node, ast.unparse(shorter), function)
        if isinstance(node.func, ast.Attribute) and node.func.attr in CLEANING:
            yield self._change("call dropped", node, f"({ast.unparse(node.func.value)})", function)

    def _conditions(self, test: ast.expr, function: str) -> Iterator[Change]:
        yield self._change("condition always true", test, "True", function)
        yield self._change("condition always false", test, "False", function)

    def _change(self, kind: str, node: ast.stmt | ast.expr, new: str, function: str) -> Change:
        start, end = self._place(node)
        return Change(kind, start, end, new, function)

    def _old(self, node: ast.expr) -> str:
        start, end = self._place(node)
        return self._text[start:end]

    def _place(self, node: ast.stmt | ast.expr) -> tuple[int, int]:
        """Return where a node stands, counted in characters; the tree counts in bytes of a line."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        first, last = self._lines[node.lineno - 1], self._lines[node.end_lineno - 1]
        start = self._starts[node.lineno - 1] + len(first[: node.col_offset].decode())
        return start, self._starts[node.end_lineno - 1] + len(last[: node.end_col_offset].decode())


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _is_exports(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "__all__"


def _may_go(statement: ast.stmt) -> bool:
    """Say whether a module still runs without a statement: it is no definition that others need."""
    if isinstance(statement, ast.Assign):
        return isinstance(statement.targets[0], ast.Attribute | ast.Subscript)
    if isinstance(statement, ast.Expr):
        return not isinstance(statement.value, ast.Constant | ast.Yield)
    return isinstance(statement, ast.AugAssign | ast.Raise | ast.Continue | ast.Break | ast.Delete)


def _returned(annotation: ast.expr | None) -> str | None:
    """Return what a function of this type returns instead of its value, with {} for that; None if nothing fits."""
    if annotation is None:
        return None
    if isinstance(annotation, ast.BinOp) and ast.unparse(annotation).endswith("| None"):
        return "None"
    return RETURNED.get(ast.unparse(annotation.value if isinstance(annotation, ast.Subscript) else annotation))
