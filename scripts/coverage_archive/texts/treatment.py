"""Derive from the quotation marks around words of an article if they are quoted, partly quoted or paraphrased."""

from collections.abc import Iterable

from ..model import Article, Block, Passage, Quote, Span, SpanIndex, Treatment
from .quotation_marks import Marks, read_marks


def article_only(text: str, blocks: Iterable[Block]) -> str:
    """Return the text with a line end for every character outside the blocks, so that offsets stay the same."""
    kept = ["\n"] * len(text)
    for block in blocks:
        kept[block.span.start : block.span.end] = block.text
    return "".join(kept)


def article_marks(text: str, blocks: Iterable[Block], language: str | None = None) -> Marks:
    """Return the quotations and doubtful marks of an article's blocks; text set aside as furniture is not read."""
    return read_marks(article_only(text, blocks), language)


def treatment(text: str, span: Span, marked: SpanIndex) -> Treatment:
    """Return "quoted", "partly-quoted" or "paraphrased": all, some or no letters and digits are in ``marked``.

    ``span`` holds the words, and ``marked`` the spans between quotation marks.
    """
    inside = sum(map(_letters, (part.of(text) for part in marked.parts_of(span))))
    if inside and inside == _letters(span.of(text)):
        return "quoted"
    return "partly-quoted" if inside else "paraphrased"


def treatment_of(article: Article, tag: Quote | Passage) -> Treatment:
    """Return the treatment of a tag's words: quoted, partly quoted, paraphrased or, in a reference text, original.

    It decides their line style and the words for it on every page.
    """
    return tag.treatment if isinstance(tag, Passage) else treatment(article.capture.text, tag.span, article.marked)


def _letters(words: str) -> int:
    return sum(map(str.isalnum, words))
