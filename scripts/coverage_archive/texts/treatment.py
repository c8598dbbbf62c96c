"""What stands in quotation marks, and so how words are given: quoted, partly quoted or paraphrased."""

import re
from collections.abc import Iterable

from ..model import Part, Span, Treatment
from .quotation_marks import quotation_spans, single_quoted_spans


def double_quoted(text: str, parts: Iterable[Part]) -> tuple[Span, ...]:
    """Return the double-quoted spans of an article's parts; furniture and line ends are not read."""
    article_only = ["\n"] * len(text)
    for part in parts:
        article_only[part.span.start : part.span.end] = part.text
    return tuple(quotation_spans("".join(article_only)))


def quoted(text: str, parts: Iterable[Part]) -> tuple[Span, ...]:
    """Return every quoted span of an article: double marks anywhere, and single marks in the headline."""
    parts = tuple(parts)
    singles = [
        Span(part.span.start + found.start, part.span.start + found.end)
        for part in parts
        if part.kind == "headline"
        for found in single_quoted_spans(part.text)
    ]
    return tuple(sorted([*double_quoted(text, parts), *singles]))


# Marks of other traditions, opening and closing; only double marks must all be tagged.
_OTHER_QUOTATIONS = re.compile("«[^»]*»|»[^«]*«|„[^“”‟]*[“”‟]|‹[^›]*›|「[^」]*」|『[^』]*』")


def quoted_otherwise(part: Part, span: Span) -> bool:
    """Say whether words stand in quotation marks other than double ones: single, French, German, Japanese."""
    spans = [(found.start, found.end) for found in single_quoted_spans(part.text)]
    spans += [found.span() for found in _OTHER_QUOTATIONS.finditer(part.text)]
    return any(Span(part.span.start + start, part.span.start + end).covers(span) for start, end in spans)


def treatment(text: str, span: Span, marked: Iterable[Span]) -> Treatment:
    """Derive how the words of ``span`` are given from which of their letters and digits are ``marked``."""
    near = [mark for mark in marked if mark.overlaps(span)]
    counted = [at for at in range(span.start, span.end) if text[at].isalnum()]
    inside = sum(any(mark.start <= at < mark.end for mark in near) for at in counted)
    if inside and inside == len(counted):
        return "quoted"
    return "partly-quoted" if inside else "paraphrased"
