"""Compute the features by which the log-linear model decides who says a quotation in quotation marks.

The model chooses between the mentions near the quotation and "nobody". A feature is a string: what is examined, then
"=", then the units or words found there (``paragraph_units`` lists the units' letters). No feature contains a word of
a name, so the model learns nothing about any person. Every function examines a limited number of units, so the time
for a quotation does not depend on the length of the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .paragraph_units import Reading

_STEPS = (0, 1, 2, 3, 4, 5, 6, 6, *[8] * 4, *[12] * 8, *[20] * 10)


@dataclass(frozen=True, slots=True)
class Clause:
    """Hold how a mention is connected to the words around it.

    ``link`` is the verb whose subject the mention seems to be, after the letter of the verb's class ("Vsay"; ",Vsay"
    after an apposition), or "". ``ahead`` is the verb or preposition before the mention ("Vsay", "by"; "A" for
    "according to"), or else the letter of the unit before it.
    """

    link: str
    ahead: str


@dataclass(frozen=True, slots=True)
class Before:
    """Hold the preceding quotation in a reading: its unit, its speaker's unit, and whether nobody says it.

    ``speaker`` is -1 if the speaker is not in this reading. After a quotation that nobody says, it is still the unit
    of the latest speaker.
    """

    quote: int
    speaker: int
    is_nobodys: bool


def clause_of(reading: Reading, unit: int) -> Clause:
    """Return how the mention at a unit is connected to the words around it."""
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


def mention_features(reading: Reading, unit: int, clause: Clause, *, spoke_before: bool) -> list[str]:
    """Return the features of a mention that do not depend on the quotation.

    ``spoke_before`` says whether the speaker of an earlier quotation is a mention that ends in the same word.
    """
    code = reading.codes[unit]
    kind = "D" if code == "d" else code
    found = [
        f"link={clause.link}",
        f"ahead={clause.ahead}",
        f"who={code}{_word(reading, unit)}",
        f"clause={clause.ahead}|{clause.link}",
        f"clause kind={kind}{clause.link[:1]}|{reading.codes[unit - 1]}",
    ]
    return [*found, "spoke before"] if spoke_before and code == "N" else found


def pair_features(
    reading: Reading, unit: int, quote: int, clause: Clause, shape: str, rank: int, before: Before | None
) -> list[str]:
    """Return the features of a mention (``unit``) as the speaker of a quotation (``quote``) in the same reading.

    ``shape`` is the quotation's shape as ``quote_shape`` returns it. ``rank`` is the number of mentions between the
    two. ``before`` is the preceding quotation of the reading.
    """
    codes = reading.codes
    left = unit < quote
    between = codes[unit + 1 : quote] if left else codes[quote + 1 : unit]
    quotes = min(between.count("Q") + between.count("q"), 3)
    verbs = min(between.count("V") + between.count("G"), 4)
    link, ahead = clause.link, clause.ahead
    clause_kind = link[:1] + ahead[:1]
    side = "L" if left else "R"
    near = f"{side}{min(between.count('.') + between.count('?'), 2)} "
    kind = "D" if codes[unit] == "d" else codes[unit]
    place = "^" if codes[unit - 1] in "^.?" else codes[unit - 1]
    found = [
        f"between={side}{kind}{squeeze(between)}",
        f"{near}shape={kind}{shape}",
        f"{near}units={step(len(between))}",
        f"{near}verbs={verbs}|{quotes}",
        f"{near}link={link}|{min(quotes, 2)}",
        f"{near}ahead={ahead}|{min(quotes, 2)}",
        f"{near}inverted={clause_kind}{shape[:2]}",
        f"{near}place={place}{kind}{min(rank, 3)}",
    ]
    if not left:
        found.append(f"out of quote={between[:3].replace('?', '.')}|{clause_kind}{kind}")
        found.append(f"out={shape}{between[:2]}{clause_kind}")
    if before and before.speaker >= 0:
        found += _continuity_features(reading, unit, quote, clause, shape, before)
    return found


def _continuity_features(
    reading: Reading, unit: int, quote: int, clause: Clause, shape: str, before: Before
) -> Iterator[str]:
    """Yield the features that compare a mention with the speaker of the preceding quotation."""
    codes = reading.codes
    new_sentence = "." in codes[before.quote + 1 : quote]
    is_same = "=" if unit == before.speaker else "!"
    # ``governs`` says whether the mention seems to be the subject of the last verb between the two quotations.
    verb = max(codes.rfind("V", unit, quote), codes.rfind("G", unit, quote)) if unit < quote else -1
    governs = str(int(verb - unit <= 3 and bool(clause.link))) if verb > before.quote else "-"
    order = "<" if before.speaker < before.quote else ">"
    amid = "b" if before.quote < unit < quote else ""
    yield f"same governs{is_same}{order}{governs}{shape[0]}{new_sentence}"
    yield f"same verb{is_same}{governs}{reading.words[verb] if verb > before.quote else ''}"
    yield f"same shape{is_same}{'L' if unit < quote else 'R'}{'.' if new_sentence else ','}{shape}{amid}"


def elsewhere_features(
    other: Reading, unit: int, place: str, clause: Clause, shape: str, reading: Reading
) -> list[str]:
    """Return the features of a mention in the paragraph before or after that of the quotation.

    ``place`` is a code for where the mention is: "s" for the last speaker of the paragraph before, "e" and the letter
    of that paragraph's last unit for another mention there, "n0" or "n1" for a mention in the paragraph after.
    """
    return [
        f"elsewhere shape={place}{shape}",
        f"elsewhere kind={place[0]}{other.codes[unit]}",
        f"elsewhere link={place}{clause.link}",
    ]


def quote_shape(reading: Reading, quote: int) -> str:
    """Return three letters for a quotation: whether it begins with a capital, what follows it, what precedes it.

    The third letter is "^" at the start of a paragraph, "." at the start of another sentence, and "o" elsewhere.
    """
    codes = reading.codes
    before, after = codes[quote - 1], codes[quote + 1]
    return (
        codes[quote]
        + (after if after in ",.?$" else "o")
        + ("^" if before == "^" else "." if before in ".?" else "o")
    )


def nobody_features(text: str, reading: Reading, quote: int, shape: str, before: Before | None) -> list[str]:
    """Return the features that tell whether nobody says a quotation, as with a title or a scare quote."""
    codes, words = reading.codes, reading.words
    start = reading.starts[quote]
    parts = text[start : min(reading.ends[quote], start + 200)].split()
    size = len(parts)
    capitals = sum(part[0].isupper() for part in parts)
    if size == 1:
        look = "1A" if capitals else "1a"
    elif capitals == size:
        look = "T"
    else:
        look = "t" if capitals * 2 > size else "s"
    found = [
        "nobody",
        f"nobody shape={shape}",
        f"nobody look={look}{step(size)}",
        f"nobody between={codes[quote - 1]}{codes[quote + 1]}{look}",
        f"nobody into={codes[max(0, quote - 2) : quote]}",
        f"nobody word look={_word(reading, quote - 1)}{look}",
        f"nobody next={_word(reading, quote + 1)}|{codes[quote + 1]}",
    ]
    if codes[quote - 1] in "dDNS":
        second = words[quote - 2] if codes[quote - 2] in "VGpt" else codes[quote - 2]
        found.append(f"nobody phrase={second}{codes[quote - 1]}")
    if before:
        found.append(f"nobody again={before.is_nobodys}{squeeze(codes[before.quote + 1 : quote])}")
        found.append(f"nobody again look={before.is_nobodys}{look}")
    return found


def squeeze(codes: str) -> str:
    """Return the letters of some units; of more than seven, only the first three, "~" and the last four."""
    return codes if len(codes) <= 7 else f"{codes[:3]}~{codes[-4:]}"


def step(count: int) -> int:
    """Return a number of units, rounded more coarsely the larger it is, and 30 for all large numbers."""
    return _STEPS[count] if count < len(_STEPS) else 30


def _word(reading: Reading, unit: int) -> str:
    """Return the word of a unit, or "" for a name, because features must not contain names."""
    return "" if reading.codes[unit] in "NS" else reading.words[unit]
