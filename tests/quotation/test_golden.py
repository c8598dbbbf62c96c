"""Golden cases: a file a behaviour, named as a sentence. Read the folders `marks`, `speakers` and `indirect` first.

`marks/` says what a quoted span is, `speakers/` what the tagger makes of it, `indirect/` what it finds without marks.
Of a quotation a case gives the words, the kind, the speaker as it stands and the cue; and the name where the mention
is not the name itself, and who relayed it where the text says so.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive.tagger import assess
from coverage_archive.texts.quotation_marks import quotation_spans, single_quoted_spans

HERE = Path(__file__).parent


def cases(folder: str) -> list[Any]:
    return [pytest.param(path, id=path.stem) for path in sorted((HERE / folder).glob("*.yaml"))]


@pytest.mark.parametrize("path", cases("marks"))
def test_marks(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    text = case.get("text") or case["headline"]
    spans = quotation_spans(text) if "text" in case else single_quoted_spans(text)
    assert [text[span.start : span.end] for span in spans] == case["spans"]


@pytest.mark.parametrize("path", cases("speakers"))
def test_speakers(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    text = case["text"]
    found = assess(text)
    said = [
        {
            "exact": text[quote.start : quote.end],
            "kind": quote.kind,
            "speaker": quote.speaker,
            "cue": quote.cue,
            "name": quote.name,
        }
        for quote in found
        if quote.quotation and quote.kind != "indirect"
    ]
    expected = [
        {"name": got["name"] if number < len(said) else None} | quote
        for number, (quote, got) in enumerate(zip(case["quotes"], said, strict=False))
    ]
    assert said == expected + case["quotes"][len(said) :]
    assert [text[quote.start : quote.end] for quote in found if not quote.quotation] == case["not_quotes"]


@pytest.mark.parametrize("path", cases("indirect"))
def test_indirect(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    text = case["text"]
    found = [quote for quote in assess(text) if quote.quotation and (quote.kind == "indirect" or "all" in case)]
    assert [text[quote.start : quote.end] for quote in found] == [said["exact"] for said in case["quotes"]]
    for quote, said in zip(found, case["quotes"], strict=True):
        assert {field: getattr(quote, field) for field in said if field != "exact"} == {
            field: value for field, value in said.items() if field != "exact"
        }
