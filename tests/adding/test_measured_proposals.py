"""scripts/measure_proposals.py: which names and words it holds to be the same, and its tables of one article."""

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest
from helpers.project import PROJECT

READ = PROJECT / "tests" / "proposals" / "read"


@pytest.fixture(scope="module")
def program() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure_proposals", PROJECT / "scripts" / "measure_proposals.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("found", "wanted", "is_same"),
    [
        ("The treaty", "the treaty", True),
        ("Tahir", "Wen Tahir", True),
        ("HCR", "Halveth Central Radio", True),
        ("Estmark’s foreign ministry", "Estmark's foreign ministry", True),
        ("Premier Maris Tenholt", "Maris Tenholt", False),  # a title is no part of a name
        ("Maris Tenholt", "An official close to Premier Maris Tenholt", False),
        ("Council of the Sound", "the press service of the Council of the Sound", False),
        ("Odran Vell", "Maris Tenholt", False),
    ],
)
def test_when_two_names_mean_one_speaker(program: ModuleType, found: str, wanted: str, is_same: bool) -> None:
    assert program.is_same_name(found, wanted) == is_same


def test_when_two_spans_state_one_part(program: ModuleType) -> None:
    assert program.shares_half("within three days", "help within three days")
    assert not program.shares_half("within three days", "within an hour or two")


def test_the_table_of_one_article(program: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("clause.yml", "zeitung-sundpakt.yml", "zeitung-sundpakt.txt"):
        shutil.copy(READ / name, tmp_path)
    monkeypatch.setattr(program.web_page, "read_page", program.web_page.read_page)  # which the program replaces
    score = program.measure(tmp_path)
    table = score.table()
    assert "| headline, other languages | 1 | 0 | 0 |" in table
    assert "| outlet, all: at least 80 % right, at most 100 % wrong | 100 % | 0 % | yes |" in table
    assert all(miss.startswith("zeitung-sundpakt: ") for miss in score.misses)
