"""A built site and its archive -> the titles of pages and of their parts that a reader may look for by name."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from ..model import Archive, addresses

# Pages of the site itself, whose headings are found. Articles, speakers and topics are found as such.
PAGES = (addresses.ABOUT, addresses.DATA, addresses.COMPARE, addresses.READ, addresses.ARTICLES, addresses.SPEAKERS)

Titled = tuple[str, str, str]  # an address, what stands there, and of what it is a part ("" of nothing)


def page_titles(archive: Archive, site: Path) -> list[Titled]:
    """Return the parts of clauses, and the headings of the site's own pages, with their addresses.

    A page that is not there has none.
    """
    return [*_elements(archive), *(titled for page in PAGES for titled in _headings(site, page))]


def _elements(archive: Archive) -> Iterator[Titled]:
    given = {passage.element for article in archive.articles for passage in article.passages}
    for topic in archive.topics_covered:
        for element in topic.elements:
            if element.id in given:
                yield addresses.topic(topic.id, element.id), element.title, topic.title


def _headings(site: Path, page: str) -> Iterator[Titled]:
    path = site / page / "index.html"
    if not path.is_file():
        return
    reader = _Headings()
    reader.feed(path.read_text(encoding="utf-8"))
    titles = [(level, id, " ".join(text.split())) for level, id, text in reader.found]
    whole = next((text for level, _, text in titles if level == "h1"), "")
    for level, id, text in titles:
        if level == "h1":
            yield page, text, ""
        elif id:
            yield f"{page}#{id}", text, whole


class _Headings(HTMLParser):
    """Collects headings: level, id, text without the sign that links to it."""

    LEVELS = ("h1", "h2")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self._open = self._hidden = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        of = dict(attrs)
        if tag in self.LEVELS:
            self._open = tag
            self.found.append((tag, of.get("id") or "", ""))
        elif self._open and of.get("class") == "headerlink":
            self._hidden = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self._open = ""
        if tag == self._hidden:
            self._hidden = ""

    def handle_data(self, data: str) -> None:
        if self._open and not self._hidden:
            level, id, text = self.found[-1]
            self.found[-1] = (level, id, text + data)
