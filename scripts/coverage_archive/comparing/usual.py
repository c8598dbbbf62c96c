"""What an article's words on a clause have in common: where most stand, and how most are given."""

from collections import Counter
from dataclasses import dataclass

from ..model import Article, Block, Topic, Treatment


@dataclass(frozen=True, slots=True)
class Usual:
    """The block and the treatment of most passages, None without any.

    ``exceptions`` is the number of elements with a passage that is treated otherwise.
    """

    block: Block | None
    treatment: Treatment | None
    exceptions: int


def usual(topic: Topic, article: Article) -> Usual:
    """Return what is usual of an article's passages on the elements of a clause."""
    passages = [passage for passage in article.passages if passage.element and passage.topic == topic.id]
    if not passages:
        return Usual(None, None, 0)
    ((treatment, _),) = Counter(passage.treatment for passage in passages).most_common(1)
    ((block, _),) = Counter(passage.block.id for passage in passages).most_common(1)
    return Usual(
        block=next(passage.block for passage in passages if passage.block.id == block),
        treatment=treatment,
        exceptions=len({passage.element for passage in passages if passage.treatment != treatment}),
    )
