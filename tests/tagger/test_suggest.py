"""`archive suggest`: proposals for any text, as lines for people or as JSON lines for programs."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.archive_copy import SEEDS, copy_archive, run
from helpers.project import PROJECT


@pytest.fixture(scope="module")
def captures(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    root = copy_archive(tmp_path_factory.mktemp("suggest"))
    return [root / "articles" / slug / "capture.txt" for slug in SEEDS]


def test_it_prints_a_line_a_quotation_with_its_place_and_speaker(captures: list[Path]) -> None:
    result = run(PROJECT, "suggest", *captures)
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert f"{captures[1]}:19: partial, Ri: burning friendship" in lines
    assert f"{captures[1]}:21: partial, Orlov: paper that breaks the ice" in lines


def test_it_prints_a_json_line_a_file(captures: list[Path]) -> None:
    result = run(PROJECT, "suggest", "--format", "jsonl", *captures)
    records = [json.loads(line) for line in result.output.splitlines()]
    assert [record["doc"] for record in records] == ["capture", "capture"]
    text = captures[1].read_text(encoding="utf-8")
    quotes = {text[quote["start"] : quote["end"]]: quote for quote in records[1]["quotes"]}
    friendship = quotes["burning friendship"]
    assert text[friendship["speaker_start"] : friendship["speaker_end"]] == friendship["speaker"] == "Ri"
    assert (friendship["kind"], friendship["cue"]) == ("partial", "spoke")


def test_it_reads_json_lines_and_answers_each_before_the_next() -> None:
    """A pipe that stays open: the first answer comes before the second question."""
    command = [sys.executable, "-m", "coverage_archive.cli", "suggest", "--format", "jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        for name in ("one", "two", "three"):
            process.stdin.write(
                json.dumps({"doc": name, "text": f'"So it is today," said {name.title()} Roe.'}) + "\n"
            )
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            assert (answer["doc"], len(answer["quotes"])) == (name, 1)
        process.stdin.close()
        assert process.wait(20) == 0


def test_the_example_with_dask_gives_what_the_command_gives(captures: list[Path], tmp_path: Path) -> None:
    page = (PROJECT / "guide/measurements/tagger.md").read_text(encoding="utf-8")
    (example,) = [block for block in re.findall(r"^```python\n(.*?)^```$", page, re.M | re.S) if "dask" in block]
    (tmp_path / "example.py").write_text(example, encoding="utf-8")
    (tmp_path / "texts").mkdir()
    for number in range(10):
        text = captures[number % 2].read_bytes() + f'\n\n"So it is, {number} times," said Jo Roe.\n'.encode()
        (tmp_path / f"texts/{number}.txt").write_bytes(text)
    subprocess.run([sys.executable, "example.py"], cwd=tmp_path, check=True, timeout=120)
    parts = sorted((tmp_path / "quotes").glob("*.jsonl"))
    assert len(parts) > 1
    tagged = [line for part in parts for line in part.read_text(encoding="utf-8").splitlines()]
    command = run(tmp_path, "suggest", "--format", "jsonl", *sorted((tmp_path / "texts").iterdir()))
    assert sorted(tagged) == sorted(command.output.splitlines())
    assert len(tagged) == 10


def test_it_works_outside_a_project(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text('"So it is today," said Jo Roe.\n')
    result = run(tmp_path, "suggest", tmp_path / "a.txt")
    assert (result.exit_code, result.output) == (0, f"{tmp_path / 'a.txt'}:1: direct, Jo Roe: So it is today,\n")


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    for form in ("text", "jsonl"):
        result = run(PROJECT, "suggest", "--format", form, tmp_path / "a.txt")
        assert result.exit_code == 1
        assert "a.txt is not UTF-8 text" in result.output
    for line in ('{"doc": 1}', "[]", "{", '"' + "[" * 100_000):
        result = run(PROJECT, "suggest", "--format", "jsonl", answers=line + "\n")
        assert result.exit_code == 1
        assert "line 1 of the input" in result.output
