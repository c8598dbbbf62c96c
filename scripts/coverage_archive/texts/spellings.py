"""A word -> one of its spellings: British words in American spelling, number words in digits.

The index publishes these tables, and ``frontend/js/searching/words.js`` reads them: there is one for both sides.
They turn words towards the ending that the stemmer knows; that a word which is no variant changes too is no harm, as
its other forms change with it, and what is shown is always the word as it stands.
"""

import re
from collections.abc import Iterable
from functools import cache

_OUR = (
    "ardour armour behaviour candour clamour colour demeanour discolour dishonour endeavour favour fervour "
    "flavour harbour honour humour labour misdemeanour neighbour odour parlour rancour rigour rumour saviour "
    "savour splendour succour tumour valour vapour vigour"
)
_LL = (
    "cancel channel counsel dial dishevel duel fuel funnel grovel initial jewel label level libel marshal marvel "
    "model panel pedal pencil quarrel refuel rival shovel signal spiral stencil total towel travel trial tunnel "
    "unravel"
)
_KEPT = (
    "advertis advis apprais bruis chastis chemis circumcis compris compromis concis cruis demis despis devis "
    "disguis enterpris excis exercis expertis franchis improvis incis likewis marquis merchandis otherwis paradis "
    "porpois prais precis premis promis reappris reprais revis supervis surmis surpris televis tortois treatis "
    "turquois upris unwis clockwis pairwis contrariwis appris repris sunris moonris readvis"
)
_RE = "cent theat met kilomet millimet centimet lit fib calib somb spect lust meag sabot"

# Words that begin so go on as they are: labour, labours, labouring.
BEGINNINGS = {
    **{word: word.replace("our", "or") for word in _OUR.split()},
    **{f"{word}l": word for word in _LL.split()},
    "defenc": "defens",
    "offenc": "offens",
    "licenc": "licens",
    "pretenc": "pretens",
    "practis": "practic",
    "manoeuvr": "maneuver",
    "sceptic": "skeptic",
    "plough": "plow",
    "aeroplane": "airplane",
    "archaeolog": "archeolog",
    "paediatr": "pediatr",
    "haemo": "hemo",
    "anaem": "anem",
    "foet": "fet",
    "encyclopaed": "encycloped",
    "enquir": "inquir",
    "mould": "mold",
    "smould": "smold",
}
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_FIRST_THREE = {"first": "1st", "second": "2nd", "third": "3rd"}
_FOURTH_TO_TENTH = "fourth fifth sixth seventh eighth ninth tenth"
WORDS = {
    **{word: str(number) for number, word in enumerate(_NUMBERS.split())},
    **{word: str(number) for number, word in zip(range(30, 100, 10), _TENS.split(), strict=True)},
    **_FIRST_THREE,
    **{word: f"{number}th" for number, word in enumerate(_FOURTH_TO_TENTH.split(), 4)},
    **{
        f"{british}{end}": f"{american}{end}"
        for british, american in {
            "programme": "program",
            "catalogue": "catalog",
            "dialogue": "dialog",
            "monologue": "monolog",
            "analogue": "analog",
            "grey": "gray",
            "fulfil": "fulfill",
            "enrol": "enroll",
            "instal": "install",
            "instil": "instill",
            "distil": "distill",
            "judgement": "judgment",
            "acknowledgement": "acknowledgment",
        }.items()
        for end in ("", "s")
    },
    **{
        f"{stem}{old}": f"{stem}{new}"
        for stem in _RE.split()
        for old, new in {"re": "er", "res": "ers", "red": "ered"}.items()
    },
    **{
        f"{stem}ys{end}": f"{stem}yz{end}"
        for stem in ("anal", "paral", "catal", "electrol")
        for end in ("e", "ed", "es", "er", "ers", "ing")
    },
    "ageing": "aging",
    "wilful": "willful",
    "skilful": "skillful",
}
# What ends so is said with a z in American: mobilise, organisations ...
ISE = r"^(.{3,}is)(e|ed|es|er|ers|ing|ation|ations)$"
# ... but for these, which have an s everywhere, and their like in -ising.
KEPT = frozenset(_KEPT.split())
_ISE = re.compile(ISE)


@cache
def one_spelling(word: str) -> str:
    """Return a folded word in American spelling, a number word in digits, or the word as it is."""
    if word in WORDS:
        return WORDS[word]
    for length in range(min(len(word), _LONGEST), 3, -1):
        if instead := BEGINNINGS.get(word[:length]):
            return instead + word[length:]
    if (found := _ISE.match(word)) and found[1] not in KEPT:
        return f"{found[1][:-1]}z{found[2]}"
    return word


_LONGEST = max(map(len, BEGINNINGS))


def in_one_spelling(words: Iterable[str]) -> list[str]:
    """Return folded words in one spelling each; a number of two words, such as twenty one, becomes one word, 21."""
    found: list[str] = []
    tens = False
    for word in words:
        spelling = one_spelling(word)
        if tens and len(spelling) == 1 and spelling in "123456789":
            found[-1] = found[-1][0] + spelling
        else:
            found.append(spelling)
        tens = word == "twenty" or word in _TENS.split()
    return found


def tables() -> dict[str, object]:
    """Return the tables as the index publishes them."""
    return {"beginnings": BEGINNINGS, "words": WORDS, "ise": ISE, "kept": sorted(KEPT)}
