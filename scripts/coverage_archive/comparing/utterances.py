"""Group the quotes of one speaker by *utterance*: something said once, of which each outlet keeps its own *cut*.

Two quotes are cuts of one utterance if they share words that are rare in news, and if one goes on where the other
ends: where both have words beside the shared ones, these must agree, too. So "We will open every berth before the
storm" and "every berth before the storm, and nobody will be turned away" are one utterance. "We will open every berth
in May" is another. Words outside quotation marks may differ more. Quotes in two languages are never grouped.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from ..model import Article, Quote, Speaker
from ..texts import folding, rarity, shared_wording
from ..texts.treatment import treatment_of

# Words on which two cuts in quotation marks may differ, for each word that they share. Words at the ends count twice:
# what differs there are mostly statements that begin alike, and what differs within are translations of one.
_MOST_APART = 0.4
_MOST_APART_REPORTED = 1.1  # the same, if one of the two is not all in quotation marks
_MOST_SHARED = 0.6  # with this share of the shorter cut, the other contains it
_DOVETAILED = 4  # words that two cuts share of which neither contains the other
_LEAST_SAYING = 2  # words that must say something among the shared ones that are side by side
_LEAST_SAYING_UNCOUNTED = 3  # the same, in a language whose common pairs of words are not counted
_LEAST_LETTERS = 6  # the same, in a script that writes no spaces between words, where each letter counts as a word
_LONG = 4  # letters of a word that says something in such a language, if it has capital letters
_TELLING = 400  # how rare a pair of words must be, in hundredths of a bit, so that two quotes with it are compared
_MOST_COMPARED = 30  # cuts with which one is compared: those that have the most pairs of words in common with it
_MOST_WITH_A_PAIR = 200  # cuts, the longest, that are remembered for a pair of words

QuoteOf = tuple[Article, Quote]
Key = tuple[str, ...]  # a pair of neighbouring words, or a word that is rare by itself


@dataclass(frozen=True, slots=True)
class Utterance:
    """Hold the quotes that are cuts of one utterance, in the order in which they were given."""

    quotes: tuple[QuoteOf, ...]

    @property
    def id(self) -> str:
        """Return what tells the utterance from others: the article and the id of its first quote."""
        article, quote = self.quotes[0]
        return f"{article.slug}/{quote.id}"

    @property
    def speaker(self) -> Speaker:
        """Return the speaker."""
        return self.quotes[0][1].speaker

    @property
    def sources(self) -> int:
        """Return the number of outlets and reference texts that have a cut."""
        return len({article.source.id for article, _ in self.quotes})


def utterances(quotes: Iterable[QuoteOf]) -> tuple[Utterance, ...]:
    """Group quotes by utterance, in the order of the first quote of each. Every quote is in exactly one group."""
    quotes = tuple(quotes)
    comparable: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (article, quote) in enumerate(quotes):
        comparable[quote.speaker.id, _primary(article.language)].append(number)
    groups = [
        sorted(number for cut in group for number in cut.numbers)
        for numbers in comparable.values()
        for group in _grouped(_cuts(quotes, numbers))
    ]
    return tuple(Utterance(tuple(quotes[number] for number in group)) for group in sorted(groups))


def _primary(language: str | None) -> str:
    return (language or "").partition("-")[0].lower()


class _Word(NamedTuple):
    """Hold the compared form of a word, how rare it is after the one before it, and what it tells.

    ``says`` says whether it tells something, and ``rare`` whether it is rare in news by itself.
    """

    form: str
    bits: int
    says: bool
    rare: bool


@dataclass(frozen=True)
class _Cut:
    """Hold a wording of a speaker and the numbers of the quotes that have it.

    ``quoted`` says whether all of it is in quotation marks in each of them. ``least`` is the number of words that
    must say something among those that it shares with another cut.
    """

    words: tuple[_Word, ...]
    numbers: tuple[int, ...]
    quoted: bool
    least: int

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """Return the words in their compared forms."""
        return tuple(word.form for word in self.words)

    @cached_property
    def telling(self) -> frozenset[Key]:
        """Return the pairs and words by which other cuts of the same utterance are found."""
        pairs = {(one.form, two.form) for one, two in pairwise(self.words) if two.bits >= _TELLING}
        return frozenset(pairs | {(word.form,) for word in self.words if word.rare})

    def tells(self, start: int, end: int) -> bool:
        """Say whether the words from ``start`` up to ``end`` (excluded) are rare enough to tell one utterance."""
        words = self.words[start:end]
        bits = sum(word.bits for word in words[1:])
        return any(word.rare for word in words) or (
            sum(word.says for word in words) >= self.least and bits >= rarity.RARE
        )


def _cuts(quotes: Sequence[QuoteOf], numbers: Sequence[int]) -> list[_Cut]:
    """Return the different wordings of some quotes, the longest first."""
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    words_of: dict[tuple[str, ...], tuple[_Word, ...]] = {}
    for number in numbers:
        article, quote = quotes[number]
        words = _words(quote.exact, article.language)
        forms = tuple(word.form for word in words)
        words_of.setdefault(forms, words)
        having[forms].append(number)
    counted = bool(rarity.of(quotes[numbers[0]][0].language).ordinary) if numbers else False
    found = [
        _Cut(words_of[forms], tuple(its), all(_is_quoted(*quotes[number]) for number in its), _least(forms, counted))
        for forms, its in having.items()
    ]
    return sorted(found, key=lambda cut: (-len(cut.words), cut.forms))


def _least(forms: Sequence[str], counted: bool) -> int:
    if any(map(folding.is_letter_by_letter, forms)):
        return _LEAST_LETTERS
    return _LEAST_SAYING if counted else _LEAST_SAYING_UNCOUNTED


def _is_quoted(article: Article, quote: Quote) -> bool:
    return article.is_reference or treatment_of(article, quote) == "quoted"


def _words(text: str, language: str | None) -> tuple[_Word, ...]:
    """Return the words of a text; a letter of a script that writes no spaces between words is a word of its own."""
    known = rarity.of(language)
    words = []
    for word in shared_wording.words(text):
        letters = word.plain if folding.is_letter_by_letter(word.plain) else ""
        words += [word._replace(form=folding.letters(letter), plain=letter) for letter in letters] or [word]
    found = []
    for word, weight in zip(words, shared_wording.weighed(words, language), strict=True):
        is_short = len(word.form) < _LONG and word.form.upper() != word.form
        says = weight.says and (bool(known.ordinary) or not is_short)
        rare = bool(known.ordinary) and not word.capital and word.plain not in known.ordinary
        found.append(_Word(word.form, weight.bits, says, rare))
    return tuple(found)


def _grouped(cuts: Sequence[_Cut]) -> list[list[_Cut]]:
    """Return the cuts of each utterance. ``cuts`` are wordings of one speaker in one language, the longest first.

    A cut joins the utterances with which it shares words. If it shares the same words with two, it may be of either,
    and stays alone.
    """
    joined = list(range(len(cuts)))  # for each cut, the number of another one of its utterance, or its own number

    def first(number: int) -> int:
        while joined[number] != number:
            joined[number] = number = joined[joined[number]]
        return number

    having: dict[Key, list[int]] = defaultdict(list)
    for number, cut in enumerate(cuts):
        shared = _shared_by_group(cut, [(first(at), cuts[at]) for at in _candidates(cut, having)])
        if sum(map(len, shared.values())) == len(frozenset().union(*shared.values())):
            for group in shared:
                joined[group] = number
        for key in cut.telling:
            if len(having[key]) < _MOST_WITH_A_PAIR:
                having[key].append(number)
    groups: dict[int, list[_Cut]] = defaultdict(list)
    for number, cut in enumerate(cuts):
        groups[first(number)].append(cut)
    return list(groups.values())


def _candidates(cut: _Cut, having: Mapping[Key, list[int]]) -> list[int]:
    """Return the numbers of the cuts that have the most pairs of words in common with a cut, these first."""
    common = Counter(number for key in sorted(cut.telling) for number in having.get(key, ()))
    return [number for number, _ in sorted(common.items(), key=lambda it: (-it[1], it[0]))[:_MOST_COMPARED]]


def _shared_by_group(cut: _Cut, others: Iterable[tuple[int, _Cut]]) -> dict[int, frozenset[int]]:
    """Return, by group, the indexes of the words that a cut shares with the group's cuts, if it shares any."""
    found: dict[int, frozenset[int]] = {}
    matcher = SequenceMatcher(None, (), cut.forms, autojunk=False)
    for group, other in others:
        if len(found.get(group, ())) < len(cut.words) and (shared := _shared(cut, other, matcher)):
            found[group] = found.get(group, frozenset()) | shared
    return found


def _shared(cut: _Cut, longer: _Cut, matcher: "SequenceMatcher[str]") -> frozenset[int]:
    """Return the indexes of the words that a cut shares with a longer one, or none if it is not of one utterance.

    The matcher's second sequence is ``cut``.
    """
    matcher.set_seq1(longer.forms)
    runs = [(run.a, run.b, run.size) for run in matcher.get_matching_blocks() if run.size]
    while runs and _says_nothing(cut, runs[0]):
        del runs[0]
    while runs and _says_nothing(cut, runs[-1]):
        del runs[-1]
    if not any(longer.tells(a, a + size) and cut.tells(b, b + size) for a, b, size in runs):
        return frozenset()
    shared = frozenset(at for _, b, size in runs for at in range(b, b + size))
    ends = [(0, 0), *((a + size, b + size) for a, b, size in runs)]
    starts = [*((a, b) for a, b, _ in runs), (len(longer.words), len(cut.words))]
    beside = [min(a - before_a, b - before_b) for (before_a, before_b), (a, b) in zip(ends, starts, strict=True)]
    apart = sum(beside) + beside[0] + beside[-1]
    most = _MOST_APART if cut.quoted and longer.quoted else _MOST_APART_REPORTED
    enough = len(shared) >= min(_DOVETAILED, _MOST_SHARED * len(cut.words))
    return shared if enough and apart <= most * len(shared) else frozenset()


def _says_nothing(cut: _Cut, run: tuple[int, int, int]) -> bool:
    """Say whether a run of shared words is a single word that tells nothing, such as an article or a name."""
    _, start, size = run
    return size == 1 and not cut.words[start].says
