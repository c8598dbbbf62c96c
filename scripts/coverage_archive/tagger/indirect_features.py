"""Compute the features by which the log-linear model finds indirect speech: its side, beginning, end and source.

As in ``features``, a feature is a string that contains no word of a name, and every function examines a limited
number of units.
"""

from dataclasses import dataclass
from typing import Literal

from .features import clause_of, squeeze, step
from .paragraph_units import Reading

# The outline of a clause leaves out these letters: noun phrases, names, prepositions, auxiliaries and other words.
_OUTLINE = str.maketrans(dict.fromkeys("wdDBpegorSxN"))

Side = Literal["R", "L"]
"""The side of the cue on which its content is: right or left."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Hold a reporting word (cue): its unit, its sentence, and the word in lower case as the text writes it.

    The sentence is the units from ``first`` up to but not including ``last``. ``headline`` says whether the line may
    be a headline.
    """

    text: str
    reading: Reading
    unit: int
    first: int
    last: int
    word: str
    headline: bool


def cue_features(cue: Cue) -> list[str]:
    """Return the features that tell whether a reporting word has content, and on which side."""
    codes, words, unit = cue.reading.codes, cue.reading.words, cue.unit
    word, base = cue.word, words[unit]
    low = max(cue.first - 1, unit - 12)
    high = min(cue.last + 1, unit + 14, len(codes) - 1)
    behind, ahead = codes[low:unit], codes[unit + 1 : high]
    back1, next1 = lexeme(cue.reading, unit - 1), lexeme(cue.reading, unit + 1)
    next2 = lexeme(cue.reading, unit + 2)
    outline_ahead = ahead.translate(_OUTLINE)[:5]
    outline_behind = behind.translate(_OUTLINE)[-4:]
    from_start, to_end = step(unit - cue.first), step(cue.last - unit - 1)
    nearest = _next_verb(codes, unit + 1, high)
    clause = squeeze(codes[unit + 1 : nearest + 1])
    verb = words[nearest] if nearest < high and codes[nearest] in "xV" else codes[nearest]
    comma_before = step(unit - codes.rfind(",", cue.first, unit)) if "," in codes[cue.first : unit] else -1
    following = codes[cue.last : cue.last + 2]
    subject = _subject(cue.reading, unit, low)
    first = first_word(cue, unit + 1)
    quotes = "Q" in ahead or "q" in ahead, min(ahead.find("Q") % 99, ahead.find("q") % 99, 9)
    return [
        "bias",
        f"clause={clause}",
        f"clause word={clause}|{base}",
        f"verb ahead={verb}|{ahead[:1]}",
        f"verb ahead base={verb}|{base}",
        f"first ahead={first}|{base}",
        f"first ahead verb={first}|{codes[nearest]}",
        f"following={following}",
        f"following word={following}|{ahead[:1]}",
        f"amid={comma_before}|{ahead[:1]}|{from_start}|{to_end}",
        f"amid row={behind[-3:]}|{ahead[:1]}|{from_start}|{to_end}",
        f"amid next={behind[-2:]}|{ahead[:2]}|{from_start}",
        f"lead={lexeme(cue.reading, cue.first)}|{ahead[:1]}",
        f"opening={codes[cue.first : cue.first + 3]}|{from_start}|{ahead[:1]}",
        f"twice={behind.count('V')}{behind[behind.rfind('V') + 1 :] if 'V' in behind else ''}",
        f"word={word}",
        f"base={base}",
        f"next={next1}",
        f"next word={base}|{next1}",
        f"next kind={word}|{ahead[:1]}",
        f"next two={ahead[:2]}|{base}",
        f"next words={next1}|{next2}",
        f"ahead={ahead[:3]}",
        f"ahead four={ahead[:4]}",
        f"back={back1}",
        f"back word={base}|{back1}",
        f"back kind={word}|{behind[-1:]}",
        f"back two={behind[-2:]}|{base}",
        f"back three={behind[-3:]}",
        f"back four={behind[-4:]}",
        f"around={behind[-1:]}{ahead[:1]}",
        f"around two={behind[-2:]}|{ahead[:2]}",
        f"around word={behind[-1:]}{ahead[:1]}|{word}",
        f"outline={outline_ahead}",
        f"outline word={outline_ahead[:3]}|{base}",
        f"outline back={outline_behind}",
        f"outlines={outline_behind[-2:]}|{outline_ahead[:3]}",
        f"start={from_start}",
        f"start word={from_start}|{base}",
        f"end={to_end}",
        f"end word={to_end}|{base}",
        f"ends={from_start}|{to_end}",
        f"close={codes[cue.last]}{codes[cue.first - 1]}",
        f"quote ahead={quotes[0]}{quotes[1]}",
        f"quote behind={'Q' in behind or 'q' in behind}{ahead[:1]}",
        f"headline={cue.headline}{codes[unit]}",
        f"subject={subject}",
        f"subject word={subject[:1]}|{base}",
    ]


def _subject(reading: Reading, unit: int, low: int) -> str:
    """Return the nearest mention before a verb, and the letters of the units between them.

    Return "" if no mention comes after the unit ``low`` in the same sentence.
    """
    codes = reading.codes
    for at in range(unit - 1, low, -1):
        if codes[at] in "NDBhyiWo":
            return f"{codes[at]}{codes[at + 1 : unit]}{'' if codes[at] in 'NS' else reading.words[at]}"
        if codes[at] in ".?Qq":
            break
    return ""


def start_features(cue: Cue, start: int, side: Side) -> list[str]:
    """Return the features of the unit ``start`` as the beginning of the content on one side of the cue."""
    codes, unit = cue.reading.codes, cue.unit
    base = cue.reading.words[unit]
    word = lexeme(cue.reading, start)
    before = lexeme(cue.reading, start - 1) if start - 1 != unit else "^"
    gap = squeeze(codes[unit + 1 : start] if side == "R" else codes[max(start, unit - 30) : unit])
    return [
        f"{side}s gap={gap}",
        f"{side}s gap word={gap}|{base}",
        f"{side}s word={word}",
        f"{side}s word base={word}|{base}",
        f"{side}s before={before}|{codes[start]}",
        f"{side}s before word={before}|{word}",
        f"{side}s ahead={codes[start : start + 3]}",
        f"{side}s first={start == cue.first}{step(abs(start - unit))}",
    ]


def end_features(cue: Cue, start: int, end: int, side: Side) -> list[str]:
    """Return the features of the unit ``end`` as the end of the content that begins at the unit ``start``."""
    codes, unit = cue.reading.codes, cue.unit
    base = cue.reading.words[unit]
    inside = codes[max(start, end - 40) : end]
    at, word = codes[end], lexeme(cue.reading, end)
    following = lexeme(cue.reading, end + 1)
    commas = min(inside.count(","), 3)
    after = codes[end + 1 : end + 3]
    verb = _next_verb(codes, end + 1, min(end + 12, cue.last))
    verbs = min(sum(inside.count(verb) for verb in "VGxe"), 3)
    found = [
        f"{side}e at={at}",
        f"{side}e word={word}",
        f"{side}e size={step(end - start)}|{at}",
        f"{side}e commas={commas}|{at}",
        f"{side}e verbs={verbs}|{at}",
        f"{side}e after={at}{after}",
        f"{side}e after words={word}|{following}",
        f"{side}e before={codes[max(start, end - 2) : end]}|{at}",
        f"{side}e row={codes[end - 1]}{at}{after}",
        f"{side}e outline={codes[end : end + 12].translate(_OUTLINE)[:4]}",
        f"{side}e base={base}|{at}",
        f"{side}e begins={codes[start]}|{at}|{commas}",
        f"{side}e left={step(cue.last - end)}|{at}",
        f"{side}e inner={inside.translate(_OUTLINE)[-3:]}|{at}",
        f"{side}e cues={inside.count('V')}{at}{after[:1]}",
        f"{side}e later={codes[end + 1 : end + 14].translate(_OUTLINE)[:4]}|{at}|{commas}",
        f"{side}e verb later={at}{after}{squeeze(codes[end + 1 : verb + 1])}",
        f"{side}e next first={at}|{first_word(cue, end + 1)}",
        f"{side}e next first verb={at}|{first_word(cue, end + 1)}|{verbs > 0}",
        f"{side}e lead={at}|{lexeme(cue.reading, cue.first)}|{commas}",
        f"{side}e limit={at}|{codes[cue.last]}|{commas}",
        f"{side}e behind={codes[max(0, unit - 3) : unit].translate(_OUTLINE)}|{at}|{after}",
        f"{side}e coordinate={at}|{following}|{base}",
        f"{side}e begins word={first_word(cue, start)}|{at}{after[:1]}",
        f"{side}e has verb={bool(verbs)}{at}{after[:1]}|{codes[start]}",
    ]
    if side == "L":
        gap = squeeze(codes[end:unit])
        found += [f"{side}e gap={gap}", f"{side}e gap base={gap}|{base}"]
    return found


def source_features(cue: Cue, start: int, end: int, unit: int, rank: int) -> list[str]:
    """Return the features of a mention (``unit``) as the source of the content from the unit ``start`` to ``end``.

    ``rank`` is the number of mentions between the cue and this mention.
    """
    codes, at = cue.reading.codes, cue.unit
    kind = "D" if codes[unit] == "d" else codes[unit]
    clause = clause_of(cue.reading, unit)
    between = codes[unit + 1 : at] if unit < at else codes[at + 1 : unit]
    place = "^" if codes[unit - 1] in "^.?" else codes[unit - 1]
    near = f"{'L' if unit < at else 'R'}{'<' if end <= at else '>'}"
    base, word = cue.reading.words[at], lexeme(cue.reading, unit)
    return [
        f"src {near}rank cue={min(rank, 4)}{codes[at]}|{base}",
        f"src {near}size={step(len(between))}",
        f"src {near}place={place}{kind}",
        f"src {near}link={clause.link}|{codes[at]}",
        f"src {near}ahead={clause.ahead}|{codes[at]}",
        f"src {near}clause={clause.ahead[:1]}|{clause.link[:2]}|{kind}|{min(rank, 3)}",
        f"src {near}outline={between.translate(_OUTLINE)[:4]}|{kind}",
        f"src {near}first={unit <= cue.first}{codes[at]}",
        f"src word={kind}{word}",
    ]


def no_source_features(cue: Cue) -> list[str]:
    """Return the features of the option that no mention nearby is the source of the content."""
    return [
        f"src nobody cue={cue.word}",
        f"src nobody back word={lexeme(cue.reading, cue.unit - 1)}|{cue.reading.codes[cue.unit]}",
    ]


def lexeme(reading: Reading, unit: int) -> str:
    """Return the letter of a unit followed by its word, or the letter alone for a name or a number in digits.

    Return "" for a unit after the last one of the reading.
    """
    if unit >= len(reading.codes):
        return ""
    code, word = reading.codes[unit], reading.words[unit]
    return code if code in "NS" or (code == "d" and word.isdigit()) else code + word


def first_word(cue: Cue, unit: int) -> str:
    """Return the first word of a noun phrase in lower case, or the lexeme of any other unit."""
    reading = cue.reading
    if reading.codes[unit : unit + 1] in ("D", "B"):
        return cue.text[reading.starts[unit] : reading.starts[unit] + 12].partition(" ")[0].lower()
    return lexeme(reading, unit)


def _next_verb(codes: str, first: int, last: int) -> int:
    """Return the first unit from ``first`` up to ``last`` that is or may be a verb, or ``last`` if there is none."""
    return next((at for at in range(first, last) if codes[at] in "xVeGg"), last)
