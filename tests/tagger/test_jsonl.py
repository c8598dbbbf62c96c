"""JSON lines in and out: what `archive suggest --format jsonl` prints, a document at a time."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from coverage_archive.tagger.jsonl import UnreadableDocumentError, lines_from_files, lines_from_lines, record

TEXT = 'Otto "Stone" Lind said the dam was "a ruin."'


def test_a_record_has_the_fields_of_the_format_and_offsets_into_the_text() -> None:
    got = record("dam", TEXT)
    assert got["doc"] == "dam"
    (quote,) = got["quotes"]
    assert list(quote) == ["start", "end", "speaker_start", "speaker_end", "speaker", "kind", "cue"]
    assert TEXT[quote["start"] : quote["end"]] == "a ruin."
    assert TEXT[quote["speaker_start"] : quote["speaker_end"]] == quote["speaker"]


def test_files_are_named_by_their_stems_and_their_line_ends_count(tmp_path: Path) -> None:
    path = tmp_path / "dam.txt"
    path.write_bytes(b'One.\r\n\r\n"Yes, sir," Lind said.\r\n')
    (line,) = lines_from_files([path])
    got = json.loads(line)
    assert got["doc"] == "dam"
    assert got["quotes"][0]["start"] == 9


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "dam.txt"
    path.write_bytes(b"caf\xe9")
    with pytest.raises(UnreadableDocumentError, match=r"dam\.txt is not UTF-8 text \(byte 3\)"):
        list(lines_from_files([path]))


def test_each_line_is_answered_before_the_next_is_read() -> None:
    read = 0

    def lines() -> Iterator[str]:
        nonlocal read
        for number in range(3):
            read += 1
            yield json.dumps({"doc": number, "text": TEXT}) + "\n"

    answers = lines_from_lines(lines())
    assert json.loads(next(answers))["doc"] == "0"
    assert read == 1


@pytest.mark.parametrize("line", ["[1]", '{"doc": "a"}', '{"text": "a"}', '{"doc": "a", "text": 1}', "null"])
def test_a_line_that_is_no_document_is_named(line: str) -> None:
    with pytest.raises(UnreadableDocumentError, match="line 2 of the input is no document"):
        list(lines_from_lines(["\n", line]))


@pytest.mark.parametrize("line", ["{", "[" * 100_000, '{"doc": "a", "text": "'])
def test_a_line_that_is_not_json_is_named(line: str) -> None:
    with pytest.raises(UnreadableDocumentError, match="line 1 of the input is not JSON"):
        list(lines_from_lines([line]))


def test_half_a_character_pair_goes_through() -> None:
    (line,) = lines_from_lines(['{"doc": "a", "text": "\\"Yes \\ud800, sir,\\" Lind said."}'])
    assert json.loads(line)["quotes"][0]["speaker"] == "Lind"
