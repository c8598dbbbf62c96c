"""Inputs made to hurt. The test: each comes to an end, and work grows as the input does."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from coverage_archive.tagger import assess, indirect, ranker
from coverage_archive.tagger.paragraph_units import Reading, read_paragraph
from coverage_archive.texts.quotation_marks import quotation_spans, read_marks
from helpers.lines_run import lines_run

SAID = '"So it is," said Ada. '
MILLION = 1_000_000
LONG = pytest.mark.long  # each takes two seconds, and another like it is in `make test`


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        pytest.param('"' * 100_000, 0, id="a hundred thousand marks and nothing else"),
        pytest.param("“a " * 30_000, 1, id="thirty thousand opening marks"),
        pytest.param('"a\n' * 20_000, 20_000, id="every paragraph left open"),
        pytest.param("'" * 200_000, 0, id="two hundred thousand apostrophes", marks=LONG),
        pytest.param("a" * 2 * MILLION, 0, id="two million letters on one line", marks=LONG),
        pytest.param('"' + "a" * 2 * MILLION + '"', 1, id="a quotation of one endless word", marks=LONG),
        pytest.param("A" * 2 * MILLION + ' said "yes."', 1, id="a speaker of one endless word"),
        pytest.param("Ada of " * 200_000 + '"yes, yes," she said', 1, id="a name without end", marks=LONG),
        pytest.param(SAID * 5_000, 5_000, id="five thousand quotations on one line"),
        pytest.param('"So it," it said. ' * 2_000, 2_000, id="two thousand pronouns and no name"),
        pytest.param("".join(map(chr, range(300))) * 1_000, None, id="control characters", marks=LONG),
        pytest.param("\n" * MILLION + '"a b"', 1, id="a million empty lines", marks=LONG),
        pytest.param('"so it is" ' * 20_000, 20_000, id="the same words all over"),
        pytest.param("‘a " * 20_000, None, id="twenty thousand single marks that open"),
        pytest.param("a’ " * 20_000, 0, id="twenty thousand apostrophes that end words", marks=LONG),
        pytest.param("«" * 20_000 + "a" + "»" * 20_000, 1, id="a quotation twenty thousand deep"),
        pytest.param("「『《" * 10_000 + "a", None, id="brackets that nothing closes"),
        pytest.param("«" + "“" * 20_000 + "a»", 1, id="marks left open inside a quotation", marks=LONG),
        pytest.param("a" + '"' * 20_001 + " b", None, id="marks that nothing opens", marks=LONG),
        pytest.param("he said that " * 50_000, None, id="saying without end"),
        pytest.param("Ada said, " + "according to " * 50_000, None, id="relays without end"),
        pytest.param("It said so. " * 3_000, None, id="three thousand that nobody is", marks=LONG),
    ],
)
def test_it_ends(text: str, spans: int | None) -> None:
    found = assess(text)
    assert spans is None or len(found) == spans
    assert len(found) >= len(quotation_spans(text))


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda size: SAID * size, id="one paragraph"),
        pytest.param(lambda size: (SAID + "\n") * size, id="many paragraphs"),
        pytest.param(lambda size: '"So." ' * size, id="quotations and no speaker"),
        pytest.param(lambda size: "Ada, " * size + '"So," she said. ' * size, id="names, then quotations"),
        pytest.param(lambda size: SAID * size + '\n"So." ' * size, id="long, then short paragraphs"),
    ],
)
def test_twice_the_text_is_no_more_than_twice_the_work(
    make: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    once, twice = (work_on(make(size), monkeypatch) for size in (400, 800))
    assert once > 0
    assert twice < 2.2 * once


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda size: "Ada said that the dam was safe, and left. " * size, id="one paragraph"),
        pytest.param(lambda size: "Ada said that the dam was safe.\n" * size, id="many paragraphs"),
        pytest.param(lambda size: "Ada said that " * size, id="one sentence"),
        pytest.param(lambda size: "Ada said, " + "the dam, " * size, id="commas"),
    ],
)
def test_twice_the_sayings_are_no_more_than_twice_the_work(make: Callable[[int], str]) -> None:
    work = 0

    class Counted(dict[str, float]):
        def get(self, key: str, default: float = 0.0) -> float:  # type: ignore[override]
            nonlocal work
            work += 1
            return 0.5 if key.startswith("R") else default  # so that every cue has content

    counts = []
    for size in (400, 800):
        work = 0
        indirect.reports(make(size), [], Counted())
        counts.append(work)
    assert 0 < counts[1] < 2.2 * counts[0]


def work_on(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Count the units read and the features looked up for a text; no clock, so no machine matters."""
    work = 0

    def counting(*args: object) -> Iterator[Reading]:
        nonlocal work
        for reading in read_paragraph(*args):  # type: ignore[arg-type]
            work += len(reading.codes)
            yield reading

    class Counted(dict[str, float]):
        def get(self, key: str, default: float = 0.0) -> float:  # type: ignore[override]
            nonlocal work
            work += 1
            return default

    with monkeypatch.context() as patch:
        patch.setattr(ranker, "read_paragraph", counting)
        ranker.decide(text, quotation_spans(text), Counted())
    return work


@pytest.mark.parametrize(
    "piece",
    [
        "‘a ",
        '" a ',
        "` a",
        "&quot;a ",
        "<<a ",
        "<a",
        "ה״אב ",
        "a’ ",
        "'a' ",
        "“a ",
        "«“a» ",
        "‘“a” b’ ",
        "»a« ",
        "「『a」",
        '"',
        "'",
        "a'\n'b ",
    ],
)
@pytest.mark.parametrize("around", ["{}", "“{}”", "{}a{}", "'{}x"])
def test_twice_the_marks_are_no_more_than_twice_the_work(piece: str, around: str) -> None:
    texts = [around.format(*[piece * size] * around.count("{}")) for size in (300, 600)]
    once, twice = (lines_run(partial(read_marks, text)) for text in texts)
    assert once > 0
    assert twice < 2.1 * once
