"""What the ranker sees: features of a quotation and of a mention that may be its speaker.

Readings in, feature names out: short strings, listed with their weights in weights.tsv. A name says what it
looks at before the "=", and then the units or words found there (letters as in `reading`). No feature holds
the word of a name, so nobody's name is ever learned. Every function looks at a bounded stretch of units, so a
quotation costs the same in any text.
"""

from dataclasses import dataclass

from .paragraph_units import Reading

_BUCKETS = (0, 1, 2, 3, 4, 5, 6, 6, 8, 8, 8, 8, 12, 12, 12, 12, 12, 12, 12, 12)
_LENGTHS = "1234555777"


@dataclass(frozen=True, slots=True)
class Clause:
    """How a mention stands in its clause.

    link: the verb that it governs, with the verb's class before it ("Vsay"; ",Vsay" after an apposition);
    or "".
    ahead: the verb or preposition before it ("Vsay", "by", "A" for "according to"), else that unit's class.
    """

    link: str
    ahead: str


@dataclass(frozen=True, slots=True)
class Before:
    """The quotation before this one in its reading: its unit, and its speaker's unit (-1: none in this
    reading)."""

    quote: int
    speaker: int


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


def mention_features(reading: Reading, unit: int, clause: Clause, *, spoke_before: bool) -> list[str]:
    """Return the features of a mention that are the same for every quotation.

    spoke_before: whether a quotation before was given to a mention that ends in the same word.
    """
    code = reading.codes[unit]
    kind = "D" if code == "d" else code
    found = [
        "link=" + clause.link,
        "ahead=" + clause.ahead,
        "who=" + code + _lexeme(reading, unit),
        "clause=" + clause.ahead + "|" + clause.link,
        "clause kind=" + kind + clause.link[:1] + "|" + reading.codes[unit - 1],
    ]
    if spoke_before and code == "N":
        found.append("spoke before")
    return found


def pair_features(
    reading: Reading, unit: int, quote: int, clause: Clause, shape: str, rank: int, before: Before
) -> list[str]:
    """Return the features of a mention (unit) for a quotation (quote) of the same reading.

    shape: of the quotation, see quote_shape. rank: how many mentions stand between.
    """
    codes = reading.codes
    left = unit < quote
    between = codes[unit + 1 : quote] if left else codes[quote + 1 : unit]
    quotes = min(between.count("Q") + between.count("q"), 3)
    verbs = min(between.count("V") + between.count("G"), 4)
    stops = min(between.count(".") + between.count("?"), 2)
    link, ahead = clause.link, clause.ahead
    verb_kind, ahead_kind = link[:1], ahead[:1]
    side = "L" if left else "R"
    near = f"{side}{stops} "
    short = squeeze(between)
    kind = "D" if codes[unit] == "d" else codes[unit]
    place = "^" if codes[unit - 1] in "^.?" else codes[unit - 1]
    around = codes[max(0, unit - 2) : unit] if left else codes[unit + 1 : unit + 4]
    two = min(quotes, 2)
    found = [
        f"between={side}{kind}{short}",
        f"around={side}{short}/{around}",
        f"{near}shape={kind}{shape}",
        f"{near}units={_bucket(len(between))}",
        f"{near}rank={min(rank, 6)}|{quotes}",
        f"{near}verbs={verbs}|{quotes}",
        f"{near}link={link}|{two}",
        f"{near}ahead={ahead}|{two}",
        f"{near}verb={verb_kind}{shape}{min(rank, 3)}",
        f"{near}inverted={ahead_kind}{verb_kind}{shape[:2]}",
        f"{near}place={place}{kind}{min(rank, 3)}",
    ]
    verb, linked = -1, ""
    if left:
        verb = max(codes.rfind("V", unit, quote), codes.rfind("G", unit, quote))
        if verb > 0:
            linked = "1" if verb - unit <= 3 and link else "0"
            found.append(f"last verb={reading.words[verb]}{linked}")
            found.append(f"after verb={squeeze(codes[verb + 1 : quote])}{linked}")
        found.append(f"into quote={codes[max(unit + 1, quote - 3) : quote]}{link[:2]}{kind}")
        found.append(f"{near}word={_lexeme(reading, quote - 1)}|{codes[quote - 1]}{verb_kind}")
    else:
        found.append(f"out of quote={between[:3].replace('?', '.')}|{verb_kind}{ahead_kind}{kind}")
        found.append(f"out={shape}{between[:2]}{ahead_kind}{verb_kind}")
    if before.speaker >= 0:
        gap = codes[before.quote + 1 : quote]
        same = ("=" if unit == before.speaker else "!") + ("<" if before.speaker < before.quote else ">")
        # Whose verb is the last before the quotation, and does it come after the quotation before?
        governs = linked if verb > before.quote else "-"
        verb_word = reading.words[verb] if verb > before.quote else ""
        found.append(f"same governs{same}{governs}{shape[0]}{'.' in gap}")
        found.append(f"same verb{same[0]}{governs}{verb_word}")
        amid = "b" if before.quote < unit < quote else ""
        found.append(f"same{same}{squeeze(gap)}")
        found.append(f"same clause{same}{near}{verb_kind}{ahead_kind}{shape}{min(rank, 2)}")
        found.append(f"same shape{same[0]}{side}{'.' if '.' in gap else ','}{shape}{amid}")
    return found


def elsewhere_features(
    other: Reading, unit: int, place: str, clause: Clause, shape: str, reading: Reading
) -> list[str]:
    """Return the features of a mention in a paragraph before or after that of the quotation.

    place: how the mention stands there, its first letter the kind of place: s the speaker of the paragraph
    before, e another mention there, n a mention in the paragraph after.
    """
    own = min(len(reading.mentions), 3)
    whole = "w" if len(reading.codes) <= 5 else "n"
    return [
        f"elsewhere={place}{own}",
        f"elsewhere shape={place[:2]}{shape}",
        f"elsewhere kind={place[0]}{other.codes[unit]}",
        f"elsewhere whole={whole}{place[0]}{own}",
        f"elsewhere begins={place[:2]}{reading.codes[1:4]}",
        f"elsewhere link={place[:2]}{clause.link}",
        f"elsewhere place={place}{whole}",
    ]


def quote_shape(reading: Reading, quote: int) -> str:
    """Return a quotation's shape in three letters: how it begins, what ends it, where it stands."""
    codes = reading.codes
    before, after = codes[quote - 1], codes[quote + 1]
    return (
        codes[quote]
        + (after if after in ",.?$" else "o")
        + ("^" if before == "^" else "." if before in ".?" else "o")
    )


def nobody_features(
    text: str, reading: Reading, quote: int, shape: str, before: Before | None, *, nobody_before: bool
) -> list[str]:
    """Return the features for a quotation's being nobody's words: a title, a scare quote.

    before: the quotation before, None if this is the first. nobody_before: whether that one was nobody's.
    """
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
    length = _LENGTHS[size - 1] if size <= len(_LENGTHS) else "9" if size < 25 else "z"
    preceding = _lexeme(reading, quote - 1)
    found = [
        "nobody",
        f"nobody shape={shape}",
        f"nobody look={look}{length}",
        f"nobody look after={look}{codes[quote - 1]}",
        f"nobody look shape={look}{shape}",
        f"nobody between={codes[quote - 1]}{codes[quote + 1]}{look}",
        f"nobody into={codes[max(0, quote - 2) : quote]}",
        f"nobody word={preceding}",
        f"nobody word look={preceding}{look}",
        f"nobody out={codes[quote + 1 : quote + 3]}{look}",
        f"nobody next={_lexeme(reading, quote + 1)}|{codes[quote + 1]}",
        f"nobody quotes={min(len(reading.quotes), 4)}{look}",
        f"nobody verbs={('V' in codes) + ('A' in codes)}{look}{length}",
    ]
    if codes[quote - 1] in "dDNS":
        second = words[quote - 2] if codes[quote - 2] in "VGpt" else codes[quote - 2]
        found.append(f"nobody phrase={second}{codes[quote - 1]}")
    if before is not None:
        gap = squeeze(codes[before.quote + 1 : quote])
        found.append(f"nobody again={'0' if nobody_before else '1'}{gap}")
        found.append(f"nobody again look={'0' if nobody_before else '1'}{look}")
    return found


def squeeze(codes: str) -> str:
    """Return a row of units as a short pattern: the middle of a long one is left out."""
    return codes if len(codes) <= 7 else f"{codes[:3]}~{codes[-4:]}"


def _bucket(count: int) -> int:
    return _BUCKETS[count] if count < len(_BUCKETS) else 20


def _lexeme(reading: Reading, unit: int) -> str:
    """The word of a unit; of a name only that it is one."""
    return "" if reading.codes[unit] in "NS" else reading.words[unit]
