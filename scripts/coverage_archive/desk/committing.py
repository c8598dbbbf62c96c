"""Commit one article by git, with a message that is proposed. Nothing is ever pushed."""

import subprocess
from pathlib import Path

from ..reading import permalinks, vocabulary
from ..reading.git_history import committed
from ..storage.git import git
from .article_desk import ArticleDesk
from .given import AskError
from .left import published_before


def has_changes(root: Path, slug: str) -> bool:
    """Say whether the project is a checkout of its own in which something of an article is not committed."""
    return bool(git(root, "status", "--porcelain", "--untracked-files=all", "--", *_paths(root, slug), own=True))


def proposed_message(desk: ArticleDesk) -> str:
    """Return the message that is proposed for the commit of an article."""
    done = "Correct" if published_before(desk.editor.folder.root, desk.document.file) else "Add"
    return f"{done} {desk.slug}: {desk.article.named}"


def commit(root: Path, slug: str, message: str) -> str:
    """Commit an article's files and the vocabulary, and nothing else; return what git says, on one line.

    Raise AskError with git's own words if git refuses.
    """
    paths = _paths(root, slug)
    _run(root, "add", "--", *paths)
    said = _run(root, "commit", "--quiet", "-m", message, "--", *paths)
    return said or f"Committed: {message}"


def _paths(root: Path, slug: str) -> list[str]:
    """Return what is committed: the article's folder, the vocabulary, and the ledger if it gained nothing else."""
    paths = [f"articles/{slug}", vocabulary.FILE]
    before = set((committed(root, permalinks.FILE) or "").splitlines())
    added = [line for line in permalinks.ledger(root).splitlines() if line not in before]
    of_others = [line for line in added if line.startswith("articles/") and not line.startswith(f"articles/{slug}/")]
    return [*paths, permalinks.FILE] if added and not of_others else paths


def _run(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False)
    except OSError as error:
        raise AskError(f"git cannot be run: {error.strerror}.") from error
    said = " ".join((done.stdout + done.stderr).split())
    if done.returncode:
        raise AskError(f"git refuses: {said[:600]}", field="message")
    return said
