"""A reader reads one article: its quotes, who says them, and what others say on the same point."""

import re

import pytest
from helpers.reader import Reader
from selenium.webdriver.common.keys import Keys

ARTICLE = "articles/monsoon-closest-pact/"
OTHER = "articles/gazette-help-at-once/"


@pytest.mark.also_in_make_test
def test_a_reader_sees_by_its_line_how_a_quote_is_given(reader: Reader) -> None:
    reader.opens("articles/tidewater-what-the-pact-asks/")
    lines = {"quoted": "solid", "paraphrased": "dotted"}
    for way, line in lines.items():
        assert reader.style(f"mark.quote.words--{way}", "text-decoration-line") == "underline"
        assert reader.style(f"mark.quote.words--{way}", "text-decoration-style") == line
    reader.opens(OTHER)
    assert reader.style("mark.quote.words--partly-quoted", "text-decoration-line") == "underline"
    assert reader.style("mark.quote.words--partly-quoted", "text-decoration-style") == "dashed"


@pytest.mark.also_in_make_test
def test_a_reader_opens_a_quote_and_sees_who_else_speaks_to_the_same_part(reader: Reader) -> None:
    reader.opens(ARTICLE)
    reader.clicks("#means")
    assert reader.sees(".panel a.speaker").text == "The treaty"
    link = reader.sees('.panel [data-point="element means"] a.verbatim', "by every means that it has")
    link.click()
    reader.is_at(f"{OTHER}#means")
    assert reader.has_in_view("#means").text == "by every means that it has"
    reader.goes_back()
    reader.is_at(ARTICLE)
    reader.sees("#means")


def test_a_reader_has_a_quote_checked_by_the_browser(reader: Reader) -> None:
    reader.opens(ARTICLE)
    reader.clicks("#burning-friendship")
    reader.clicks(".panel button", "Check")
    answer = reader.sees(".panel__checked", "SHA-256")
    assert re.search(r"at characters \d+ to \d+", answer.text)
    reader.sees_no(".panel__checked.is-wrong")


def test_a_reader_opens_a_quote_by_keyboard_and_comes_back_to_where_that_was(reader: Reader) -> None:
    reader.opens(ARTICLE)
    note = reader.tabs_to(".note")
    reader.presses(Keys.ARROW_DOWN)
    assert reader.focused != note, "an arrow leads to the next note"
    note = reader.focused
    reader.presses(Keys.ENTER)
    reader.sees(".panel")
    reader.until(lambda: reader.focused.get_dom_attribute("id") == "the_panel", lambda: "the panel has no focus")
    reader.presses(Keys.ESCAPE)
    reader.sees_no(".panel")
    assert reader.focused == note


def test_a_reader_lights_the_words_of_one_speaker(reader: Reader) -> None:
    reader.opens(ARTICLE)
    reader.clicks(".modes label:has([value=speakers])")
    reader.clicks(".modes label:has([value=orlov])")
    reader.is_at(f"{ARTICLE}?show=speakers&speaker=orlov")
    reader.reloads()
    reader.sees("mark.quote.is-lit")
    assert {mark.get_dom_attribute("data-speaker") for mark in reader.all("mark.quote.is-lit")} == {"orlov"}
    assert not reader.all("mark[data-speaker=orlov]:not(.is-lit)")


def test_a_reader_who_wants_plain_text_gets_it_in_the_next_article_too(reader: Reader) -> None:
    reader.opens(ARTICLE)
    reader.clicks(".modes label:has([value=plain])")
    assert reader.style("mark.quote", "text-decoration-line") == "none"
    reader.opens(OTHER)
    reader.sees_no(".note")
    assert reader.style("mark.quote", "text-decoration-line") == "none"
    reader.clicks("mark.quote")
    reader.sees_no(".panel")


def test_a_reader_who_is_sent_a_link_to_a_quote_finds_it_in_view_and_lit(reader: Reader) -> None:
    reader.opens(f"{ARTICLE}#hegemonistic-habits")
    quote = reader.has_in_view("#hegemonistic-habits:target")
    assert quote.text == "the hegemonistic habits of the far West"
    assert quote.value_of_css_property("background-color") != reader.style("#breaks-the-ice", "background-color")
