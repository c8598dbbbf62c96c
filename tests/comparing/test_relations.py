"""How a report stands to the base on one part: what its words are, and what the editor recorded where it has none."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive.comparing.against_base import Against, against, only_here
from coverage_archive.comparing.parts import other_speaker, part, words_of
from coverage_archive.model import Archive, Article
from coverage_archive.reading import archive_folder
from coverage_archive.reading.publishable import publishable
from helpers.made_archive import write

CASES = yaml.safe_load(Path(__file__).with_name("relations.yml").read_text(encoding="utf-8"))
VOCABULARY = {
    "title": "A pact in the news",
    "question": "How is it reported?",
    "clause": "clause",
    "outlets": {"first": {"name": "First"}, "second": {"name": "Second"}, "third": {"name": "Third"}},
    "speakers": {
        "pact": {"name": "The pact", "kind": "document"},
        "mayor": {"name": "The mayor", "kind": "person"},
        "envoy": {"name": "The envoy", "kind": "person"},
    },
    "topics": {"clause": {"title": "The clause", "speaker": "pact"}},
    "elements": {"part": {"title": "Part", "topic": "clause"}, "other": {"title": "Other", "topic": "clause"}},
}


def archive(tmp_path: Path, *articles: dict[str, Any]) -> Archive:
    """Read an archive of these articles."""
    write({**VOCABULARY, "articles": list(articles)}, tmp_path / "articles")
    return publishable(archive_folder.load(tmp_path))


def report(outlet: str, words: str = "", **fields: Any) -> dict[str, Any]:
    """An article of an outlet that gives words on the part, or none."""
    said = {
        "headline": "On the pact",
        "language": "en",
        "outlet_supplied": "made up",
        "paragraphs": [f"{words or 'Nothing of that'} – so it is said.", "The last words."],
        "passages": [{"element": "part", "exact": words}] if words else [],
    }
    return {"outlet": outlet, **said, **fields}


def relation(tmp_path: Path, base: dict[str, Any], other: dict[str, Any]) -> Against | None:
    read = archive(tmp_path, base, other)
    return against(read.clause, *_in_order(read)).get("part")


def _in_order(read: Archive) -> tuple[Article, Article]:
    first, second = read.articles[:2]
    return first, second


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['base']} – {case['report']}")
def test_words_are_the_same_or_spelt_otherwise_or_other_words(tmp_path: Path, case: dict[str, Any]) -> None:
    languages = case.get("in", ["en", "en"])
    marked = [
        report(outlet, words, language=language, not_quotes=quoted(words))
        for outlet, words, language in zip(
            ("first", "second"), (case["base"], case["report"]), languages, strict=True
        )
    ]
    assert relation(tmp_path, *marked) == Against(case["relation"], "in-place")


def quoted(words: str) -> list[dict[str, str]]:
    """What of some words has a lone quotation mark, which must be settled."""
    return [{"exact": word, "reason": "a lone mark"} for word in words.split() if word.startswith('"')]


LACKS, FORGOT = {"absent": ["part", "other"]}, {"absent": ["other"]}
GIVES = "at once"


@pytest.mark.parametrize(
    ("base", "other", "expected"),
    [
        (report("first", GIVES), report("second", **LACKS), "absent"),
        (report("first", GIVES), report("second", **FORGOT), "unjudged"),
        (report("first", **LACKS), report("second", GIVES), "added"),
        (report("first", **FORGOT), report("second", GIVES), "unjudged"),
        (report("first", **LACKS), report("second", **LACKS), "absent"),
        (report("first", **FORGOT), report("second", **LACKS), "absent"),
        (report("first", **LACKS), report("second", **FORGOT), "unjudged"),
        (report("first", GIVES, show="none"), report("second", GIVES), "withheld"),
        (report("first", GIVES), report("second", GIVES, show="none"), "withheld"),
        (report("first", GIVES), report("second", GIVES, show="tagged"), "same"),
        (report("first", GIVES), report("second", show="none", **LACKS), "absent"),
    ],
)
def test_where_one_has_no_words_what_the_editor_recorded_is_said(
    tmp_path: Path, base: dict[str, Any], other: dict[str, Any], expected: str
) -> None:
    found = relation(tmp_path, base, other)
    assert found
    assert found.relation == expected
    assert (found.order is None) == (expected not in ("same",))


def test_a_reference_text_says_nothing_of_a_part_that_it_neither_gives_nor_lists(tmp_path: Path) -> None:
    text = {**report("first", GIVES), "kind": "reference", "headline": "The pact itself"}
    del text["outlet"], text["outlet_supplied"]
    read = archive(tmp_path, text, report("second", GIVES))
    reference, other = _in_order(read)
    assert part(read.elements["other"], reference).state is None
    assert "other" not in against(read.clause, other, reference)


def test_only_here_is_where_every_other_report_lists_the_part_as_absent(tmp_path: Path) -> None:
    for states in product((LACKS, FORGOT), repeat=2):
        others = [report(outlet, **state) for outlet, state in zip(("second", "third"), states, strict=True)]
        read = archive(tmp_path, report("first", GIVES), *others)
        assert only_here(read, read.articles[0], "part") == (states == (LACKS, LACKS))
    alone = archive(tmp_path, report("first", GIVES))
    assert not only_here(alone, alone.articles[0], "part"), "a single report is not compared"


SAID = "The mayor said: \"The pact, as the envoy told, pledges 'help at once' to all.\""


@pytest.mark.parametrize(
    ("passage", "quotes", "whose", "named"),
    [
        ("help at once", ["mayor", "envoy"], "envoy", "envoy"),
        ("pledges", ["mayor", "envoy"], "mayor", "mayor"),
        ("help at once", ["mayor", "pact"], "pact", None),
        ("said", ["mayor", "envoy"], None, None),
        ("to all", ["pact", "mayor"], "pact", None),
        ('said: "The pact', ["mayor", "envoy"], None, None),
    ],
)
def test_the_innermost_quote_that_covers_a_passage_says_whose_words_it_gives(
    tmp_path: Path, passage: str, quotes: list[str], whose: str | None, named: str | None
) -> None:
    outer = "The pact, as the envoy told, pledges 'help at once' to all."
    tags = [
        {"exact": outer, "kind": "direct", "speaker": quotes[0]},
        {"exact": "help at once", "kind": "partial", "speaker": quotes[1]},
    ]
    said = report("first", passages=[{"element": "part", "exact": passage}], paragraphs=[SAID], quotes=tags)
    read = archive(tmp_path, said)
    article = read.articles[0]
    found = words_of(article, article.passages[0])
    other = other_speaker(read.clause, article, article.passages[0])
    assert (found.id if found else None, other.id if other else None) == (whose, named)
