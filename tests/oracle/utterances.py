"""Which quotes are cuts of one utterance. Brute force: every wording of a speaker is held against every other."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from math import log2
from typing import NamedTuple

from helpers.brute_force_wording import ARTICLES, HAVING, ORDINARY, PAIRS
from oracle.comparing import fold
from oracle.read_files import WORD, Tag, Text

Said = tuple[Text, Tag]
NEARLY_ALL = 0.75 * ARTICLES


class Word(NamedTuple):
    """A word in the form that is compared, how rare the pair is that ends with it, and what it tells by itself."""

    form: str
    bits: float
    says: bool
    rare: bool


def utterances(quotes: Sequence[Said]) -> list[list[Said]]:
    """Return the quotes of each utterance, in the order of the first ones."""
    wordings: dict[tuple[str, str, tuple[str, ...]], list[int]] = {}
    for number, (text, quote) in enumerate(quotes):
        forms = tuple(word.form for word in words(text, quote))
        wordings.setdefault((quote.record["speaker"], text.language or "", forms), []).append(number)
    groups: list[list[tuple[str, str, tuple[str, ...]]]] = []
    for wording in sorted(wordings, key=lambda it: (-len(it[2]), it[2])):
        shared = [(group, shared_with(wording, group, wordings, quotes)) for group in groups if alike(wording, group)]
        joined = [(group, places) for group, places in shared if places]
        if sum(len(places) for _, places in joined) > len(set().union(*(places for _, places in joined))):
            joined = []
        groups = [group for group in groups if group not in [it for it, _ in joined]]
        groups.append([*(member for group, _ in joined for member in group), wording])
    found = sorted(sorted(number for wording in group for number in wordings[wording]) for group in groups)
    return [[quotes[number] for number in group] for group in found]


def alike(wording: tuple[str, str, tuple[str, ...]], group: list[tuple[str, str, tuple[str, ...]]]) -> bool:
    return wording[:2] == group[0][:2]


def shared_with(
    wording: tuple[str, str, tuple[str, ...]],
    group: Iterable[tuple[str, str, tuple[str, ...]]],
    wordings: dict[tuple[str, str, tuple[str, ...]], list[int]],
    quotes: Sequence[Said],
) -> set[int]:
    """Return the places of the words that a wording shares with those of a group."""
    return {
        place
        for other in group
        for place in shared([quotes[n] for n in wordings[wording]], [quotes[n] for n in wordings[other]])
    }


def shared(cut: Sequence[Said], longer: Sequence[Said]) -> set[int]:
    """Return the places of the words that quotes of one wording share with quotes of a longer one."""
    ours, theirs = words(*cut[0]), words(*longer[0])
    matcher = SequenceMatcher(None, [w.form for w in theirs], [w.form for w in ours], autojunk=False)
    runs = [run for run in matcher.get_matching_blocks() if run.size]
    speaking = [number for number, run in enumerate(runs) if run.size > 1 or ours[run.b].says]
    runs = runs[speaking[0] : speaking[-1] + 1] if speaking else []
    table = is_english(cut[0][0])
    if not any(tells(theirs[r.a : r.a + r.size], table) and tells(ours[r.b : r.b + r.size], table) for r in runs):
        return set()
    places = {place for run in runs for place in range(run.b, run.b + run.size)}
    first, last = runs[0], runs[-1]
    ends = min(first.a, first.b) + min(len(theirs) - last.a - last.size, len(ours) - last.b - last.size)
    inside = sum(min(two.a - one.a - one.size, two.b - one.b - one.size) for one, two in pairwise(runs))
    all_quoted = all(text.is_reference or text.way(quote) == "quoted" for text, quote in (*cut, *longer))
    if 2 * ends + inside > (0.4 if all_quoted else 1.1) * len(places):
        return set()
    return places if len(places) >= 4 or len(places) >= 0.6 * len(ours) else set()


def tells(words: Sequence[Word], table: bool) -> bool:
    saying = sum(word.says for word in words)
    return any(word.rare for word in words) or (
        saying >= (2 if table else 3) and sum(word.bits for word in words[1:]) > 9.999
    )


def is_english(text: Text) -> bool:
    return text.language == "en"


def words(text: Text, quote: Tag) -> list[Word]:
    """Return the words of a quote."""
    found: list[Word] = []
    before: str | None = None
    for written in WORD.findall(quote.exact):
        plain = written.casefold().replace("’", "'")
        capital = written[0].isupper() or written[0].isdigit()
        if is_english(text):
            name = capital and plain not in ORDINARY
            count = PAIRS.get((before or "", plain))
            bits = 0.0 if name or before is None else round(log2(ARTICLES / count), 2) if count else 10
            says = not name and HAVING.get(plain, 0) < NEARLY_ALL
            found.append(Word(fold(written), bits, says, not capital and plain not in ORDINARY))
            before = None if name else plain
        else:
            has_capitals = plain.upper() != plain
            found.append(Word(fold(written), 10 if found else 0, len(fold(written)) > 3 or not has_capitals, False))
    return found
