"""Find the paragraph in the earlier version of an article that matches the paragraph of a tag that waits."""

from dataclasses import dataclass

from ..model import Archive, Article, Block, NotQuote, Passage, Quote, Span
from ..reading.proposals import Proposal
from ..texts.aligned_texts import align
from ..texts.compared_letters import compared_letters


@dataclass(frozen=True, slots=True)
class EarlierParagraph:
    """Hold a paragraph of an earlier version, and the span of the tag's words in it if that version has the tag.

    ``same`` says whether the newer version has the paragraph unchanged. ``before`` is the block before the paragraph
    in the earlier version.
    """

    article: Article
    block: Block
    words: Span | None
    same: bool
    before: Block | None


def earlier_paragraphs(
    item: Proposal, article: Article, span: Span, archive: Archive
) -> tuple[EarlierParagraph, ...]:
    """Return the paragraphs of the earlier version, if there is one, that match the paragraph at ``span``."""
    older = next((other for other in archive.articles if other.slug == article.supersedes), None)
    if not older:
        return ()
    before, after = older.capture.blocks, article.capture.blocks
    number = next((n for n, block in enumerate(after) if block.span.start <= span.start < block.span.end), None)
    aligned = align([block.text for block in before], [block.text for block in after])
    pair = next((pair for pair in aligned if number in pair.newer), None)
    if not pair:
        return ()
    tag = _tag(item, older)
    return tuple(
        EarlierParagraph(
            older,
            before[i],
            tag.span if tag and before[i].span.covers(tag.span) else None,
            pair.how in ("same", "moved"),
            before[i - 1] if i else None,
        )
        for i in pair.older
    )


def _tag(item: Proposal, older: Article) -> Quote | Passage | NotQuote | None:
    """Return the earlier version's tag with the same id or, for words that are no quotation, with the same words."""
    if item.kind == "not_quote":
        letters = compared_letters(item.record["exact"]).letters
        alike = [other for other in older.not_quotes if compared_letters(other.exact).letters == letters]
        return alike[0] if len(alike) == 1 else None
    tags: tuple[Quote | Passage, ...] = older.quotes if item.kind == "quote" else older.passages
    return next((tag for tag in tags if tag.id == item.id), None)
