"""Make the site with any renderer, and replace the old site as a whole when the new one is finished."""

from pathlib import Path

from ..model.problems import ReportedError
from ..storage.locks import one_build
from . import own_files, renderers
from .finished_site import Finished
from .whole_folder import replaced_whole


class NotPublishedError(ReportedError):
    """Raised where a file or folder cannot be written."""


def publish(root: Path, folder: Path, renderer: str = "mkdocs") -> Finished:
    """Make the site in place of the one in ``folder``; return the facts about the new one.

    If anything fails, or another build is running, the old site stays, and a ReportedError says why.
    """
    renderers.require(renderer)
    own_files.require_place(root, folder)
    try:
        with one_build(root, wait=False), replaced_whole(folder) as new:
            return renderers.render(root, renderer, new)
    except OSError as error:
        what = f"{error.filename}: " if error.filename else ""
        raise NotPublishedError(f"{what}{error.strerror or error}; {folder} is as it was.") from error
