"""Every reader reads: in the dark, on a phone, by keyboard, on paper, without JavaScript, without storage."""

from helpers.reader import Reader

ARTICLE = "articles/monsoon-closest-pact/"
PARTS = "compare/article-4/"
NO_SIDEWAYS = "return document.documentElement.scrollWidth <= innerWidth"


def test_a_reader_chooses_dark_colours_and_keeps_them_on_the_next_page(reader: Reader) -> None:
    reader.opens()
    reader.clicks("[data-scheme-choice]")
    light = reader.style("h1", "color")
    reader.clicks("[data-scheme-choice]")
    dark = reader.style("h1", "color")
    assert dark != light
    reader.opens("compare/")
    assert reader.style("h1", "color") == dark


# -- on a phone ------------------------------------------------------------------------------------------------------


def test_a_reader_with_a_phone_opens_a_quote_and_the_words_stay_in_view(narrow: Reader) -> None:
    narrow.opens(ARTICLE)
    narrow.clicks("#hegemonistic-habits")
    panel = narrow.sees(".panel")
    assert narrow.has_in_view("#hegemonistic-habits").rect["y"] < panel.rect["y"]
    narrow.clicks(".panel a.speaker")
    narrow.is_at("speakers/orlov/")


def test_a_reader_with_a_phone_never_scrolls_sideways(narrow: Reader) -> None:
    ready = {"compare/read/": ".beside__texts:not([aria-busy])", "quotes/": "#finder:not([aria-busy])"}
    for path in ("", ARTICLE, PARTS, "compare/", *ready, "speakers/orlov/"):
        narrow.opens(path)
        narrow.sees(ready.get(path, "h1"))
        assert narrow.run(NO_SIDEWAYS), f"/{path} scrolls sideways"


# -- on paper --------------------------------------------------------------------------------------------------------


def test_a_reader_prints_and_has_the_words_and_who_says_them_on_paper(reader: Reader) -> None:
    for path, words, others in (
        (ARTICLE, "p.verbatim, .note", ".map, .modes"),
        (PARTS, ".clause a.verbatim", ".chooser"),
    ):
        reader.opens(path)
        on_screen = reader.texts(words)
        assert len(on_screen) > 10
        reader.prints()
        reader.on_paper()
        assert reader.texts(words) == on_screen
        assert path in reader.sees(".on-paper").text
        reader.sees_no(f"header.head, {others}")


# -- without JavaScript ----------------------------------------------------------------------------------------------


def test_a_reader_without_javascript_reads_the_comparison(scriptless: Reader) -> None:
    scriptless.opens(PARTS)
    assert len(scriptless.displayed("tr[data-element]")) == 6
    scriptless.sees_no(".chooser")
    scriptless.clicks('a.verbatim[href$="monsoon-closest-pact/#means"]')
    scriptless.is_at(f"{ARTICLE}#means")
    assert scriptless.sees("#means:target").text == "every means it has"


def test_a_reader_without_javascript_finds_who_says_a_quote_and_who_else_speaks(scriptless: Reader) -> None:
    scriptless.opens(ARTICLE)
    scriptless.clicks(".apparatus > summary")
    scriptless.sees("#about_every-means a.speaker", "The treaty")
    scriptless.clicks('[data-point="element means"] a.verbatim', "by every means that it has")
    scriptless.is_at("articles/gazette-help-at-once/#means")


def test_a_reader_without_javascript_has_every_quote_listed(scriptless: Reader) -> None:
    scriptless.opens("quotes/")
    scriptless.sees_no("#finder")
    assert (
        len(scriptless.displayed("#all-quotes [data-quote]")) == len(scriptless.all("#all-quotes [data-quote]")) > 20
    )
    scriptless.clicks('#all-quotes a[href$="#hegemonistic-habits"]')
    scriptless.is_at(f"{ARTICLE}#hegemonistic-habits")


# -- without storage -------------------------------------------------------------------------------------------------


def test_a_reader_whose_browser_blocks_storage_opens_and_checks_a_quote(storageless: Reader) -> None:
    storageless.opens(ARTICLE)
    storageless.clicks("#burning-friendship")
    storageless.clicks(".panel button", "Check")
    storageless.sees(".panel__checked", "SHA-256")


def test_a_reader_whose_browser_blocks_storage_still_chooses_what_is_shown(storageless: Reader) -> None:
    storageless.opens(ARTICLE)
    storageless.clicks(".modes label:has([value=plain])")
    storageless.is_at(f"{ARTICLE}?show=plain")
    storageless.sees_no(".note")
    storageless.clicks("[data-scheme-choice]")
    assert storageless.run("return document.documentElement.dataset.scheme") == "light"


def test_a_reader_whose_browser_blocks_storage_meets_no_error_on_any_page(storageless: Reader) -> None:
    for path in ("", ARTICLE, PARTS, "compare/read/", "quotes/", "speakers/orlov/", "about/"):
        storageless.opens(path)
        storageless.sees("[data-scheme-choice]")  # the page's program has run
        assert storageless.run("return pageErrors") == [], f"/{path}"
