"""The features by which the model judges indirect speech: a reporting word, where its content stands, whose it is.

Readings in, names of features out, as in ``features``: none holds the word of a name, and every function looks at a
bounded stretch of units.
"""

from dataclasses import dataclass
from typing import Literal

from .features import clause_of, squeeze, step
from .paragraph_units import Reading

# What a clause is made of: the rest of a row of units is left out of its outline.
_OUTLINE = str.maketrans(dict.fromkeys("wdDBpegorSxN"))

Side = Literal["R", "L"]
"""Where content stands: right of its cue or left of it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word: its unit, its sentence (first unit, unit after the last), and the word as it stands.

    ``headline`` says whether its line may be a headline.
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
    base = words[unit]
    behind = codes[max(cue.first - 1, unit - 12) : unit]
    ahead = codes[unit + 1 : min(cue.last + 1, unit + 14, len(codes) - 1)]
    following, preceding = lexeme(cue.reading, unit + 1), lexeme(cue.reading, unit - 1)
    return [
        "bias",
        f"word={cue.word}",
        f"base={base}",
        f"next={following}",
        f"next words={following}|{lexeme(cue.reading, unit + 2)}",
        f"next kind={cue.word}|{ahead[:1]}",
        f"ahead={ahead[:3]}",
        f"outline={ahead.translate(_OUTLINE)[:5]}",
        f"back={preceding}",
        f"back word={base}|{preceding}",
        f"back kind={cue.word}|{behind[-1:]}",
        f"back two={behind[-2:]}|{base}",
        f"back three={behind[-3:]}",
        f"outline back={behind.translate(_OUTLINE)[-4:]}",
        f"twice={behind.count('V')}{behind[behind.rfind('V') + 1 :] if 'V' in behind else ''}",
        f"start={step(unit - cue.first)}",
        f"close={codes[cue.last]}{codes[cue.first - 1]}",
        f"quote ahead={min(ahead.find('Q') % 99, ahead.find('q') % 99)}",
        f"quote behind={'Q' in behind or 'q' in behind}{ahead[:1]}",
        f"headline={cue.headline}{codes[unit]}",
    ]


def start_features(cue: Cue, start: int, side: Side) -> list[str]:
    """Return the features of a unit at which the content may begin, on one side of its cue."""
    codes, unit = cue.reading.codes, cue.unit
    base, word = cue.reading.words[unit], lexeme(cue.reading, start)
    before = lexeme(cue.reading, start - 1) if start - 1 != unit else "^"
    gap = squeeze(codes[unit + 1 : start] if side == "R" else codes[max(start, unit - 30) : unit])
    return [
        f"{side}s gap={gap}",
        f"{side}s gap word={gap}|{base}",
        f"{side}s word={word}",
        f"{side}s word base={word}|{base}",
        f"{side}s before={before}|{codes[start]}",
        f"{side}s before word={before}|{word}",
        f"{side}s first={start == cue.first}{step(abs(start - unit))}",
    ]


def end_features(cue: Cue, start: int, end: int, side: Side) -> list[str]:
    """Return the features of a unit before which the content that begins at ``start`` may end."""
    codes, unit = cue.reading.codes, cue.unit
    inside = codes[max(start, end - 40) : end]
    at, word, after = codes[end], lexeme(cue.reading, end), codes[end + 1 : end + 3]
    commas = min(inside.count(","), 3)
    has_verb = not set("VGxe").isdisjoint(inside)
    following = first_word(cue, end + 1)
    return [
        f"{side}e at={at}",
        f"{side}e word={word}",
        f"{side}e size={step(end - start)}|{at}",
        f"{side}e commas={commas}|{at}",
        f"{side}e after={at}{after}",
        f"{side}e after words={word}|{lexeme(cue.reading, end + 1)}",
        f"{side}e base={cue.reading.words[unit]}|{at}",
        f"{side}e inner={inside.translate(_OUTLINE)[-3:]}|{at}",
        f"{side}e cues={inside.count('V')}{at}{after[:1]}",
        f"{side}e next first={at}|{following}",
        f"{side}e next first verb={at}|{following}|{has_verb}",
        f"{side}e limit={at}|{codes[cue.last]}|{commas}",
        f"{side}e behind={codes[max(0, unit - 3) : unit].translate(_OUTLINE)}|{at}|{after}",
        f"{side}e begins word={first_word(cue, start)}|{at}{after[:1]}",
        f"{side}e has verb={has_verb}{at}{after[:1]}|{codes[start]}",
    ]


def source_features(cue: Cue, end: int, unit: int) -> list[str]:
    """Return the features of a mention for being the source of a cue's content.

    ``unit`` is the mention's unit; the content ends before the unit ``end``.
    """
    codes, at = cue.reading.codes, cue.unit
    kind = "D" if codes[unit] == "d" else codes[unit]
    clause = clause_of(cue.reading, unit)
    between = codes[unit + 1 : at] if unit < at else codes[at + 1 : unit]
    place = "^" if codes[unit - 1] in "^.?" else codes[unit - 1]
    near = f"{'L' if unit < at else 'R'}{'<' if end <= at else '>'}"
    word = lexeme(cue.reading, unit)
    return [
        f"src {near}size={step(len(between))}",
        f"src {near}place={place}{kind}",
        f"src {near}link={clause.link}|{codes[at]}",
        f"src {near}ahead={clause.ahead}|{codes[at]}",
        f"src {near}clause={clause.ahead[:1]}|{clause.link[:2]}|{kind}",
        f"src {near}outline={between.translate(_OUTLINE)[:4]}|{kind}",
        f"src {near}first={unit <= cue.first}{codes[at]}",
        f"src word={kind}{word}",
    ]


def no_source_features(cue: Cue) -> list[str]:
    """Return the features of a content of which no mention nearby is the source."""
    return [
        f"src nobody cue={cue.word}",
        f"src nobody back word={lexeme(cue.reading, cue.unit - 1)}|{cue.reading.codes[cue.unit]}",
    ]


def lexeme(reading: Reading, unit: int) -> str:
    """Return the word of a unit after its letter; of a name, a number or a mark the letter, past the last nothing."""
    if unit >= len(reading.codes):
        return ""
    code, word = reading.codes[unit], reading.words[unit]
    return code if code in "NS" or (code == "d" and word.isdigit()) else code + word


def first_word(cue: Cue, unit: int) -> str:
    """Return the first word of a noun phrase, in lower case; of any other unit its lexeme."""
    reading = cue.reading
    if reading.codes[unit : unit + 1] in ("D", "B"):
        return cue.text[reading.starts[unit] : reading.starts[unit] + 12].partition(" ")[0].lower()
    return lexeme(reading, unit)
