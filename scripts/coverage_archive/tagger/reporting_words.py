"""Reporting words: the verbs and nouns that may have indirect speech as their content, each with its sentence."""

import re
from collections.abc import Iterator, Sequence

from ..model import Span
from .indirect_features import Cue
from .paragraph_units import Reading, read_paragraph
from .ranker import paragraphs
from .word_classes import BASES, listed

# Verbs that plainly report words, and verbs that tell thoughts or findings as often: of those, only the surest.
_PLAINLY_SPEECH = listed("verbs", "plainly_speech")
_SPEECH = _PLAINLY_SPEECH | listed("verbs", "also_thought")
_NOUNS = listed("verbs", "nouns")
PLAINLY = _PLAINLY_SPEECH | _NOUNS
# A line in which nearly every word has a capital is a headline; there a verb's capital does not make it a name.
_TITLE_LINE = re.compile(r"^(?=[^\n]{10,200}$)[^\n]*[^.?!\"\u201d\s]$", re.MULTILINE)
_CAPITAL_WORD = re.compile(r"\b[A-Z][a-z]+")
_ANY_WORD = re.compile(r"\b[A-Za-z]{4,}")
# How many units before and after a cue its sentence is read.
REACH_BACK, REACH_AHEAD = 60, 90


def cues(text: str, spans: Sequence[Span]) -> Iterator[Cue]:
    """Yield the reporting words of a text that may have content."""
    text = _TITLE_LINE.sub(_with_small_verbs, text)
    for start, end, inside in paragraphs(text, spans):
        reading = read_paragraph(text, start, end, inside)
        headline = reading.codes[-2] not in ".?" and len(reading.codes) < 25
        for unit, code in enumerate(reading.codes):
            if _may_report(reading, unit, code):
                yield _cue(text, reading, unit, headline)


def _may_report(reading: Reading, unit: int, code: str) -> bool:
    if code in "VG":
        return reading.words[unit] in _SPEECH
    return code == "A" or (code in "wBDN" and reading.words[unit] in _NOUNS and reading.codes[unit + 1] in "tTp")


def _with_small_verbs(line: re.Match[str]) -> str:
    """Return a line of a text with its reporting verbs in small letters, if it is in capitals like a title."""
    long = _ANY_WORD.findall(line.group())
    if 10 * sum(word[0].isupper() for word in long) < 7 * len(long):
        return line.group()
    return _CAPITAL_WORD.sub(_small_verb, line.group())


def _small_verb(word: re.Match[str]) -> str:
    small = word.group().lower()
    return small if BASES.get(small) in _SPEECH else word.group()


def _cue(text: str, reading: Reading, unit: int, headline: bool) -> Cue:
    first, last = reading.sentence(unit, REACH_BACK, REACH_AHEAD)
    word = text[reading.starts[unit] : reading.ends[unit]].lower()
    return Cue(text, reading, unit, first, last, word, headline)
