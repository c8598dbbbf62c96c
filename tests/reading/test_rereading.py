"""What is kept in memory of an archive's files is, after any change of them, what reading all of them anew gives."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from coverage_archive.model import Archive
from coverage_archive.model.problems import ArchiveError, Problem
from coverage_archive.reading import archive_folder
from coverage_archive.reading.archive_folder import ArchiveFolder
from helpers.project import PROJECT
from hypothesis import given, settings
from hypothesis import strategies as st

(BASE,) = PROJECT.glob("tests/**/check/base")
ONE, OTHER = "coast-open-gates", "lantern-harbour-pact"
# File, words and what takes their place: mistakes and their mending, in the vocabulary and in what names it.
CHANGES = [
    ("archive.yml", "name: Coast Daily", "name: Coast Weekly"),
    ("archive.yml", "name: Coast Weekly", "name: Coast Daily"),
    ("archive.yml", "name: Rosa Venn", "name: Rose Venn"),
    ("archive.yml", "kind: document", "kind: group"),
    ("archive.yml", "  minister:", "  ministers:"),
    ("archive.yml", "  ministers:", "  minister:"),
    ("archive.yml", "title: Speed, topic: gate-clause", "title: Speed, topic: fishing"),
    ("archive.yml", "topic: fishing", "topic: no-such-topic"),
    ("archive.yml", "topic: no-such-topic", "topic: gate-clause"),
    ("archive.yml", "question:", "qestion:"),
    ("archive.yml", "qestion:", "question:"),
    (f"{ONE}/article.yml", "speaker: mayor", "speaker: nobody"),
    (f"{ONE}/article.yml", "speaker: nobody", "speaker: mayor"),
    (f"{ONE}/article.yml", "capture:", f"former_ids: [{OTHER}]\ncapture:"),
    (f"{OTHER}/article.yml", "kind: direct", "kind: indirect"),
    (f"{OTHER}/article.yml", "kind: indirect", "kind: direct"),
    (f"{OTHER}/capture.txt", "pact", "deal"),
    (f"{OTHER}/capture.txt", "deal", "pact"),
]


def outcome(read: Callable[[], Archive]) -> Archive | list[Problem]:
    try:
        return read()
    except ArchiveError as error:
        return error.problems


steps = st.one_of(
    st.sampled_from(CHANGES),
    st.sampled_from([f"{ONE} goes", f"{ONE} comes", "nothing"]),
)


@settings(max_examples=100)
@given(st.lists(steps, min_size=1, max_size=6))
def test_what_is_kept_is_what_is_there(taken: list[tuple[str, str, str] | str]) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        root = shutil.copytree(BASE, Path(temporary) / "archive")
        folder = ArchiveFolder(root)
        folder.read()
        for step in taken:
            if isinstance(step, tuple):
                file, old, new = step
                path = root / "articles" / file
                if path.exists():
                    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
            elif step.endswith("goes"):
                shutil.rmtree(root / "articles" / ONE, ignore_errors=True)
            elif step.endswith("comes"):
                shutil.copytree(BASE / "articles" / ONE, root / "articles" / ONE, dirs_exist_ok=True)
            assert outcome(folder.read) == outcome(lambda: archive_folder.load(root))
