"""A reader checks a text: comes from the search, types a draft, and goes from a result to its place, by keyboard."""

from helpers.reader import Reader
from selenium.webdriver.common.keys import Keys

DRAFT = "Orlov called it a “paper that never breaks the ice”. Ri spoke of a “burning friendship”."


def test_a_reader_checks_a_draft_and_reads_a_quotation_in_its_article(reader: Reader) -> None:
    reader.opens("quotes/")
    reader.clicks("a", "Check the quotations")
    reader.is_at("check/")
    reader.types("#check-text", DRAFT)
    reader.sees(".check__said", "2 quotations: 1 exact, 1 altered.")
    assert reader.texts(".check__result h3") == ["Altered", "Exact"]
    reader.sees(".check__result--altered .check__kind", "“never” in your text, but not here")
    reader.sees("mark.check__differs", "never")
    reader.tabs_to(".check__result--altered .check__place a")
    reader.presses(Keys.ENTER)
    reader.is_at("articles/monsoon-closest-pact/#breaks-the-ice")
    reader.has_in_view("#breaks-the-ice")


def test_a_reader_opens_a_check_by_its_address_and_copies_the_report(reader: Reader) -> None:
    reader.opens("check/?q=paper+that+breaks+the+ice")
    reader.sees(".check__said", "1 quotation: 1 exact.")
    reader.clicks("[data-copy-report]")
    reader.sees(".notice.is-shown")
    assert reader.pastes().startswith("1 quotation: 1 exact.")
