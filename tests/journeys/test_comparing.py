"""A reader compares articles: part by part, with another text as the base, and two whole ones side by side."""

import pytest
from helpers.reader import Reader

GAZETTE, MONSOON, TIDEWATER = "gazette-help-at-once", "monsoon-closest-pact", "tidewater-what-the-pact-asks"
PARTS = "compare/article-4/"
BESIDE = "compare/read/"
READY = ".beside__texts:not([aria-busy=true])"


@pytest.mark.also_in_make_test
def test_a_reader_goes_from_the_question_to_a_part_and_to_the_sentence(reader: Reader) -> None:
    reader.opens()
    reader.clicks('.glance a[href$="#means"]')
    reader.is_at(f"{PARTS}#means")
    reader.has_in_view("#means")
    words = reader.sees(f'tr[data-element=means] [data-article="{MONSOON}"] a.verbatim')
    said = words.text
    words.click()
    reader.is_at(f"articles/{MONSOON}/#means")
    assert reader.has_in_view("#means").text == said


def test_a_reader_holds_every_report_against_another_one(reader: Reader) -> None:
    reader.opens(PARTS)
    before = reader.texts("tr[data-element]")
    reader.chooses("select[name=base]", "Tidewater")
    reader.is_at(f"{PARTS}?base={TIDEWATER}")
    after = reader.texts("tr[data-element]")
    assert after != before
    reader.reloads()
    reader.until(lambda: reader.texts("tr[data-element]") == after, lambda: "another base after a reload")
    assert reader.sees("select[name=base]").get_property("value") == TIDEWATER
    reader.goes_back()
    reader.until(lambda: reader.texts("tr[data-element]") == before, lambda: "the base is not the first again")


def test_a_reader_looks_at_two_articles_and_at_what_both_give(reader: Reader) -> None:
    reader.opens(PARTS)
    reader.clicks(f'.chooser input[value="{TIDEWATER}"]')
    reader.is_at(f"{PARTS}?outlets=strait-gazette,monsoon-review")
    reader.sees_no(f'.clause [data-article="{TIDEWATER}"]')
    reader.clicks(".chooser input[name=parts][value=both]")
    reader.sees_no("tr[data-element=un-charter-basis]")
    shown = [row.get_dom_attribute("data-element") for row in reader.displayed("tr[data-element]")]
    assert shown == ["state-of-war", "duty", "assistance", "immediacy", "means"]


def test_a_reader_sees_which_words_the_base_does_not_have(reader: Reader) -> None:
    reader.opens(PARTS)
    cell = f'tr[data-element=state-of-war] [data-article="{MONSOON}"]'
    before = {word.text for word in reader.displayed(f"{cell} .is-lit")}
    assert before
    reader.chooses("select[name=base]", "Monsoon")
    reader.sees_no(f"{cell} .is-lit")


def test_a_reader_unfolds_how_the_words_reached_each_outlet(reader: Reader) -> None:
    reader.opens(PARTS)
    reader.sees_no("#the_chains")
    reader.clicks("#the_rest > summary")
    reader.sees("#the_chains")


def test_a_reader_reads_two_articles_side_by_side_from_topic_to_topic(reader: Reader) -> None:
    reader.opens(BESIDE)
    reader.sees(READY)
    reader.tabs_to("[data-side=a] .stretch a")
    reader.presses(*"nnnnn")
    assert reader.focused.text == "Earlier treaties"
    assert "on=earlier-treaties" in reader.path
    for side in "ab":
        reader.has_in_view(f'[data-side={side}] .stretch a[href$="#earlier-treaties"]')


def test_a_reader_puts_another_article_beside_the_first(reader: Reader) -> None:
    reader.opens(BESIDE)
    reader.sees(READY)
    first = reader.sees("[data-side=b] h2").text
    reader.chooses("#choose-b", "Tidewater")
    reader.sees("[data-side=b] h2", "What the pact between")
    reader.is_at(f"{BESIDE}?a={GAZETTE}&b={TIDEWATER}")
    reader.goes_back()
    reader.sees("[data-side=b] h2", first)
