"""Find the quotations of an article that no tag covers, and the quotation marks that an editor must judge."""

from collections.abc import Iterator, Sequence

from ..model import Span, SpanIndex
from ..model.problems import shown
from ..texts.quotation_marks import DoubtfulMark, Marks, Quotation
from ..texts.treatment import treatment

_TAG = "add it to `quotes` in article.yml, or to `not_quotes` with a reason"
_SETTLE = "add what it quotes to `quotes` in article.yml, or “{}” to `not_quotes` with a reason"
_BESIDE = 40  # the most code points shown of the words that a mark may quote


def missed_quotations(text: str, marks: Marks, tagged: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """Yield the offset and the message of each quotation and each doubtful mark that the tagged spans leave open.

    A quotation must be tagged as a whole. For a doubtful mark, it is enough that the word beside the mark is tagged.
    """
    index = SpanIndex(tagged)
    for found in marks.outermost:
        if treatment(text, found.span, index) != "quoted":
            yield (
                found.span.start,
                f"{_between_marks(text, found)} stands in quotation marks but is not tagged; {_TAG}",
            )
    told: set[Span] = set()
    for doubt in marks.doubts:
        if doubt.word not in told and not index.any_covers(doubt.word):
            told.add(doubt.word)
            yield doubt.word.start, _doubt(text, doubt)


def _between_marks(text: str, found: Quotation) -> str:
    plain = found.opening in '“”"'  # messages put all words between “ and ”
    opening, closing = ("“", "”") if plain else (found.opening, found.closing)
    return f"{opening}{shown(found.span.of(text))}{closing}"


def _doubt(text: str, found: DoubtfulMark) -> str:
    words, span = shown(found.word.of(text)), found.span
    settle = _SETTLE.format(words)
    if found.doubt == "apostrophes":
        said = f"{found.mark}{shown(span.of(text))}{found.mark}"
        return f"{said} may stand in quotation marks, or between two apostrophes; {settle}"
    if found.doubt == "signs":
        said = shown(text[span.start - 1 : span.end + 1])
        return f"{said} may stand in quotation marks, or in other signs; {settle}"
    if found.doubt == "unopened":
        beside = shown(text[max(span.start, span.end - _BESIDE) : span.end])
        cut = "..." if len(span) > _BESIDE else ""
        return f"a quotation mark after “{cut}{beside}” closes what none opens; {settle}"
    return f"a quotation mark before “{shown(span.of(text), _BESIDE)}” opens what none closes; {settle}"
