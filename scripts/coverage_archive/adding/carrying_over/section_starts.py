"""The words with which a section starts: enough of a paragraph's first words to tell it from all others."""

from collections.abc import Sequence

from ...model import Block
from ...texts.quotation_marks import first_words


def first_words_alone(number: int, paragraphs: Sequence[Block]) -> str:
    """Return the fewest whole words, five or more, with which only the paragraph of this number begins.

    Return "" where another paragraph begins with all of its words.
    """
    text = first_words(paragraphs[number].text)
    others = [first_words(block.text) for i, block in enumerate(paragraphs) if i != number]
    words = 5
    while True:
        end, left = 0, words
        while left and end < len(text):
            space = text.find(" ", end + 1)
            end, left = (len(text) if space < 0 else space), left - 1
        start = text[:end].rstrip()
        if not any(other.startswith(start) for other in others):
            return start
        if end >= len(text):
            return ""
        words += 1
