"""Where on a page its article is: its headline, the element that holds its body, what is marked as no part of it."""

from collections import Counter
from collections.abc import Sequence

from .page_body import MOSTLY_LINKED, PROSE, in_body, plain
from .page_lines import PageLine, Path
from .web_page import PageData

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
ONLY_LINKS = 0.95  # of a line's letters
TITLE_KEY = 16  # letters; a shorter part of a title is no title
_MUCH_OF_BODY = 0.2  # of its letters
_LONGEST_HEADLINE = 300  # code points
_HEADLINE_IN_BODY = 6  # lines


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
        self.no_marks: set[str] = set()
        self.no_marks = self._no_marks()
        self.headline = self._headline()
        self.scope = self._scope()
        self.first = self._first()

    def apart(self, i: int) -> tuple[int, str] | None:
        """Return the outermost mark of a line as no part of the article: its element's length of path, and its words.

        What holds the headline or the body is no such element.
        """
        return self._apart(i, self.headline)

    def _apart(self, i: int, headline: int | None) -> tuple[int, str] | None:
        """Return the outermost mark of a line as no part of the article; what holds headline or body bears none."""
        line = self.lines[i]
        for length, what in line.apart:
            path = line.path[:length]
            holds_headline = headline is not None and self.lines[headline].inside(path)
            # A paragraph that is marked itself is one for subscribers, say, and not an offer to subscribe.
            paragraph = (
                line.tag == "p" and path == line.path and line.linked < MOSTLY_LINKED and len(self.keys[i]) >= PROSE
            )
            if self.container[:length] != path and not holds_headline and not paragraph and what not in self.no_marks:
                return length, what
        return None

    def _no_marks(self) -> set[str]:
        """Return the marks that much of the body bears: they mark nothing as no part of the article."""
        letters: Counter[str] = Counter()
        for i in self.body:
            if self.lines[i].inside(self.container) and (apart := self._apart(i, None)):
                letters[apart[1]] += len(self.keys[i])
        whole = sum(len(self.keys[i]) for i in self.body)
        return {what for what, count in letters.items() if count > _MUCH_OF_BODY * whole}

    def _headline(self) -> int | None:
        """Return the line that is the headline: told by heading, class and the page's data."""
        scores: dict[int, int] = {}
        # The body as trafilatura finds it may begin with the headline.
        last = min(i for i in self.body if self.lines[i].inside(self.container)) + _HEADLINE_IN_BODY
        for i, line in enumerate(self.lines[:last]):
            key = self.keys[i]
            if not key or len(line.text) > _LONGEST_HEADLINE:
                continue
            part = len(key) >= TITLE_KEY and any(name.startswith(key) or name.endswith(key) for name in self.titles)
            score = 5 * (key in self.titles or part) + 3 * (line.tag == "h1") + (line.tag == "h2")
            if line.told and line.told.role == "headline":
                score += 2
            scores[i] = score - 3 * (line.linked >= ONLY_LINKS) - 3 * bool(self._apart(i, None))
        best = max(scores, key=lambda i: (scores[i], -i), default=None)
        return best if best is not None and scores[best] >= 3 else None

    def _scope(self) -> Path:
        """Return the path of the smallest element that holds headline and body."""
        if self.headline is None:
            return self.container
        length = 0
        for one, other in zip(self.lines[self.headline].path, self.container, strict=False):
            if one != other:
                break
            length += 1
        return self.container[:length]

    def _first(self) -> int:
        """Return the first line of the body's prose; what stands above it is deck, byline, date, ..."""
        for i in sorted(self.body):
            line = self.lines[i]
            prose = line.tag not in HEADINGS and (line.told is None or line.told.weak) and not self._apart(i, i)
            if i != self.headline and prose and line.inside(self.container) and len(self.keys[i]) >= PROSE:
                return i
        return len(self.lines)
