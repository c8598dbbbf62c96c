"""The same answers by brute force, written apart from the package and as plainly as possible."""

from math import log2
from typing import Any

from helpers.project import PROJECT

# What the table of common pairs says, read apart from the package.
_ROWS = [
    line.split("\t")
    for line in (PROJECT / "scripts/coverage_archive/texts/common_pairs.en.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
HAVING = {word: int(count) for word, count, _ in _ROWS}
ARTICLES = HAVING.pop("*")
PAIRS = {
    (word, follower): int(count)
    for word, _, rest in _ROWS
    for follower, count in zip(rest.split()[::2], rest.split()[1::2], strict=True)
}
ORDINARY = {word for pair in PAIRS for word in pair}


def spell(text: str) -> list[str]:
    """Split a text into words, letter by letter."""
    found, word = [], ""
    for letter in text + " ":
        if letter.isalnum():
            word += letter.lower()
        elif word:
            found.append(word)
            word = ""
    return found


def spell_as_written(text: str) -> list[str]:
    """Split a text into words, letter by letter, and leave the capitals."""
    return "".join(letter if letter.isalnum() else " " for letter in text).split()


def rare(written: list[str]) -> bool:
    """Whether words, as they are written, are rare enough side by side to be wording that can be shared."""
    names = [not w[0].islower() and w.lower() not in ORDINARY for w in written]
    words = [word.lower() for word in written]
    bits = 0.0
    for at in range(len(words) - 1):
        if not names[at] and not names[at + 1]:
            count = PAIRS.get((words[at], words[at + 1]))
            bits += round(log2(ARTICLES / count), 2) if count else 10
    saying = [word for word, name in zip(words, names, strict=True) if not name and HAVING.get(word, 0) < 630]
    return len(saying) >= 2 and bits > 9.999


def one_spelling(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words in the spelling in which they are compared, as far as the texts of these tests have others."""
    spellings = {"one": "1", "harbour": "harbor", "harbours": "harbors"}
    return tuple(spellings.get(word, word) for word in words)


Texts = list[tuple[str, list[list[str]]]]  # of each text: its outlet, and its passages as lists of written words


def phrases_around(texts: Texts, here: int, passage: list[str], at: int) -> dict[int, set[tuple[str, ...]]]:
    """For one word: every phrase around it that other outlets' texts have, too, by the numbers of these texts."""
    found: dict[int, set[tuple[str, ...]]] = {}
    for start in range(at + 1):
        for end in range(at + 1, len(passage) + 1):
            phrase = [word.lower() for word in passage[start:end]]
            for there, (outlet, passages) in enumerate(texts):
                if outlet != texts[here][0] and rare(passage[start:end]):
                    for other in passages:
                        for place in range(len(other)):
                            stretch = other[place : place + len(phrase)]
                            if [word.lower() for word in stretch] == phrase and rare(stretch):
                                found.setdefault(there, set()).add(tuple(phrase))
    return found


def shared(texts: Texts) -> list[list[tuple[str, set[int], tuple[str, ...] | None]]]:
    """For each word of each text: it, the other texts that share a phrase around it, and the longest such phrase."""
    answer = []
    for here, (_, passages) in enumerate(texts):
        row = []
        for passage in passages:
            for at, word in enumerate(passage):
                around = phrases_around(texts, here, passage, at)
                phrases = sorted(
                    set().union(*around.values()), key=lambda phrase: (-len(phrase), one_spelling(phrase))
                )
                row.append((word.lower(), set(around), (phrases or [None])[0]))
        answer.append(row)
    return answer


def treatment(paragraph: str, exact: str) -> str:
    """Walk through a paragraph with straight marks, noting for each letter whether a quotation is open."""
    inside, states = False, []
    for letter in paragraph:
        if letter == '"':
            inside = not inside
        states.append(inside)
    start = paragraph.index(exact)
    of_letters = {states[at] for at in range(start, start + len(exact)) if paragraph[at].isalnum()}
    return {frozenset({True}): "quoted", frozenset({False}): "paraphrased"}.get(
        frozenset(of_letters), "partly quoted"
    )


def paragraph_with(article: dict[str, Any], exact: str) -> str:
    """The one paragraph that has these words."""
    (found,) = [paragraph for paragraph in article["paragraphs"] if exact in paragraph]
    return str(found)
