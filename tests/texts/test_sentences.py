"""The sentence around words: what a result of the search and the review show of a paragraph."""

import pytest
from coverage_archive.model import Block, Span
from coverage_archive.texts.sentences import sentence_around


def around(paragraph: str, words: str) -> str:
    """Return the sentence around words of a paragraph that begins at the tenth character of its capture."""
    at = 10 + paragraph.index(words)
    block = Block(id="p1", kind="paragraph", number=1, text=paragraph, span=Span(10, 10 + len(paragraph)))
    found = sentence_around(block, Span(at, at + len(words)))
    return paragraph[found.start - 10 : found.end - 10]


@pytest.mark.parametrize(
    ("paragraph", "words", "sentence"),
    [
        ("The gate is shut. The J. R. Lund Bridge is open. Go.", "Bridge", "The J. R. Lund Bridge is open."),
        ("The U.S. envoy came. He left.", "envoy", "The U.S. envoy came."),
        ('He came. "So it is," he said. "Go." She went.', "said", '"So it is," he said.'),
        ("He came. She went! Why? No end", "went", "She went!"),
        ("He came. She went. They stay.", "came. She", "He came. She went."),
        ("No end", "end", "No end"),
    ],
)
def test_a_sentence_ends_at_a_stop_and_not_at_an_initial(paragraph: str, words: str, sentence: str) -> None:
    assert around(paragraph, words) == sentence
