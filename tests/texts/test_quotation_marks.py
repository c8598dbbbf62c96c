"""What stands in quotation marks: a file a behaviour in the folder `marks`, named as a sentence.

A case says, with their marks, the outermost quotations (``quoted``) and those inside them (``nested``); and what an
editor is asked about (``asked``: the word beside the mark, and why).
"""

from pathlib import Path

import pytest
import yaml
from coverage_archive.texts.quotation_marks import Quotation, read_marks

CASES = sorted((Path(__file__).parent / "marks").glob("*.yaml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
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
