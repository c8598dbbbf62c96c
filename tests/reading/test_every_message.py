"""Each message of `archive check` has a case in tests/reading/check/, or a test that is named here.

The messages are taken from the source: every text of several words in the modules that read an archive.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from helpers.project import PROJECT

PACKAGE = PROJECT / "scripts" / "coverage_archive"
MODULES = [*sorted((PACKAGE / "reading").glob("*.py"))]
MODULES += [
    PACKAGE / name
    for name in ("storage/records.py", "storage/validation.py", "storage/yaml_reader.py", "texts/merge_conflicts.py")
]
CASES = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in Path(__file__).parent.glob("check/*/*.yml")]
PRINTED = "\n".join(case["prints"] for case in CASES)

# What a case of changed words cannot bring about has a test of its own: the words, and where that is.
ELSEWHERE = {
    "the file cannot be read": "reading/test_no_files.py",
    "from which the capture was read, cannot be read": "adding/test_new.py",
    "it must be http://": "reading/test_git_history.py",
    "is none: ": "reading/test_git_history.py",
    "is a shallow clone": "reading/test_git_history.py",
}
# Texts that no editor reads: what the parser of YAML says, what git is asked, what a programmer is told.
NO_MESSAGES = (
    "mapping values are not allowed",
    "sequence entries are not allowed",
    "Unicode character escape",
    "unknown escape",
    "could not find expected",
    "did not find expected",
    "unexpected end of stream",
    "tab character",
    "cannot start any token",
    "scanning an alias",
    "--format=@%H %cs %cI",
    "# branch.oid",
    "read() has found nothing wrong",
    "read() tells of its problems",
    "a record is read from a document",
    "the sentences of a tag are kept",
    "what is said of the page",  # names what waits in `archive review`
)


def texts(source: str) -> Iterator[str]:
    """Give each text of several words but for docstrings, with NUL where a value is put in."""
    tree = ast.parse(source)
    nested = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = ""
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "\0" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in nested | docstrings:
            text = node.value.replace("{}", "\0")
        if " " in text and len(re.findall("[a-z]{2,}", text)) > 1:
            yield text


def places() -> Iterator[tuple[str, str]]:
    for module in MODULES:
        for text in texts(module.read_text(encoding="utf-8")):
            if not any(words in text for words in (*NO_MESSAGES, *ELSEWHERE)):
                yield module.name, text


@pytest.mark.parametrize(("module", "text"), [*places()], ids=lambda text: text.replace("\0", "_")[:60])
def test_a_message_has_a_case(module: str, text: str) -> None:
    assert re.search(".*".join(map(re.escape, text.split("\0"))), PRINTED), f"no case prints this of {module}: {text}"


@pytest.mark.parametrize("words", ELSEWHERE)
def test_a_message_without_a_case_has_a_test(words: str) -> None:
    assert words in (PROJECT / "tests" / ELSEWHERE[words]).read_text(encoding="utf-8")
