"""The body of a page's article: which lines it has, by trafilatura's finding, and which element holds them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from .page_lines import PageLine, Path

PROSE = 50  # letters of a line that is more than a label
MOSTLY_LINKED = 0.5  # of a line's letters
_MOST_OF_BODY = 0.85  # of the letters of the body, in one element
_TWIN_TEXT = 1000  # letters
_FEWEST_MATCHED = 0.5  # of the letters that trafilatura found
_LONGEST_BODY = 400_000  # letters; what has more is no article, and is not looked for on the page
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
    """Return the path of the smallest element that holds most of the body; None where the page does not show it."""
    if sum(map(len, body)) > _LONGEST_BODY:
        return None
    inside = [(lines[i].path, len(plain(lines[i].text))) for i in in_body(lines, body)]
    total = sum(weight for _, weight in inside)
    if not total or total < sum(len(plain(line)) for line in body) * _FEWEST_MATCHED:
        return None
    container: Path = ()
    while True:
        weights: Counter[int] = Counter()
        for path, weight in inside:
            if len(path) > len(container):
                weights[path[len(container)]] += weight
        step, most = max(weights.items(), key=lambda item: item[1], default=(0, 0))
        if most < total * _MOST_OF_BODY:
            return _with_twins(lines, container)
        inside = [item for item in inside if len(item[0]) > len(container) and item[0][len(container)] == step]
        container = (*container, step)


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
