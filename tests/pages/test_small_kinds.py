"""What only some archives show: two articles of one outlet, letters that a format would take for its own."""

import json
from dataclasses import replace
from pathlib import Path

from coverage_archive.citations.reference import references
from coverage_archive.citations.reference_formats import bibtex
from coverage_archive.model import Archive
from coverage_archive.model.publication import Publication
from coverage_archive.pages.linked_data import article_as_linked_data
from coverage_archive.pages.page_writer import PageWriter
from coverage_archive.reading import archive_folder
from helpers.made_archive import Spec, first, spec, write

HERE = Publication()


def read(root: Path, made: Spec) -> Archive:
    write(made, root / "articles")
    return archive_folder.load(root)


def test_an_article_is_read_beside_one_of_another_outlet(tmp_path: Path) -> None:
    made = first(spec("six-outlets"), 2)
    archive = read(tmp_path, {**made, "articles": [*made["articles"], made["articles"][0]]})
    beside = PageWriter(archive, HERE).beside(archive.articles[0])
    assert beside is not None
    assert (archive.articles[0].source.id, beside.source.id) == ("alpha", "beta")


def test_no_headline_ends_the_script_that_holds_its_linked_data(tmp_path: Path) -> None:
    archive = read(tmp_path, first(spec("six-outlets"), 1))
    headline = "Tides </script><b> & more"
    data = article_as_linked_data(archive, replace(archive.articles[0], headline=headline), HERE)
    assert not {"<", ">", "&"} & set(data)
    assert json.loads(data)["headline"] == headline


def test_tex_joins_no_two_letters_to_another(tmp_path: Path) -> None:
    archive = read(tmp_path, first(spec("six-outlets"), 1))
    (whole, *_) = references(archive, archive.articles[0], HERE)
    entry = bibtex([replace(whole, title="a--b ''c'' ``d`` ,,e <<f>> ?`g")])
    assert "title = {{a-{}-b '{}'c'{}' `{}`d`{}` ,{},e <{}<f>{}> ?{}`g}}" in entry
