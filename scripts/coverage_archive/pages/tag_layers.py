"""What is tagged in an article -> the elements to lay over its words."""

from markupsafe import Markup

from ..model import Article, Passage, Quote
from ..texts.treatment import treatment_of
from .html_words import Layer, marked_excerpt


def article_layers(article: Article) -> list[Layer]:
    """Return everything tagged in an article as elements to lay over its words."""
    layers = [_quote_layer(article, quote) for quote in article.quotes]
    layers += [passage_layer(passage, with_id=True) for passage in article.passages]
    # An earlier id is a second element around the same words: its address lands on them and lights them up.
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
    """Return the elements that say of odd words that they are as published; they go wherever the words go.

    Outermost by default, so that they are said once; where other layers must stay whole, give a higher ``rank``.
    """
    return [
        Layer(span=sic.span, rank=rank, element="span", attributes={"class": "sic", "title": sic.note})
        for sic in article.sics
    ]


def tagged_words(article: Article, tag: Quote | Passage) -> Markup:
    """Return the words of a tag as HTML on one line, with those marked that are odd, and are as published."""
    return marked_excerpt(article.capture.text, tag.span, sic_layers(article))


def _quote_layer(article: Article, quote: Quote) -> Layer:
    way = treatment_of(article, quote)
    attributes = {
        "class": f"quote quote--{quote.kind} words--{way}" + ("" if quote.reviewed else " quote--unreviewed"),
        "data-speaker": quote.speaker.id,
        "data-kind": quote.kind,
        "data-topics": " ".join(quote.topics),
    }
    if any(other.span != quote.span and other.span.covers(quote.span) for other in article.quotes):
        attributes["role"] = "none"  # a mark inside a mark would be announced twice
    return Layer(span=quote.span, rank=0, element="mark", id=quote.id, attributes=attributes)


def passage_layer(passage: Passage, *, with_id: bool) -> Layer:
    """Return the element to lay over a passage; ``with_id`` where its permalink leads."""
    attributes = {"class": f"passage words--{passage.treatment}", "data-topic": passage.topic}
    if passage.element:
        attributes["data-element"] = passage.element
    id = passage.id if with_id else None
    return Layer(span=passage.span, rank=1, element="span", id=id, attributes=attributes)
