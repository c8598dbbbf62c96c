"""Plain facts of a clause: how an article does with a part, and how it stands to a base. Brute force throughout."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import coverage_archive
from oracle.read_files import WORD, Files, Tag, Text

BRITISH = {"defence": "defense", "neighbour": "neighbor"}
DECISIVE = {"not", "no", "only", "nicht", "nur", "не", "только", "لا", "فقط"}
NUMBERS = {"two": "2", "three": "3", "ten": "10"}

# A number with separators is one word: 20,000.
NUMBER_OR_WORD = re.compile(rf"\d+(?:[.,]\d+)+|{WORD.pattern}")


def written(passages: Sequence[Tag]) -> list[str]:
    """Return the words of passages as they are written, without punctuation around them."""
    words = [re.sub(r"^[\W_]+|[\W_]+$", "", word) for tag in passages for word in tag.exact.split()]
    return [word for word in words if word]


def folded(passages: Sequence[Tag]) -> str:
    """Return the letters of passages: without capitals, accents, hyphens and marks, in one spelling."""
    return "".join(fold(word) for word in " ".join(tag.exact for tag in passages).split())


def folded_words(passages: Sequence[Tag]) -> list[tuple[str, str]]:
    """Return the words of passages as they are written, each with its letters in one spelling."""
    words = [word for tag in passages for word in NUMBER_OR_WORD.findall(tag.exact)]
    return [(word, fold(word)) for word in words]


def fold(word: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if c.isalnum())
    return NUMBERS.get(plain, BRITISH.get(plain, plain))


def lacking(text: Text, other: Text, element: str) -> list[str]:
    """Return the words of an article on a part that another, which gives the part in that language, does not use."""
    if not other.giving(element) or (text.language and other.language and text.language != other.language):
        return []
    return lacked(folded_words(text.giving(element)), folded_words(other.giving(element)))


def lacked(ours: Sequence[tuple[str, str]], theirs: Sequence[tuple[str, str]]) -> list[str]:
    """Return our words that the others do not have, or say less often if they decide what is said."""
    mine, known = [form for _, form in ours], [form for _, form in theirs]
    return [
        word
        for word, form in ours
        if form not in known or (decides(word, form) and mine.count(form) > known.count(form))
    ]


def decides(word: str, form: str) -> bool:
    """Say whether a word must be marked wherever wordings differ in it."""
    return form in DECISIVE or (any(map(str.isdigit, form)) and word.lower() != "one")


def is_near(ours: Sequence[tuple[str, str]], theirs: Sequence[tuple[str, str]], language: str | None) -> bool:
    """Say whether two wordings have half of their words in common, in order; "the" and its like count a quarter."""
    common = everywhere() if language == "en" else set()

    def weight(word: str) -> int:
        return 1 if word.lower().replace("’", "'") in common else 4

    @cache
    def shared(a: int, b: int) -> int:
        if a == len(ours) or b == len(theirs):
            return 0
        both = shared(a + 1, b + 1) + weight(ours[a][0]) if ours[a][1] == theirs[b][1] else 0
        return max(both, shared(a + 1, b), shared(a, b + 1))

    return shared(0, 0) > 0 and 4 * shared(0, 0) >= sum(weight(word) for word, _ in [*ours, *theirs])


@cache
def everywhere() -> set[str]:
    """Return the words that three quarters of all English articles have, from the table of common pairs."""
    table = Path(coverage_archive.__file__).parent / "texts" / "common_pairs.en.tsv"
    rows = [line.split("\t")[:2] for line in table.read_text("utf-8").splitlines() if line[0] != "#"]
    counts = {word: int(number) for word, number in rows}
    return {word for word, number in counts.items() if number >= counts["*"] * 0.75}


def compared(text: Text, elements: Sequence[str]) -> list[Tag]:
    """Return the passages with which an article is compared on a clause's parts, in reading order."""
    return [tag for tag in text.passages if any(tag in text.giving(id) for id in elements)]


def state(text: Text, element: str) -> str | None:
    """Return how an article does with a part; None where a reference text says nothing of it."""
    ways = {text.way(tag) for tag in text.giving(element)}
    if ways:
        return ways.pop() if len(ways) == 1 else "partly-quoted"
    if element in text.withheld:
        return "withheld"
    if element in text.absent:
        return "absent"
    return None if text.is_reference else "unjudged"


def relation(base: Text, text: Text, element: str) -> str | None:
    """Return how an article stands to a base on a part."""
    ours, theirs = state(base, element), state(text, element)
    if not text.giving(element):
        return theirs
    if not base.giving(element):
        return {"withheld": "withheld", "absent": "added"}.get(ours or "", "unjudged")
    if base.language and text.language and base.language != text.language:
        return "translated"
    if written(base.giving(element)) == written(text.giving(element)):
        return "same"
    return "spelling" if folded(base.giving(element)) == folded(text.giving(element)) else "reworded"


def in_place(base: Text, text: Text, elements: Sequence[str]) -> list[set[str]]:
    """Return the largest sets of the parts that both give in which both have one order: there may be several."""
    both = [id for id in elements if base.giving(id) and text.giving(id)]
    both.sort(key=lambda id: base.giving(id)[0].start)
    for size in range(len(both), 0, -1):
        sets = [set(some) for some in combinations(both, size) if _rises([text.giving(id)[0].start for id in some])]
        if sets:
            return sets
    return [set()]


def _rises(numbers: Sequence[int]) -> bool:
    return all(one < other for one, other in pairwise(numbers))


def only_here(files: Files, text: Text, element: str) -> bool:
    """Say whether every other current report lists a part as absent."""
    others = [other for other in files.current if not other.is_reference and other.slug != text.slug]
    return bool(others) and all(element in other.absent for other in others)


def words_of(text: Text, element: str) -> list[str]:
    """Return whose words an article gives on a part, each speaker once, in reading order."""
    found = [text.words_of(tag) for tag in text.giving(element)]
    return [*dict.fromkeys(speaker for speaker in found if speaker)]


def given(text: Text, elements: Sequence[str]) -> int:
    """Return how many parts an article gives."""
    return sum(bool(text.giving(id)) for id in elements)


def glance(files: Files, topic: str, articles: Sequence[Text]) -> tuple[list[Text], list[Text]]:
    """Return the rows of a glance: reference texts, and reports, those that give the most first."""
    elements = files.elements(topic)
    shown = [it for it in articles if given(it, elements) or it.withheld & set(elements)]

    def place(text: Text) -> tuple[int, int, int]:
        states = [state(text, id) for id in elements]
        return -given(text, elements), -states.count("quoted"), -states.count("partly-quoted")

    texts = [text for text in shown if text.is_reference]
    return texts, sorted((text for text in shown if not text.is_reference), key=place)


def articles_on(files: Files, topic: str) -> list[Text]:
    """Return the newest versions that have something on a topic, or withhold parts of its clause."""
    elements = set(files.elements(topic))
    return [text for text in files.current if text.on(topic) or text.withheld & elements]
