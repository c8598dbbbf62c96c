"""List what is left to do in an article: what waits, what the strict check refuses, corrections that are owed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..model import addresses
from ..model.problems import ArchiveError, Problem
from ..pages.templating import count
from ..reading import permalinks, proposals
from ..reading.check import check_articles
from ..reading.git_history import committed
from ..storage.yaml_reader import parse
from .article_desk import ArticleDesk
from .hand import Hand

_CALLED = {"not_quote": "quotation mark", "outlet": "new outlet", "speaker": "new speaker"}
_STATED = ("exact", "prefix", "suffix", "kind", "speaker", "via", "element", "topic")  # fields that readers rely on


@dataclass(frozen=True, slots=True)
class Left:
    """Hold one kind of thing that is left to do, in words, and the first of them."""

    words: str
    hand: Hand


def left(desk: ArticleDesk) -> list[Left]:
    """Return what is left to do in an article, kind by kind, in the order in which it is asked."""
    counts = Counter(item.kind for item in desk.waiting)
    first = {item.kind: Hand.of(item) for item in reversed(desk.waiting)}
    ends = {"part": "without words", "page": "to confirm"}
    found = [
        Left(f"{count(number, _CALLED.get(kind, kind))} {ends.get(kind, 'proposed')}", first[kind])
        for kind, number in counts.items()
    ]
    if needs_sections(desk):
        found.append(Left("sections", Hand("page")))
    if corrections_owed(desk):
        found.append(Left("a correction of what was published", Hand("finish")))
    return found


def needs_sections(desk: ArticleDesk) -> bool:
    """Say whether the strict check misses sections in an article."""
    return not desk.article.sections and proposals.must_be_judged(desk.article, desk.archive)


def strict_problems(desk: ArticleDesk) -> list[Problem]:
    """Return what ``archive check --strict`` refuses in an article and in the names that it uses."""
    folder = desk.editor.folder
    try:
        check_articles(folder.root, [desk.slug], strict=True)
    except ArchiveError as error:
        named = folder.names(desk.slug)
        others = {
            (item.file, item.line)
            for item in proposals.of_document(folder.vocabulary_document)
            if item.waits and (item.kind, item.id) not in named
        }
        return [problem for problem in error.problems if (problem.file, problem.line) not in others]
    return []


def published_before(root: Path, file: str) -> Mapping[str, Any] | None:
    """Return an article's record in the last commit, or None if git has none or it cannot be read."""
    text = committed(root, file)
    try:
        return parse(text.encode(), file).value if text else None
    except ArchiveError:
        return None


def corrections_owed(desk: ArticleDesk) -> list[str]:
    """Return the ids of published tags that say something else than in the last commit.

    A tag is published if its address is in the ledger. Return none if a correction was added since the last commit.
    """
    root, file = desk.editor.folder.root, desk.document.file
    before, now = published_before(root, file), desk.document.value
    if not before or len(now.get("corrections") or []) > len(before.get("corrections") or []):
        return []
    listed = permalinks.listed(root)
    return [id_ for id_ in _changed(before, now) if f"{addresses.article(desk.slug)}#{id_}" in listed]


def _changed(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """Yield the ids of the quotes and passages of a record that say something else in a later one, or have gone."""
    for field in ("quotes", "passages"):
        later = {id_: tag for tag in now.get(field) or [] for id_ in (tag["id"], *(tag.get("former_ids") or ()))}
        for tag in before.get(field) or []:
            new = later.get(tag["id"])
            if not new or any((tag.get(name) or None) != (new.get(name) or None) for name in _STATED):
                yield tag["id"]
