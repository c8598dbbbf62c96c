"""What stands in quotation marks, and so how words are given: quoted, partly quoted or paraphrased."""

from collections.abc import Iterable

from ..model import Part, Span, Treatment
from .quotation_marks import Marks, read_marks


def article_only(text: str, parts: Iterable[Part]) -> str:
    """Return the text with nothing but line ends in the place of furniture and of line ends, so that offsets stay."""
    kept = ["\n"] * len(text)
    for part in parts:
        kept[part.span.start : part.span.end] = part.text
    return "".join(kept)


def article_marks(text: str, parts: Iterable[Part], language: str | None = None) -> Marks:
    """Return the quotation marks of an article's parts; furniture is not read."""
    return read_marks(article_only(text, parts), language)


def treatment(text: str, span: Span, marked: Iterable[Span]) -> Treatment:
    """Derive how the words of ``span`` are given from which of their letters and digits are ``marked``."""
    near = [mark for mark in marked if mark.overlaps(span)]
    counted = [at for at in range(span.start, span.end) if text[at].isalnum()]
    inside = sum(any(mark.start <= at < mark.end for mark in near) for at in counted)
    if inside and inside == len(counted):
        return "quoted"
    return "partly-quoted" if inside else "paraphrased"
