"""A reference text: what the reports are held against. It counts as no outlet and no article, and stands first."""

from dataclasses import replace
from pathlib import Path

import pytest
from coverage_archive.comparing.against_base import Against, against
from coverage_archive.comparing.clauses import element_wordings
from coverage_archive.comparing.glance import furthest_apart, glance, texts_at_a_glance
from coverage_archive.comparing.sourcing import speaker_shares
from coverage_archive.comparing.topics import topic_counts
from coverage_archive.model import Archive, Article
from coverage_archive.pages.side_by_side import fullest_pair
from coverage_archive.pages.what_differs import finding
from coverage_archive.reading import archive_folder
from helpers.made_archive import Spec, spec, write

SPEC = spec("reference-texts")
TEXTS = [article["slug"] for article in SPEC["articles"] if "outlet" not in article]
OUTLETS = [article["outlet"] for article in SPEC["articles"] if "outlet" in article]


def load(folder: Path, made: Spec) -> Archive:
    write(made, folder / "articles")
    return archive_folder.load(folder)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """The archive of two reference texts and three reports."""
    return load(tmp_path, SPEC)


@pytest.fixture
def text(archive: Archive) -> Article:
    """The first reference text, which has every part."""
    return archive.references[0]


def of_outlet(archive: Archive, outlet: str) -> Article:
    (found,) = [article for article in archive.reports if article.source.id == outlet]
    return found


def test_reference_texts_come_before_the_reports_in_the_order_of_their_dates(archive: Archive) -> None:
    assert [article.slug for article in archive.references] == TEXTS
    assert archive.articles == archive.references + archive.reports
    assert [article.source.id for article in archive.reports] == OUTLETS


def test_a_reference_text_is_no_outlets_and_goes_by_its_title(archive: Archive, text: Article) -> None:
    assert (text.outlet, text.kind, text.source_name, text.named) == (None, "reference", text.title, text.title)
    assert archive.references[1].source_name == "[Versprechen der beiden Inseln]", "an editor gave the title"
    assert not {article.source.id for article in archive.references} & archive.outlets.keys()


def test_its_passages_are_the_text_itself_whatever_marks_they_stand_in(archive: Archive) -> None:
    assert {passage.treatment for article in archive.references for passage in article.passages} == {"original"}
    assert all(passage.treatment != "original" for article in archive.reports for passage in article.passages)


def test_what_counts_outlets_is_as_without_reference_texts(archive: Archive) -> None:
    without = replace(archive, articles=archive.reports)
    clause = archive.clause
    assert archive.outlets_covered == without.outlets_covered
    assert glance(clause, archive.articles) == glance(clause, without.articles)
    assert finding(glance(clause, archive.articles)) == finding(glance(clause, without.articles))
    outlets = archive.outlets_covered
    assert topic_counts(archive, outlets) == topic_counts(without, outlets)
    assert speaker_shares(archive, outlets) == speaker_shares(without, outlets)
    for element in clause.elements:
        counts = {
            wording.passages[0][1].exact: (wording.articles, wording.outlets)
            for wording in element_wordings(element, archive.articles)
        }
        for wording in element_wordings(element, without.articles):
            assert (wording.articles, wording.outlets) in counts.values()


def test_the_wordings_of_reference_texts_head_their_element(archive: Archive) -> None:
    for element in archive.clause.elements:
        found = [wording.is_of_a_reference for wording in element_wordings(element, archive.articles)]
        assert found[0]
        assert found == sorted(found, reverse=True)


def test_every_report_says_what_it_does_with_the_words_of_the_text(archive: Archive, text: Article) -> None:
    clause = archive.clause
    assert against(clause, text, of_outlet(archive, "dune")) == {
        "trigger": Against("same", "in-place"),
        "duty": Against("same", "in-place"),
        "speed": Against("same", "in-place"),
        "means": Against("absent"),
    }
    assert against(clause, text, of_outlet(archive, "tide"))["speed"] == Against("same", "in-place")
    assert against(clause, text, of_outlet(archive, "reed"))["means"] == Against("reworded", "in-place")


def test_words_in_another_language_are_not_called_reworded(archive: Archive) -> None:
    clause, german, dune = archive.clause, archive.references[1], of_outlet(archive, "dune")
    assert against(clause, german, dune)["duty"] == Against("translated", "in-place")
    assert "speed" not in against(clause, dune, german)  # it does not give it, and does not list it as absent
    austrian = replace(german, language="de-AT")
    assert against(clause, german, austrian)["duty"] == Against("same", "in-place")


def test_a_reference_text_stands_in_where_there_are_no_two_reports(tmp_path: Path) -> None:
    text, report = SPEC["articles"][0], next(article for article in SPEC["articles"] if "outlet" in article)
    archive = load(tmp_path, {**SPEC, "articles": [report, text]})
    rows, texts = glance(archive.clause, archive.articles), texts_at_a_glance(archive.clause, archive.articles)
    assert [row.article.kind for row in furthest_apart(rows, texts)] == ["reference", "report"]
    assert [article.kind for article in fullest_pair(archive)] == ["report", "reference"]


def test_with_two_reports_the_reports_are_what_readers_begin_with(archive: Archive) -> None:
    rows, texts = glance(archive.clause, archive.articles), texts_at_a_glance(archive.clause, archive.articles)
    assert [row.article.kind for row in furthest_apart(rows, texts)] == ["report", "report"]
    assert [article.kind for article in fullest_pair(archive)] == ["report", "report"]


def test_a_text_without_words_on_the_clause_is_no_row(tmp_path: Path) -> None:
    silent = {**SPEC["articles"][0], "passages": []}
    archive = load(tmp_path, {**SPEC, "articles": [silent, *SPEC["articles"][2:]]})
    assert texts_at_a_glance(archive.clause, archive.articles) == ()
