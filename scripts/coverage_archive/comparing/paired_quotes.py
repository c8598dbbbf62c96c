"""The quotes of two versions of an article -> which are the same quote, and which only one version has."""

from collections.abc import Callable, Sequence

from ..model import Article, Quote
from ..texts.aligned_texts import AlignedTexts, forms, likeness

_LEAST_LIKENESS = 0.6  # of quotes that stand in no paragraphs that belong together


def paired_quotes(
    older: Article, newer: Article, aligned: Sequence[AlignedTexts]
) -> tuple[list[tuple[Quote, Quote]], list[Quote], list[Quote]]:
    """Pair the quotes of two versions, the surest pairs first; return what only one of them has as well.

    The same words in a paragraph that is another one's are another quote, unless the speaker is the same.
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
    return sorted(pairs, key=_place_in_newer), left, right


def _place_in_newer(pair: tuple[Quote, Quote]) -> int:
    return pair[1].span.start


def _same_paragraph(
    older: Article, newer: Article, aligned: Sequence[AlignedTexts]
) -> Callable[[Quote, Quote], bool]:
    """Return what says whether two quotes stand in paragraphs that belong together."""
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
