"""What stands in quotation marks, and so how words are given: quoted, partly quoted or paraphrased."""

from collections.abc import Iterable

from ..model import Article, Block, Passage, Quote, Span, SpanIndex, Treatment
from .quotation_marks import Marks, read_marks


def article_only(text: str, blocks: Iterable[Block]) -> str:
    """Return the text with line ends in the place of all that is in no block; so offsets stay the same."""
    kept = ["\n"] * len(text)
    for block in blocks:
        kept[block.span.start : block.span.end] = block.text
    return "".join(kept)


def article_marks(text: str, blocks: Iterable[Block], language: str | None = None) -> Marks:
    """Return the quotation marks of an article's blocks; furniture is not read."""
    return read_marks(article_only(text, blocks), language)


def treatment(text: str, span: Span, marked: SpanIndex) -> Treatment:
    """Derive how the words of ``span`` are given from which of their letters and digits are ``marked``."""
    inside = sum(map(_letters, (part.of(text) for part in marked.parts_of(span))))
    if inside and inside == _letters(span.of(text)):
        return "quoted"
    return "partly-quoted" if inside else "paraphrased"


def treatment_of(article: Article, tag: Quote | Passage) -> Treatment:
    """Return how the words of a tag are given. It decides their line style and the words for it on every page."""
    return tag.treatment if isinstance(tag, Passage) else treatment(article.capture.text, tag.span, article.marked)


def _letters(words: str) -> int:
    return sum(map(str.isalnum, words))
