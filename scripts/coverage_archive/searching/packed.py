"""Write whole numbers as text that JSON does not escape and that gzip compresses well.

A number is a row of digits. The last digit is one of the first ``LAST`` signs; the digits before it are of the other
signs. So a number below 60 takes one sign, and one below 1,920 takes two. ``frontend/js/searching/postings.js`` reads
the numbers.
"""

from collections.abc import Iterable

SIGNS = "".join(chr(code) for code in range(33, 127) if chr(code) not in '"\\')
LAST = 60
_FIRST = len(SIGNS) - LAST
_SMALL = 20_000


def pack(numbers: Iterable[int]) -> str:
    """Return numbers, which are 0 or more, as text."""
    return "".join([_KNOWN[number] if number < _SMALL else _spelt(number) for number in numbers])


def pack_rising(numbers: Iterable[int]) -> str:
    """Return rising numbers as text, each as its difference from the number before it."""
    before, steps = 0, []
    for number in numbers:
        steps.append(number - before)
        before = number
    return pack(steps)


def _spelt(number: int) -> str:
    digits = [SIGNS[number % LAST]]
    number //= LAST
    while number:
        digits.append(SIGNS[LAST + number % _FIRST])
        number //= _FIRST
    return "".join(reversed(digits))


_KNOWN = [_spelt(number) for number in range(_SMALL)]
