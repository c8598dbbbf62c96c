"""What `archive new --supersedes` carries over, in random archives, stands where it was said before."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from coverage_archive.adding.carrying_over.carried_tags import carry_tags
from coverage_archive.reading import archive_folder
from helpers import made_archive
from oracle import read_files
from oracle.random_archives import random_archive
from oracle.read_files import Text

FEW, MANY = 20, 200


@pytest.mark.parametrize("seed", range(FEW))
def test_a_tag_goes_with_the_words_around_it(seed: int, tmp_path: Path) -> None:
    check(seed, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(FEW, MANY))
def test_in_many_archives_a_tag_goes_with_the_words_around_it(seed: int, tmp_path: Path) -> None:
    check(seed, tmp_path)


def check(seed: int, root: Path) -> None:
    made_archive.write(random_archive(seed), root / "articles")
    files = read_files.read(root / "articles", published=False)
    loaded = {article.slug: article for article in archive_folder.load(root).articles}
    for newer in files.texts:
        older = next((text for text in files.texts if text.slug == newer.record.get("supersedes")), None)
        if older:
            article = loaded[newer.slug]
            carried = carry_tags(loaded[older.slug], article.capture.text, article.capture.blocks, article.language)
            where = f"seed {seed}, {older.slug} to {newer.slug}"
            compare(older, newer, [*carried.quotes, *carried.passages], where)
            kept = set(carried.absent)
            assert kept == (set(older.absent) if same_lines(older, newer) else set()), where


def compare(older: Text, newer: Text, carried: list[Any], where: str) -> None:
    """Hold the tags carried over to the newer version's own: the ids are the same in both."""
    own = {tag.id: tag for tag in newer.tags}
    lines, before = Counter(map(line_of(newer), newer.blocks)), Counter(map(line_of(older), older.blocks))
    found = {tag["id"]: tag for tag in carried}
    for tag in older.tags:
        line = line_of(older)(tag.block)
        if tag.id in found:
            at = place(newer, found[tag.id])
            there = next(block for block in newer.blocks if block.start <= at < block.end)
            same_line = line_of(newer)(there) == line
            stays = (
                at - there.start == tag.start - tag.block.start
                if same_line
                else tag.id in own and at == own[tag.id].start
            )
            assert stays, f"{where}: {tag.id} moved to another sentence"
            assert same_line or found[tag.id].get("reviewed") is False, f"{where}: {tag.id} is still reviewed"
        else:
            assert not lines[line] == before[line] == 1, f"{where}: {tag.id} is lost, and its paragraph is the same"


def line_of(text: Text) -> Any:
    return lambda block: text.capture[block.start : block.end]


def same_lines(older: Text, newer: Text) -> bool:
    """Say whether two versions have the same lines, in any order, but for those about the article itself."""
    before, after = (
        sorted(line_of(text)(block) for block in text.blocks if block.kind not in ("byline", "published"))
        for text in (older, newer)
    )
    return before == after


def place(text: Text, tag: Any) -> int:
    words = tag.get("prefix", "") + tag["exact"] + tag.get("suffix", "")
    assert text.capture.count(words) == 1
    return text.capture.index(words) + len(tag.get("prefix", ""))
