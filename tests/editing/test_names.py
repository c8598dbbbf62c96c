"""`archive rename` and `archive merge`: one entry of the vocabulary, in every article at once.

Every case is a file in tests/editing/names/, named as a sentence. It says what is changed in the small archive
tests/reading/check/base (as in the cases of `archive check`), the command, all that is printed, and the lines that
each file loses and gains.
"""

import re
import shlex
from pathlib import Path

import pytest
import yaml
from coverage_archive.editing.editor import Editor
from coverage_archive.editing.names import Merge, Rename
from coverage_archive.model import Archive
from coverage_archive.reading import archive_folder, vocabulary
from coverage_archive.reading.archive_folder import ArchiveFolder
from coverage_archive.reading.check import check_articles
from helpers.archive_copy import run, snapshot
from helpers.changed_archive import changed_archive
from helpers.reviewed import changed, restore
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

CASES = Path(__file__).parent / "names"


def done(root: Path, said: dict) -> dict:
    """Run a case's command; return what it printed and what it changed, as the case's file says it."""
    changed_archive(root, said)
    if said.get("crlf"):
        for path in root.glob("articles/**/*.yml"):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = snapshot(root)
    result = run(root, *shlex.split(said["command"]))
    files = {file: changed(root, before, file) for file in before}
    if said.get("crlf"):
        records = [data for file, data in snapshot(root).items() if file.endswith(".yml")]
        assert all(data.count(b"\n") == data.count(b"\r\n") for data in records)
    return {
        "prints": "".join(f"{line.rstrip()}\n" for line in result.output.splitlines()),
        "exit": result.exit_code,
        "changes": {file: lines for file, lines in files.items() if lines},
    }


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yml")), ids=lambda path: path.stem)
def test_names(path: Path, tmp_path: Path) -> None:
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert done(tmp_path / "archive", said) == {name: said.get(name) for name in ("prints", "exit", "changes")}


# -- always ----------------------------------------------------------------------------------------------------------

KNOWN = {
    "outlet": ["lantern", "coast-daily"],
    "speaker": ["pact", "mayor", "minister", "harbour-board", "crews"],
    "topic": ["gate-clause", "fishing"],
    "element": ["trigger", "duty", "speed"],
}
NEW = ["harbour", "rosa", "gates", "read", "Not An Id"]


@st.composite
def named_otherwise(draw: st.DrawFn) -> Rename | Merge:
    kind = draw(st.sampled_from([*KNOWN]))
    old, new = draw(st.sampled_from(KNOWN[kind])), draw(st.sampled_from([*KNOWN[kind], *NEW]))
    return draw(st.sampled_from([Rename, Merge]))(kind, old, new)


@pytest.fixture(scope="module")
def commented(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The small archive, with a comment after most of the lines that name something."""
    root = changed_archive(tmp_path_factory.mktemp("names") / "archive", {})
    for path in root.glob("articles/**/*.yml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        named = [line.endswith(("]", "}", '"')) or "speaker:" in line for line in lines]
        marked = [f"{line} # note {n}" if named[n] else line for n, line in enumerate(lines)]
        path.write_text("\n".join(marked) + "\n", encoding="utf-8")
    check_articles(root)
    return snapshot(root)


def notes(files: dict[str, bytes]) -> list[str]:
    return sorted(re.findall("# note [0-9]+", b"".join(files.values()).decode()))


def ids_of(archive: Archive) -> dict[tuple[str, str], str]:
    """Return {(kind, id): id of today} of every id that an entry has or had."""
    return {
        (kind, id_): entry.id
        for kind, entries in vocabulary.entries(archive).items()
        for entry in entries.values()
        for id_ in (entry.id, *entry.former_ids)
    }


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actions=st.lists(named_otherwise(), min_size=1, max_size=6))
def test_no_address_no_tag_and_no_comment_is_lost_and_undo_gives_back_the_bytes(
    tmp_path: Path, commented: dict[str, bytes], actions: list[Rename | Merge]
) -> None:
    root = restore(tmp_path, commented)
    editor = Editor(ArchiveFolder(root))
    ever = ids_of(editor.archive)
    words = [quote.exact for article in editor.archive.articles for quote in article.quotes]
    done = 0
    for action in actions:
        before = snapshot(root)
        if editor.do(action):
            assert snapshot(root) == before
            continue
        done += snapshot(root) != before
        check_articles(root)
        assert ever.keys() <= ids_of(editor.archive).keys()
        assert [quote.exact for article in editor.archive.articles for quote in article.quotes] == words
        assert notes(before) == notes(snapshot(root))
    for _ in range(done):
        editor.undo()
    assert snapshot(root) == commented
    for _ in range(done):
        editor.redo()
    assert archive_folder.load(root) == editor.archive
