"""What only some archives show: two articles of one outlet, letters that a format would take for its own."""

import json
from dataclasses import replace
from pathlib import Path

from coverage_archive.citations.reference import references
from coverage_archive.citations.reference_formats import bibtex
from coverage_archive.model import Archive
from coverage_archive.model.publication import Publication, Version
from coverage_archive.open_data.annotations import annotation_file, annotation_pages
from coverage_archive.pages.linked_data import article_as_linked_data
from coverage_archive.pages.page_writer import PageWriter
from coverage_archive.pages.templating import render
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


def test_a_tag_over_two_paragraphs_is_annotated_in_each(tmp_path: Path) -> None:
    made = first(spec("six-outlets"), 1)
    made["articles"][0] |= {
        "paragraphs": ["Alpha Times, 2 March 2021. A storm closes one harbour,", "the other opens, the pact says."],
        "passages": [{"topic": "history", "exact": "closes one harbour,\n\nthe other opens"}],
        "quotes": [],
    }
    (page,) = annotation_pages(read(tmp_path, made))
    (annotation,) = json.loads(annotation_file(page, HERE).text)["items"]
    on_page = [at for target in annotation["target"] for at in target["selector"] if "refinedBy" in at]
    quoted = [(at["value"], at["refinedBy"]["exact"]) for at in on_page if "exact" in at["refinedBy"]]
    assert quoted == [("p1", "closes one harbour,"), ("p2", "the other opens")]


def test_the_printed_head_of_a_page_names_the_version() -> None:
    publication = Publication("", Version("abc1234", "2026-11-20"))
    assert publication.version in render("version.html.j2", publication=publication)
