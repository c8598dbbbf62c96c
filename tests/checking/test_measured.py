"""Altered quotations of made archives are found and never called exact; words of other archives are not "altered".

``scripts/check_bench.py`` measures more of them, and real articles.
"""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from helpers.altered_quotations import ALTERATIONS, altered_quotations, indexed, is_located, results, spans_of
from helpers.made_archive import spec

WATER, PORTS = ("twelve-outlets",), ("other-clause", "reference-texts", "six-outlets", "many-tongues")


@pytest.mark.parametrize(
    ("names", "others", "altered", "unrelated"),
    [
        pytest.param(WATER, ("other-clause",), 100, 300, id="one archive"),
        pytest.param(("pact", *WATER, *PORTS), (), 500, 2_000, id="all archives", marks=pytest.mark.long),
    ],
)
def test_altered_and_unrelated_words(
    names: Sequence[str], others: Sequence[str], altered: int, unrelated: int, tmp_path: Path
) -> None:
    chance = random.Random(26)
    archives = {name: indexed(spec(name), tmp_path / name) for name in (*names, *others)}
    texts = {name: [block.text for it in of.articles for block in it.capture.blocks] for name, of in archives.items()}
    kinds: list[tuple[str, bool]] = []
    called: list[str] = []
    for name in names:
        found = altered_quotations(archives[name], -(-altered // len(names) // 5) * 5, chance)
        assert {each.kind for each in found} == {*ALTERATIONS}
        for each, result in zip(found, results([each.words for each in found], tmp_path / name), strict=True):
            kinds.append((result["kind"], is_located(each, result["held"])))
        group = next((group for group in (WATER, PORTS) if name in group), (name,))
        far = [text for other, of in texts.items() if other not in group for text in of]
        runs = spans_of(far, unrelated // len(names) + 1, chance)
        called += [result["kind"] for result in results(runs, tmp_path / name)]
    assert len(kinds) >= altered * 0.95
    assert [kind for kind, _ in kinds if kind == "exact"] == []
    assert sum(kind == "altered" and located for kind, located in kinds) >= 0.95 * len(kinds)
    assert len(called) >= unrelated
    assert called.count("altered") <= 0.01 * len(called)
