"""The MkDocs plugin ``coverage-archive``: pages are generated before MkDocs renders; what is made of them, after.

``mkdocs build``, ``mkdocs serve`` and ``mkdocs gh-deploy`` need nothing else. Generated pages stand in ``pages/``
beside ``docs/``; the plugin adds them to the files of the site.
"""

import os
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

from . import build, pages_folder
from .model import Archive
from .model.problems import ArchiveError, ReportedError
from .model.publication import Publication
from .publishing import source_date
from .publishing.finished_site import Finished, finish
from .publishing.html_bodies import HtmlBodies
from .storage.folder_lock import one_build

_EARLIER_LIST = ".generated"  # of files that earlier versions of the program generated into docs/


class CoverageArchivePlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Generates the archive's pages and completes the site that MkDocs renders of them."""

    finished: Finished | None = None
    reported: ReportedError | None = None  # why the archive's own part of a build failed

    def __init__(self) -> None:
        self._served = False
        self._held = ExitStack()  # the lock on generated files, from on_pre_build to the end of the build
        self._bodies: HtmlBodies | None = None
        self._built: tuple[Archive, Publication] | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether the site is served to an editor."""
        self._served = command == "serve"

    def on_config(self, config: Any) -> Any:
        """Let the theme find the generated templates, and a served page run MkDocs' own script that reloads it."""
        config.extra["served"] = self._served
        config.theme.dirs.insert(0, str(_root(config) / build.PAGES / build.OVERRIDES))
        return config

    def on_pre_build(self, *, config: Any) -> None:
        """Generate the pages; stop with every problem of the archive, if there is any."""
        self._held.close()  # of an earlier build in this process that did not end
        root = _root(config)
        try:
            _require_moved(Path(config.docs_dir))
            self._held.enter_context(one_build(root))
            self._bodies = None
            moment = source_date.stated()  # where it is wrong, that is said before anything is written
            changes = build.generate(root, config.site_url or "")
            self._built = changes.archive, changes.publication
            if moment is None:
                os.environ[source_date.VARIABLE] = source_date.source_date(changes.publication)
                self._held.callback(os.environ.pop, source_date.VARIABLE, None)
        except ReportedError as error:
            raise self._failed(error) from None

    def on_files(self, files: Files, *, config: Any) -> Files:
        """Add the generated files to those of docs/; raise PluginError where both have one path."""
        folder = _root(config) / build.PAGES
        written = {file.src_uri for file in files}
        both = []
        for name in sorted(pages_folder.files(folder)):
            if name == pages_folder.MARK or name.startswith(f"{build.OVERRIDES}/"):
                continue
            both += [name] if name in written else []
            made = File(name, str(folder), config.site_dir, config.use_directory_urls)
            made.inclusion = InclusionLevel.NOT_IN_NAV
            files.append(made)
        if both:
            raise PluginError(
                "\n".join(f"docs/{name} has the path of a generated page: give it another name" for name in both)
            )
        return files

    def on_pre_page(self, page: Any, *, config: Any, files: Files) -> Any:
        """Keep the bodies of generated pages from the Markdown parser."""
        if page.file.src_dir == str(_root(config) / build.PAGES):
            self._bodies = self._bodies or HtmlBodies(config)
            self._bodies.take(page)
        return page

    def on_post_build(self, *, config: Any) -> None:
        """Add the search's index and the list of files to the site, and check it, wherever it is built."""
        assert self._built
        archive, publication = self._built
        try:
            self.finished = finish(
                _root(config), archive, publication, Path(config.site_dir), checked=not self._served
            )
        except ReportedError as error:
            raise self._failed(error) from None
        finally:
            self._held.close()

    def _failed(self, error: ReportedError) -> PluginError:
        self.reported = error
        said = error.printed
        return PluginError(f"the archive has problems:\n{said}" if isinstance(error, ArchiveError) else said)

    def on_build_error(self, *, error: Exception) -> None:
        """Let another build begin: MkDocs calls this however a build fails."""
        self._held.close()


def _root(config: Any) -> Path:
    return Path(config.config_file_path).parent


def _require_moved(docs: Path) -> None:
    """Raise ReportedError where pages that an earlier version of the program generated stand in docs/."""
    if (docs / _EARLIER_LIST).exists():
        raise ReportedError(
            f"{docs / _EARLIER_LIST} lists pages that an earlier version wrote into docs/; they would "
            "be published. Remove them and the list:\n"
            f"  (cd {docs} && cut -c66- {_EARLIER_LIST} | xargs -d '\\n' rm -f {_EARLIER_LIST})"
        )
