"""Make text from outside safe to print: replace control characters and bidirectional controls by visible signs."""

import re

# Control characters except line ends and tabs; bidirectional controls; surrogates, which Python puts in the place of
# bytes of a file's name that are not UTF-8; and a carriage return alone, because it would overwrite its line.
_OBEYED = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|\r(?!\n)")

# Bidirectional controls that begin an embedding or an isolate, and those that end each (Unicode's annex 9).
_TURNS = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
_ISOLATES, _TURNS_END, _ISOLATE_END = "\u2066", "\u202c", "\u2069"
TURN_ENDS = _TURNS_END + _ISOLATE_END


def visible(text: str) -> str:
    """Return text with visible signs in the place of control characters: ``␛[2J``, ``‹U+202E›``, ``\\xff``."""
    return _OBEYED.sub(lambda found: written_out(found[0]), text)


def written_out(letter: str) -> str:
    """Return a visible sign for a control character."""
    code = ord(letter)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return f"‹U+{code:04X}›"


def closed(text: str) -> str:
    """Return text with its bidirectional controls closed, so that they do not affect the text after it."""
    if not _TURNS.intersection(text):
        return text
    ends: list[str] = []
    for letter in text:
        if letter in _TURNS:
            ends.append(_TURNS_END if letter < _ISOLATES else _ISOLATE_END)
        elif letter == _TURNS_END and ends[-1:] == [_TURNS_END]:
            ends.pop()
        elif letter == _ISOLATE_END and _ISOLATE_END in ends:
            while ends.pop() != _ISOLATE_END:
                pass
    return text + "".join(reversed(ends))
