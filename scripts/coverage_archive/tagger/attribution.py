"""The tagger: text in, `Suggestion`s out. It proposes; an editor decides.

Puts the parts together: `marks` finds the quotations, `ranker` their speakers, `indirect` what is reported without
marks; here come the kind of each, its cue, and who relayed it. Offsets are code points of the text.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Span
from ..texts.typed_marks import APOSTROPHES, QUOTING_MARKS, without_written
from .headlines import HeadlineQuote, told_apart
from .indirect import ReportedSpeech, reports
from .ranker import Decision, decide
from .relays import relay, spoken_before_relay, whole_mention
from .speakers_named import with_names
from .suggestion import Kind, Suggestion

# Repeated words take the speaker of their twin when their own is less sure than this.
_UNSURE = 0.6
_SENTENCE_ENDS = ".!?…。！？"
_SENTENCE_BEFORE = re.compile(rf"(?:^|[\n:：{_SENTENCE_ENDS}])\s*[^\w\s]\s*\Z")
# Words with a mark in them are quoted, even if that mark is a stray one or of another script.
_ANY_MARK = re.compile(f"[{re.escape(QUOTING_MARKS.translate(dict.fromkeys(map(ord, APOSTROPHES))))}]")


def suggest(text: str, language: str | None = None) -> list[Suggestion]:
    """Return the quotations of a text that are somebody's words, in order, each with its probable speaker."""
    return [found for found in assess(text, language) if found.quotation]


def assess(text: str, language: str | None = None) -> list[Suggestion]:
    """Return a judgement of every outermost quoted span of a text, and its indirect speech; none share a word."""
    spans, headlines = told_apart(text, language)
    text = without_written(text)
    marked = _with_headlines(text, headlines, _marked(text, spans))
    return with_names(text, spans, _merged(marked, _indirect(text, spans)))


def unattributed(text: str, span: Span) -> Suggestion:
    """Return a quotation of which nothing is known but its words, as of a text that the tagger cannot read."""
    sentence = text[span.end - 1] in _SENTENCE_ENDS or _SENTENCE_BEFORE.search(
        text, max(0, span.start - 5), span.start
    )
    return _nobodys(span, "direct" if sentence else "partial", quotation=True, confidence=0.0)


def attribute(text: str) -> list[Suggestion]:
    """Return every quoted span with a judgement and the indirect speech, but no names: those take a third of
    assess()'s time.

    The single-quoted words of headlines are left out.
    """
    spans = told_apart(text)[0]
    return _merged(_marked(text, spans), _indirect(text, spans))


def _marked(text: str, spans: Sequence[Span]) -> list[Suggestion]:
    suggestions: list[Suggestion] = []
    direct_before: Decision | None = None
    for decision in map(_without_relays, decide(text, spans)):
        kind = _kind(text, decision, direct_before)
        direct_before = decision if kind == "direct" else None
        suggestions.append(_suggestion(text, decision, kind))
    return _join_twins(text, suggestions)


def _without_relays(decision: Decision) -> Decision:
    if decision.speaker is None:
        return decision
    return replace(decision, speaker=spoken_before_relay(decision.reading, decision.quote, decision.speaker))


def _indirect(text: str, spans: Sequence[Span]) -> list[Suggestion]:
    return [
        _from_report(text, report)
        for report in reports(text, spans)
        if not _ANY_MARK.search(text, report.content.start, report.content.end)
    ]


def _from_report(text: str, report: ReportedSpeech) -> Suggestion:
    reading, unit = report.cue.reading, report.cue.unit
    speaker = whole_mention(report.source) if report.source else None
    last = unit + (reading.codes[unit] == "A" and reading.codes[unit + 1] in "Tp")
    via = relay(reading, unit, report.source) if reading.codes[unit] != "A" else None
    words = report.content.of(text)
    return Suggestion(
        start=report.content.end - len(words.lstrip()),
        end=report.content.start + len(words.rstrip()),
        kind="indirect",
        quotation=True,
        speaker=text[speaker.start : speaker.end] if speaker else None,
        speaker_start=speaker.start if speaker else None,
        speaker_end=speaker.end if speaker else None,
        cue=text[reading.starts[unit] : reading.ends[last]],
        cue_start=reading.starts[unit],
        cue_end=reading.ends[last],
        name=None,
        confidence=report.confidence,
        via=text[via.start : via.end] if via else None,
    )


def _merged(marked: list[Suggestion], indirect: list[Suggestion]) -> list[Suggestion]:
    """Return both in order, without indirect speech that shares a word with a marked span."""
    found: list[Suggestion] = []
    for each in sorted(marked + indirect, key=lambda each: (each.start, each.kind == "indirect")):
        if found and each.start < found[-1].end:
            if each.kind == "indirect":
                continue
            if found[-1].kind == "indirect":
                found.pop()
        found.append(each)
    return found


def _suggestion(text: str, decision: Decision, kind: Kind) -> Suggestion:
    reading, quote = decision.reading, decision.quote
    start, end = reading.starts[quote], reading.ends[quote]
    if decision.speaker is None:
        return _nobodys(Span(start, end), kind, quotation=False, confidence=decision.confidence)
    speaker = whole_mention(decision.speaker)
    cue = _cue(decision)
    via = relay(reading, quote, decision.speaker)
    return Suggestion(
        start,
        end,
        kind,
        True,
        text[speaker.start : speaker.end],
        speaker.start,
        speaker.end,
        text[cue.start : cue.end] if cue else None,
        cue.start if cue else None,
        cue.end if cue else None,
        None,
        decision.confidence,
        text[via.start : via.end] if via else None,
    )


def _nobodys(span: Span, kind: Kind, *, quotation: bool, confidence: float) -> Suggestion:
    return Suggestion(span.start, span.end, kind, quotation, None, None, None, None, None, None, None, confidence)


def _kind(text: str, decision: Decision, direct_before: Decision | None) -> Kind:
    """Direct if the marks hold a whole statement, or the rest of one that the reporter broke off; else
    partial."""
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
    elif unit > quote:
        found = _first_of(codes, unit, min(len(codes), unit + 30))
    else:
        found = _first_of(codes, unit, quote)
        if found < 0:
            found = max(codes.rfind("V", unit, quote), codes.rfind("G", unit, quote))
    return Span(reading.starts[found], reading.ends[found]) if found >= 0 else None


def _first_of(codes: str, start: int, end: int) -> int:
    for at in range(start, end):
        if codes[at] in "VG" and codes[at - 1] != "T":
            return at
        if codes[at] in ".?Qq":
            break
    return -1


def _join_twins(text: str, suggestions: list[Suggestion]) -> list[Suggestion]:
    """Give words that stand in the article more than once the speaker of the place where that is surest."""
    best: dict[str, Suggestion] = {}
    keys = [_key(text, found) for found in suggestions]
    for key, found in zip(keys, suggestions, strict=True):
        if key and found.quotation and (key not in best or _sureness(found) > _sureness(best[key])):
            best[key] = found
    return [
        _as_twin(found, best[key]) if key in best and found.confidence < _UNSURE and best[key] is not found else found
        for key, found in zip(keys, suggestions, strict=True)
    ]


def _sureness(found: Suggestion) -> float:
    """How far the speaker of a quotation can be relied on for its twin: a cue counts double."""
    return found.confidence * (2 if found.cue else 1)


def _as_twin(found: Suggestion, twin: Suggestion) -> Suggestion:
    return replace(twin, start=found.start, end=found.end, kind=found.kind)


def _key(text: str, found: Suggestion) -> str:
    """The words of a quotation, to compare; "" for a single one, which may well be another's elsewhere."""
    words = text[found.start : found.end].casefold().rstrip(".,;:!?").split()
    return " ".join(words) if len(words) > 1 else ""


def _with_headlines(text: str, headlines: Sequence[HeadlineQuote], suggestions: list[Suggestion]) -> list[Suggestion]:
    """Add the single-quoted words of headlines; the headline tells their speaker, or their twin in the body does."""
    best: dict[str, Suggestion] = {}
    for found in suggestions:
        if found.quotation:
            best.setdefault(_key(text, found), found)
    added: list[Suggestion] = []
    for quote in headlines:
        source = quote.source
        plain = _nobodys(quote.words, "partial", quotation=False, confidence=0.5)
        key = _key(text, plain)
        if source:
            speaker = text[source.start : source.end]
            plain = replace(plain, quotation=True, speaker=speaker)
            added.append(replace(plain, speaker_start=source.start, speaker_end=source.end))
        else:
            added.append(_as_twin(plain, best[key]) if key and key in best else plain)
    return sorted(added + suggestions, key=lambda found: found.start) if added else suggestions
