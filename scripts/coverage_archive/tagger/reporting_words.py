"""Reporting words: the verbs and nouns that may have indirect speech as their content, each with its sentence."""

from collections.abc import Iterator, Sequence

from ..model import Span
from .indirect_features import Cue
from .paragraph_units import Reading, read_paragraph
from .ranker import paragraphs
from .word_classes import listed

# Verbs that plainly report words, and verbs that tell thoughts or findings as often: of those, only the surest.
_PLAINLY_SPEECH = listed("verbs", "plainly_speech")
_SPEECH = _PLAINLY_SPEECH | listed("verbs", "also_thought")
_NOUNS = listed("verbs", "nouns")
PLAINLY = _PLAINLY_SPEECH | _NOUNS
# How many units before and after a cue its sentence is read.
REACH_BACK, REACH_AHEAD = 60, 90


def cues(text: str, spans: Sequence[Span]) -> Iterator[Cue]:
    """Yield the reporting words of a text that may have content."""
    for start, end, inside in paragraphs(text, spans):
        reading = read_paragraph(text, start, end, inside)
        headline = reading.codes[-2] not in ".?" and len(reading.codes) < 25
        for unit, code in enumerate(reading.codes):
            if _may_report(reading, unit, code):
                first, last = reading.sentence(unit, REACH_BACK, REACH_AHEAD)
                word = text[reading.starts[unit] : reading.ends[unit]].lower()
                yield Cue(text, reading, unit, first, last, word, headline)


def _may_report(reading: Reading, unit: int, code: str) -> bool:
    if code in "VG":
        return reading.words[unit] in _SPEECH
    return code == "A" or (code in "wBDN" and reading.words[unit] in _NOUNS and reading.codes[unit + 1] in "tTp")
