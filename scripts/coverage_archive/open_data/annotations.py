"""Archive -> W3C Web Annotations: one AnnotationPage an article, and the collection that lists them.

https://www.w3.org/TR/annotation-model/. Each annotation has its words as targets twice: on the article's page, by
paragraph (selectors count from the paragraph's first letter), and in the untouched capture. Positions are Unicode
code points, as the model asks.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..comparing.parts import words_of
from ..model import TREATMENT_NAMES, Archive, Article, Block, Passage, Quote, Span, addresses
from ..model.publication import Publication
from ..texts.anchoring import context
from .data_file import DataFile

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
FOLDER = f"{addresses.DATA}annotations/"
COLLECTION = "annotations/collection.json"
_FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"


@dataclass(frozen=True, slots=True)
class AnnotationPage:
    """The annotations of one article: how many come before them, and the articles (slugs) before and after it."""

    article: Article
    start: int
    before: str | None
    after: str | None


def annotation_pages(archive: Archive) -> Iterator[AnnotationPage]:
    """Give the page of each article."""
    start = 0
    slugs = [None, *(article.slug for article in archive.articles), None]
    for article, before, after in zip(archive.articles, slugs, slugs[2:], strict=False):
        yield AnnotationPage(article, start, before, after)
        start += len(article.quotes) + len(article.passages)


def annotation_collection(archive: Archive, publication: Publication) -> DataFile:
    """Return the collection, which leads to the annotations of each article."""
    names = [f"{article.slug}.json" for article in archive.articles]
    total = sum(len(article.quotes) + len(article.passages) for article in archive.articles)
    return DataFile(
        name=COLLECTION,
        text=_json(_collection(archive.title, names, total, publication)),
        title="Web annotations",
        sentence="Every quote and passage as a W3C Web Annotation; this file leads to one page of them an article.",
    )


def annotation_file(page: AnnotationPage, publication: Publication) -> DataFile:
    """Return the file of a page of annotations."""
    article = page.article
    tags: list[Quote | Passage] = [*article.quotes, *article.passages]
    neighbours = {"prev": page.before, "next": page.after}
    data = {
        "@context": CONTEXT,
        "id": _address(publication, f"{FOLDER}{article.slug}.json"),
        "type": "AnnotationPage",
        "partOf": _address(publication, addresses.DATA + COLLECTION),
        "startIndex": page.start,
        **{key: _address(publication, f"{FOLDER}{slug}.json") for key, slug in neighbours.items() if slug},
        "items": [_annotation(article, tag, publication) for tag in tags],
    }
    return DataFile(
        name=f"annotations/{article.slug}.json",
        text=_json(data),
        title=article.named,
        sentence="Its quotes and passages.",
    )


def _collection(title: str, names: list[str], total: int, publication: Publication) -> dict[str, Any]:
    ends = {"first": names[0], "last": names[-1]} if names else {}
    return {
        "@context": CONTEXT,
        "id": _address(publication, addresses.DATA + COLLECTION),
        "type": "AnnotationCollection",
        "label": title,
        "total": total,
        **{key: _address(publication, FOLDER + name) for key, name in ends.items()},
    }


def _annotation(article: Article, tag: Quote | Passage, publication: Publication) -> dict[str, Any]:
    return {
        "id": _address(publication, f"{FOLDER}{article.slug}.json#{tag.id}"),
        "type": "Annotation",
        "motivation": "identifying" if isinstance(tag, Quote) else "classifying",
        "body": [*_bodies(article, tag, publication), *_review(tag)],
        "target": [*_on_page(article, tag, publication), _in_capture(article, tag, publication)],
    }


def _bodies(article: Article, tag: Quote | Passage, publication: Publication) -> list[dict[str, Any]]:
    if isinstance(tag, Passage):
        place = addresses.topic(tag.topic, tag.element)
        speaker = words_of(article, tag)
        return [
            _resource(place, "classifying", publication),
            _words(TREATMENT_NAMES[tag.treatment], "tagging"),
            *([_words(f"words of {speaker.name}", "describing")] if speaker else []),
        ]
    return [
        _resource(addresses.speaker(tag.speaker.id), "identifying", publication),
        _words(tag.speaker.name, "identifying"),
        *(_words(f"via {relay.name}", "describing") for relay in tag.via),
        *(_resource(addresses.topic(topic), "classifying", publication) for topic in tag.topics),
        _words(f"{tag.kind} quote", "tagging"),
    ]


def _review(tag: Quote | Passage) -> list[dict[str, Any]]:
    return [] if tag.reviewed else [_words("tagged by machine, not yet reviewed", "assessing")]


def _resource(address: str, purpose: str, publication: Publication) -> dict[str, Any]:
    return {"type": "SpecificResource", "source": _address(publication, address), "purpose": purpose}


def _words(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "language": "en", "purpose": purpose}


def _on_page(article: Article, tag: Quote | Passage, publication: Publication) -> list[dict[str, Any]]:
    """Return a target for each block of the page on which the words stand."""
    source = _address(publication, addresses.article(article.slug))
    shown = [block for block in article.capture.blocks if block.span.overlaps(tag.span) and _is_shown(article, block)]
    return [
        {
            "source": source,
            "selector": [
                {"type": "FragmentSelector", "conformsTo": _FRAGMENT, "value": block.id, "refinedBy": selector}
                for selector in _selectors(block.text, tag.span.clip(block.span).moved(-block.span.start))
            ],
        }
        for block in shown
    ]


def _is_shown(article: Article, block: Block) -> bool:
    return block.kind != "headline" or not article.headline_supplied


def _in_capture(article: Article, tag: Quote | Passage, publication: Publication) -> dict[str, Any]:
    source = _address(publication, f"{addresses.article(article.slug)}capture.txt")
    return {"source": source, "selector": _selectors(article.capture.text, tag.span)}


def _selectors(text: str, span: Span) -> list[dict[str, Any]]:
    prefix, suffix = context(text, span)
    quote = {"type": "TextQuoteSelector", "exact": span.of(text), "prefix": prefix, "suffix": suffix}
    return [quote, {"type": "TextPositionSelector", "start": span.start, "end": span.end}]


def _address(publication: Publication, address: str) -> str:
    """Return an address in full, or, where the site's is not known, from the folder of the annotations."""
    return publication.address(address) if publication.site else addresses.relative(address, FOLDER)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
