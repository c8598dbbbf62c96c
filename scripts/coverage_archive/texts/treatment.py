"""What stands in quotation marks, and so how words are given: quoted, partly quoted or paraphrased."""

import re
from collections.abc import Iterable

from ..model import Block, Span, Treatment
from .quotation_marks import quotation_spans, single_quoted_spans


def double_quoted(text: str, blocks: Iterable[Block]) -> tuple[Span, ...]:
    """Return the double-quoted spans of an article's blocks; furniture and line ends are not read."""
    article_only = ["\n"] * len(text)
    for block in blocks:
        article_only[block.span.start : block.span.end] = block.text
    return tuple(quotation_spans("".join(article_only)))


def quoted(text: str, blocks: Iterable[Block]) -> tuple[Span, ...]:
    """Return every quoted span of an article: double marks anywhere, and single marks in the headline."""
    blocks = tuple(blocks)
    singles = [
        Span(block.span.start + found.start, block.span.start + found.end)
        for block in blocks
        if block.kind == "headline"
        for found in single_quoted_spans(block.text)
    ]
    return tuple(sorted([*double_quoted(text, blocks), *singles]))


# Marks of other traditions, opening and closing; only double marks must all be tagged.
_OTHER_QUOTATIONS = re.compile("«[^»]*»|»[^«]*«|„[^“”‟]*[“”‟]|‹[^›]*›|「[^」]*」|『[^』]*』")


def quoted_otherwise(block: Block, span: Span) -> bool:
    """Say whether words stand in quotation marks other than double ones: single, French, German, Japanese."""
    spans = [(found.start, found.end) for found in single_quoted_spans(block.text)]
    spans += [found.span() for found in _OTHER_QUOTATIONS.finditer(block.text)]
    return any(Span(block.span.start + start, block.span.start + end).covers(span) for start, end in spans)


def treatment(text: str, span: Span, marked: Iterable[Span]) -> Treatment:
    """Derive how the words of ``span`` are given from which of their letters and digits are ``marked``."""
    near = [mark for mark in marked if mark.overlaps(span)]
    counted = [at for at in range(span.start, span.end) if text[at].isalnum()]
    inside = sum(any(mark.start <= at < mark.end for mark in near) for at in counted)
    if inside and inside == len(counted):
        return "quoted"
    return "partly-quoted" if inside else "paraphrased"
