"""How words are given, derived from the quotation marks of every script; `treatments.yml` has the cases."""

import hashlib
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive.model import Article, Block, Span, SpanIndex, Translation
from coverage_archive.reading import archive_folder
from coverage_archive.texts.treatment import article_marks, treatment
from helpers.project import PROJECT

CASES = yaml.safe_load(Path(__file__).with_name("treatments.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['words']}: {case['text']}")
def test_treatment(case: dict[str, Any]) -> None:
    text = case["text"]
    at = text.index(case["words"])
    marks = article_marks(text, [Block("p1", "paragraph", Span(0, len(text)), text, 1)], case.get("language"))
    marked = SpanIndex(found.span for found in marks.outermost)
    assert treatment(text, Span(at, at + len(case["words"])), marked) == case["is"]


def test_furniture_between_two_marks_does_not_join_them() -> None:
    text = "‘One\nAdvertisement’\ntwo’"
    parts = [Block("p1", "paragraph", Span(0, 4), "‘One", 1), Block("p2", "paragraph", Span(20, 24), "two’", 2)]
    assert article_marks(text, parts).outermost == ()


def test_doubtful_words_are_quoted_where_a_quote_says_so(tmp_path: Path) -> None:
    said = "They spoke of 'old friends' and more."
    tags = {
        "quotes": [{"id": "friends", "exact": "old friends", "kind": "partial", "speaker": "mayor"}],
        "passages": [{"id": "old", "topic": "fishing", "exact": "old"}],
    }
    assert [passage.treatment for passage in read(tmp_path / "a", said, tags).passages] == ["quoted"]
    tags["not_quotes"] = [{"exact": "old friends", "reason": "apostrophes, for this test"}]
    del tags["quotes"]
    assert [passage.treatment for passage in read(tmp_path / "b", said, tags).passages] == ["paraphrased"]


def test_a_translation_is_kept_with_who_made_it(tmp_path: Path) -> None:
    translation = {"text": "without\n  delay", "by": "the archive"}
    tags = {
        "quotes": [
            {"id": "q", "exact": "지체 없이", "kind": "partial", "speaker": "mayor", "translation": translation}
        ],
        "passages": [
            {"id": "t", "topic": "fishing", "exact": "돕겠다고", "translation": {**translation, "text": "help"}}
        ],
    }
    article = read(tmp_path, "그들은 '지체 없이' 돕겠다고 했다.", tags)
    assert article.quotes[0].translation == Translation("without delay", "the archive")
    assert article.passages[0].translation == Translation("help", "the archive")


def read(folder: Path, said: str, tags: dict[str, Any]) -> Article:
    """Read an article of one paragraph, in the vocabulary of tests/check/base."""
    root = shutil.copytree(PROJECT / "tests" / "reading" / "check" / "base", folder / "archive")
    for other in ("coast-open-gates", "lantern-harbour-pact"):
        shutil.rmtree(root / "articles" / other)
    (root / "articles" / "permalinks.txt").unlink()
    made = root / "articles" / "made"
    made.mkdir()
    (made / "capture.txt").write_text(said, encoding="utf-8")
    record = {
        "outlet": "lantern",
        "outlet_supplied": "made",
        "headline": "Made",
        "headline_supplied": "it has none",
        "capture": {"sha256": hashlib.sha256(said.encode()).hexdigest()},
        **tags,
    }
    (made / "article.yml").write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")
    (article,) = archive_folder.load(root).articles
    return article
