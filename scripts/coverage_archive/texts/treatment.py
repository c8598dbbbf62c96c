"""What stands in quotation marks, and so how words are given: quoted, partly quoted or paraphrased."""

from collections.abc import Iterable

from ..model import Block, Span, Treatment
from .quotation_marks import Marks, read_marks


def article_only(text: str, blocks: Iterable[Block]) -> str:
    """Return the text with nothing but line ends in the place of furniture and of line ends, so that offsets stay."""
    kept = ["\n"] * len(text)
    for block in blocks:
        kept[block.span.start : block.span.end] = block.text
    return "".join(kept)


def article_marks(text: str, blocks: Iterable[Block], language: str | None = None) -> Marks:
    """Return the quotation marks of an article's blocks; furniture is not read."""
    return read_marks(article_only(text, blocks), language)


def treatment(text: str, span: Span, marked: Iterable[Span]) -> Treatment:
    """Derive how the words of ``span`` are given from which of their letters and digits are ``marked``."""
    near = [mark for mark in marked if mark.start < span.end and span.start < mark.end]
    if not near:
        return "paraphrased"
    if len(near) == 1 and near[0].start <= span.start and span.end <= near[0].end:  # as nearly always
        return "quoted" if any(map(str.isalnum, span.of(text))) else "paraphrased"
    counted = [at for at in range(span.start, span.end) if text[at].isalnum()]
    inside = sum(any(mark.start <= at < mark.end for mark in near) for at in counted)
    if inside and inside == len(counted):
        return "quoted"
    return "partly-quoted" if inside else "paraphrased"
