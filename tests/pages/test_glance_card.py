"""The glance in a frame on another site: what it leaves out of a large archive, it counts."""

from pathlib import Path

import pytest
from coverage_archive.model.publication import Publication
from coverage_archive.pages import card_pages
from coverage_archive.pages.page_writer import PageWriter
from coverage_archive.reading import archive_folder
from helpers.made_archive import first, spec, write
from selectolax.lexbor import LexborHTMLParser


@pytest.mark.parametrize(("most", "said"), [(3, ["2 more articles in the comparison"]), (5, [])])
def test_rows_that_are_left_out_are_counted(
    most: int, said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(first(spec("six-outlets"), 5), tmp_path / "articles")
    archive = archive_folder.load(tmp_path)
    monkeypatch.setattr(card_pages, "MOST_ROWS", most)
    (card,) = card_pages.glance_files(PageWriter(archive, Publication("")), archive.clause, archive.reports)
    page = LexborHTMLParser(card.data.decode())
    assert len(page.css(".glance tbody tr")) == most
    assert [node.text(deep=True).strip() for node in page.css("main .source")] == said
