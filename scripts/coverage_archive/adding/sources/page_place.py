"""Where on a page its article is: its body, the element that holds that, its headline, what is marked as apart.

Which lines are the body is trafilatura's finding.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from .page_lines import PageLine, Path
from .web_page import PageData, plain

PROSE = 50  # letters of a line that is more than a label
ONLY_LINKS = 0.95  # of a line's letters
TITLE_KEY = 16  # letters; a shorter part of a title is no title
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MOSTLY_LINKED = 0.5  # of a line's letters
_MOST_OF_BODY = 0.85  # of the letters of the body, in one element
_MUCH_OF_BODY = 0.2
_TWIN_TEXT = 1000  # letters
_FEWEST_MATCHED = 0.5  # of the letters that trafilatura found
_LONGEST_BODY = 400_000  # letters; what has more is no article, and is not looked for on the page
_SHORT_KEY = 16  # letters; a shorter line must be a whole line of the body to be found in it
_LONGEST_HEADLINE = 300  # code points
_HEADLINE_IN_BODY = 6  # lines
_LEAST_SCORE = 3  # of a headline


def extracted(html: str) -> list[str]:
    """Return the lines of the article's body, as trafilatura finds them."""
    import trafilatura

    text = trafilatura.extract(html, include_comments=False) or ""
    return [line.strip() for line in text.split("\n") if line.strip()]


def in_body(lines: Sequence[PageLine], body: Sequence[str]) -> set[int]:
    """Return the lines that trafilatura takes for the article's text."""
    keys = [plain(line.text) for line in lines]
    whole = {plain(line) for line in body}
    joined = "\n".join(plain(line) for line in body)
    found = {i for i, key in enumerate(keys) if key and (key in whole or (len(key) >= _SHORT_KEY and key in joined))}
    # A line of the page may be a part of one of trafilatura's, and the other way round.
    starts = list(accumulate((len(key) + 1 for key in keys), initial=0))
    page = "\n".join(keys)
    for part in whole.difference(keys):
        at = page.find(part) if len(part) >= _SHORT_KEY else -1
        while at >= 0:
            found.add(bisect_right(starts, at) - 1)
            at = page.find(part, at + len(part))
    return found


def container_of(lines: Sequence[PageLine], body: Sequence[str]) -> Path | None:
    """Return the path of the smallest element that holds most of the body; None if the page does not show it."""
    if sum(map(len, body)) > _LONGEST_BODY:
        return None
    weights: Counter[Path] = Counter()
    for i in in_body(lines, body):
        for length in range(len(lines[i].path) + 1):
            weights[lines[i].path[:length]] += len(plain(lines[i].text))
    total = weights[()]
    if not total or total < sum(len(plain(line)) for line in body) * _FEWEST_MATCHED:
        return None
    container = max((path for path, weight in weights.items() if weight >= total * _MOST_OF_BODY), key=len)
    return _with_twins(lines, container)


def _with_twins(lines: Sequence[PageLine], container: Path) -> Path:
    """Return the path of the element that holds a container and those beside it that hold more of the same text.

    They are built alike: their paths differ in one step. Another heading of the first rank begins another article.
    """
    weights: Counter[Path] = Counter()
    after = False
    for line in lines:
        inside = line.is_inside(container)
        after = after or inside
        if after and not inside and line.tag == "h1":
            break
        twin = line.path[: len(container)]
        differ = [n for n, (one, other) in enumerate(zip(twin, container, strict=False)) if one != other]
        marked = any(len(container) < length < len(line.path) for length, _ in line.apart)
        prose = line.tag == "p" and line.linked < _MOSTLY_LINKED and len(plain(line.text)) >= PROSE and not marked
        if after and prose and len(twin) == len(container) and len(differ) == 1:
            weights[container[: differ[0]]] += len(plain(line.text))
    return min((path for path, weight in weights.items() if weight >= _TWIN_TEXT), key=len, default=container)


class ArticlePlace:
    """The lines of one page, and where its article is among them.

    ``keys`` are their letters alone; ``body`` the numbers of those that trafilatura takes for text; ``headline`` and
    ``first`` the numbers of the headline and of the first line of prose; ``scope`` the element that holds all this.
    """

    def __init__(self, lines: Sequence[PageLine], body: Sequence[str], data: PageData, container: Path) -> None:
        self.lines, self.container = lines, container
        self.keys = [plain(line.text) for line in lines]
        self.titles = [plain(item.value) for item in data.headline]
        self.body = in_body(lines, body)
        self.headline: int | None = None
        self.no_marks: set[str] = set()
        self.no_marks = self._no_marks()
        self.headline = self._find_headline()
        self.scope = self._scope()
        self.first = next(self._prose(), len(lines))

    def apart(self, i: int) -> tuple[int, str] | None:
        """Return the outermost mark of a line as no part of the article: its element's length of path, and its words.

        What holds the headline or the body is no such element.
        """
        line = self.lines[i]
        for length, what in line.apart:
            holds_headline = self.headline is not None and self.lines[self.headline].is_inside(line.path[:length])
            holds_body = self.container[:length] == line.path[:length]
            if not holds_body and not holds_headline and what not in self.no_marks:
                return length, what
        return None

    def _no_marks(self) -> set[str]:
        """Return the marks that much of the body bears: they mark nothing as no part of the article."""
        letters: Counter[str] = Counter()
        for i in self.body:
            if self.lines[i].is_inside(self.container) and (apart := self.apart(i)):
                letters[apart[1]] += len(self.keys[i])
        whole = sum(len(self.keys[i]) for i in self.body)
        return {what for what, count in letters.items() if count > _MUCH_OF_BODY * whole}

    def _find_headline(self) -> int | None:
        """Return the line that is the headline: told by heading, class and the page's data."""
        scores: dict[int, int] = {}
        # The body as trafilatura finds it may begin with the headline.
        last = min(i for i in self.body if self.lines[i].is_inside(self.container)) + _HEADLINE_IN_BODY
        for i, line in enumerate(self.lines[:last]):
            key = self.keys[i]
            if key and len(line.text) <= _LONGEST_HEADLINE:
                part = len(key) >= TITLE_KEY and any(
                    name.startswith(key) or name.endswith(key) for name in self.titles
                )
                scores[i] = 5 * (key in self.titles or part) + 3 * (line.tag == "h1") + (line.tag == "h2")
                scores[i] += 2 * bool(line.told and line.told.role == "headline")
                scores[i] -= 3 * (line.linked >= ONLY_LINKS) + 3 * bool(self.apart(i))
        best = max(scores, key=lambda i: (scores[i], -i), default=None)
        return best if best is not None and scores[best] >= _LEAST_SCORE else None

    def _scope(self) -> Path:
        """Return the path of the smallest element that holds headline and body."""
        path = self.container
        while self.headline is not None and not self.lines[self.headline].is_inside(path):
            path = path[:-1]
        return path

    def _prose(self) -> Iterator[int]:
        """Give the lines of the body's prose; what stands above the first is deck, byline, date, ..."""
        for i in sorted(self.body - {self.headline}):
            line = self.lines[i]
            is_text = line.tag not in _HEADINGS and (line.told is None or line.told.is_weak) and not self.apart(i)
            if is_text and line.is_inside(self.container) and len(self.keys[i]) >= PROSE:
                yield i
