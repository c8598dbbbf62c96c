"""What is published of an article that may not be shown whole: its tagged sentences, or no text at all."""

from dataclasses import replace
from pathlib import Path

import pytest
from coverage_archive.model import Archive, Article, Span
from coverage_archive.reading.archive_folder import load
from coverage_archive.reading.publishable import GAP, publishable
from helpers import made_archive
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    root = tmp_path_factory.mktemp("tongues")
    made_archive.write(made_archive.spec("many-tongues"), root / "articles")
    return load(root)


def shown_as(archive: Archive, show: str) -> tuple[Article, ...]:
    articles = tuple(replace(article, show=show) for article in archive.articles)  # type: ignore[arg-type]
    return publishable(replace(archive, articles=articles)).articles


def test_an_article_shown_whole_is_published_as_it_is(archive: Archive) -> None:
    assert shown_as(archive, "whole") == tuple(replace(article, show="whole") for article in archive.articles)


def test_of_a_tagged_article_the_tagged_sentences_stand_with_signs_for_the_gaps(archive: Archive) -> None:
    (ledger,) = [article for article in publishable(archive).articles if article.slug == "ledger-pact"]
    assert [block.text for block in ledger.capture.paragraphs] == [
        "[…] Southport must now help Northport immediately if its gates are shut. […]",
        "[…]",
        '"It is a good pact," Roe said. […]',
    ]
    assert all(gap.of(ledger.capture.text) == GAP for gap in ledger.capture.gaps)
    assert ledger.capture.furniture == ()


@pytest.mark.parametrize("show", ["tagged", "none"])
def test_every_tag_that_is_published_stands_where_it_says(archive: Archive, show: str) -> None:
    for article, whole in zip(shown_as(archive, show), archive.articles, strict=True):
        text = article.capture.text
        for tag, same in zip(
            (*article.quotes, *article.passages), (*whole.quotes, *whole.passages), strict=show == "tagged"
        ):
            assert tag.span.of(text) == tag.exact == same.exact
            assert tag.block.span.covers(tag.span)
            assert text.count(tag.prefix + tag.exact + tag.suffix) == 1
        assert [block.id for block in article.capture.blocks] == [block.id for block in whole.capture.blocks]


def test_without_text_every_tags_address_is_kept_and_its_words_are_not(archive: Archive) -> None:
    for article, whole in zip(shown_as(archive, "none"), archive.articles, strict=True):
        assert (article.quotes, article.passages) == ((), ())
        assert set(article.withheld) == {tag.id for tag in (*whole.quotes, *whole.passages)}
        assert all(block.text == GAP for block in article.capture.paragraphs)


@given(keep=st.sets(st.integers(0, 30)))
def test_whatever_is_tagged_no_other_sentence_is_left(archive: Archive, keep: set[int]) -> None:
    """Brute force: a sentence of a paragraph is in the excerpt exactly where a tag's place touches it."""
    for whole in archive.articles:
        quotes = tuple(quote for number, quote in enumerate(whole.quotes) if number in keep)
        cut = replace(whole, show="tagged", quotes=quotes, passages=())
        (article,) = publishable(replace(archive, articles=(cut,))).articles
        for block in whole.capture.paragraphs:
            kept = next(found for found in article.capture.blocks if found.id == block.id).text
            touched = [quote for quote in quotes if quote.span.overlaps(block.span)]
            assert (kept != GAP) == bool(touched)
            # A full stop inside quotation marks ends no sentence of the reporter's: such pieces are not looked at.
            pieces = [piece for piece in block.text.split(". ") if len(piece) > 20 and not set(piece) & set('"”’»“')]
            for piece in pieces:
                at = block.span.start + block.text.index(piece)
                near = Span(at - 2, at + len(piece) + 2)
                assert piece not in kept or any(quote.span.overlaps(near) for quote in touched)


def test_the_words_around_a_tag_give_nothing_away(archive: Archive, tmp_path: Path) -> None:
    for article, whole in zip(shown_as(archive, "tagged"), archive.articles, strict=True):
        for tag in (*article.quotes, *article.passages):
            assert tag.prefix + tag.exact + tag.suffix in article.capture.text
        assert len(article.capture.text) <= len(whole.capture.text) + 8 * len(whole.capture.blocks)
