"""Golden cases: a file a behaviour, named as a sentence. Read the folders `marks` and `speakers` first.

`marks/` says what stands in quotation marks: with their marks, the outermost quotations (`quoted`) and those inside
them (`nested`); and what an editor is asked about (`asked`: the word beside the mark, and why). `speakers/` says what
the tagger makes of them: the words, the kind, the speaker as it stands and the cue; and the name where the mention is
not the name itself.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive.tagger import assess
from coverage_archive.texts.quotation_marks import Quotation, read_marks

HERE = Path(__file__).parent


def cases(folder: str) -> list[Any]:
    return [pytest.param(path, id=path.stem) for path in sorted((HERE / folder).glob("*.yaml"))]


@pytest.mark.parametrize("path", cases("marks"))
def test_marks(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    text = case["text"]
    marks = read_marks(text, case.get("language"))

    def shown(found: Quotation) -> str:
        return f"{found.opening}{found.span.of(text)}{found.closing}"

    assert {
        "quoted": [shown(found) for found in marks.outermost],
        "nested": [shown(found) for found in marks.quotations if found.depth],
        "asked": {found.word.of(text): found.doubt for found in marks.doubts},
    } == {"quoted": case["quoted"], "nested": case.get("nested", []), "asked": case.get("asked", {})}


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
        if quote.quotation
    ]
    expected = [
        {"name": got["name"] if number < len(said) else None} | quote
        for number, (quote, got) in enumerate(zip(case["quotes"], said, strict=False))
    ]
    assert said == expected + case["quotes"][len(said) :]
    assert [text[quote.start : quote.end] for quote in found if not quote.quotation] == case["not_quotes"]
