"""Sentences: as near as punctuation tells."""

from ..model import Block, Span


def sentence_around(block: Block, span: Span) -> Span:
    """Return the sentence, or sentences, of a part that hold a span; as near as punctuation tells."""
    text, offset = block.text, block.span.start
    start, end = span.start - offset, min(span.end - offset, len(text))
    while start > 0 and not _ends_sentence(text, start):
        start -= 1
    while end < len(text) and not _ends_sentence(text, end):
        end += 1
    while start < len(text) and text[start].isspace():
        start += 1
    return Span(offset + start, offset + end)


def _ends_sentence(text: str, at: int) -> bool:
    """Say whether a sentence ends just before ``at``: a full stop, perhaps closing marks, then a space."""
    before = text[:at].rstrip("\"”’')")
    return before[-1:] in {".", "!", "?"} and text[at : at + 1].isspace() and len(before) > 2 and before[-2].islower()
