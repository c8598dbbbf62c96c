"""Write the quotations of documents as JSON lines, one line per document, for ``archive suggest --format jsonl``.

A line is {"doc", "quotes": [{"start", "end", "speaker_start", "speaker_end", "speaker", "kind", "cue"}]}; offsets are
code points of the document's text. The line of a document is yielded before the next document is read.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..model.problems import ReportedError
from .attribution import attribute


class UnreadableDocumentError(ReportedError):
    """Raised if a document cannot be read. The message says which document, why, and what to do."""


def record(doc: str, text: str) -> dict[str, Any]:
    """Return the JSON record of a document: the quotations that somebody says, in order, without headlines."""
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
    """Yield the JSON line of each UTF-8 text file; its "doc" is the file's name without the suffix.

    A line end of two characters (CR LF) counts as two code points. Raise UnreadableDocumentError if a file is not
    UTF-8.
    """
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
    """Yield a JSON line of quotations for each line {"doc": ..., "text": ...}, and skip blank lines.

    Raise UnreadableDocumentError if a line is not JSON or has another form.
    """
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
