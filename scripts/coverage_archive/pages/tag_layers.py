"""Turn the tags of an article (quotes, passages, [sic], gaps) into the HTML elements around its words."""

from markupsafe import Markup

from ..model import Article, Passage, Quote
from ..texts.treatment import treatment_of
from .html_words import Layer, marked_excerpt


def article_layers(article: Article, *, has_notes: bool = False) -> list[Layer]:
    """Return the HTML elements around an article's tagged words: quotes, passages, earlier ids, [sic] and gaps.

    With ``has_notes``, the page has a note with the id ``note_ID`` beside each quote outside captions, and the quotes
    name these notes for screen readers.
    """
    layers = [_quote_layer(article, quote, has_notes) for quote in article.quotes]
    layers += [passage_layer(passage, with_id=True) for passage in article.passages]
    # An earlier id gets an element of its own around the same words, so that its address still leads to them.
    tags: list[Quote | Passage] = [*article.quotes, *article.passages]
    layers += [
        Layer(span=tag.span, rank=-1, element="span", id=former, attributes={"class": "alias"})
        for tag in tags
        for former in tag.former_ids
    ]
    layers += sic_layers(article, rank=2)
    layers += [
        Layer(span=gap, rank=3, element="span", attributes={"class": "gap", "title": "left out by the archive"})
        for gap in article.capture.gaps
    ]
    return layers


def sic_layers(article: Article, rank: int = -1) -> list[Layer]:
    """Return the HTML elements around odd words that say that the words are as published ([sic]).

    Every view of an article's words needs them. By default they are the outermost elements, so that none is cut into
    pieces and shown twice. Give a higher ``rank`` if other elements must stay whole.
    """
    return [
        Layer(span=sic.span, rank=rank, element="span", attributes={"class": "sic", "title": sic.note})
        for sic in article.sics
    ]


def tagged_words(article: Article, tag: Quote | Passage) -> Markup:
    """Return the words of a tag as HTML on one line, with odd words marked as published ([sic])."""
    return marked_excerpt(article.capture.text, tag.span, sic_layers(article))


def _quote_layer(article: Article, quote: Quote, has_notes: bool) -> Layer:
    way = treatment_of(article, quote)
    attributes = {
        "class": f"quote quote--{quote.kind} words--{way}" + ("" if quote.reviewed else " quote--unreviewed"),
        "data-speaker": quote.speaker.id,
        "data-kind": quote.kind,
        "data-topics": " ".join(quote.topics),
    }
    if any(other.span != quote.span and other.span.covers(quote.span) for other in article.quotes):
        attributes["role"] = "none"  # screen readers would announce a <mark> inside a <mark> twice
    elif has_notes and quote.block.kind != "caption":
        within = (other for other in article.quotes if quote.span.covers(other.span))
        attributes["aria-details"] = " ".join(f"note_{other.id}" for other in within)
    return Layer(span=quote.span, rank=0, element="mark", id=quote.id, attributes=attributes)


def passage_layer(passage: Passage, *, with_id: bool) -> Layer:
    """Return the HTML element around a passage; ``with_id`` gives it the passage's id, to which permalinks lead."""
    attributes = {"class": f"passage words--{passage.treatment}", "data-topic": passage.topic}
    if passage.element:
        attributes["data-element"] = passage.element
    id = passage.id if with_id else None
    return Layer(span=passage.span, rank=1, element="span", id=id, attributes=attributes)
