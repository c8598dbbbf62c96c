"""Cells that a spreadsheet would run: the published CSV and the search page's download write them alike."""

import re

import pytest
from coverage_archive.open_data.table_formats import _cell
from coverage_archive.open_data.tables import TableColumn
from helpers.project import FRONTEND


@pytest.mark.parametrize("words", ["=1+1", "+44", "-2", "@home", "\tx", "\rx"])
def test_a_formula_has_an_apostrophe_before_it(words: str) -> None:
    column = TableColumn("exact", "the words")
    assert _cell(column, words) == f"'{words}"
    assert _cell(column, f"a{words}") == f"a{words}"


def test_the_download_guards_the_same_characters() -> None:
    script = (FRONTEND / "js" / "searching" / "downloads.js").read_text(encoding="utf-8")
    assert re.findall(r"const safe = /\^\[(.*?)\]/", script) == ["=+\\-@\\t\\r"]
