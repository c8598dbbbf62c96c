"""JSON lines of quotations, one line per document, as ``archive suggest --format jsonl`` prints them.

A line is {"doc", "quotes": [{"start", "end", "speaker_start", "speaker_end", "speaker", "kind", "cue"}]}; offsets are
code points of the document's text. Each document is answered before the next is read.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..model.problems import ReportedError
from .attribution import attribute


class UnreadableDocumentError(ReportedError):
    """A document that cannot be read. The message says which, why, and what to do."""


def record(doc: str, text: str) -> dict[str, Any]:
    """Return the record of one document: its quotations that are somebody's words, in order, without headlines."""
    quotes = [
        {
            "start": found.start,
            "end": found.end,
            "speaker_start": found.speaker_at and found.speaker_at.start,
            "speaker_end": found.speaker_at and found.speaker_at.end,
            "speaker": found.speaker,
            "kind": found.kind,
            "cue": found.cue,
        }
        for found in attribute(text)
        if found.quotation
    ]
    return {"doc": doc, "quotes": quotes}


def lines_from_files(paths: Iterable[Path]) -> Iterator[str]:
    """Yield the JSON line of each UTF-8 text file, named by its stem. A line end of two characters counts as two."""
    for path in paths:
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableDocumentError(
                f"{path} is not UTF-8 text (byte {error.start}); "
                "convert it to UTF-8, or archive it with `archive new`"
            ) from error
        yield _line(path.stem, text)


def lines_from_lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield a JSON line for each JSON line {"doc": ..., "text": ...}; blank lines are passed over."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            document = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UnreadableDocumentError(f"line {number} of the input is not JSON: {error}") from error
        if not isinstance(document, dict) or not isinstance(document.get("text"), str) or "doc" not in document:
            raise UnreadableDocumentError(
                f'line {number} of the input is no document; it must look like {{"doc": "name", "text": "..."}}'
            )
        yield _line(str(document["doc"]), document["text"])


def _line(doc: str, text: str) -> str:
    return json.dumps(record(doc, text))
