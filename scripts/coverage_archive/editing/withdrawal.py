"""Take an article down for `archive withdraw`: keep a record of what it was and why it went, and no text."""

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from ..model import Archive, Article
from ..model.problems import ArchiveError, Problem
from ..reading.archive_folder import load
from ..reading.article_folder import WITHDRAWN
from ..storage.files import settle, write, writing
from ..storage.locks import WITHDRAWING, one_writer
from ..storage.yaml_editor import inline


def withdraw(root: Path, slug: str, reason: str) -> Path:
    """Replace an article's files by a withdrawn.yml; return the folder.

    Raise ArchiveError, with everything as it was, if there is no such article or the archive would have a problem.
    """
    with one_writer(root), writing(root / "articles" / slug):
        return _withdraw(root, slug, reason)


def _withdraw(root: Path, slug: str, reason: str) -> Path:
    archive = load(root)
    article = _article(archive, slug)
    folder = root / "articles" / slug
    with tempfile.TemporaryDirectory(dir=root / "articles", prefix=WITHDRAWING) as temporary:
        new, old = Path(temporary, "new"), Path(temporary, "old", slug)
        old.parent.mkdir()
        write(new / WITHDRAWN, _record(article, reason).encode(), lasting=True)
        folder.rename(old)
        new.replace(folder)
        try:
            load(root)
        except BaseException:
            shutil.rmtree(folder)
            old.rename(folder)
            raise
        settle(folder.parent)
    return folder


def _article(archive: Archive, slug: str) -> Article:
    for article in archive.articles:
        if article.slug == slug:
            return article
    there = ", ".join(article.slug for article in archive.articles) or "none"
    raise ArchiveError([Problem(f"articles/{slug}", 1, f"there is no such article; there are: {there}")])


def _record(article: Article, reason: str) -> str:
    fields = {
        **({"outlet": article.outlet.id} if article.outlet else {"kind": article.kind}),
        "published": article.published.value if article.published and article.published.supplied is None else None,
        "withdrawn": datetime.now(UTC).date().isoformat(),
        "reason": " ".join(reason.split()),
        "former_ids": list(article.former_ids) or None,
    }
    return "".join(f"{name}: {inline(value)}\n" for name, value in fields.items() if value)
