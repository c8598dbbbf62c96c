"""Generate the comparison page of each topic, and the table of all topics.

A comparison shows the glance (the table of which article has words on which part of the clause, and how), each
article as a column or each wording once, and what else the articles say on the topic.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, permutations
from typing import Any

from markupsafe import Markup

from ..comparing.against_base import against, only_here
from ..comparing.clauses import ElementWording, element_wordings, lacked_by, near_to, usual, without_words
from ..comparing.coverage import Coverage, coverage
from ..comparing.glance import (
    against_first,
    default_base,
    found_in_any,
    glance,
    most_complete_first,
    texts_at_a_glance,
    with_words,
)
from ..comparing.nearness import is_decisive
from ..comparing.parts import part
from ..comparing.sourcing import relay_chains, sources_used
from ..comparing.topics import said_besides, tagged_on, timeline, topic_counts
from ..model import Archive, Article, Element, Outlet, Passage, Quote, Span, Topic, addresses
from ..model.dates import time_key
from ..storage.generated_files import GeneratedFile
from . import html_words
from .card_pages import frame, glance_height
from .compared_words import compared_words, shared_phrases, wording
from .former_pages import untagged_topic_page
from .html_words import Layer
from .page_writer import PageWriter
from .paging import paged
from .tag_layers import sic_layers
from .what_differs import finding, in_plain_words

# More articles than this are not readable as columns. The page then lists only the wordings.
MOST_COLUMNS = 16
SIDE_BY_SIDE = 4  # up to this number of articles, the page opens with the columns, otherwise with the wordings
MOST_WORDINGS = 40  # wordings of one element that a page without columns lists
MOST_GLANCED = 24  # rows of the glance on a page without columns
PATTERNS = 8  # number of colours, and of hatchings, for topics in strips
MOST_COVERED = 200  # rows of the table of articles on a page without columns
MOST_TOPICS = 50  # rows on one page of the table of all topics
MOST_EARLIER = 40  # earlier versions that a page names
MOST_PLACES = 8  # articles that a page names for each wording


@dataclass(frozen=True, slots=True)
class Pattern:
    """Hold the numbers of the colour and the hatching with which strips fill a topic's blocks."""

    colour: int
    hatching: int


@dataclass(frozen=True, slots=True)
class MarkedWording:
    """Hold a wording of an element as HTML that marks the words that other wordings lack.

    ``number`` is the wording's index among the element's wordings. ``is_base`` says whether the base uses this
    wording. ``near`` has the numbers of the wordings to which it is near, with those of their decisive words ("not",
    "only", numbers) that it lacks. If it is near to the base's (``is_near``), the words that the base lacks are lit
    (highlighted), and ``without`` are the base's decisive words that it lacks. If it is not, only the decisive words
    that the base lacks are lit.
    """

    number: int
    wording: ElementWording
    html: Markup
    is_base: bool
    near: Mapping[int, tuple[str, ...]]
    is_near: bool
    without: tuple[str, ...]


def topic_list_pages(writer: PageWriter) -> Iterator[GeneratedFile]:
    """Yield the pages of the table of all topics, which counts each outlet's quotes and passages on each topic."""
    outlets, count = writer.outlets_compared, len(writer.archive.outlets_covered)
    counts = topic_counts(writer.archive, outlets)
    for page in paged(addresses.COMPARE, [("", counts)], MOST_TOPICS):
        yield writer.page(
            page.address, "compare.md.j2", list=page, outlets=outlets, outlet_count=count, own=writer.own
        )


def topic_page(writer: PageWriter, topic: Topic, superseded: Sequence[Article] = ()) -> GeneratedFile:
    """Return the comparison page of a topic. ``superseded`` are the earlier versions that readers may add."""
    address = addresses.topic(topic.id)
    shown = tuple(writer.on_topic.get(topic.id, ()))
    if not shown:
        return untagged_topic_page(writer, topic)
    rows, texts = glance(topic, shown), texts_at_a_glance(topic, shown)
    given: dict[str, Any] = {
        "topic": topic,
        "articles": shown,
        "reports": (reports := _reports(shown)),
        "glance": rows,
        "embed": _embed(writer, topic, len(texts) + len(rows)) if rows else "",
        "in_short": in_plain_words(finding(rows)),
        "found": found_in_any(rows),
        "opening": [wording(topic, row) for row in with_words(texts)[:1]],
        "texts": texts,
        "quoted": any(isinstance(item, Quote) for article in shown for item in tagged_on(topic, article)),
        "held": against_first(topic, (*texts, *rows)),
        "base": default_base((*texts, *rows)),
        "outside": {element.id: _outside_body(element, shown) for element in topic.elements},
        "without": {element.id: without_words(element, shown) for element in topic.elements},
        "earlier": (older := tuple(article for article in superseded if tagged_on(topic, article))),
        "most_places": MOST_PLACES,
        "most_earlier": MOST_EARLIER,
    }
    if len(shown) > MOST_COLUMNS:
        slugs = {article.slug for article in reports}
        newest_first = [article for article in writer.archive.newest_first if article.slug in slugs]
        listed = _listed(most_complete_first(with_words(rows), newest_first), writer.outlets_compared)
        given["covered"] = _covered(writer, topic, listed)
        given["wordings"] = [
            (element, _wordings(element, shown, given["base"], any_base=False)) for element in topic.elements
        ]
        given |= {"glance": rows[:MOST_GLANCED], "glanced": len(rows), "most_wordings": MOST_WORDINGS, "columns": ()}
        return writer.page(address, "topic.md.j2", **given)
    columns = (*shown, *older) if len(shown) + len(older) <= MOST_COLUMNS else shown
    return writer.page(address, "topic.md.j2", **given, **_in_columns(writer, topic, columns, shown, given["base"]))


def _embed(writer: PageWriter, topic: Topic, rows: int) -> str:
    """Return the HTML that shows the glance on another site; an empty string if this site's address is not known."""
    if not writer.publication.site:
        return ""
    title = f"{topic.title}: the reports at a glance"
    return frame(writer, addresses.topic(topic.id), title, glance_height(rows))


def _in_columns(
    writer: PageWriter, topic: Topic, articles: tuple[Article, ...], shown: tuple[Article, ...], base: Article | None
) -> dict[str, Any]:
    """Return the values with which the template shows each article as a column.

    ``shown`` are the articles in view at first; ``articles`` may also have earlier versions that readers may add.
    """
    compared = compared_words(topic, articles, shown, base)
    reports = _reports(articles)
    covered = _covered(writer, topic, reports)
    dated = _speaking(articles, lambda some: timeline(topic, some))
    besides = _speaking(articles, lambda some: said_besides(topic, some, writer.archive))
    many = len(shown) > SIDE_BY_SIDE
    return {
        "columns": articles,
        "superseded": [article for article in articles if article not in shown],
        "many": many,
        "rows": compared.rows,
        "usual": {article.slug: usual(topic, article) for article in articles},
        "against": {(one.slug, other.slug): against(topic, one, other) for one, other in permutations(articles, 2)},
        "only_here": {
            (article.slug, element.id)
            for article in articles
            for element in topic.elements
            if only_here(writer.archive, article, element.id)
        },
        "wordings": [(it, _wordings(it, shown, base, any_base=True)) for it in topic.elements] if many else [],
        "passages": compared.columns,
        "phrases": shared_phrases(topic, shown),
        "chains": [(article, relay_chains(topic, article)) for article in reports],
        "dated": dated,
        "timeline": timeline(topic, dated),
        "covered": covered,
        "topics_shown": (topics_shown := _topics_shown(writer.archive, covered)),
        "patterns": {  # after 64 topics, the patterns repeat
            topic.id: Pattern(number % PATTERNS, (number + number // PATTERNS) % PATTERNS)
            for number, topic in enumerate(topics_shown)
        },
        "besides": besides,
        "said": said_besides(topic, besides, writer.archive),
        "sources": [(article, sources_used(article)) for article in reports],
    }


def _reports(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """Return the reports whose words are published."""
    return tuple(article for article in articles if not article.is_reference and article.has_text)


def _speaking(
    articles: tuple[Article, ...], told: Callable[[tuple[Article, ...]], Sequence[object]]
) -> tuple[Article, ...]:
    """Return the articles that are reports with published words, or for which ``told`` returns something."""
    return tuple(article for article in articles if article in _reports(articles) or told((article,)))


def _listed(articles: Sequence[Article], outlets: Sequence[Outlet]) -> list[Article]:
    """Return the first ``MOST_COVERED`` articles, and also the earliest of each outlet.

    The table of all topics links to the earliest, so the page must list it.
    """
    firsts: dict[str, Article] = {}
    for article in sorted(articles, key=lambda it: (time_key(it.published), it.slug)):
        firsts.setdefault(article.source.id, article)
    led_to = {firsts[outlet.id].slug for outlet in outlets if outlet.id in firsts}
    return [article for n, article in enumerate(articles) if n < MOST_COVERED or article.slug in led_to]


def _covered(writer: PageWriter, topic: Topic, articles: Sequence[Article]) -> list[Coverage]:
    return [coverage(article, topic, writer.words_of(article)) for article in articles]


def _outside_body(element: Element, articles: Sequence[Article]) -> list[tuple[Article, Passage]]:
    """Return the words of headlines, standfirsts and captions that are shown beside the words of the body."""
    return [(article, passage) for article in articles for passage in part(element, article).outside_body]


def _wordings(
    element: Element, articles: tuple[Article, ...], base: Article | None, *, any_base: bool
) -> list[MarkedWording]:
    """Return the wordings of an element as HTML: the base's, those near to them, and the others.

    The attribute ``data-lacking`` of marked words has the numbers of the wordings that do not have the words. With
    ``any_base``, wordings also say to which wordings they are near that are not the base's.
    """
    found = element_wordings(element, articles)
    bases = {
        number
        for number, wording in enumerate(found)
        if base and any(article.slug == base.slug for article, _ in wording.passages)
    }
    others = {number: wording for number, wording in enumerate(found) if any_base or number in bases}
    marked = [_marked(number, wording, found, bases, others) for number, wording in enumerate(found)]
    return sorted(marked, key=lambda one: (not one.is_base, not one.is_near))


def _marked(
    number: int,
    wording: ElementWording,
    all_: Sequence[ElementWording],
    bases: set[int],
    others: Mapping[int, ElementWording],
) -> MarkedWording:
    article, passage = wording.passages[0]
    near = near_to(wording, others)
    nearest = min(bases & near.keys(), default=None)
    is_base = number in bases
    is_near = nearest is not None and not is_base
    layers = []
    for (without, decisive), run in groupby(
        lacked_by(wording, all_), key=lambda found: (found[1], is_decisive(found[0]))
    ):
        words = [word for word, _ in run]
        if without:
            is_lit = bases and bases <= without and (is_near or decisive)
            attributes = {"class": f"differs{' is-lit' if is_lit else ''}"}
            attributes["data-lacking"] = " ".join(map(str, sorted(without)))
            if decisive:
                attributes["data-decisive"] = ""
            span = Span(words[0].span.start, words[-1].span.end)
            layers.append(Layer(span=span, rank=0, element="span", attributes=attributes))
    layers += sic_layers(article)
    html = html_words.marked_excerpt(article.capture.text, passage.span, layers)
    without_ = near[nearest] if nearest is not None and is_near else ()
    return MarkedWording(number, wording, html, is_base, near, is_near, without_)


def _topics_shown(archive: Archive, covered: Sequence[Coverage]) -> list[Topic]:
    """Return the topics to which blocks of the strips belong, in the vocabulary's order."""
    shown = {block.topic for item in covered for block in item.blocks}
    return [topic for topic in archive.topics.values() if topic.id in shown]
