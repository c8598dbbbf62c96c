"""A reader searches: as one types in any page's header, and on the page of all quotes, by words and by filters."""

import pytest
from helpers.reader import Reader
from selenium.webdriver.common.keys import Keys

QUOTES = "quotes/"
READY = "#finder:not([aria-busy])"
FIELD = "#finder-q"
RESULT = ".finder__results [data-quote]"


def found(reader: Reader) -> set[str]:
    """Which quotes are shown."""
    return {card.get_dom_attribute("data-quote") or "" for card in reader.displayed(RESULT)}


@pytest.mark.also_in_make_test
def test_a_reader_types_in_the_header_and_goes_to_an_answer_by_arrow_and_enter(reader: Reader) -> None:
    reader.opens("speakers/orlov/")
    reader.presses("/")
    reader.presses(*"hegemonistic")
    reader.sees(".search-box__found mark", "hegemonistic")
    reader.presses(Keys.ARROW_DOWN)
    reader.presses(Keys.ARROW_DOWN)
    reader.presses(Keys.ENTER)
    reader.is_at("articles/monsoon-closest-pact/#hegemonistic-habits")
    reader.has_in_view("#hegemonistic-habits")


def test_a_reader_types_on_the_page_of_quotes_and_back_undoes_it(reader: Reader) -> None:
    reader.opens(QUOTES)
    reader.sees(READY)
    every = reader.until(lambda: found(reader), lambda: "no quote is shown")
    reader.types(FIELD, "pyongyang")
    reader.is_at(f"{QUOTES}?q=pyongyang")
    reader.until(lambda: 0 < len(found(reader)) < len(every), lambda: "the results are not fewer")
    reader.goes_back()
    reader.is_at(QUOTES)
    reader.until(lambda: found(reader) == every, lambda: "not every quote is back")


def test_a_reader_filters_by_outlet_and_takes_the_filter_away(reader: Reader) -> None:
    reader.opens(QUOTES)
    reader.sees(READY)
    every = reader.until(lambda: found(reader), lambda: "no quote is shown")
    reader.clicks("label:has(input[name=outlet][value=monsoon-review])")
    reader.is_at(f"{QUOTES}?outlet=monsoon-review")
    reader.until(
        lambda: {quote.split("/")[0] for quote in found(reader)} == {"monsoon-closest-pact"},
        lambda: f"other outlets are shown: {found(reader)}",
    )
    reader.clicks(".finder__chips button")
    reader.is_at(QUOTES)
    reader.until(lambda: found(reader) == every, lambda: "not every quote is back")
