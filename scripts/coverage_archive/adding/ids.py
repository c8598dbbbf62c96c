"""Words -> ids: lower-case, joined by hyphens, free in their place, and fit to be an address for ever."""

import re
import unicodedata
from collections.abc import Iterable

from ..model.addresses import RESERVED_ID
from ..storage.schema import ID_PATTERN


def slug(text: str, most_words: int = 6) -> str:
    """Return text as an id, lower-case words joined by hyphens; "" where it holds no Latin letter to begin with."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain))
    while words and not words[0][0].isalpha():
        words = words[1:]
    made = "-".join(word[:30] for word in words[:most_words])
    return made if re.fullmatch(ID_PATTERN, made) else ""


def from_words(text: str) -> str:
    """Return an id from the first few words of a text that tell something, short ones left out."""
    words = text.split()
    return slug(" ".join(word for word in words if len(word.strip(".,;:!?'’\"“”‘")) > 3), 4) or slug(text, 4)


def quote_id(words: str, taken: Iterable[str], prefix: str = "") -> str:
    """Return an id for a quote from its words: none that is taken, and none of the page's own."""
    id_ = f"{prefix}{from_words(words) or 'quote'}"
    return unique_id(f"quote-{id_}" if RESERVED_ID.fullmatch(id_) else id_, taken)


def unique_id(wanted: str, taken: Iterable[str]) -> str:
    """Return an id, with a number after it where it is taken."""
    taken = set(taken)
    number, id_ = 2, wanted
    while id_ in taken:
        id_, number = f"{wanted}-{number}", number + 1
    return id_
