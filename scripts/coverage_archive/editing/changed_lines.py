"""Carry the lines that an action changed over to a file that somebody else has changed since, in other lines."""

from difflib import SequenceMatcher


def carried_over(before: bytes, after: bytes, now: bytes) -> bytes | None:
    """Return ``now`` with the lines changed that differ between ``before`` and ``after``.

    Return None if somebody has changed these lines, or a line beside them, between ``before`` and ``now``.
    """
    if now == before:
        return after
    old, new, lines = (text.splitlines(keepends=True) for text in (before, after, now))
    same = SequenceMatcher(None, old, lines, autojunk=False).get_matching_blocks()
    for how, start, end, first, last in reversed(SequenceMatcher(None, old, new, autojunk=False).get_opcodes()):
        if how == "equal":
            continue
        # The lines on both sides must be unchanged, too: they show where the changed ones belong.
        wanted = max(0, start - 1), min(len(old), end + 1)
        block = next((it for it in same if it.a <= wanted[0] and wanted[1] <= it.a + it.size), None)
        if not block:
            return None
        at = block.b - block.a
        lines[start + at : end + at] = new[first:last]
    return b"".join(lines)
