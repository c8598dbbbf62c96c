"""Draw the desk's first page, with what waits in each article, and the draft of an article to be added."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ..adding.drafting.draft import Draft
from ..editing.editor import Editor
from ..editing.queue import ReviewQueue
from ..model import Archive, Article
from .drawing import draw
from .given import Given, Names


def waiting(editor: Editor) -> list[tuple[Article, int]]:
    """Return every article with the number of things that wait in it, those with the most first."""
    counts = Counter({slug: len(ReviewQueue(editor, slug).waiting()) for slug in editor.folder.article_documents})
    found = [(article, counts[article.slug]) for article in editor.archive.newest_first]
    return sorted(found, key=lambda it: -it[1])


def home_page(editor: Editor, message: str = "", text: str = "", key: str = "") -> str:
    """Return the first page.

    ``message`` says why a new article was refused, ``text`` is what was pasted. ``key`` names an article that was
    read and waits for its outlet.
    """
    values: dict[str, Any] = {"archive": editor.archive, "waiting": waiting(editor), "message": message}
    return draw("home.html.j2", **values, text=text, key=key)


def outlet_id(archive: Archive, name: str) -> str | None:
    """Return the id of the outlet that a typed name or id means, known or new, or None if nothing was typed."""
    return Names(archive, Given("", {})).outlet(name.strip()) if name.strip() else None


def proposal_page(
    editor: Editor, draft: Draft, slug: str, key: str, given: Mapping[str, str], message: str = ""
) -> str:
    """Return the page with the ids and facts of a draft that is not written yet; ``key`` names its source."""
    values: dict[str, Any] = {"archive": editor.archive, "draft": draft, "slug": slug, "key": key}
    return draw("proposal.html.j2", **values, given=given, message=message)
