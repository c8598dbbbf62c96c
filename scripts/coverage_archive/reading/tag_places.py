"""Find the one place of a tag's words in a capture, or note a message that helps an editor to name one place.

A place is never guessed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise

from ..model import Block, Span
from ..model.problems import shown
from ..storage.schema import SelectorRecord
from ..storage.yaml_reader import Path_, quoted
from ..texts.anchoring import Selector, distinguishing_selector, nearest, occurrences
from ..texts.compared_letters import difference, folded
from .article_source import ArticleSource


class TagPlaces:
    """Find the places of words in one capture: anywhere in it, or only in the blocks of the article."""

    def __init__(self, source: ArticleSource, blocks: Iterable[Block] | None = None) -> None:
        self._source, self._text = source, source.text
        self._blocks = None if blocks is None else tuple(blocks)
        self._starts = [block.span.start for block in self._blocks or ()]
        # Spans of tags that have another mistake: their words are not reported as untagged on top of it.
        self.nearly: list[Span] = []

    def find(self, key: Path_, item: SelectorRecord) -> Span | None:
        """Return the only place of a tag's words. Note a problem and return None if there is none, or several."""
        found = self._places(Selector(item.exact, item.prefix, item.suffix))
        if len(found) == 1:
            return found[0]
        self._not_one(key, item, found)
        return None

    def block_at(self, span: Span) -> Block:
        """Return the block in which a span begins."""
        assert self._blocks
        return self._blocks[bisect_right(self._starts, span.start) - 1]

    def nearest_words(self, words: str) -> str:
        """Return the end of a message that names the most similar words and their line, or "" if none are similar."""
        return self._named(_look_alike(self._text, words) or nearest(self._text, words), words)

    def _places(self, selector: Selector) -> list[Span]:
        return [span for span in occurrences(self._text, selector) if self._in_article(span)]

    def _in_article(self, span: Span) -> bool:
        """Say whether a span begins and ends in blocks of the article, with no furniture between them."""
        if self._blocks is None:
            return True
        first = max(0, bisect_right(self._starts, span.start) - 1)
        near = self._blocks[first : bisect_left(self._starts, span.end)]
        inside = [block.span for block in near if block.span.overlaps(span)]
        if not inside or inside[0].start > span.start or inside[-1].end < span.end:
            return False
        return all(self._text[left.end : right.start].isspace() for left, right in pairwise(inside))

    def _not_one(self, key: Path_, item: SelectorRecord, found: list[Span]) -> None:
        where = (*key, "exact")
        words = f"“{shown(item.exact)}”"
        if found:
            self.nearly += found
            self._source.problem(where, f"{words} occurs {len(found)} times; say which, with {self._tell(found)}")
            return
        plain = self._places(Selector(item.exact))
        if plain:
            self.nearly += plain
            wrong = "prefix" if item.prefix else "suffix"
            wrong = "prefix and suffix" if item.prefix and item.suffix else wrong
            mend = f"take the {wrong} away" if len(plain) == 1 else f"say which, with {self._tell(plain)}"
            places = "once" if len(plain) == 1 else f"{len(plain)} times"
            message = f"{words} is there {places}, but not with this {wrong}; {mend}"
            self._source.problem((*key, wrong.partition(" ")[0]), message)
        elif item.exact in self._text:
            self._source.problem(
                where, f"{words} stands only in furniture, not in the article; one of the two must go"
            )
        else:
            near = self._nearest_place(item)
            self.nearly += [near] if near else []
            self._source.problem(where, f"{words} is not in capture.txt{self._named(near, item.exact)}")

    def _tell(self, found: list[Span]) -> str:
        """Return the prefix or suffix that an editor can write to single out each of several places."""
        ways = []
        for span in found[:4]:
            selector = distinguishing_selector(self._text, span, [other for other in found if other != span])
            fields = {"prefix": selector.prefix, "suffix": selector.suffix}
            written = ", ".join(f"{name}: {quoted(words)}" for name, words in fields.items() if words)
            ways.append(f"`{written}` (line {self._source.capture.line_at(span.start)})")
        return " or ".join(ways) + (f", or {len(found) - 4} more" if len(found) > 4 else "")

    def _nearest_place(self, item: SelectorRecord) -> Span | None:
        """Return the span most similar to a selector's words, or None; prefix and suffix help to find it."""
        if same := _look_alike(self._text, item.prefix + item.exact + item.suffix):
            return Span(same.start + len(item.prefix), same.end - len(item.suffix))
        around = nearest(self._text, item.prefix + item.exact + item.suffix)
        inner = nearest(around.of(self._text), item.exact) if around else None
        return Span(around.start + inner.start, around.start + inner.end) if around and inner else around

    def _named(self, near: Span | None, words: str) -> str:
        if not near:
            return ""
        line = self._source.capture.line_at(near.start)
        differ = difference(words, near.of(self._text))
        alike = f" ({differ})" if differ else ""
        return f"; the nearest words are “{shown(near.of(self._text))}” (line {line}){alike}"


def _look_alike(text: str, words: str) -> Span | None:
    """Return the span of the first words that look the same as ``words``, or None.

    The shapes of apostrophes, quotation marks, dashes and spaces may differ.
    """
    at = folded(text).find(folded(words))
    return Span(at, at + len(words)) if at >= 0 else None
