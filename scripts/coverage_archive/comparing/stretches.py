"""Divide the body of an article into *stretches*, which a page sets beside the stretches of another article.

A stretch is a section, or neighbouring paragraphs outside sections that have the same main topic.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from ..model import Article, Block, Section
from .coverage import topics_in


@dataclass(frozen=True, slots=True)
class ToldBlock:
    """Hold a paragraph and the ids of the topics tagged in it, those with the most tagged code points first."""

    block: Block
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Represent a section, or a run of paragraphs outside sections that share their main topic, or have none.

    ``section`` is None outside sections. ``topics`` has the ids of the section's own topics. If there are none, it
    has the topic with the most tagged code points in the stretch, if any.
    """

    section: Section | None
    topics: tuple[str, ...]
    blocks: tuple[ToldBlock, ...]

    @property
    def id(self) -> str:
        """Return the fragment of the article's page at which the stretch begins."""
        return self.section.id if self.section else self.blocks[0].block.id


def stretches(article: Article) -> tuple[Stretch, ...]:
    """Return the stretches of an article's body, in reading order."""
    sections = article.section_of_block
    counted = {block.id: topics_in(article, block) for block in article.capture.paragraphs}

    def run(block: Block) -> tuple[Section | None, tuple[str, ...]]:
        section = sections.get(block.id)
        return section, () if section else _most(counted[block.id])

    found = []
    for (section, topics), run_ in groupby(article.capture.paragraphs, key=run):
        blocks = list(run_)
        if section:
            topics = section.topics or _most(sum((counted[block.id] for block in blocks), Counter()))
        told = (ToldBlock(block, tuple(id for id, _ in counted[block.id].most_common())) for block in blocks)
        found.append(Stretch(section, topics, tuple(told)))
    return tuple(found)


def _most(counted: Counter[str]) -> tuple[str, ...]:
    """Return the topic with the highest count, in a tuple that is empty if there is none."""
    return tuple(id for id, _ in counted.most_common(1))
