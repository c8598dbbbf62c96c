"""The same answers by brute force, written apart from the package and as plainly as possible."""

from itertools import combinations
from typing import Any


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


def shared_and_own(texts: list[list[list[str]]]) -> list[list[tuple[str, set[int], bool]]]:
    """For each word of each text: the word, the other texts that share it, and whether it stands in no other."""
    answer = []
    for here, text in enumerate(texts):
        row = []
        for passage in text:
            for at, word in enumerate(passage):
                sharing = set()
                for there, other in enumerate(texts):
                    if there == here:
                        continue
                    for other_passage in other:
                        for place in range(len(other_passage) - 1):
                            pair = other_passage[place : place + 2]
                            if pair in (passage[at : at + 2], passage[max(at - 1, 0) : at + 1]):
                                sharing.add(there)
                alone = not any(
                    word in other_passage
                    for there, other in enumerate(texts)
                    if there != here
                    for other_passage in other
                )
                row.append((word, sharing, alone))
        answer.append(row)
    return answer


def longest_shared_phrases(texts: list[list[str]]) -> set[tuple[str, ...]]:
    """The phrases of two words or more that two texts share and that cannot be made longer in both."""
    found = set()
    for left, right in combinations(texts, 2):
        for i in range(len(left)):
            for j in range(len(right)):
                length = 0
                while left[i + length : i + length + 1] == right[j + length : j + length + 1] != []:
                    length += 1
                longer_before = i > 0 and j > 0 and left[i - 1] == right[j - 1]
                if length > 1 and not longer_before:
                    found.add(tuple(left[i : i + length]))
    return found


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
