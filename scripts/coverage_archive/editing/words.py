"""Find the place in an article that a person means by words: as they stand there, or the nearest that do."""

import re

from ..model import Article, Span
from ..tagger.word_classes import BASES, listed
from ..texts.anchoring import nearest
from ..texts.treatment import article_only

_FORMS = [(form, base) for form, base in BASES.items() if base in listed("verbs", "plainly_speech")]
_SAYS = "|".join([*(form for form, _ in _FORMS), "reads?", "goes"])
_SAID = "|".join(form for form, base in _FORMS if form != base)
_WHO = r"[^,;:“”\"«»]{1,60}?"
_OPENS, _CLOSES = '"“„«‘', '"”“»’'
# What a reporter puts after the words of a text (", it reads.", ", said the minister", ", according to the treaty"),
# and before them ("According to the treaty, ", "The treaty says that ", "It reads: ").
_AFTER = re.compile(
    rf"(?:,[{_CLOSES}]?|[{_CLOSES}])\s+(?:{_WHO}\s(?:{_SAYS})\b|(?:{_SAID})\s|according to\b)[^,;:“”\"]{{0,60}}$"
)
_BEFORE = re.compile(rf"(?:According to {_WHO},|{_WHO}\s(?:{_SAYS})(?: that\b|\s?[:,]))\s+", re.IGNORECASE)


def places_of(article: Article, words: str) -> list[Span]:
    """Return the spans of some words in the lines of an article, whatever white space is between the words."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    return [
        Span(*found.span()).moved(block.span.start)
        for block in article.capture.blocks
        for found in pattern.finditer(block.text)
    ]


def nearest_place(article: Article, words: str, within: Span | None = None) -> Span | None:
    """Return the span of the words in an article, or in a part of it, that are most similar to ``words``.

    Return None if none are similar, or if they stand in two lines.
    """
    capture = article.capture
    text = article_only(capture.text, capture.blocks)
    part = within or Span(0, len(text))
    near = nearest(part.of(text), words)
    place = _without_marks(text, near.moved(part.start), words) if near else None
    block = capture.block_at(place.start) if place else None
    return place if place and block and block.span.covers(place) else None


def words_in(text: str, sentence: Span) -> Span:
    """Return the span of a sentence without what says whose words they are: ", it reads", "According to the pact, ".

    Only English is known. If nothing is left out, return the sentence.
    """
    words = sentence.of(text)
    after = _AFTER.search(words)
    before = _BEFORE.match(words)
    start, end = before.end() if before else 0, after.start() if after else len(words)
    if start >= end or not (before or after):
        return sentence
    words = words[start:end].rstrip()
    marks = [sign for sign in words if sign in _OPENS + _CLOSES and sign not in "‘’"]
    closed = words[-1] in _CLOSES
    if words[0] in _OPENS and len(marks) == 1 + closed:  # they are around all of the words
        start, words = start + 1, words[1:-1] if closed else words[1:]
    return Span(start, start + len(words)).moved(sentence.start)


def _without_marks(text: str, span: Span, words: str) -> Span:
    """Return a span without the marks and spaces at its ends, where the given words have none there."""
    start, end = span.start, span.end
    while words[:1].isalnum() and start < end and not text[start].isalnum():
        start += 1
    while words[-1:].isalnum() and start < end and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end)
