"""What readers would ask of the two articles, and what they find: tests/shipped/queries.yml, row by row."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.asked_search import ask

pytestmark = pytest.mark.usefixtures("as_recorded")

TABLE = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text(encoding="utf-8"))
ROWS: list[dict[str, Any]] = TABLE["queries"]


def whole(address: str) -> str:
    """Spell out the short names that the table gives to articles."""
    for short, slug in TABLE["articles"].items():
        address = address.replace(f"{short}/", f"{slug}/")
    return address


@pytest.fixture(scope="module")
def answers(site: Path) -> dict[str, Any]:
    """What the search answers to each query, asked at once."""
    asked = [{"q": row["q"], "meant": True} for row in ROWS]
    return dict(zip((row["q"] for row in ROWS), ask(site / "quotes" / "index", asked), strict=True))


@pytest.mark.parametrize("row", ROWS, ids=[row["q"] for row in ROWS])
def test_readers_find(row: dict[str, Any], answers: dict[str, Any]) -> None:
    found = answers[row["q"]]
    assert len(found["quotes"]) == row["quotes"]
    assert found["quotes"][:1] == [whole(row["first"])] if "first" in row else found["quotes"] == []
    texts = row["texts"]
    assert (len(found["paragraphs"]) if isinstance(texts, int) else {*found["paragraphs"]}) == (
        texts if isinstance(texts, int) else {*map(whole, texts)}
    )
    if "names" in row:
        assert [url for url, _, _ in found["pages"]][: len(row["names"])] == [*map(whole, row["names"])]
    assert [part["url"].removeprefix("compare/") for part in found["parts"]] == row.get("parts", [])
    assert all(len(part["said"]) == len({words[3] for words in part["said"]}) > 0 for part in found["parts"])
    assert found["missing"] == row.get("missing", [])
    assert found["meant"][:1] == ([row["meant"]] if "meant" in row else [])
