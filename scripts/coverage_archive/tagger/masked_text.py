"""Mask the quotations of a text, so that the words around them can be read sentence by sentence.

A quotation with its marks becomes a run of ``INSIDE``. ``STOPPED`` stands at its end if its last sentence ends there.
Offsets (code points) stay the same.
"""

import re
from collections.abc import Iterable, Iterator

from ..model import Span
from ..texts.mark_shapes import QUOTING_MARKS

INSIDE, STOPPED = "\ufffc", "\ufffd"
UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0410-\u042f\u0401"
CAPITALISED = rf"(?:[{UPPER}]\.|[{UPPER}](?:[^\W_]|[-\u2019\u00ad](?=\w))*)"
_PARTICLE = "(?:(?:von der|von|van der|van|de la|de|del|da|di|bin|al|el|du) )?"
# A name has two to five words; a single one may be a surname.
RUN = re.compile(rf"(?<![\w-]){CAPITALISED}(?:[ \u00a0]{_PARTICLE}{CAPITALISED}(?:[ \u00a0]{CAPITALISED}){{0,3}})?")
MARKS = re.escape("".join(dict.fromkeys(QUOTING_MARKS)))
_SPACE = "[ \u00a0\u202f]?"
_OPENING, _CLOSING = re.compile(rf"(?:[{MARKS}]+{_SPACE})?\Z"), re.compile(rf"(?:{_SPACE}[{MARKS}]+)?")
# A full stop after one letter or after Dr, Mr, Ms, St, Lt, Jr or Sr ends no sentence.
_SENTENCE_END = re.compile(
    rf"(?:(?<=\w\w)(?<![DMSLJ][rtsx])[.]|(?<=[\d)\u2019{INSIDE}{STOPPED}])[.]|[!?\u2026]|{STOPPED})"
    rf"[)\u00bb\u201d]*\s+(?=[\u00bf\u00a1({UPPER}{INSIDE}])"
    r"|(?<=[\uac00-\ud7a3])[.]\s|[\u3002\uff01\uff1f]"
)
CLAUSE_END = re.compile(rf"[;:!?({INSIDE}]|[.](?=\s|$)")


def masked_text(text: str, spans: Iterable[Span]) -> str:
    """Return a text with its quotations masked, marks included, and with typed apostrophes as U+2019."""
    masked = list(re.sub("(?<!\\w)[LDJSNQ]\u2019", lambda it: it[0].lower(), text.replace("'", "\u2019")))
    for span in spans:
        opening, closing = _OPENING.search(text, max(0, span.start - 4), span.start), _CLOSING.match(text, span.end)
        start, end = opening.start() if opening else span.start, closing.end() if closing else span.end
        masked[start:end] = INSIDE * (end - start)
        if text[span.end - 1] in ".!?\u2026":
            masked[end - 1] = STOPPED
    return "".join(masked)


def sentences(masked: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of the paragraph masked[start:end]."""
    for found in _SENTENCE_END.finditer(masked, start, end):
        yield Span(start, found.end())
        start = found.end()
    if start < end:
        yield Span(start, end)
