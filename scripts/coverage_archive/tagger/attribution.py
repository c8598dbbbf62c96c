"""The tagger: text in, `Suggestion`s out. It proposes; an editor decides.

Puts the parts together: `marks` finds the quotations, `ranker` their speakers; here come the kind of each,
its cue, and whom a short mention stands for. Offsets are code points of the text.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ..model import Span
from .headlines import HeadlineQuote, told_apart
from .mentioned_names import Cast
from .paragraph_units import read_paragraph
from .ranker import Decision, Place, decide

Kind = Literal["direct", "partial", "indirect"]
# Repeated words take the speaker of their twin when their own is less sure than this.
_UNSURE = 0.6
_SENTENCE_ENDS = ".!?…。！？"
_SENTENCE_BEFORE = re.compile(rf"(?:^|[\n:：{_SENTENCE_ENDS}])\s*[^\w\s]\s*\Z")
# How far back (code points) the noun behind "it" or "who" is looked for, and past how many quotations.
_REACH, _MOST_SPANS = 1500, 16


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A quotation, who probably says it, and how a reader can tell.

    start, end: the words inside the marks. quotation: False where they seem to be nobody's words (a title,
    a scare quote); there the speaker and all that follows are None.
    speaker: the mention as it stands at speaker_start to speaker_end ("he"). name: the fullest name that
    the text has for the same speaker. cue: the words that attribute, as they stand ("said"; None after a
    mere colon).
    confidence: how sure the choice is, 0 to 1.
    """

    start: int
    end: int
    kind: Kind
    quotation: bool
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    name: str | None
    confidence: float


def suggest(text: str, language: str | None = None) -> list[Suggestion]:
    """Return the quotations of a text that are somebody's words, in order, each with its probable speaker."""
    return [found for found in assess(text, language) if found.quotation]


def assess(text: str, language: str | None = None) -> list[Suggestion]:
    """Return every outermost quoted span of a text, in order, with a judgement."""
    spans, headlines = told_apart(text, language)
    suggestions = _with_headlines(text, headlines, _attribute(text, spans))
    cast = Cast(text, spans)
    names: dict[tuple[int, int], str | None] = {}
    named: list[Suggestion] = []
    for found in suggestions:
        if found.speaker is not None and found.speaker_start is not None and found.speaker_end is not None:
            place = found.speaker_start, found.speaker_end
            if place not in names:
                names[place] = _name_of(text, cast, spans, found.speaker, found.speaker_start)
            found = replace(found, name=names[place])
        named.append(found)
    return named


def unattributed(text: str, span: Span) -> Suggestion:
    """Return a quotation of which nothing is known but its words, as of a text that the tagger cannot read."""
    sentence = text[span.end - 1] in _SENTENCE_ENDS or _SENTENCE_BEFORE.search(
        text, max(0, span.start - 5), span.start
    )
    return _nobodys(span, "direct" if sentence else "partial", quotation=True, confidence=0.0)


def attribute(text: str) -> list[Suggestion]:
    """Return every quoted span with a judgement, but no names: those take a third of assess()'s time.

    The single-quoted words of headlines are left out.
    """
    return _attribute(text, told_apart(text)[0])


def _attribute(text: str, spans: Sequence[Span]) -> list[Suggestion]:
    suggestions: list[Suggestion] = []
    direct_before: Decision | None = None
    for decision in decide(text, spans):
        kind = _kind(text, decision, direct_before)
        direct_before = decision if kind == "direct" else None
        suggestions.append(_suggestion(text, decision, kind))
    return _join_twins(text, suggestions)


def _suggestion(text: str, decision: Decision, kind: Kind) -> Suggestion:
    reading, quote = decision.reading, decision.quote
    start, end = reading.starts[quote], reading.ends[quote]
    if decision.speaker is None:
        return _nobodys(Span(start, end), kind, quotation=False, confidence=decision.confidence)
    speaker = _whole_mention(decision.speaker)
    cue = _cue(decision)
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


def _whole_mention(place: Place) -> Span:
    """Return a mention with the of-phrases that follow it ("Article" -> "Article 4 of the treaty")."""
    reading, unit = place
    codes, words = reading.codes, reading.words
    last = unit
    if codes[unit] in "NDB":
        if codes[last + 1] == "d" and words[last + 1].isdigit():
            last += 1
        for _ in range(2):
            if codes[last + 1] == "p" and words[last + 1] == "of" and codes[last + 2] in "NDBd":
                last += 2
    return Span(reading.starts[unit], reading.ends[last])


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


def _name_of(text: str, cast: Cast, spans: Sequence[Span], speaker: str, at: int) -> str | None:
    """Return the fullest name in the text for the mention that stands at an offset."""
    word = speaker.lower()
    if word in ("he", "she", "him", "her", "his"):
        return cast.antecedent("she" if word in ("she", "her") else "he", at)
    if word in ("it", "they", "who", "which", "whom"):
        return _subject_before(text, spans, at, adjacent=word.startswith("wh"))
    if word in ("i", "we", "you", "me", "us"):
        return None
    described = cast.described(speaker) if speaker[:1].islower() or " " in speaker else None
    if described:
        return described
    last = speaker.split()[-1]
    if last[0].isupper() and not last.endswith(("'s", "\u2019s")):
        return cast.fullest(speaker) or speaker
    return None if word.startswith(("a ", "an ")) else speaker.removeprefix("the ").removeprefix("The ")


def _subject_before(text: str, spans: Sequence[Span], at: int, *, adjacent: bool) -> str | None:
    """Return what "it" or "they" at an offset probably stands for: the subject of a sentence before, in
    this or the last paragraph. For "who" (adjacent) it is the mention right before."""
    start = text.rfind("\n", max(0, at - _REACH), at) + 1 or max(0, at - _REACH)
    for _ in range(2):
        first = bisect_left(spans, start, key=lambda span: span.start)
        last = bisect_left(spans, at, key=lambda span: span.start)
        inside = [span for span in spans[max(first, last - _MOST_SPANS) : last] if span.end <= at]
        if inside and last - first > _MOST_SPANS:
            start = inside[0].start
        for reading in read_paragraph(text, start, at, inside):
            subjects = [
                unit
                for unit in reading.mentions
                if reading.codes[unit] in "NSDB" and (adjacent or reading.codes[unit - 1] in "^.?")
            ]
            if subjects:
                place = _whole_mention((reading, subjects[-1]))
                return text[place.start : place.end]
        before = text[max(0, start - _REACH) : start].rstrip()
        if adjacent or not before:
            break
        at = max(0, start - _REACH) + len(before)
        start = max(0, start - _REACH) + before.rfind("\n") + 1
    return None
