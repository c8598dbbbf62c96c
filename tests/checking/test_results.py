"""What the page "Check a text" says of quotations: one case each in results.yml, named as a sentence."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.altered_quotations import indexed
from helpers.checked_texts import checked
from helpers.made_archive import spec

CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "results.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the page says in each case; the cases of one archive are asked together."""
    found: dict[str, list[str]] = {}
    for archive in {case["archive"] for case in CASES.values()}:
        folder = tmp_path_factory.mktemp(archive)
        indexed(spec(archive), folder)
        names = [name for name, case in CASES.items() if case["archive"] == archive]
        answers = checked([CASES[name]["text"] for name in names], folder / "quotes" / "index")
        found |= {name: list(map(line, answer)) for name, answer in zip(names, answers, strict=True)}
    return found


def line(result: dict[str, Any]) -> str:
    if not result["held"]:
        return str(result["kind"])
    first = result["held"][0]
    differences = "; ".join(first["said"]) if result["kind"] != "exact" else ""
    by = ", ".join(name for _, name in first["by"])
    parts = [result["kind"], differences, first["url"].removeprefix("articles/"), by]
    return " | ".join([*parts, *([] if first["isNamed"] else ["not named"])]).strip().replace("|  |", "| |")


@pytest.mark.parametrize("name", CASES)
def test_a_text(name: str, said: dict[str, list[str]]) -> None:
    assert said[name] == CASES[name]["says"]


def test_words_that_are_not_published_make_nothing_altered(tmp_path: Path) -> None:
    """Of an excerpt, a quotation is held against the published stretches alone; no further word is judged."""
    made = spec("pact")
    first, *others = made["articles"]
    one, two = "The delegates walked along the frozen river.", "At noon the bridge was opened to the crowd."
    around = f"{one} Nobody cheered. {two}"
    excerpt = {
        **first,
        "show": "tagged",
        "paragraphs": [*first["paragraphs"], around],
        "passages": [*first["passages"], *({"topic": "alliance", "exact": words} for words in (one, two))],
    }
    indexed({**made, "articles": [excerpt, *others]}, tmp_path)
    published = (
        "The treaty also keeps both sides from signing anything with a third country that would harm the other"
    )
    withheld = "The North's state media put out the whole text on Thursday, in Korean alone"
    before = "for the other. It would bring back a Cold War-era alliance for the first time in a generation"
    after = "spoke of trade and friendship, and not of arms. The new promise adds"
    said = (published, published.replace("both", "no"), withheld, before, after, around, two)
    answers = checked([f"KCNA: “{words}”" for words in said], tmp_path / "quotes" / "index")
    assert [answer[0]["kind"] for answer in answers] == ["exact", "altered", "none", "none", "none", "none", "exact"]
