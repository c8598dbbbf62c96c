"""What a quoted span is: a file a behaviour in the folder `marks`, named as a sentence."""

from pathlib import Path

import pytest
import yaml
from coverage_archive.texts.quotation_marks import quotation_spans, single_quoted_spans

CASES = sorted((Path(__file__).parent / "marks").glob("*.yaml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_marks(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    text = case.get("text") or case["headline"]
    spans = quotation_spans(text) if "text" in case else single_quoted_spans(text)
    assert [text[span.start : span.end] for span in spans] == case["spans"]
