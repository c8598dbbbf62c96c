"""Pair the quotes of two versions of an article, and find the quotes that only one version has."""

from collections.abc import Callable, Sequence

from ..model import Article, Quote
from ..texts.aligned_texts import AlignedTexts, forms, likeness

_LEAST_LIKENESS = 0.6  # for quotes by one speaker in paragraphs that do not correspond


def paired_quotes(
    older: Article, newer: Article, aligned: Sequence[AlignedTexts]
) -> tuple[list[tuple[Quote, Quote]], list[Quote], list[Quote]]:
    """Return the pairs of corresponding quotes, the quotes that only ``older`` has, and those only ``newer`` has.

    The pairs are in the order of ``newer``. ``aligned`` says which paragraphs of the two versions correspond. Quotes
    with the same words in paragraphs that do not correspond are paired only if they have the same speaker. The rules
    are tried from the surest to the least sure.
    """
    beside = _same_paragraph(older, newer, aligned)

    def same_speaker(before: Quote, after: Quote) -> bool:
        return before.speaker.id == after.speaker.id

    rules: tuple[Callable[[Quote, Quote], bool], ...] = (
        lambda before, after: beside(before, after) and same_speaker(before, after) and _same_words(before, after),
        lambda before, after: beside(before, after) and _same_words(before, after),
        lambda before, after: same_speaker(before, after) and _same_words(before, after),
        lambda before, after: _same_id(before, after) and (beside(before, after) or same_speaker(before, after)),
        lambda before, after: beside(before, after) and same_speaker(before, after) and _share_words(before, after),
        lambda before, after: same_speaker(before, after) and _alike(before, after),
    )
    pairs: list[tuple[Quote, Quote]] = []
    left, right = list(older.quotes), list(newer.quotes)
    for same in rules:
        for before in list(left):
            near = [quote for quote in right if same(before, quote)]
            after = next((quote for quote in near if _same_id(before, quote)), near[0] if near else None)
            if after:
                pairs.append((before, after))
                left.remove(before)
                right.remove(after)
    for before in list(left):
        # The only quote of a speaker in a paragraph was reworded, even if no word of it is left.
        theirs = [[q for q in quotes if same_speaker(before, q)] for quotes in (left, right)]
        siblings = [quote for quote in theirs[0] if quote.block.id == before.block.id]
        near = [quote for quote in theirs[1] if beside(before, quote)]
        if len(siblings) == len(near) == 1:
            pairs.append((before, near[0]))
            left.remove(before)
            right.remove(near[0])
    return sorted(pairs, key=_place_in_newer), left, right


def _place_in_newer(pair: tuple[Quote, Quote]) -> int:
    return pair[1].span.start


def _same_paragraph(
    older: Article, newer: Article, aligned: Sequence[AlignedTexts]
) -> Callable[[Quote, Quote], bool]:
    """Return a function that says whether an older and a newer quote are in corresponding paragraphs."""
    before = {older.capture.blocks[i].id: number for number, item in enumerate(aligned) for i in item.older}
    after = {newer.capture.blocks[j].id: number for number, item in enumerate(aligned) for j in item.newer}
    return lambda left, right: before.get(left.block.id) == after.get(right.block.id) is not None


def _same_id(older: Quote, newer: Quote) -> bool:
    return bool({older.id, *older.former_ids} & {newer.id, *newer.former_ids})


def _same_words(older: Quote, newer: Quote) -> bool:
    return forms(older.exact) == forms(newer.exact)


def _share_words(older: Quote, newer: Quote) -> bool:
    return likeness(older.exact, newer.exact) > 0


def _alike(older: Quote, newer: Quote) -> bool:
    return likeness(older.exact, newer.exact) >= _LEAST_LIKENESS
