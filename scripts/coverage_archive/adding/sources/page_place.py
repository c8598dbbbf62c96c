"""Find the position of the article on a page: its body, the element that holds the body, and its headline.

trafilatura finds which lines are the body.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, dropwhile, takewhile

from .page_lines import PageLine, Path
from .web_page import PageData, plain

PROSE = 50  # letters; a shorter line may be a label
ONLY_LINKS = 0.95  # a line with this share of its letters in links has only links
TITLE_KEY = 16  # letters; a shorter part of a title is no title
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MOSTLY_LINKED = 0.5  # a line with this share of its letters in links is no prose
_MOST_OF_BODY = 0.85  # the least share of the body's letters in the element that holds the body
_MUCH_OF_BODY = 0.2  # a mark on a larger share of the body's letters does not show what is outside the article
_TWIN_TEXT = 1000  # the fewest letters of prose in a twin of the container
_FEWEST_MATCHED = 0.5  # the least share of trafilatura's letters that the page's lines must contain
_LONGEST_BODY = 400_000  # letters; a longer text is no article
_SHORT_KEY = 16  # letters; a shorter line must be a whole line of the body to be found in it
_LONGEST_HEADLINE = 300  # code points
_HEADLINE_IN_BODY = 6  # lines; trafilatura's body may begin with the headline
_LEAST_SCORE = 3  # a line with a lower score is no headline


def extracted(html: str) -> list[str]:
    """Return the lines of the article's body that trafilatura finds."""
    import trafilatura

    text = trafilatura.extract(html, include_comments=False) or ""
    return [line.strip() for line in text.split("\n") if line.strip()]


def in_body(lines: Sequence[PageLine], body: Sequence[str]) -> set[int]:
    """Return the indexes of the page's lines that are in ``body``, the lines that trafilatura found."""
    whole = {plain(line) for line in body}
    joined = "\n".join(map(plain, body))
    keys = [line.key for line in lines]
    found = {i for i, key in enumerate(keys) if key and (key in whole or (len(key) >= _SHORT_KEY and key in joined))}
    # A line of the page may be a part of one of trafilatura's, or hold several of them.
    starts, page = list(accumulate((len(key) + 1 for key in keys), initial=0)), "\n".join(keys)
    for part in whole.difference(keys):
        if len(part) >= _SHORT_KEY and (at := page.find(part)) >= 0:
            found.add(bisect_right(starts, at) - 1)
    return found


def container_of(lines: Sequence[PageLine], body: Sequence[str]) -> Path | None:
    """Return the path of the smallest element that holds most of the body.

    Return None if the page has less than half of the body's letters, or if the body is too long for an article.
    """
    weights: Counter[Path] = Counter()
    for i in in_body(lines, body):
        for length in range(len(lines[i].path) + 1):
            weights[lines[i].path[:length]] += len(lines[i].key)
    total, letters = weights[()], sum(len(plain(line)) for line in body)
    if not total or total < letters * _FEWEST_MATCHED or letters > _LONGEST_BODY:
        return None
    container = max((path for path, weight in weights.items() if weight >= total * _MOST_OF_BODY), key=len)
    return _with_twins(lines, container)


def _with_twins(lines: Sequence[PageLine], container: Path) -> Path:
    """Return the path of the element that holds a container and its twins: elements beside it with more of the text.

    The path of a twin differs from the container's in one step. A further <h1> begins another article, so no line
    after it belongs to a twin. Without a twin, return the container's path.
    """
    weights: Counter[Path] = Counter()
    after = dropwhile(lambda line: not line.is_inside(container), lines)
    for line in takewhile(lambda line: line.tag != "h1" or line.is_inside(container), after):
        steps = [n for n, step in enumerate(container) if step != (line.path[n] if n < len(line.path) else None)]
        is_marked = any(len(container) < length < len(line.path) for length, _ in line.apart)
        if len(steps) == 1 and line.tag == "p" and line.linked < _MOSTLY_LINKED and not is_marked:
            weights[container[: steps[0]]] += len(line.key) if len(line.key) >= PROSE else 0
    return min((path for path, weight in weights.items() if weight >= _TWIN_TEXT), key=len, default=container)


class ArticlePlace:
    """Hold the lines of one page, and the position of its article among them. Lines are identified by indexes from 0.

    ``body`` has the lines that trafilatura takes for text. ``first`` is the first line of prose, or the number of all
    lines if there is none. ``scope`` is the path of the element that holds headline and body.
    """

    def __init__(self, lines: Sequence[PageLine], body: Sequence[str], data: PageData, container: Path) -> None:
        """Find the article in the element at the path ``container``. ``body`` is the lines that trafilatura found."""
        self.lines, self.data, self.container = lines, data, container
        self.titles = [plain(item.value) for item in data.headline]
        self.body = in_body(lines, body)
        self.headline: int | None = None
        self._no_marks: set[str] = set()
        self._no_marks = self._marks_of_body()
        self.headline = self._find_headline()
        self.scope = container
        while self.headline is not None and not lines[self.headline].is_inside(self.scope):
            self.scope = self.scope[:-1]
        self.first = next((i for i in sorted(self.body - {self.headline}) if self._is_prose(i)), len(lines))

    def is_contained(self, i: int) -> bool:
        """Say whether a line is inside the element that holds the body."""
        return self.lines[i].is_inside(self.container)

    def apart(self, i: int) -> tuple[int, str] | None:
        """Return the outermost element around a line that is no part of the article, or None.

        The element is returned as the length of its path and what it is marked as. An element that holds the headline
        or the body does not count.
        """
        line = self.lines[i]
        for length, what in line.apart:
            path = line.path[:length]
            holds_headline = self.headline is not None and self.lines[self.headline].is_inside(path)
            if self.container[:length] != path and not holds_headline and what not in self._no_marks:
                return length, what
        return None

    def _marks_of_body(self) -> set[str]:
        """Return the marks that much of the body has, because these do not show what is no part of this article."""
        letters: Counter[str] = Counter()
        for i in self.body:
            if self.is_contained(i) and (apart := self.apart(i)):
                letters[apart[1]] += len(self.lines[i].key)
        whole = sum(len(self.lines[i].key) for i in self.body)
        return {what for what, count in letters.items() if count > _MUCH_OF_BODY * whole}

    def _find_headline(self) -> int | None:
        """Return the index of the headline, by tag, class and the page's data, or None if no line is likely."""
        last = min(i for i in self.body if self.is_contained(i)) + _HEADLINE_IN_BODY
        scores = {i: self._headline_score(i) for i in range(min(last, len(self.lines)))}
        best = max(scores, key=lambda i: scores[i], default=None)
        return best if best is not None and scores[best] >= _LEAST_SCORE else None

    def _headline_score(self, i: int) -> int:
        line, key = self.lines[i], self.lines[i].key
        if not key or len(line.text) > _LONGEST_HEADLINE:
            return 0
        is_part = len(key) >= TITLE_KEY and any(title.startswith(key) or title.endswith(key) for title in self.titles)
        is_told = line.told is not None and line.told.role == "headline"
        by_tag = {"h1": 3, "h2": 1}.get(line.tag, 0)
        return 5 * (key in self.titles or is_part) + by_tag + 2 * is_told

    def _is_prose(self, i: int) -> bool:
        """Say whether a line is text of the body, and not a deck, byline or date above it."""
        line = self.lines[i]
        is_text = line.tag not in _HEADINGS and (line.told is None or line.told.is_weak) and not self.apart(i)
        return is_text and self.is_contained(i) and len(line.key) >= PROSE
