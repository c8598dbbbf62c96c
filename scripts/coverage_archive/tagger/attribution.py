"""The tagger: take a text and return suggestions, which an editor confirms or rejects.

``ranker`` finds who says each marked quotation, ``indirect`` what is reported without marks. Here come the kind of
each, its cue, who relayed it, and the same words elsewhere. Offsets are code points of the text.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Span
from ..texts.mark_shapes import APOSTROPHES, QUOTING_MARKS
from ..texts.typed_marks import without_written
from .headlines import told_apart
from .indirect import ReportedSpeech, reports
from .ranker import Decision, decide
from .relays import relay, spoken_before_relay, whole_mention
from .speakers_named import with_names
from .suggestion import Kind, Suggestion

# Repeated words take the speaker of their twin when their own is less sure than this.
_UNSURE = 0.6
_SENTENCE_ENDS = ".!?…。！？"
_SENTENCE_BEFORE = re.compile(rf"(?:^|[\n:：{_SENTENCE_ENDS}])\s*[^\w\s]\s*\Z")
# The units up to the next verb of the sentence that stands outside quotations and is no infinitive.
_NEXT_VERB = re.compile("[^.?Qq]*?(?<!T)[VG]")
# Words with a mark in them are quoted, even if that mark is a stray one or of another script.
_ANY_MARK = re.compile(f"[{re.escape(QUOTING_MARKS.translate(dict.fromkeys(map(ord, APOSTROPHES))))}]")


def suggest(text: str, language: str | None = None) -> list[Suggestion]:
    """Return the quotations of a text that are somebody's words, in order, each with its probable speaker."""
    return [found for found in assess(text, language) if found.quotation]


def assess(text: str, language: str | None = None) -> list[Suggestion]:
    """Return a judgement of every outermost quoted span of a text, and its indirect speech; none share a word."""
    spans, headlines = told_apart(text, language)
    text = without_written(text)
    marked = [*_marked(text, spans), *(_of_headline(text, *words) for words in headlines.items())]
    return with_names(text, spans, _apart([*_joined_twins(marked), *_indirect(text, spans)]))


def unattributed(text: str, span: Span) -> Suggestion:
    """Return a quotation of which nothing is known but its words, as of a text that the tagger cannot read."""
    before = _SENTENCE_BEFORE.search(text, max(0, span.start - 5), span.start)
    kind: Kind = "direct" if before or text[span.end - 1] in _SENTENCE_ENDS else "partial"
    return Suggestion(text, span.start, span.end, kind, quotation=True, confidence=0.0)


def attribute(text: str) -> list[Suggestion]:
    """Return what ``assess`` does, but no names, and no quotations of headlines, which few annotators count."""
    spans = told_apart(text)[0]
    return _apart([*_joined_twins(_marked(text, spans)), *_indirect(text, spans)])


def _marked(text: str, spans: Sequence[Span]) -> list[Suggestion]:
    suggestions: list[Suggestion] = []
    direct_before: Decision | None = None
    for decision in decide(text, spans):
        if decision.speaker:
            speaker = spoken_before_relay(decision.reading, decision.quote, decision.speaker)
            decision = replace(decision, speaker=speaker)
        kind = _kind(text, decision, direct_before)
        direct_before = decision if kind == "direct" else None
        suggestions.append(_suggestion(text, decision, kind))
    return suggestions


def _suggestion(text: str, decision: Decision, kind: Kind) -> Suggestion:
    reading, quote, speaker = decision.reading, decision.quote, decision.speaker
    return Suggestion(
        text,
        reading.starts[quote],
        reading.ends[quote],
        kind,
        quotation=speaker is not None,
        confidence=decision.confidence,
        speaker_at=whole_mention(speaker) if speaker else None,
        cue_at=_cue(decision),
        via_at=relay(reading, quote, speaker),
    )


def _of_headline(text: str, words: Span, source: Span | None) -> Suggestion:
    """Return single-quoted words of a headline; without a name there, the body may repeat them with a speaker."""
    confidence = _UNSURE if source else 0.0
    return Suggestion(text, words.start, words.end, "partial", source is not None, confidence, speaker_at=source)


def _indirect(text: str, spans: Sequence[Span]) -> list[Suggestion]:
    return [
        _reported(text, report)
        for report in reports(text, spans)
        if not _ANY_MARK.search(text, report.content.start, report.content.end)
    ]


def _reported(text: str, report: ReportedSpeech) -> Suggestion:
    reading, unit, source = report.cue.reading, report.cue.unit, report.source
    is_according = reading.codes[unit] == "A"
    last = unit + (is_according and reading.codes[unit + 1] in "Tp")
    words = report.content.of(text)
    return Suggestion(
        text,
        report.content.end - len(words.lstrip()),
        report.content.start + len(words.rstrip()),
        "indirect",
        quotation=True,
        confidence=report.confidence,
        speaker_at=whole_mention(source) if source else None,
        cue_at=Span(reading.starts[unit], reading.ends[last]),
        via_at=None if is_according else relay(reading, unit, source),
    )


def _apart(suggestions: list[Suggestion]) -> list[Suggestion]:
    """Return suggestions in order, without indirect speech that shares a word with a marked span."""
    found: list[Suggestion] = []
    for each in sorted(suggestions, key=lambda each: (each.start, each.kind == "indirect")):
        if found and each.start < found[-1].end:
            if each.kind == "indirect":
                continue
            if found[-1].kind == "indirect":
                found.pop()
        found.append(each)
    return found


def _kind(text: str, decision: Decision, direct_before: Decision | None) -> Kind:
    """Return "direct" if the marks hold a whole statement, or the rest of a broken one; else "partial"."""
    reading, quote = decision.reading, decision.quote
    codes = reading.codes
    before, after = codes[quote - 1], codes[quote + 1]
    if codes[quote] == "q":
        # "We must," she said, "and we will."
        broken = direct_before is not None and direct_before.reading is reading
        if broken and direct_before and before in ",V":
            first = direct_before.quote
            if codes[first + 1] == "," and "." not in codes[first:quote]:
                return "direct"
        return "direct" if before == "^" and after == "$" else "partial"
    if before in "^.?,:-$" or codes[quote - 2 : quote] in ("V,", "V:"):
        return "direct"
    size = text.count(" ", reading.starts[quote], reading.ends[quote]) + 1
    return "direct" if size >= 3 and (after in ".?" or before in "VG") else "partial"


def _cue(decision: Decision) -> Span | None:
    """Return the verb, or "according to", that ties the quotation to its speaker."""
    if decision.speaker is None or decision.speaker[0] is not decision.reading:
        return None
    reading, quote, unit = decision.reading, decision.quote, decision.speaker[1]
    codes = reading.codes
    if codes[unit - 2 : unit] in ("AT", "Ap"):
        return Span(reading.starts[unit - 2], reading.ends[unit - 1])
    if codes[unit - 1] in "VG" and unit > quote:
        found = unit - 1
    elif verb := _NEXT_VERB.match(codes, unit, unit + 30 if unit > quote else quote):
        found = verb.end() - 1
    else:
        found = max(codes.rfind("V", unit, quote), codes.rfind("G", unit, quote))
    return Span(reading.starts[found], reading.ends[found]) if found >= 0 else None


def _joined_twins(suggestions: list[Suggestion]) -> list[Suggestion]:
    """Give words that stand in the article more than once the speaker of the place where that is surest."""
    best: dict[str, Suggestion] = {}
    for found in sorted(suggestions, key=_reliability, reverse=True):
        if found.quotation and (words := _words(found)):
            best.setdefault(words, found)
    return [
        replace(twin, start=found.start, end=found.end, kind=found.kind)
        if found.confidence < _UNSURE and (twin := best.get(_words(found)))
        else found
        for found in suggestions
    ]


def _reliability(found: Suggestion) -> float:
    """Return how far the speaker of a quotation can be relied on for its twin: a cue counts double."""
    return found.confidence * (2 if found.cue else 1)


def _words(found: Suggestion) -> str:
    """Return the words of a quotation, to compare; "" for a single one, which may well be another's elsewhere."""
    words = found.text[found.start : found.end].casefold().rstrip(".,;:!?").split()
    return " ".join(words) if len(words) > 1 else ""
