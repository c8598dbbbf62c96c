"""Make W3C Web Annotations of an archive: an AnnotationPage for each article, and a collection of all these pages.

https://www.w3.org/TR/annotation-model/. Each annotation has two kinds of targets: its words on the article's page, in
each paragraph (with offsets from the paragraph's start), and its words in the capture, the saved text. Offsets are in
Unicode code points, as the model requires.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..comparing.parts import words_of
from ..model import TREATMENT_NAMES, Archive, Article, Passage, Quote, Span, addresses
from ..model.publication import Publication
from ..storage.generated_files import as_json
from ..texts.anchoring import context
from .data_file import DataFile

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_FOLDER = f"{addresses.DATA}annotations/"  # links are relative to it where the site's address is not known
COLLECTION = f"{_FOLDER}collection.json"
_FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"

_Json = dict[str, Any]
_Full = Callable[[str], str]  # returns an address of the site in full, or relative to _FOLDER


@dataclass(frozen=True, slots=True)
class AnnotationPage:
    """Hold an article, the number of annotations before its own, and the slugs of the articles before and after."""

    article: Article
    start: int
    before: str | None
    after: str | None


def annotation_pages(archive: Archive) -> Iterator[AnnotationPage]:
    """Yield the page of each article, in the order of the archive."""
    start = 0
    slugs = [None, *(article.slug for article in archive.articles), None]
    for article, before, after in zip(archive.articles, slugs, slugs[2:], strict=False):
        yield AnnotationPage(article, start, before, after)
        start += len(article.quotes) + len(article.passages)


def annotation_collection(archive: Archive, publication: Publication) -> DataFile:
    """Return the file of the collection, which links to the first and the last page of annotations."""
    full = partial(publication.full, page=_FOLDER)
    articles = archive.articles
    ends = {"first": articles[0].slug, "last": articles[-1].slug} if articles else {}
    data = {
        "@context": CONTEXT,
        "id": full(COLLECTION),
        "type": "AnnotationCollection",
        "label": archive.title,
        "total": sum(len(article.quotes) + len(article.passages) for article in articles),
        **{key: full(addresses.annotations(slug)) for key, slug in ends.items()},
    }
    return DataFile(
        path=COLLECTION,
        text=as_json(data) + "\n",
        title="Web annotations",
        sentence="Every quote and passage as a W3C Web Annotation; this file leads to a page for each article.",
    )


def annotation_file(page: AnnotationPage, publication: Publication) -> DataFile:
    """Return the file of one page of annotations, with the quotes of its article and then the passages."""
    full, article = partial(publication.full, page=_FOLDER), page.article
    tags: list[Quote | Passage] = [*article.quotes, *article.passages]
    neighbours = {"prev": page.before, "next": page.after}
    data = {
        "@context": CONTEXT,
        "id": full(addresses.annotations(article.slug)),
        "type": "AnnotationPage",
        "partOf": full(COLLECTION),
        "startIndex": page.start,
        **{key: full(addresses.annotations(slug)) for key, slug in neighbours.items() if slug},
        "items": [_annotation(article, tag, full) for tag in tags],
    }
    return DataFile(
        addresses.annotations(article.slug), as_json(data) + "\n", article.named, "Its quotes and passages."
    )


def _annotation(article: Article, tag: Quote | Passage, full: _Full) -> _Json:
    bodies = _of_quote(tag, full) if isinstance(tag, Quote) else _of_passage(article, tag, full)
    capture = full(addresses.capture(article.slug))
    return {
        "id": full(f"{addresses.annotations(article.slug)}#{tag.id}"),
        "type": "Annotation",
        "motivation": "identifying" if isinstance(tag, Quote) else "classifying",
        "body": bodies if tag.reviewed else [*bodies, _words("tagged by machine, not yet reviewed", "assessing")],
        "target": [
            *_on_page(article, tag, full(addresses.article(article.slug))),
            {"source": capture, "selector": _selectors(article.capture.text, tag.span)},
        ],
    }


def _of_passage(article: Article, passage: Passage, full: _Full) -> list[_Json]:
    speaker = words_of(article, passage)
    return [
        _resource(full(addresses.topic(passage.topic, passage.element)), "classifying"),
        _words(TREATMENT_NAMES[passage.treatment], "tagging"),
        *([_words(f"words of {speaker.name}", "describing")] if speaker else []),
    ]


def _of_quote(quote: Quote, full: _Full) -> list[_Json]:
    return [
        _resource(full(addresses.speaker(quote.speaker.id)), "identifying"),
        _words(quote.speaker.name, "identifying"),
        *(_words(f"via {relay.name}", "describing") for relay in quote.via),
        *(_resource(full(addresses.topic(topic)), "classifying") for topic in quote.topics),
        _words(f"{quote.kind} quote", "tagging"),
    ]


def _resource(address: str, purpose: str) -> _Json:
    return {"type": "SpecificResource", "source": address, "purpose": purpose}


def _words(value: str, purpose: str) -> _Json:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "language": "en", "purpose": purpose}


def _on_page(article: Article, tag: Quote | Passage, page: str) -> Iterator[_Json]:
    """Yield a target for each block of the article's page that has some of the tagged words."""
    for block in article.capture.blocks:
        shown = block.kind != "headline" or article.headline_in_text
        if shown and block.span.overlaps(tag.span):
            selectors = _selectors(block.text, tag.span.clip(block.span).moved(-block.span.start))
            of_block = {"type": "FragmentSelector", "conformsTo": _FRAGMENT, "value": block.id}
            yield {"source": page, "selector": [{**of_block, "refinedBy": selector} for selector in selectors]}


def _selectors(text: str, span: Span) -> list[_Json]:
    prefix, suffix = context(text, span)
    quote = {"type": "TextQuoteSelector", "exact": span.of(text), "prefix": prefix, "suffix": suffix}
    return [quote, {"type": "TextPositionSelector", "start": span.start, "end": span.end}]
