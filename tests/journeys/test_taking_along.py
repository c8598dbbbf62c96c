"""A reader takes something along: a link to a quote, to a paragraph, to words; a citation."""

import pytest
from helpers.reader import Reader
from selenium.webdriver.common.keys import Keys

ARTICLE = "articles/monsoon-closest-pact/"


@pytest.mark.also_in_make_test
def test_a_reader_copies_the_link_of_a_quote_and_pastes_it(reader: Reader) -> None:
    reader.opens(ARTICLE)
    reader.clicks("#breaks-the-ice")
    reader.clicks(".panel button", "Link")
    reader.sees(".notice.is-shown")
    assert reader.pastes() == f"{reader.site}{ARTICLE}#breaks-the-ice"


def test_a_reader_copies_the_link_of_a_paragraph_and_stands_there(reader: Reader) -> None:
    reader.opens(ARTICLE)
    reader.clicks('.paragraph__number[href="#p7"]')
    reader.sees(".notice.is-shown")
    reader.is_at(f"{ARTICLE}#p7")
    reader.has_in_view("#p7:target")
    assert reader.pastes() == f"{reader.site}{ARTICLE}#p7"


def test_a_reader_copies_a_link_to_words_of_the_text_and_finds_them_by_it(reader: Reader) -> None:
    reader.opens(ARTICLE)
    reader.selects_words_of("#p5")
    reader.clicks(".link-to-words")
    reader.sees(".notice.is-shown")
    link = reader.pastes()
    assert link.startswith(f"{reader.site}{ARTICLE}#p5:~:text=")
    reader.opens()
    reader.opens(link.removeprefix(reader.site))
    reader.has_in_view("#p5")


def test_a_reader_cites_a_quote_without_leaving_the_page(reader: Reader) -> None:
    reader.opens(ARTICLE)
    reader.clicks("#breaks-the-ice")
    reader.clicks(".panel a[data-cite]")
    citation = reader.sees("dialog[open] .citation__entry")
    assert f"{reader.site}{ARTICLE}" in citation.text
    reader.presses(Keys.ESCAPE)
    reader.sees_no("dialog")
    assert reader.path == ARTICLE
    reader.sees(".panel")
