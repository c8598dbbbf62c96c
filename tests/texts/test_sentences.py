"""The sentence around words; and no untagged sentence is published, whatever its script and however it ends.

The texts of the latter are made of sentences whose ends the maker knows; nothing here asks the program for them.
"""

import pytest
from coverage_archive.model import Block, Span
from coverage_archive.texts.sentences import publishable_stretch, sentence_around
from helpers.made_scripts import SCRIPTS, Script
from hypothesis import given
from hypothesis import strategies as st


@st.composite
def a_text(draw: st.DrawFn, script: Script) -> tuple[list[str], str]:
    """Draw sentences, each with words of its own, and the text that they make."""
    sentences = []
    for number in range(draw(st.integers(2, 4))):
        words = draw(st.lists(st.sampled_from(script.words.split()), min_size=2, max_size=4))
        marked = [f"{word}{chr(0x61 + number)}" if word.isascii() else word for word in words]
        sentences.append(script.joint.join(marked) + draw(st.sampled_from(script.ends)))
    text = sentences[0]
    for sentence in sentences[1:]:
        text += draw(st.sampled_from(script.between)) + sentence
    return sentences, text


@pytest.mark.parametrize("name", SCRIPTS)
@given(data=st.data())
def test_the_stretch_of_a_tag_holds_no_word_of_another_sentence(name: str, data: st.DataObject) -> None:
    sentences, text = data.draw(a_text(SCRIPTS[name]))
    number = data.draw(st.integers(0, len(sentences) - 1))
    start = text.index(sentences[number]) if sentences.index(sentences[number]) == number else -1
    if start < 0 or text.count(sentences[number]) > 1:
        return  # the same sentence twice: which is meant does not matter here
    length = data.draw(st.integers(1, len(sentences[number].rstrip(".!?…。")) or 1))
    tag = Span(start, start + length)
    stretch = publishable_stretch(Block("p1", "paragraph", Span(0, len(text)), text, 1), tag)
    assert stretch.covers(tag), "the tagged words themselves are published"
    own = Span(start, start + len(sentences[number]))
    beyond = text[stretch.start : own.start] + text[own.end : stretch.end]
    assert not any(letter.isalnum() for letter in beyond), (text, stretch.of(text))


@pytest.mark.parametrize(
    ("text", "tag", "published"),
    [
        ("The pact was signed. Mr. Venn said it helps. Nobody asked.", "helps", "Mr. Venn said it helps."),
        ("It costs 1.5 million. It opens at 3 p.m. today.", "million", "It costs 1.5 million."),
        ('He said: "It helps. It costs." Nobody asked.', "It costs", 'It costs."'),
        ("条约签署。市长说：“它有用。”没有人问。", "有用", "市长说：“它有用。”"),
        ("นายกเทศมนตรีกล่าว ประตูเปิด", "ประตู", "ประตู"),
    ],
)
def test_a_sentence_is_published_as_readers_expect_it(text: str, tag: str, published: str) -> None:
    start = text.index(tag)
    block = Block("p1", "paragraph", Span(0, len(text)), text, 1)
    assert publishable_stretch(block, Span(start, start + len(tag))).of(text) == published


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
