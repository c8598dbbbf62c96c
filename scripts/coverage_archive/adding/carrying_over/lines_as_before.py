"""What the lines of a newer capture are: the same as in the earlier version, where that has the same line."""

from ...model import Article, BlockKind
from ...texts.aligned_texts import align
from ...texts.capture import CaptureFile
from ..proposing.line_kinds import CaptureLine, Kind, LineKinds, ProposedLine, all_lines

_ONE_LINE: tuple[BlockKind, ...] = ("headline", "byline")  # of these an article has one line at most


def as_before(told: LineKinds, file: CaptureFile, older: Article) -> LineKinds:
    """Return ``told`` of the lines of ``file``, corrected where the older version has the same line.

    The line that states the date stays as it was told, since the date was read from it.
    """
    lines = all_lines(file)
    known = _known(lines, older)
    dated = {line.text for line in told.lines if line.kind == "published"}
    known = {line: kind for line, kind in known.items() if kind != "published" and line.text not in dated}
    texts = {line.text for line in known}
    settled = {kind for kind in known.values() if kind in _ONE_LINE}
    reason = f"as in {older.slug}"
    named = [line for line in told.lines if line.text not in texts and line.kind not in settled]
    named += [
        ProposedLine(kind, line.text, reason)
        for line, kind in known.items()
        if kind != "furniture" and kind != "paragraph"
    ]
    aside = [item for item in told.furniture if item.text not in texts]
    aside += [
        ProposedLine("furniture", text, reason)
        for text in dict.fromkeys(line.text for line, kind in known.items() if kind == "furniture")
    ]
    order = {line.text: line.number for line in reversed(lines)}
    return LineKinds(
        lines=sorted(named, key=lambda line: order.get(line.text, 0)),
        doubtful=[line for line in told.doubtful if line.text not in texts],
        furniture=sorted(aside, key=lambda item: order.get(item.text, len(lines))),
        published=told.published,
        published_reason=told.published_reason,
        unclear=told.unclear,
    )


def _known(lines: list[CaptureLine], older: Article) -> dict[CaptureLine, Kind]:
    """Return the lines that the older version has as well, with what each of them is there."""
    before = all_lines(CaptureFile(older.capture.text, ""))
    known: dict[CaptureLine, Kind] = {}
    for pair in align([line.text for line in before], [line.text for line in lines]):
        if pair.how in ("same", "moved") and (kind := _kind(before[pair.older[0]], older)):
            known[lines[pair.newer[0]]] = kind
    return known


def _kind(line: CaptureLine, older: Article) -> Kind | None:
    """Return what a whole line of the older version is; None where it is in part the page's."""
    for block in older.capture.blocks:
        if block.span.overlaps(line.span):
            return block.kind if block.span.covers(line.span) else None
    return "furniture"
