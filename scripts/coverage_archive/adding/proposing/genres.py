"""Recognise the genre of a text: an article, a live blog, a transcript, a press release or an opinion piece.

The page's own data decides first, then the form of the lines, then labels. The words are in ``words/genres.txt``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal
from urllib.parse import urlsplit

from ...tagger.turns import turns
from ...texts.stated_dates import is_time
from ..sources.web_page import PageData
from ..words import rows
from .line_shapes import is_sentence, size

Genre = Literal["article", "live blog", "transcript", "press release", "opinion"]
_LABELS = 12  # lines from the top in which a label may stand
_PARAGRAPH = 20  # words; a sentence of more words is no deck
_FEWEST_TIMES = 3  # entries of a live blog without a label
_PARTS = re.compile(r"\s*[|/:·•>»–—]\s*|\s-\s")
_RELEASE_END = re.compile(r"#\s?#\s?#|-\s?(?:ends|ende|30)\s?-", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ProposedGenre:
    """Hold the genre of a text and the reason for it."""

    genre: Genre
    reason: str


def genre_of(texts: Sequence[str], data: PageData, address: str | None) -> ProposedGenre:
    """Return the genre of a text. ``texts`` are its lines, ``data`` and ``address`` its page's, if it has any."""
    return next(_genres(texts, data, address), ProposedGenre("article", "nothing shows another kind"))


def _genres(texts: Sequence[str], data: PageData, address: str | None) -> Iterator[ProposedGenre]:
    """Yield the genres that a text shows, the surest first."""
    words = rows("genres")
    top = [*takewhile(lambda text: not is_sentence(text) or size(text) < _PARAGRAPH, texts[:_LABELS])]
    times = sum(map(is_time, texts))
    for stated in data.genre:
        for genre in ("live blog", "opinion"):
            if stated.value.casefold() in words[f"type {genre}"]:
                yield ProposedGenre(genre, f"the page's data ({stated.where}) says {stated.value}")
    if turn_count := len(turns("\n".join(texts))):
        yield ProposedGenre("transcript", f"{turn_count} lines begin with a speaker's name and a colon")
    for number, text in enumerate(texts, 1):
        begins = text.casefold().startswith(tuple(words["press release"])) and number <= _LABELS
        if begins or _RELEASE_END.fullmatch(text):
            yield ProposedGenre("press release", f"“{text[:60]}”")
    for text in top:
        parts = {part.casefold() for part in _PARTS.split(text)}
        if times > 1 and (parts & words["live blog"] or text.casefold().endswith("as it happened")):
            yield ProposedGenre("live blog", f"“{text[:60]}” and {times} lines with a time")
    if times >= _FEWEST_TIMES:
        yield ProposedGenre("live blog", f"{times} lines with nothing but a time")
    path = [part.casefold() for part in urlsplit(address or "").path.split("/")[:-1]]
    labels = [(part, "its address") for part in path] + [(it.value, it.where) for it in data.genre]
    labels += [(part, f"the label “{text[:60]}”") for text in top if size(text) <= 6 for part in _PARTS.split(text)]
    for part, where in labels:
        if part.casefold() in words["opinion"]:
            yield ProposedGenre("opinion", where)
