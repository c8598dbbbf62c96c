"""Article -> what it tells, one stretch after another: what is set beside the stretches of another article."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from ..model import Article, Block, Section
from .coverage import topics_in


@dataclass(frozen=True, slots=True)
class ToldBlock:
    """A paragraph, and the topics that something tagged in it is about, the most told first."""

    block: Block
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A section, or a run of paragraphs outside sections that are about one topic, or about none.

    ``topics`` are the section's own; where it has none, the one that most of its tagged words are about.
    """

    section: Section | None
    topics: tuple[str, ...]
    blocks: tuple[ToldBlock, ...]

    @property
    def id(self) -> str:
        """The fragment of the article's page at which it begins."""
        return self.section.id if self.section else self.blocks[0].block.id


def stretches(article: Article) -> tuple[Stretch, ...]:
    """Return the body of an article, in its own order, in stretches."""
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
    """Return the topic that is counted most, if any."""
    return tuple(id for id, _ in counted.most_common(1))
