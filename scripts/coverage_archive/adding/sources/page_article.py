"""A page -> its article: the readable text line by line, and what the page tells of the lines.

Which lines are the body is trafilatura's finding. The element that holds them, and what stands between the headline
and it, is kept line by line; what the page marks as its own is left out, or set aside if trafilatura has it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from . import page_body, page_data, page_lines
from .page_lines import PageLine
from .page_place import ONLY_LINKS, ArticlePlace
from .page_roles import LABELS, LABELS_ABOVE, SEVERAL, Role, Roles
from .web_page import LineKind, PageData, ToldLine, WebPage


def read(html: str) -> WebPage:
    """Return the article of a page: an empty text where there is none."""
    tree = page_lines.parse(html)
    if tree is None:
        return WebPage("")
    data, body = page_data.read(tree), page_body.extracted(html)
    lines = list(page_lines.visible_lines(tree))
    container = page_body.container_of(lines, body)
    if container is None:
        return WebPage(_text(body or _unmarked(lines)), data=data)
    return _article(ArticlePlace(lines, body, data, container), data)


def _unmarked(lines: Sequence[PageLine]) -> Iterator[str]:
    """Give the lines of a page that it does not mark as its own, where nothing better tells the article."""
    return (line.text for line in lines if not line.apart and line.linked < ONLY_LINKS)


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n\n" for line in lines).removesuffix("\n")


def _article(place: ArticlePlace, data: PageData) -> WebPage:
    """Return the lines that are kept, in their order, and what they are told to be."""
    roles = Roles(place, data)
    texts: list[str] = []
    told: list[ToldLine] = []
    counts, seen = Counter(place.keys), set[tuple[LineKind, str]]()
    for i, line in enumerate(place.lines):
        role, key = roles.role(i), place.keys[i]
        if not _is_kept(i, role, place):
            continue
        if role and role[0] == "furniture" and counts[key] > 1:
            continue  # furniture is set aside by its words: a paragraph of the same words would go with it
        if role and role[0] != "credit":
            if (role[0], key) in seen:
                continue  # the same again, as for another width of screen
            seen.add((role[0], key))
        if role:
            told.append(ToldLine(len(texts), *role))
        texts.append(line.text)
    return WebPage(_text(texts), tuple(told), data)


def _is_kept(i: int, role: Role | None, place: ArticlePlace) -> bool:
    """Say whether a line is of the article; ``role`` is what it is told to be."""
    line, headline = place.lines[i], place.headline
    inside = line.inside(place.container)
    if headline is not None and i != headline and place.keys[i] == place.keys[headline]:
        return False  # the headline again
    if i == headline or i in place.body:
        return line.inside(place.scope) and (inside or not place.apart(i))
    label = role is not None and (role[0] in LABELS or role[1] == SEVERAL)
    if place.apart(i) and not label:
        return False
    if headline is not None and headline - LABELS_ABOVE <= i < headline and label:
        return True
    if not line.inside(place.scope) or not (inside or i < place.first):
        return False
    return label or (line.linked < ONLY_LINKS and any(char.isalpha() for char in line.text))
