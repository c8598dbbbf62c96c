"""What only some archives show: parts that all give alike, two articles of one outlet, words half in marks."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from coverage_archive.comparing.coverage import article_words
from coverage_archive.comparing.glance import glance
from coverage_archive.comparing.same_point import SamePoint
from coverage_archive.model import Archive, Span
from coverage_archive.pages.compared_words import compared_words
from coverage_archive.pages.what_differs import extremes, finding, in_plain_words
from coverage_archive.reading import archive_folder
from helpers.made_archive import Spec, spec, write


def read(root: Path, articles: list[Spec]) -> Archive:
    write({**spec("six-outlets"), "articles": articles}, root / "articles")
    return archive_folder.load(root)


def alpha(**fields: Any) -> Spec:
    """Return the first article of the archive, with other facts that the editor supplies."""
    supplied = {f"{name}_supplied": "made" for name in ("outlet", "published") if name in fields}
    return {**spec("six-outlets")["articles"][0], **supplied, **fields}


def test_where_every_part_is_given_as_often_none_is_the_most_often_given(tmp_path: Path) -> None:
    archive = read(tmp_path, [alpha(outlet=outlet) for outlet in ("alpha", "beta", "gamma", "delta")])
    rows = glance(archive.clause, archive.articles)
    assert in_plain_words(finding(rows)) == "All 4 articles quote the pact on trigger, duty, speed and means."
    assert extremes(rows) == "Two of the 4 reports, which give 4 parts each"


def test_others_on_a_point_are_other_outlets(tmp_path: Path) -> None:
    archive = read(tmp_path, [alpha(), alpha(published="2021-03-05"), alpha(outlet="beta")])
    points = SamePoint(archive).points(archive.articles[0])
    assert points
    assert {article.source.id for point in points.values() for article, _ in point.said} == {"beta"}
    assert {point.more for point in points.values()} == {0}


def test_a_word_of_which_only_a_part_stands_in_the_marks_is_no_quoted_word(tmp_path: Path) -> None:
    (article,) = read(tmp_path, [alpha()]).articles
    at = article.capture.text.index("one harbour")
    marked = replace(article, quotation_marks=(Span(at, at + len("one harb")),))
    assert [span.of(article.capture.text) for span in article_words(marked).quoted] == ["one"]


def test_articles_of_one_outlet_stand_in_the_order_of_their_dates(tmp_path: Path) -> None:
    archive = read(
        tmp_path,
        [
            alpha(slug="a-last", published="2021-03-09T10:00"),
            alpha(slug="b-first", published="2021-03-01"),
            alpha(slug="c-second", published="2021-03-09T08:00"),
        ],
    )
    assert [article.slug for article in archive.articles] == ["b-first", "c-second", "a-last"]


def test_a_number_with_separators_is_marked_as_one_word(tmp_path: Path) -> None:
    def report(outlet: str, sentence: str, exact: str) -> dict[str, Any]:
        passages = [{"id": "duty", "element": "duty", "exact": exact}]
        changed = {"paragraphs": [sentence], "passages": passages, "quotes": [], "sections": [], "not_quotes": []}
        return alpha(outlet=outlet, published="2021-03-02", **changed)

    archive = read(
        tmp_path,
        [
            report("alpha", "Each harbour opens 20,000 berths.", "opens 20,000 berths"),
            report("beta", "Each harbour opens 20,500 berths.", "opens 20,500 berths"),
        ],
    )
    one, _ = archive.articles
    compared = compared_words(archive.clause, archive.articles, archive.articles, one)
    (row,) = (row for row in compared.rows if row.element.id == "duty")
    marked = [re.sub(r"<(/?)[^>]*>", r"<\1>", str(html)) for cell in row.cells for _, html in cell.passages]
    assert marked == ["opens <>20,000</> berths", "opens <>20,500</> berths"]
