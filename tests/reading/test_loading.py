"""Whatever stands in an archive's files, reading it gives an Archive or an ArchiveError; nothing else comes out."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import yaml
from coverage_archive.model.problems import ArchiveError, Problem
from coverage_archive.publishing import generating
from helpers.changed_archive import BASE, seal
from hypothesis import given, settings
from hypothesis import strategies as st

SLUGS = ("lantern-harbour-pact", "coast-open-gates")
FILES = ["archive.yml", "permalinks.txt"]
FILES += [f"{slug}/{name}" for slug in SLUGS for name in ("article.yml", "capture.txt")]
# What tends to break parsers: marks of YAML, endless nesting, line ends, control characters, broken UTF-8.
NASTY = [
    *(b'"', b"'", b": ", b"- ", b"#", b"&a ", b"*a", b"!!python/name:os.system ", b"|\n", b">", b"@", b"? ", b"<<: "),
    *(b"---\n", b"...\n", b"%YAML 1.1\n", b"{", b"}", b"[", b"]", b"[" * 3000, b"- " * 3000, b"/", b"..", b"p1"),
    *(b"\t", b"\n", b"\r", b"\r\n", "\u2028\u0085\u200f\ufffe\U0001f600“”‘’«»".encode(), b"''", b"\xef\xbb\xbf"),
    *(b"\x00", b"\x02", b"\x03", b"\x07", b"\x1b[2J", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xff\xfe"),
    *(b'"\\ud800"', b'"\\x02"', b'"\\U0010ffff"', b"exact: ", b"null", b"true", b"0x10", b"2024-02-30", b"~"),
]
splices = st.tuples(
    st.sampled_from(FILES),
    st.floats(0, 1),
    st.integers(0, 40),
    st.one_of(st.sampled_from(NASTY), st.binary(max_size=6)),
)


@settings(max_examples=150)
@given(st.lists(splices, min_size=1, max_size=4), st.booleans())
def test_bytes_changed_anywhere(changes: list[tuple[str, float, int, bytes]], sealed: bool) -> None:
    with _copy() as root:
        for name, where, removed, inserted in changes:
            path = root / "articles" / name
            data = path.read_bytes()
            at = int(where * len(data))
            path.write_bytes(data[:at] + inserted + data[at + removed :])
        _read(root, sealed)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=80)
@given(st.sampled_from([name for name in FILES if name.endswith(".yml")]), st.data())
def test_a_value_of_any_shape_anywhere(name: str, data: st.DataObject) -> None:
    """One value of a file, however deep, becomes another: a number, a list, a mapping, nothing."""
    with _copy() as root:
        path = root / "articles" / name
        document = yaml.safe_load(path.read_text("utf-8"))
        place, key = data.draw(st.sampled_from([*_places(document)]))
        place[key] = data.draw(values)
        path.write_text(yaml.safe_dump(document), encoding="utf-8")
        _read(root, sealed=False)


class _copy:  # noqa: N801  a context manager, used like a function
    """A copy of the base archive in a folder that goes afterwards."""

    def __enter__(self) -> Path:
        self._folder = tempfile.TemporaryDirectory()
        return shutil.copytree(BASE, Path(self._folder.name) / "archive")

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()


def _read(root: Path, sealed: bool) -> None:
    for slug in SLUGS if sealed else ():
        seal(root, slug)
    problems: list[Problem] = []
    try:
        generating.build(root)
    except ArchiveError as error:
        problems = error.problems
    assert bool(problems) != (root / "pages").exists(), "a refused archive writes nothing, another is built"
    for problem in problems:
        assert str(problem).isprintable(), "a message is one line, and nothing that a terminal obeys"
        assert problem.line >= 1


def _places(value: Any) -> list[tuple[Any, Any]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, item in inside for found in ((value, key), *_places(item))]
