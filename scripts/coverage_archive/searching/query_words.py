"""Return what the search knows of words beforehand: question words of languages, and groups of near words.

The tables are in ``words.toml``. The near words of the archive's own vocabulary come before them.
"""

from collections.abc import Iterable

from ..model import Archive
from .stems import ENGLISH, WORDS
from .texts import searched_words


def languages_of(archive: Archive) -> list[str]:
    """Return the languages of the archive's articles (``ko`` for ``ko-KR``), and English, sorted."""
    return sorted(
        {ENGLISH, *((article.language or ENGLISH).partition("-")[0].lower() for article in archive.articles)}
    )


def question_words(languages: Iterable[str]) -> list[str]:
    """Return the question words of some languages as the search compares words."""
    tables: dict[str, str] = WORDS["question_words"]
    asked = {word for language in languages for word in tables.get(language, "").split()}
    return sorted({"".join(searched_words(word)) for word in asked})


def near_words(archive: Archive) -> list[list[str]]:
    """Return every group of near words: the archive's own, then those for news in general."""
    return [*map(list, archive.near_words), *WORDS["near_words"]["groups"]]
