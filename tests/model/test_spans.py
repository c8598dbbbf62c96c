"""Questions to many spans at once have the answers that a look at each span gives."""

from coverage_archive.model import Span, SpanIndex
from hypothesis import given
from hypothesis import strategies as st

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 12), st.integers(1, 5))


@given(st.lists(spans), spans)
def test_a_span_is_covered_where_a_single_one_covers_it(many: list[Span], asked: Span) -> None:
    assert SpanIndex(many).any_covers(asked) == any(span.covers(asked) for span in many)


@given(st.lists(spans), spans)
def test_the_parts_of_a_span_are_all_that_the_spans_cover_of_it(many: list[Span], asked: Span) -> None:
    parts = [*SpanIndex(many).parts_of(asked)]
    places = [at for part in parts for at in range(part.start, part.end)]
    assert places == [at for at in range(asked.start, asked.end) if any(s.start <= at < s.end for s in many)]
