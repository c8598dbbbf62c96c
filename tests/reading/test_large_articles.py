"""Checking a long article takes work that grows as the article does: counted, not timed."""

from functools import partial
from pathlib import Path

from coverage_archive.reading import archive_folder
from helpers.lines_run import lines_run
from helpers.made_archive import spec, write
from helpers.many_quotes import spec_of


def test_twice_the_quotes_are_no_more_than_twice_the_work(tmp_path: Path) -> None:
    archive_folder.load(article_of(tmp_path / "first", 2))  # what is made once is made
    once, twice = (lines_run(partial(archive_folder.load, article_of(tmp_path / f"{n}", n))) for n in (100, 200))
    assert once > 0
    assert twice < 2.1 * once


def article_of(root: Path, quotes: int) -> Path:
    root.mkdir()
    write(spec_of(spec("many-quotes"), count=1, quotes_each=quotes), root / "articles")
    return root
