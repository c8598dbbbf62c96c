"""What is read from a page: its lines, the data that it states, and how these are held against its text."""

from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive.adding.drafting.draft import published
from coverage_archive.adding.proposing import languages
from coverage_archive.adding.proposing.line_kinds import LineKinds
from coverage_archive.adding.sources import page_article, page_data, page_lines, page_place
from coverage_archive.adding.sources.web_page import PageData, Stated
from coverage_archive.texts import page_statements
from coverage_archive.texts.compared_letters import difference, folded
from hypothesis import given, settings
from hypothesis import strategies as st

HERE = Path(__file__).parent


def cases(name: str) -> list[dict[str, Any]]:
    loaded = yaml.load((HERE / f"{name}.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert isinstance(loaded, list)
    return loaded


# -- data, language -------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", cases("page-data"), ids=lambda case: case["case"])
def test_the_data_of_a_page(case: dict[str, Any]) -> None:
    found = page_data.read(page_lines.parse(case["html"]), case["html"])
    read = {name: {item.value: item.where for item in getattr(found, name)} for name in PageData.__dataclass_fields__}
    title = read["headline"].popitem() if "the page's title" in read["headline"].values() else None
    assert title is None or title[1] == "the page's title"
    assert {name: items for name, items in read.items() if items} == {
        name: items for name, items in case.items() if name not in ("case", "html")
    }


@pytest.mark.parametrize("case", cases("page-data"), ids=lambda case: case["case"])
def test_the_archives_check_finds_again_what_the_data_state(case: dict[str, Any]) -> None:
    facts: tuple[page_statements.Fact, ...] = ("outlet", "headline", "published")
    for fact in facts:
        for value, where in case.get(fact, {}).items():
            assert value in page_statements.stated_at(case["html"], fact, where)


@pytest.mark.parametrize("case", cases("page-claims"), ids=lambda case: case["case"])
def test_a_date_of_the_text_and_those_of_the_data(case: dict[str, Any]) -> None:
    text = case["text"] if case["text"] != "null" else None
    data = PageData(published=tuple(Stated(value, where) for where, value in case["data"].items()))
    value = published(LineKinds(published=text, published_reason="line 4"), data)
    assert (value.value or "null", value.reason) == (case["published"], case["note"])
    assert value.stated == case.get("stated")
    assert bool(value.supplied) == ("stated" in case)


@pytest.mark.parametrize("case", cases("languages"), ids=lambda case: case["text"])
def test_the_language_of_a_text(case: dict[str, Any]) -> None:
    told = languages.tell(case["text"])
    assert (told or "null") == case["language"]


# -- lines ----------------------------------------------------------------------------------------------

SENTENCE = "The first boats of the year left the harbour on Monday at noon, and nobody waved to them from the quay."
BODY = "".join(f"<p>{SENTENCE} It was day {number} of the spring.</p>" for number in range(8))


def lines(html: str) -> list[str]:
    return [line.text for line in page_lines.visible_lines(page_lines.parse(html))]


def test_lines_are_those_that_a_reader_sees() -> None:
    html = """<div>One <b>li</b>ne<p>Two&nbsp;words</p>tail</div><p hidden>no</p><p style="display: none">no</p>
    <p class="sr-only">no</p><p class="hidden md:block">yes</p><script>no</script><template>no</template>a<br>b
    <ul><li>c<li>d</ul><!-- no --><p>so\u00adft</p><table><tr><td>e<td>f</table>"""
    assert lines(html) == ["One line", "Two words", "tail", "yes", "a", "b", "c", "d", "soft", "e", "f"]


def test_what_a_page_marks_as_its_own_is_no_line_of_the_article() -> None:
    own = ("nav", "aside", "form", "footer")
    marks = [f"<{tag}>Words of the page in a {tag}.</{tag}>" for tag in own]
    marks += [f'<div class="{name}"><p>Words of {name}.</p></div>' for name in ("share-bar", "c-related", "adSlot")]
    page = page_article.read(
        f"<body>{''.join(marks)}<h1>Boats leave</h1><article>{BODY}</article>{''.join(marks)}</body>"
    )
    assert page.text.startswith("Boats leave\n\nThe first boats")
    assert "Words of" not in page.text


def test_a_paragraph_stays_whatever_the_page_around_it_is_called() -> None:
    html = (
        f'<body class="has-sidebar newsletter"><main class="social"><h1>Boats leave</h1><div class="paywall">{BODY}'
    )
    assert len(page_article.read(html + "</div></main></body>").text.strip().split("\n\n")) == 9


def test_a_pulled_out_quotation_is_set_aside_only_if_the_body_says_it_again() -> None:
    again = '<blockquote class="pullquote">nobody waved to them from the quay</blockquote>'
    once = '<blockquote class="pullquote">“I waved to all of them from the hill,” says Mara Oh.</blockquote>'
    page = page_article.read(
        f"<article><h1>Boats leave</h1>{BODY}{again}{once}{BODY.replace('day', 'week')}</article>"
    )
    assert [line.reason for line in page.told if line.kind == "furniture"] == [
        "the page marks it as a pulled-out quotation"
    ]
    assert "Mara Oh" in page.text


def test_several_bylines_are_left_open_and_said() -> None:
    names = "".join(f'<p class="byline"><a rel="author">{name}</a></p>' for name in ("Jo Roe", "Al Poe"))
    page = page_article.read(f"<article><h1>Boats leave</h1>{names}{BODY}</article>")
    assert [(line.kind, line.reason) for line in page.told if line.place in (1, 2)] == [
        ("furniture", "one of several bylines, and article.yml takes one")
    ] * 2


TAGS = st.sampled_from(
    ["p", "div", "span", "h1", "h2", "a", "figure", "figcaption", "table", "td", "br", "time", "aside"]
)
NAMES = st.sampled_from(["", "byline", "share", "article__title", "caption", "sr-only", "lead", "date", "related"])
WORDS = st.sampled_from([SENTENCE, "By Jo Roe", "20 June 2024", "Share", "Boats leave", "", " ", "\u00a0", "<", "&"])


@st.composite
def html_pages(draw: st.DrawFn) -> str:
    pieces = []
    for tag, name, words in draw(st.lists(st.tuples(TAGS, NAMES, WORDS | st.text(max_size=8)), max_size=30)):
        closed = draw(st.booleans())
        pieces.append(f'<{tag} class="{name}">{escape(words)}{f"</{tag}>" if closed else ""}')
    return f"<html><body>{''.join(pieces)}</body></html>"


@settings(max_examples=60, deadline=None)
@given(html=html_pages())
def test_the_text_of_any_page_is_lines_that_it_shows_in_their_order(html: str) -> None:
    page = page_article.read(html)
    there = iter(lines(html))
    if (
        page_place.container_of(list(page_lines.visible_lines(page_lines.parse(html))), page_place.extracted(html))
        is None
    ):
        return
    assert all(line in there for line in page.text.strip().split("\n\n") if line)
    assert all(0 <= line.place < len(page.text.split("\n\n")) for line in page.told)


# -- words that look the same ---------------------------------------------------------------------------


@given(text=st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("the sea's edge", "the sea’s edge", "the apostrophes differ"),
        ("“so”", '"so"', "the quotation marks differ"),
        ("a\u00a0b – c", "a b - c", "the dashes and the spaces differ"),
        ("a", "a", None),
        ("the sea's", "the sees", None),
    ],
)
def test_what_alone_tells_two_texts_apart(one: str, other: str, said: str | None) -> None:
    assert difference(one, other) == said == difference(other, one)
