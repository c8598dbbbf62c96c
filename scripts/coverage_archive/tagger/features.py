"""The features by which the model judges who says a quotation: of a mention near it, and of "nobody".

Readings in, names of features out. A name says what is looked at before the "=", and then the units or words that
are there (the letters of ``paragraph_units``). No feature holds the word of a name, so nobody's name is ever learned.
Every function looks at a bounded stretch of units, so a quotation costs the same in any text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .paragraph_units import Reading

_STEPS = (0, 1, 2, 3, 4, 5, 6, 6, *[8] * 4, *[12] * 8, *[20] * 10)


@dataclass(frozen=True, slots=True)
class Clause:
    """How a mention stands in its clause.

    ``link`` is the verb that it governs, after the verb's class ("Vsay"; ",Vsay" after an apposition), or empty.
    ``ahead`` is the verb or preposition before it ("Vsay", "by", "A" for "according to"), else that unit's class.
    """

    link: str
    ahead: str


@dataclass(frozen=True, slots=True)
class Before:
    """The quotation before another in its reading: its unit, its speaker's unit, and whether it was nobody's.

    The unit is -1 where no speaker stands in this reading; a quotation that was nobody's keeps the speaker before it.
    """

    quote: int
    speaker: int
    is_nobodys: bool


def clause_of(reading: Reading, unit: int) -> Clause:
    """Return how the mention at this unit stands in its clause."""
    codes, words = reading.codes, reading.words
    before = codes[unit - 1]
    if before in "VG":
        ahead = before + words[unit - 1]
    elif before in "pT":
        ahead = "A" if codes[unit - 2] == "A" else words[unit - 1]
    else:
        ahead = before
    return Clause(_linked_verb(reading, unit), ahead)


def _linked_verb(reading: Reading, unit: int) -> str:
    codes, words = reading.codes, reading.words
    following = codes[unit + 1]
    at = unit + 1
    while codes[at] in "xw" and at < unit + 4:
        at += 1
    if codes[at] in "VG":
        return ("w" if following == "w" else "") + codes[at] + words[at]
    if codes[at] in "eg":
        return codes[at]
    if following in ",(-":
        closing = ")" if following == "(" else following
        end = codes.find(closing, unit + 2, unit + 24)
        if end > 0 and "." not in codes[unit:end]:
            if closing == ")" and codes[end + 1] == ",":
                end = codes.find(",", end + 2, end + 24)
            end += 1
            while codes[end] == "x":
                end += 1
            if codes[end] in "VG":
                return "," + codes[end] + words[end]
    elif following in "pTW":
        verb = codes.find("V", unit + 2, unit + 9)
        if verb > 0 and not any(mark in codes[unit:verb] for mark in ".,:;Qqk"):
            return "p" + words[verb]
    return ""


def mention_features(
    reading: Reading, unit: int, quote: int, shape: str, rank: int, before: Before | None
) -> list[str]:
    """Return the features of a mention (unit) for a quotation (quote) of the same reading.

    ``shape`` is the quotation's (``quote_shape``), ``rank`` how many mentions stand between, ``before`` the quotation
    before this one.
    """
    clause = clause_of(reading, unit)
    codes = reading.codes
    left = unit < quote
    between = codes[unit + 1 : quote] if left else codes[quote + 1 : unit]
    quotes = min(between.count("Q") + between.count("q"), 3)
    verbs = min(between.count("V") + between.count("G"), 4)
    near = f"{'L' if left else 'R'}{min(between.count('.') + between.count('?'), 2)} "
    kind = "D" if codes[unit] == "d" else codes[unit]
    place = "^" if codes[unit - 1] in "^.?" else codes[unit - 1]
    found = [
        f"link={clause.link}",
        f"ahead={clause.ahead}",
        f"who={codes[unit]}{'' if codes[unit] in 'NS' else reading.words[unit]}",
        f"clause={clause.ahead}|{clause.link}",
        f"clause kind={kind}{clause.link[:1]}|{codes[unit - 1]}",
        f"between={near[0]}{kind}{squeeze(between)}",
        f"{near}units={step(len(between))}",
        f"{near}verbs={verbs}|{quotes}",
        f"{near}link={clause.link}|{min(quotes, 2)}",
        f"{near}ahead={clause.ahead}|{min(quotes, 2)}",
        f"{near}inverted={clause.link[:1]}{clause.ahead[:1]}{shape[:2]}",
        f"{near}place={place}{kind}{min(rank, 3)}",
    ]
    if before and before.speaker >= 0:
        found += _continuity_features(reading, unit, quote, clause, shape, before)
    return found


def _continuity_features(
    reading: Reading, unit: int, quote: int, clause: Clause, shape: str, before: Before
) -> Iterator[str]:
    """Yield the features that compare a mention with the speaker of the quotation before."""
    codes = reading.codes
    new_sentence = "." in codes[before.quote + 1 : quote]
    is_same = "=" if unit == before.speaker else "!"
    # Whose verb is the last before the quotation, if it comes after the quotation before?
    verb = max(codes.rfind("V", unit, quote), codes.rfind("G", unit, quote)) if unit < quote else -1
    governs = str(int(verb - unit <= 3 and bool(clause.link))) if verb > before.quote else "-"
    order = "<" if before.speaker < before.quote else ">"
    amid = "b" if before.quote < unit < quote else ""
    yield f"same governs{is_same}{order}{governs}{shape[0]}{new_sentence}"
    yield f"same verb{is_same}{governs}{reading.words[verb] if verb > before.quote else ''}"
    yield f"same shape{is_same}{'L' if unit < quote else 'R'}{'.' if new_sentence else ','}{shape}{amid}"


def quote_shape(reading: Reading, quote: int) -> str:
    """Return a quotation's shape in three letters: how it begins, what ends it, where it stands."""
    codes = reading.codes
    before, after = codes[quote - 1], codes[quote + 1]
    return (
        codes[quote]
        + (after if after in ",.?$" else "o")
        + ("^" if before == "^" else "." if before in ".?" else "o")
    )


def nobody_features(text: str, reading: Reading, quote: int, shape: str, before: Before | None) -> list[str]:
    """Return the features of a quotation for being nobody's words: a title, a scare quote."""
    codes, start = reading.codes, reading.starts[quote]
    parts = text[start : min(reading.ends[quote], start + 200)].split()
    capitals = sum(part[0].isupper() for part in parts)
    if len(parts) == 1:
        look = "1A" if capitals else "1a"
    elif capitals == len(parts):
        look = "T"
    else:
        look = "t" if capitals * 2 > len(parts) else "s"
    found = [
        "nobody",
        f"nobody shape={shape}",
        f"nobody look={look}{step(len(parts))}",
        f"nobody between={codes[quote - 1]}{codes[quote + 1]}{look}",
        f"nobody word look={'' if codes[quote - 1] in 'NS' else reading.words[quote - 1]}{look}",
    ]
    return [*found, f"nobody again look={before.is_nobodys}{look}"] if before else found


def squeeze(codes: str) -> str:
    """Return a row of units as a short pattern: the middle of a long one is left out."""
    return codes if len(codes) <= 7 else f"{codes[:3]}~{codes[-4:]}"


def step(count: int) -> int:
    """Return a number of units, coarser as it grows; 30 stands for all above."""
    return _STEPS[count] if count < len(_STEPS) else 30
