"""Correct the proposed kinds of a newer capture's lines: a line that the earlier version has keeps its kind."""

from dataclasses import replace

from ...model import Article
from ...texts.aligned_texts import align
from ...texts.capture import CaptureFile
from ..proposing.line_kinds import CaptureLine, Kind, LineKinds, ProposedLine, all_lines

_ONE_LINE = ("headline", "byline")  # kinds of which an article has at most one line


def as_before(told: LineKinds, file: CaptureFile, older: Article) -> LineKinds:
    """Return ``told``, the kinds of the lines of ``file``, corrected for lines that the older version has as well.

    The line from which the date of publication was read keeps the kind ``published``.
    """
    lines = all_lines(file)
    dated = [line.text for line in told.of_kind("published")]
    known = {it: kind for it, kind in _known(lines, older).items() if kind != "published" and it.text not in dated}
    texts = {line.text for line in known}
    settled = {kind for kind in known.values() if kind in _ONE_LINE}
    whole = [line.span for line in known]  # no piece of such a line is set aside
    found = [it for it in told.lines if it.text not in texts and it.kind not in settled]
    found = [it for it in found if not (it.piece and any(span.covers(it.piece) for span in whole))]
    found += [ProposedLine(kind, it.text, f"as in {older.slug}") for it, kind in known.items() if kind != "paragraph"]
    order = {line.text: line.number for line in reversed(lines)}
    return replace(told, lines=tuple(sorted(found, key=lambda line: order.get(line.text, len(lines)))))


def _known(lines: list[CaptureLine], older: Article) -> dict[CaptureLine, Kind]:
    """Return {line: its kind in the older version} for the lines that the older version has as well."""
    before = all_lines(CaptureFile(older.capture.text, ""))
    known: dict[CaptureLine, Kind] = {}
    for pair in align([line.text for line in before], [line.text for line in lines]):
        if pair.how in ("same", "moved") and (kind := _kind(before[pair.older[0]], older)):
            known[lines[pair.newer[0]]] = kind
    return known


def _kind(line: CaptureLine, older: Article) -> Kind | None:
    """Return the kind of a line of the older version, or None if only a part of the line belongs to the article."""
    for block in older.capture.blocks:
        if block.span.overlaps(line.span):
            return block.kind if block.span.covers(line.span) else None
    return "furniture"
