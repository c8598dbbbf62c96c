"""What the model of indirect speech sees: features of a reporting word, of where its content begins and ends, and of
who is its source.

Readings in, feature names out: short strings, listed with their weights in indirect_weights.tsv. As in `features`,
none holds the word of a name, and every function looks at a bounded stretch of units.
"""

from dataclasses import dataclass

from .features import Clause, squeeze
from .paragraph_units import Reading

_STEPS = (0, 1, 2, 3, 4, 5, 6, 6, 8, 8, 8, 8, 12, 12, 12, 12, 12, 12, 12, 12, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20)
# What a clause is made of: the rest of a row of units is left out of its outline.
_OUTLINE = str.maketrans(dict.fromkeys("wdDBpegorSxN"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word: its unit, its sentence (first unit, unit after the last), and the word as it stands."""

    text: str
    reading: Reading
    unit: int
    first: int
    last: int
    word: str
    headline: bool


def cue_features(cue: Cue) -> list[str]:
    """Return the features that tell whether and on which side a reporting word has content."""
    codes, words, unit = cue.reading.codes, cue.reading.words, cue.unit
    word, base = cue.word, words[unit]
    low = max(cue.first - 1, unit - 12)
    high = min(cue.last + 1, unit + 14, len(codes) - 1)
    behind, ahead = codes[low:unit], codes[unit + 1 : high]
    back1, next1 = lexeme(cue.reading, unit - 1), lexeme(cue.reading, unit + 1)
    next2 = lexeme(cue.reading, unit + 2) if unit + 2 < len(codes) else ""
    outline_ahead = ahead.translate(_OUTLINE)[:5]
    outline_behind = behind.translate(_OUTLINE)[-4:]
    from_start, to_end = step(unit - cue.first), step(cue.last - unit - 1)
    nearest = _next_verb(codes, unit + 1, high)
    clause = squeeze(codes[unit + 1 : nearest + 1])
    verb = words[nearest] if nearest < high and codes[nearest] in "xV" else codes[nearest]
    comma_before = step(unit - codes.rfind(",", cue.first, unit)) if "," in codes[cue.first : unit] else -1
    following = codes[cue.last + 1 : cue.last + 2]
    return [
        "bias",
        f"clause={clause}",
        f"clause word={clause}|{base}",
        f"verb ahead={verb}|{ahead[:1]}",
        f"verb ahead base={verb}|{base}",
        f"first ahead={first_word(cue, unit + 1)}|{base}",
        f"first ahead verb={first_word(cue, unit + 1)}|{codes[nearest]}",
        f"following={codes[cue.last]}{following}",
        f"following word={codes[cue.last]}{following}|{ahead[:1]}",
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
        f"quote ahead={'Q' in ahead or 'q' in ahead}{min(ahead.find('Q') % 99, ahead.find('q') % 99, 9)}",
        f"quote behind={'Q' in behind or 'q' in behind}{ahead[:1]}",
        f"headline={cue.headline}{codes[unit]}",
        f"subject={_subject(cue.reading, unit, low)}",
        f"subject word={_subject(cue.reading, unit, low)[:1]}|{base}",
    ]


def _next_verb(codes: str, first: int, last: int) -> int:
    """The next unit from first that is or may be a verb; else last."""
    for at in range(first, last):
        if codes[at] in "xVeGg":
            return at
    return last


def _subject(reading: Reading, unit: int, low: int) -> str:
    """The nearest mention before a verb, and the units between."""
    codes = reading.codes
    for at in range(unit - 1, low, -1):
        if codes[at] in "NDBhyiWo":
            return f"{codes[at]}{codes[at + 1 : unit]}{'' if codes[at] in 'NS' else reading.words[at]}"
        if codes[at] in ".?Qq":
            break
    return ""


def start_features(cue: Cue, start: int, side: str) -> list[str]:
    """Return the features of a unit at which the content may begin, on one side (R or L) of its cue."""
    codes, unit = cue.reading.codes, cue.unit
    base = cue.reading.words[unit]
    word = lexeme(cue.reading, start)
    before = lexeme(cue.reading, start - 1) if start - 1 != unit else "^"
    gap = codes[unit + 1 : start] if side == "R" else codes[max(start, unit - 30) : unit]
    short = squeeze(gap)
    side += "s"
    return [
        f"{side}gap={short}",
        f"{side}gap word={short}|{base}",
        f"{side}into={short}|{word}",
        f"{side}word={word}",
        f"{side}word base={word}|{base}",
        f"{side}before={before}|{codes[start]}",
        f"{side}before word={before}|{word}",
        f"{side}row={codes[max(0, start - 2) : start]}|{codes[start : start + 2]}",
        f"{side}ahead={codes[start : start + 3]}",
        f"{side}first={start == cue.first}{step(abs(start - unit))}",
        f"{side}outline={codes[start : start + 10].translate(_OUTLINE)[:3]}",
    ]


def end_features(cue: Cue, start: int, end: int, side: str) -> list[str]:
    """Return the features of a unit right before which the content that begins at ``start`` may end."""
    codes, unit = cue.reading.codes, cue.unit
    base = cue.reading.words[unit]
    inside = codes[max(start, end - 40) : end]
    word = lexeme(cue.reading, end)
    commas = min(inside.count(","), 3)
    after = codes[end + 1 : end + 3]
    verb = _next_verb(codes, end + 1, min(end + 12, cue.last))
    verbs = min(sum(inside.count(verb) for verb in "VGxe"), 3)
    side += "e"
    found = [
        f"{side}at={codes[end]}",
        f"{side}word={word}",
        f"{side}size={step(end - start)}|{codes[end]}",
        f"{side}commas={commas}|{codes[end]}",
        f"{side}verbs={verbs}|{codes[end]}",
        f"{side}after={codes[end]}{after}",
        f"{side}after words={word}|{lexeme(cue.reading, end + 1) if end + 1 < len(codes) else ''}",
        f"{side}before={codes[max(start, end - 2) : end]}|{codes[end]}",
        f"{side}row={codes[end - 1]}{codes[end]}{after}",
        f"{side}outline={codes[end : end + 12].translate(_OUTLINE)[:4]}",
        f"{side}base={base}|{codes[end]}",
        f"{side}begins={codes[start]}|{codes[end]}|{commas}",
        f"{side}left={step(cue.last - end)}|{codes[end]}",
        f"{side}inner={inside.translate(_OUTLINE)[-3:]}|{codes[end]}",
        f"{side}cues={inside.count('V')}{codes[end]}{after[:1]}",
        f"{side}later={codes[end + 1 : end + 14].translate(_OUTLINE)[:4]}|{codes[end]}|{commas}",
        f"{side}verb later={codes[end]}{after}{squeeze(codes[end + 1 : verb + 1])}",
        f"{side}next first={codes[end]}|{first_word(cue, end + 1)}",
        f"{side}next first verb={codes[end]}|{first_word(cue, end + 1)}|{verbs > 0}",
        f"{side}lead={codes[end]}|{lexeme(cue.reading, cue.first)}|{commas}",
        f"{side}limit={codes[end]}|{codes[cue.last]}|{commas}",
        f"{side}behind={codes[max(0, unit - 3) : unit].translate(_OUTLINE)}|{codes[end]}|{after}",
        f"{side}coordinate={codes[end]}|{lexeme(cue.reading, end + 1) if end + 1 < len(codes) else ''}|{base}",
        f"{side}begins word={first_word(cue, start)}|{codes[end]}{after[:1]}",
        f"{side}has verb={bool(verbs)}{codes[end]}{after[:1]}|{codes[start]}",
    ]
    if side[0] == "L":
        gap = squeeze(codes[end:unit])
        found += [f"{side}gap={gap}", f"{side}gap base={gap}|{base}"]
    return found


def source_features(cue: Cue, start: int, end: int, unit: int, clause: Clause, rank: int) -> list[str]:
    """Return the features of a mention that may be the source of the content start..end (units) of a cue."""
    codes, words = cue.reading.codes, cue.reading.words
    at, code = cue.unit, codes[unit]
    base = words[at]
    left = unit < at
    between = codes[unit + 1 : at] if left else codes[at + 1 : unit]
    short = squeeze(between)
    where = "L" if left else "R"
    side = "<" if end <= at else ">"
    kind = "D" if code == "d" else code
    place = "^" if codes[unit - 1] in "^.?" else codes[unit - 1]
    word = lexeme(cue.reading, unit)
    outside = "b" if unit < start else "a"
    near = f"{where}{side}"
    return [
        f"src {near}{outside}between={kind}{short}",
        f"src {near}between word={short}|{base}",
        f"src {near}between cue={short}|{codes[at]}{codes[at - 1]}",
        f"src {near}who={kind}{word}",
        f"src {near}rank={min(rank, 6)}{kind}",
        f"src {near}rank cue={min(rank, 4)}{codes[at]}|{base}",
        f"src {near}size={step(len(between))}",
        f"src {near}place={place}{kind}",
        f"src {near}link={clause.link}|{codes[at]}",
        f"src {near}ahead={clause.ahead}|{codes[at]}",
        f"src {near}clause={clause.ahead[:1]}|{clause.link[:2]}|{kind}|{min(rank, 3)}",
        f"src {near}outline={between.translate(_OUTLINE)[:4]}|{kind}",
        f"src {near}around={codes[max(0, unit - 2) : unit]}|{kind}|{codes[unit + 1 : unit + 3]}",
        f"src {near}verbs={min(between.count('V') + between.count('x'), 3)}|{codes[at]}",
        f"src {near}first={unit <= cue.first}{codes[at]}",
        f"src word={kind}{word}",
    ]


def no_source_features(cue: Cue) -> list[str]:
    """Return the features for a content that no mention nearby is the source of."""
    codes, unit = cue.reading.codes, cue.unit
    return [
        "src nobody",
        f"src nobody cue={cue.word}",
        f"src nobody back={codes[max(0, unit - 3) : unit]}",
        f"src nobody ahead={codes[unit + 1 : unit + 3]}",
        f"src nobody back word={lexeme(cue.reading, unit - 1)}|{codes[unit]}",
    ]


def lexeme(reading: Reading, unit: int) -> str:
    """The word of a unit with its letter; of a name or a number only the letter."""
    code = reading.codes[unit]
    return (
        code
        if code in "NSQq^$,.?:;-()" or (code == "d" and reading.words[unit].isdigit())
        else code + reading.words[unit]
    )


def step(count: int) -> int:
    """Return a distance, coarser as it grows."""
    return _STEPS[count] if count < len(_STEPS) else 30


def first_word(cue: Cue, unit: int) -> str:
    """The first word of a unit, lower case; of a name only that it is one."""
    reading = cue.reading
    if unit >= len(reading.codes):
        return ""
    code = reading.codes[unit]
    if code in "DB":
        return cue.text[reading.starts[unit] : reading.starts[unit] + 12].partition(" ")[0].lower()
    return lexeme(reading, unit)
