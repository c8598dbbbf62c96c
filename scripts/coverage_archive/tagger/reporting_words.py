"""Find the reporting words of a text: verbs and nouns that may introduce indirect speech, each with its sentence."""

import re
from collections.abc import Iterator, Sequence

from ..model import Span
from .indirect_features import Cue
from .paragraph_units import Reading, read_paragraph
from .ranker import paragraphs
from .word_classes import BASES, listed

# Some verbs plainly report words. Others report thoughts or findings as often, so their speech must be surer.
_PLAINLY_SPEECH = listed("verbs", "plainly_speech")
_SPEECH = _PLAINLY_SPEECH | listed("verbs", "also_thought")
_NOUNS = listed("verbs", "nouns")
PLAINLY = _PLAINLY_SPEECH | _NOUNS
_FORMS = frozenset(form for form, base in BASES.items() if base in _SPEECH) | _NOUNS | {"according"}
_LETTERS = re.compile("[a-z]+")
# A line in which most words have a capital is a headline. A verb with a capital is not a name there.
_TITLE_LINE = re.compile(r"^(?=[^\n]{10,200}$)[^\n]*[^.?!\"\u201d\s]$", re.MULTILINE)
_CAPITAL_WORD = re.compile(r"\b[A-Z][a-z]+")
_ANY_WORD = re.compile(r"\b[A-Za-z]{4,}")
# How far from a cue its sentence is read, in units before and after it.
REACH_BACK, REACH_AHEAD = 60, 90


def cues(text: str, spans: Sequence[Span]) -> Iterator[Cue]:
    """Yield the reporting words of a text that may have content, in order. ``spans`` are its quotations."""
    text = _TITLE_LINE.sub(_with_small_verbs, text)
    for start, end, inside in paragraphs(text, spans):
        if _FORMS.isdisjoint(_LETTERS.findall(text[start:end].lower())):
            continue  # skipping paragraphs without a reporting word saves half of the reading
        for reading in read_paragraph(text, start, end, inside):
            headline = reading.codes[-2] not in ".?" and len(reading.codes) < 25
            for unit, code in enumerate(reading.codes):
                if _may_report(reading, unit, code):
                    yield _cue(text, reading, unit, headline)


def _may_report(reading: Reading, unit: int, code: str) -> bool:
    if code in "VG":
        return reading.words[unit] in _SPEECH
    return code == "A" or (code in "wBDN" and reading.words[unit] in _NOUNS and reading.codes[unit + 1] in "tTp")


def _with_small_verbs(line: re.Match[str]) -> str:
    """Return a line with its reporting verbs in lower case if most of its words are capitalised, as in a headline."""
    long = _ANY_WORD.findall(line.group())
    if 10 * sum(word[0].isupper() for word in long) < 7 * len(long):
        return line.group()
    return _CAPITAL_WORD.sub(_small_verb, line.group())


def _small_verb(word: re.Match[str]) -> str:
    small = word.group().lower()
    return small if BASES.get(small) in _SPEECH else word.group()


def _cue(text: str, reading: Reading, unit: int, headline: bool) -> Cue:
    codes = reading.codes
    first, low = unit, max(1, unit - REACH_BACK)
    while first > low and codes[first - 1] not in ".?":
        first -= 1
    last, high = unit + 1, min(len(codes) - 1, unit + REACH_AHEAD)
    while last < high and codes[last] not in ".?":
        last += 1
    word = text[reading.starts[unit] : reading.ends[unit]].lower()
    return Cue(text, reading, unit, first, last, word, headline)
