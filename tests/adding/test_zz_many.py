"""Whatever a newer version changes: a tag keeps its paragraph and its speaker, or it is lost."""

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coverage_archive.adding.carrying_over.carried_tags import CarriedTags, carry_tags
from coverage_archive.model import Article, Block
from coverage_archive.reading import archive_folder
from coverage_archive.texts.capture import CaptureFile, Claim, lay_out
from coverage_archive.texts.compared_letters import compared_letters
from helpers.made_archive import write
from hypothesis import given, settings
from hypothesis import strategies as st

SPEAKERS = {"crew-north": "Crew North", "crew-south": "Crew South", "mayor": "The mayor", "minister": "The minister"}
HEADLINE = "The Lantern tells of two ports"
SHAPES = {"“": '"«', "”": '"»', "’": "'", "—": "–-", " ": "\u00a0\u2009", ".": "."}


@dataclass(frozen=True)
class Said:
    """One sentence that quotes somebody: who, what, and in which form."""

    speaker: str
    words: str
    form: str

    @property
    def text(self) -> str:
        return self.form.format(SPEAKERS[self.speaker], self.words)


said = st.builds(
    Said,
    st.sampled_from(sorted(SPEAKERS)),
    st.sampled_from(["the gates open at once", "the crane is late", "it’s a long — long — day"]),
    st.sampled_from(["{0} said that “{1}”.", "“{1},” {0} said on the quay.", "{0} called it “{1}”, and left."]),
)
versions = st.lists(st.lists(said, min_size=1, max_size=3), min_size=1, max_size=4)


def capture(paragraphs: list[list[Said]]) -> str:
    return "\n\n".join([HEADLINE, *(" ".join(it.text for it in row) for row in paragraphs)]) + "\n"


def blocks_of(text: str) -> tuple[Block, ...]:
    headline = next(CaptureFile(text, "").lines()).of(text)
    return lay_out(CaptureFile(text, ""), [Claim("headline", headline, ("headline",))], {}, []).blocks


def tagged(paragraphs: list[list[Said]]) -> Article:
    """Return an article whose every quotation is tagged, with its speaker; the ids are q0, q1, ... in order."""
    text = capture(paragraphs)
    quotes: list[dict[str, Any]] = []
    at = len(HEADLINE)
    for number, it in enumerate(it for row in paragraphs for it in row):
        start = text.index(it.words, text.index(it.text, at))
        quotes.append(
            {
                "id": f"q{number}",
                "exact": it.words,
                "prefix": text[:start],
                "kind": "partial",
                "speaker": it.speaker,
            }
        )
        at = start
    article = {"outlet": "lantern", "headline": HEADLINE, "language": "en", "text": text, "quotes": quotes}
    vocabulary: dict[str, Any] = {
        "title": "Ports",
        "question": "What?",
        "clause": "clause",
        "outlets": {"lantern": {"name": "The Lantern"}},
        "speakers": {id_: {"name": name, "kind": "group"} for id_, name in SPEAKERS.items()},
        "topics": {"clause": {"title": "The clause"}},
    }
    with tempfile.TemporaryDirectory() as folder:
        write({**vocabulary, "articles": [article]}, Path(folder, "articles"))
        return archive_folder.load(Path(folder)).articles[0]


def places(text: str, found: CarriedTags) -> dict[str, tuple[int, bool]]:
    """Return where the carried quotes stand in a text, and whether each is reviewed, by their ids."""
    return {
        tag["id"]: (
            text.index(tag.get("prefix", "") + tag["exact"] + tag.get("suffix", "")) + len(tag.get("prefix", "")),
            tag.get("reviewed", True),
        )
        for tag in found.quotes
    }


def who_says(text: str, at: int) -> str:
    """Return the speaker of the words at a place: in these texts a sentence names nobody else."""
    start = max(text.rfind(stop, 0, at) for stop in ("\n", "”. ", "quay. ", "left. ")) + 1
    end = min(place for stop in ("\n", "”. ", "quay.", "left.") if (place := text.find(stop, at)) >= 0)
    (name,) = {name for name in SPEAKERS.values() if name in text[start:end]}
    return next(id_ for id_, known in SPEAKERS.items() if known == name)


@settings(max_examples=1500)
@given(versions, versions, st.data())
def test_a_tag_never_goes_to_another_speaker(
    older: list[list[Said]], other: list[list[Said]], data: st.DataObject
) -> None:
    """The newer version has paragraphs and sentences of the older one in any order, and others among them."""
    pool = list(older) + [[it] for row in older for it in row] + other
    newer = data.draw(st.lists(st.sampled_from(pool), min_size=1, max_size=5))
    article, text = tagged(older), capture(newer)
    blocks = blocks_of(text)
    carried = carry_tags(article, text, blocks, "en")
    found = places(text, carried)
    assert len(found) + len(carried.lost) == len(article.quotes)
    assert len({at for at, _ in found.values()}) == len(found), "two tags went to one place"
    for quote in article.quotes:
        if quote.id not in found:
            continue
        at, reviewed = found[quote.id]
        assert who_says(text, at) == quote.speaker.id
        block = next(block for block in blocks if block.span.start <= at < block.span.end)
        if reviewed:
            assert compared_letters(block.text).letters == compared_letters(quote.block.text).letters
            assert at - block.span.start == quote.span.start - quote.block.span.start


@settings(max_examples=1500)
@given(versions, st.randoms(use_true_random=False))
def test_other_spaces_and_shapes_of_marks_lose_nothing(paragraphs: list[list[Said]], random: Any) -> None:
    article = tagged(paragraphs)
    text = "".join(random.choice(SHAPES.get(letter, letter) + letter) for letter in capture(paragraphs))
    text = re.sub(r"(?<=[ \n])", lambda _: random.choice(["", " ", "\u00a0"]), text)
    carried = carry_tags(article, text, blocks_of(text), "en")
    assert not carried.lost
    assert all("reviewed" not in tag for tag in carried.quotes)
    for quote, tag in zip(article.quotes, carried.quotes, strict=True):
        assert compared_letters(tag["exact"]).letters == compared_letters(quote.exact).letters
        assert tag["exact"] in text
