"""HTML -> the words that readers read, and what attributes say."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

HEADING = re.compile(r"^(#+) (.*?)(?: \{[^{}]*\})?$", re.MULTILINE)
BACKSLASHED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|])")


def parsed(text: str) -> LexborHTMLParser:
    """Return a page as HTML; its front matter is left out, its headings are elements."""
    body = text.partition("\n---\n")[2]

    def element(found: re.Match[str]) -> str:
        level, words = len(found[1]), BACKSLASHED.sub(r"\1", found[2])
        return f"<h{level} class='md'>{words}</h{level}>"

    return LexborHTMLParser(HEADING.sub(element, body))


def said(node: LexborNode | None) -> str:
    """Return the words of an element as they are read out, with single spaces; "" where there is none."""
    return " ".join("".join(texts(node)).split()) if node else ""


def texts(node: LexborNode) -> Iterator[str]:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield child.text(deep=False) or child.text_content or ""
        elif child.attributes.get("aria-hidden") != "true":
            yield from texts(child)


def inside(node: LexborNode) -> Iterator[LexborNode]:
    """Give every element within an element, in reading order."""
    for child in node.iter():
        yield child
        yield from inside(child)


def all_said(node: LexborNode | LexborHTMLParser, selector: str) -> list[str]:
    return [said(found) for found in node.css(selector)]


def one(node: LexborNode | LexborHTMLParser, selector: str) -> LexborNode | None:
    return node.css_first(selector)


def verbatim(node: LexborNode) -> str:
    return node.text(deep=True, strip=False)


def classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()


def way(node: LexborNode) -> str | None:
    """Return how the line of words says that they are given."""
    return next((name.removeprefix("words--") for name in classes(node) if name.startswith("words--")), None)


def slug_in(href: str | None) -> str:
    """Return the article that a link leads to."""
    path = (href or "").partition("#")[0].rstrip("/")
    return path.rpartition("/")[2]


def headings(page: LexborHTMLParser, level: int) -> list[str]:
    return all_said(page, f"h{level}.md")


def untagged(page: LexborHTMLParser) -> str | None:
    """Return what a page says that has nothing to show."""
    return next((words for words in re.findall(r"No published quote [^.]*\.", said(page.body))), None)


def paragraphs_worded(section: LexborNode) -> tuple[str, list[str]]:
    links = section.css(".wording__place a[href*='#']")
    slug = section.attributes.get("data-article") or slug_in(links[0].attributes["href"])
    return slug, [said(link) for link in links]


def article_around(node: LexborNode | None) -> str:
    while node is not None and not node.attributes.get("data-article"):
        node = node.parent
    assert node is not None
    return node.attributes["data-article"] or ""


def is_within(node: LexborNode, name: str) -> bool:
    parent = node.parent
    while parent is not None:
        if name in classes(parent):
            return True
        parent = parent.parent
    return False
