"""Turn a text into suggestions: quotations, each with its probable speaker, for an editor to judge.

``ranker`` finds the speaker of each quotation in marks, and ``indirect`` finds speech that is reported without marks.
This module adds the kind of each quotation, its cue (the words that attribute it, such as "said"), and who relayed
it. It also gives repeated words the same speaker. All offsets are code points of the text.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..model import Span
from ..texts.mark_shapes import APOSTROPHES, QUOTING_MARKS
from ..texts.quotation_marks import quotation_spans
from ..texts.typed_marks import without_written
from .headlines import told_apart
from .indirect import ReportedSpeech, reports
from .language_words import words_of
from .paragraph_units import Place, Reading, whole_mention
from .particle_order import ParticleOrder
from .ranker import Decision, decide
from .repeated_words import join_twins, with_bodies, with_headlines
from .reported_spans import corrected_span
from .speakers_named import with_names
from .suggestion import Kind, Suggestion
from .word_order import Attributed, WordOrder, parted

# The units after a quotation that make up ", X said," or ", said X,"; `paragraph_units` lists the letters.
_SAID = re.compile("[,.?]*(?:(?P<before>[NDBhyi])x?V|V(?P<after>[NDB])),?")
# A speaker that word order shows surely replaces one with less confidence than this.
_SURE = 0.7
_SENTENCE_ENDS = ".!?…。！？"
_SENTENCE_BEFORE = re.compile(rf"(?:^|[\n:：{_SENTENCE_ENDS}])\s*[^\w\s]\s*\Z")
# Words that contain a quotation mark are not proposed as indirect speech, even if the mark is a stray one.
_ANY_MARK = re.compile(f"[{re.escape(QUOTING_MARKS.translate(dict.fromkeys(map(ord, APOSTROPHES))))}]")


def suggest(text: str, language: str | None = None) -> list[Suggestion]:
    """Return the quotations of a text that somebody says, in order, each with its probable speaker."""
    return [found for found in assess(text, language) if found.quotation]


def assess(text: str, language: str | None = None) -> list[Suggestion]:
    """Return a suggestion for every outermost quoted span and every piece of indirect speech in a text, in order.

    Quoted words that nobody seems to say have ``quotation=False``. No two suggestions overlap.
    """
    primary = (language or "en").partition("-")[0]
    words = words_of(primary)
    if not words:
        return _by_word_order(text, quotation_spans(text, language))
    if primary != "en":
        order = ParticleOrder if words.has_particles else WordOrder
        spans = parted(text, quotation_spans(text, language), words)
        return _by_word_order(text, order(text, spans, words).read())
    spans, headlines = told_apart(text, language)
    text = without_written(text)
    read = WordOrder(text, sorted([*spans, *headlines]), words)
    attributed = read.read()
    marked = with_headlines(text, headlines, attributed, _corrected(_marked(text, spans), attributed))
    found = [_with_whole_phrase(each, read) for each in _spans_corrected(_merged(marked, _indirect(text, spans)))]
    found = with_names(text, spans, found)
    return with_bodies(text, _relays_kept([_with_relays(each, read) for each in found]))


def _by_word_order(text: str, found: Iterable[Span] | Mapping[Span, Attributed]) -> list[Suggestion]:
    """Return the quotations of a text that is not English, with the speakers that its verbs and word order show."""
    suggestions: list[Suggestion] = []
    for span in sorted(found):
        said = found[span] if isinstance(found, Mapping) else Attributed()
        before = _SENTENCE_BEFORE.search(text, max(0, span.start - 5), span.start)
        kind: Kind = "direct" if before or text[span.end - 1] in _SENTENCE_ENDS else "partial"
        suggestions.append(
            Suggestion(
                text,
                span.start,
                span.end,
                kind,
                quotation=not said.is_title,
                confidence=0.8 if said.name else 0.0,
                speaker_at=said.place,
                name=said.name,
                name_kind=said.kind,
                relays=said.relays,
            )
        )
    return with_bodies(text, join_twins(suggestions), only_missing=True)


def _corrected(marked: list[Suggestion], order: Mapping[Span, Attributed]) -> list[Suggestion]:
    """Return quotations with the speakers that word order shows better than the model: those of its surest ways."""
    corrected: list[Suggestion] = []
    for found in marked:
        said = order.get(Span(found.start, found.end), Attributed())
        unsure = not found.quotation or found.confidence < _SURE or said.way == "order"
        if said.place and said.way != "other" and unsure and not said.is_title:
            if (found.speaker or "").lower() != "who":
                found = replace(found, quotation=True, confidence=_SURE, speaker_at=said.place, cue_at=None)
            found = replace(found, name=said.name, relays=said.relays)
        corrected.append(found)
    return corrected


def _spans_corrected(suggestions: list[Suggestion]) -> list[Suggestion]:
    corrected: list[Suggestion] = []
    for number, found in enumerate(suggestions):
        if found.kind == "indirect":
            first = corrected[-1].end if corrected else 0
            last = suggestions[number + 1].start - 1 if number + 1 < len(suggestions) else len(found.text)
            span = corrected_span(found.text, Span(found.start, found.end), Span(first, max(last, found.end)))
            found = replace(found, start=span.start, end=span.end)
        corrected.append(found)
    return corrected


def _with_whole_phrase(found: Suggestion, order: WordOrder) -> Suggestion:
    return replace(found, speaker_at=order.whole_phrase(found.speaker_at)) if found.speaker_at else found


def _relays_kept(suggestions: list[Suggestion]) -> list[Suggestion]:
    """Return suggestions in which "he also said" has the relays of what he said before in the same paragraph."""
    kept: list[Suggestion] = []
    for found in suggestions:
        before = kept[-1] if kept else found
        goes_on = found.name == before.name and (found.speaker or "").lower() in ("he", "she", "it", "they")
        if goes_on and not found.relays and "\n" not in found.text[before.end : found.start]:
            found = replace(found, relays=before.relays)
        kept.append(found)
    return kept


def _with_relays(found: Suggestion, order: WordOrder) -> Suggestion:
    relays = dict.fromkeys([*found.relays, *order.relays_of(found.start)])
    return replace(found, relays=tuple(name for name in relays if name not in (found.name, found.speaker)))


def attribute(text: str) -> list[Suggestion]:
    """Return the suggestions of ``assess``, but without speakers' names and without single-quoted words of headlines.

    This takes two thirds of the time that ``assess`` takes.
    """
    spans = told_apart(text)[0]
    return _merged(_marked(text, spans), _indirect(text, spans))


def _marked(text: str, spans: Sequence[Span]) -> list[Suggestion]:
    suggestions: list[Suggestion] = []
    direct_before: Decision | None = None
    for decision in decide(text, spans):
        if decision.speaker:
            speaker = _spoken_before_relay(decision.reading, decision.quote, decision.speaker)
            decision = replace(decision, speaker=speaker)
        kind = _kind(text, decision, direct_before)
        direct_before = decision if kind == "direct" else None
        suggestions.append(_suggestion(text, decision, kind))
    return join_twins(suggestions)


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
    )


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
    )


def _merged(marked: list[Suggestion], indirect: list[Suggestion]) -> list[Suggestion]:
    """Return both lists as one, in the order of the text, without indirect speech that overlaps marked words."""
    found: list[Suggestion] = []
    for each in sorted(marked + indirect, key=lambda each: (each.start, each.kind == "indirect")):
        if found and each.start < found[-1].end:
            if each.kind == "indirect":
                continue
            if found[-1].kind == "indirect":
                found.pop()
        found.append(each)
    return found


def _kind(text: str, decision: Decision, direct_before: Decision | None) -> Kind:
    """Return "direct" if the marks hold a whole statement or the second half of a broken one, else "partial"."""
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
    """Return the span of the verb or of the "according to" that attributes a quotation to its speaker.

    Return None if there is no such word, or if the speaker is named in another paragraph.
    """
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


def _spoken_before_relay(reading: Reading, quote: int, speaker: Place) -> Place:
    """Return the person who said a quotation: ``speaker``, or another if ``speaker`` only relays the words.

    In '"So it is," X said, according to Y', the speaker is X, even if ``speaker`` is Y.
    """
    unit, codes = speaker[1], reading.codes
    if speaker[0] is reading and unit > quote and codes[unit - 2 : unit] in ("AT", "Ap"):
        clause = _SAID.fullmatch(codes, quote + 1, unit - 2)
        if clause:
            return reading, clause.start("before") if clause.group("before") else clause.start("after")
    return speaker
