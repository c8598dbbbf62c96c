"""The body of a page's article: which lines it has, by trafilatura's finding, and which element holds them."""

from collections import Counter
from collections.abc import Sequence

from .page_lines import PageLine, Path

PROSE = 50  # letters of a line that is more than a label
MOSTLY_LINKED = 0.5  # of a line's letters
_MOST_OF_BODY = 0.85  # of the letters of the body, in one element
_TWIN_TEXT = 1000  # letters
_FEWEST_MATCHED = 0.5  # of the letters that trafilatura found
_SHORT_KEY = 16  # letters; a shorter line must be a whole line of the body to be found in it


def extracted(html: str) -> list[str]:
    """Return the lines of the article's body, as trafilatura finds them."""
    import trafilatura

    found = trafilatura.bare_extraction(
        html, with_metadata=False, include_comments=False, include_tables=True, include_formatting=False
    )
    if found is None:
        return []
    data = found if isinstance(found, dict) else found.as_dict()
    return [line.strip() for line in (data.get("text") or "").split("\n") if line.strip()]


def in_body(lines: Sequence[PageLine], body: Sequence[str]) -> set[int]:
    """Return the lines that trafilatura takes for the article's text."""
    whole = {plain(line) for line in body}
    joined = "\n".join(plain(line) for line in body)
    long = [key for key in whole if len(key) >= _SHORT_KEY]
    found = set()
    for i, line in enumerate(lines):
        key = plain(line.text)
        # A line of the page may be a part of one of trafilatura's, or the other way round.
        if key in whole or (len(key) >= _SHORT_KEY and (key in joined or any(part in key for part in long))):
            found.add(i)
    return found - {i for i, line in enumerate(lines) if not plain(line.text)}


def container_of(lines: Sequence[PageLine], body: Sequence[str]) -> Path | None:
    """Return the path of the smallest element that holds most of the body; None where the page does not show it."""
    weights: Counter[Path] = Counter()
    total = 0
    for i in in_body(lines, body):
        weight = len(plain(lines[i].text))
        total += weight
        for length in range(len(lines[i].path) + 1):
            weights[lines[i].path[:length]] += weight
    if not total or total < sum(len(plain(line)) for line in body) * _FEWEST_MATCHED:
        return None
    smallest = max((path for path, weight in weights.items() if weight >= total * _MOST_OF_BODY), key=len)
    return _with_twins(lines, smallest)


def _with_twins(lines: Sequence[PageLine], container: Path) -> Path:
    """Return the path of the element that holds a container and those beside it that hold more of the same text.

    They are built alike: their paths differ in one step. Another heading of the first rank begins another article.
    """
    weights: Counter[Path] = Counter()
    after = False
    for line in lines:
        inside = line.inside(container)
        after = after or inside
        if after and not inside and line.tag == "h1":
            break
        twin = line.path[: len(container)]
        differ = [n for n, (one, other) in enumerate(zip(twin, container, strict=False)) if one != other]
        marked = any(len(container) < length < len(line.path) for length, _ in line.apart)
        prose = line.tag == "p" and line.linked < MOSTLY_LINKED and len(plain(line.text)) >= PROSE and not marked
        if after and prose and len(twin) == len(container) and len(differ) == 1:
            weights[container[: differ[0]]] += len(plain(line.text))
    return min((path for path, weight in weights.items() if weight >= _TWIN_TEXT), key=len, default=container)


def plain(text: str) -> str:
    """Return a line's letters and digits alone, to compare by."""
    return "".join(char for char in text.casefold() if char.isalnum())
