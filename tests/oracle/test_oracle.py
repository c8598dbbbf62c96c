"""What the pages of random archives say is what a simple reading of their files says: every cell, count and list."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from coverage_archive.model.publication import Publication
from coverage_archive.pages.data_page import data_groups
from coverage_archive.pages.site_pages import page_groups
from coverage_archive.reading import archive_folder
from coverage_archive.reading.publishable import publishable
from coverage_archive.storage.generated_files import Sources
from helpers import made_archive
from oracle import read_files, read_pages, statements
from oracle.random_archives import random_archive

MOST_SHOWN = 20  # differences that a failure lists
FEW, MANY = 20, 200


@pytest.mark.parametrize("seed", range(FEW))
def test_pages_say_what_the_files_say(seed: int, tmp_path: Path) -> None:
    check(seed, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(FEW, MANY))
def test_pages_of_many_archives_say_what_the_files_say(seed: int, tmp_path: Path) -> None:
    check(seed, tmp_path)


def check(seed: int, root: Path) -> None:
    made_archive.write(random_archive(seed), root / "articles")
    expected = statements.statements(read_files.read(root / "articles"))
    got = read_pages.statements(generated(root))
    found = [*differences(expected, got)]
    listed = "\n".join(found[:MOST_SHOWN])
    assert not found, f"seed {seed}: {len(found)} statements differ\n{listed}"


def generated(root: Path) -> dict[str, bytes]:
    """Return every generated page and data file of an archive, by its path."""
    archive = publishable(archive_folder.load(root))
    publication = Publication("https://example.org/lakes/")
    sources = Sources.of(archive, publication, {})
    groups = [*page_groups(archive, publication, sources), *data_groups(archive, publication, sources)]
    return {file.path: file.data for group in groups for file in group.files()}


def differences(expected: Mapping[str, Mapping[str, Any]], got: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Give a line for each statement that is not as expected: its page, what it is of, expected and got."""
    for page in sorted(expected.keys() | got.keys()):
        ours, theirs = expected.get(page, {}), got.get(page, {})
        for name in sorted(ours.keys() | theirs.keys()):
            right, said = ours.get(name, "no such statement"), theirs.get(name, "no such statement")
            if right != said:
                yield f"{page} | {name} | expected {right!r} | got {said!r}"
