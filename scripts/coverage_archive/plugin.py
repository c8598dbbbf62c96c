"""Define the MkDocs plugin ``coverage-archive``, which generates pages for MkDocs and completes the rendered site.

With the theme ``coverage`` or Material for MkDocs, ``mkdocs build``, ``mkdocs serve`` and ``mkdocs gh-deploy`` need
nothing else. The generated pages are in ``pages/`` beside ``docs/``; the plugin adds them to the files of the site.

Options, in mkdocs.yml::

    plugins:
      - coverage-archive:
          at: archive/    # the archive's path in a site that has other pages; default: it is the whole site
          root: coverage  # the folder with articles/, relative to mkdocs.yml; default: the folder of mkdocs.yml
          policy: true    # a Content-Security-Policy on every page; default: with the theme coverage only

With ``at``, every generated file is below that path, and the pages that are written in docs/ keep the layout of their
theme. ``archive init coverage`` makes the folder that ``root: coverage`` names. The archive's About page is
``docs/<at>/about.md`` if there is one, else ``docs/about.md`` in the folder ``root``, else a text that fits any
archive.
"""

import os
import re
from contextlib import ExitStack
from pathlib import Path

from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from .model import addresses
from .model.problems import ArchiveError, ReportedError
from .pages.bundles import FOLDER as BUNDLES
from .publishing import generating, pages_folder, source_date
from .publishing.finished_site import Finished, finish
from .publishing.html_bodies import HtmlBodies
from .storage.files import files_below
from .storage.locks import one_build
from .theme import material

_EARLIER_LIST = ".generated"  # lists the files that earlier versions of the program wrote into docs/
_AT = re.compile(r"([a-z0-9][a-z0-9._-]*/)*")
_OWN_THEME = "coverage"


class Options(base.Config):  # type: ignore[no-untyped-call]
    """Hold the plugin's options, which the module's docstring describes."""

    at = config_options.Type(str, default="")
    root = config_options.Type(str, default="")
    policy = config_options.Optional(config_options.Type(bool))


class CoverageArchivePlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Generate the archive's pages, and complete the site that MkDocs renders from them."""

    finished: Finished | None = None
    reported: ReportedError | None = None  # why the archive's own part of a build failed

    def __init__(self) -> None:
        self._served = False
        self._held = ExitStack()  # the lock on generated files, from on_pre_build to the end of the build
        self._bodies: HtmlBodies | None = None
        self._changes: generating.Changes | None = None
        self._pages: set[str] = set()  # the paths of generated pages

    @property
    def at(self) -> str:
        """Return the archive's path in the site, with a slash at its end, or "" if the archive is the whole site."""
        return f"{self.config.at.strip('/')}/".lstrip("/")

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether MkDocs serves the site to an editor or only builds it."""
        self._served = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add our templates and settings to the site's. Raise PluginError for settings that would break pages."""
        self._require_settings(config)
        # MkDocs reloads a served page by a script of its own, which our policy would block.
        config.extra["archive_without_policy"] = self._served or self.config.policy is False
        config.extra["archive_at"] = self.at
        config.theme.dirs.insert(0, str(self._root(config) / generating.PAGES / generating.OVERRIDES))
        if config.theme.name == material.NAME:
            config.theme.dirs.append(str(material.TEMPLATES))  # after Material's own, which come first
        if "attr_list" not in config.markdown_extensions:
            config.markdown_extensions.append("attr_list")  # headings of generated pages state their ids
        config.watch.append(str(self._root(config) / "articles"))
        return config

    def _require_settings(self, config: MkDocsConfig) -> None:
        theme = config.theme
        if theme.name not in (_OWN_THEME, material.NAME) and not theme.custom_dir:
            raise PluginError(
                f"coverage-archive has no frame for the theme {theme.name}: in mkdocs.yml, name the theme coverage "
                "or material, or give templates of your own in `custom_dir`."
            )
        if not config.use_directory_urls:
            raise PluginError(
                "coverage-archive needs `use_directory_urls: true`, MkDocs' default: the addresses that it promises "
                "end in a slash. Take the line out of mkdocs.yml."
            )
        if theme.name == material.NAME and "navigation.instant" in (theme.get("features") or ()):
            raise PluginError(
                "coverage-archive does not work with `navigation.instant`, which shows a page without starting its "
                "program. Take the line out of `theme.features` in mkdocs.yml."
            )
        if not _AT.fullmatch(self.at):
            raise PluginError(f"coverage-archive: `at: {self.config.at}` is no path such as `at: archive/`.")
        if not (self._root(config) / "articles").is_dir():
            raise PluginError(
                f"coverage-archive: there is no folder {self._root(config) / 'articles'}: name the folder that holds "
                "articles/ as `root`, or make one by `archive init`."
            )

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Lock and generate the pages. Raise PluginError with every problem of the archive."""
        self._held.close()  # an earlier build in this process may not have ended
        root = self._root(config)
        # MkDocs serves at a local address, for which previews and oEmbed would be made for nothing.
        address = "" if self._served else config.site_url or ""
        try:
            _require_moved(Path(config.docs_dir))
            self._held.enter_context(one_build(root))
            self._bodies = None
            moment = source_date.stated()  # a wrong date is reported before anything is written
            self._changes = generating.build(root, address, self.at)
            config.extra["archive_ways"] = [*addresses.ways(self._changes.archive.clause.id).items()]
            if moment is None:
                os.environ[source_date.VARIABLE] = source_date.source_date(self._changes.publication)
                self._held.callback(os.environ.pop, source_date.VARIABLE, None)
        except ReportedError as error:
            raise self._failed(error) from None

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated files to those of docs/. Raise PluginError where two files have the same address."""
        folder = self._root(config) / generating.PAGES
        written = {file.dest_uri: file.src_uri for file in files}
        made = [*self._generated(folder, config)]
        if both := [written[file.dest_uri] for file in made if file.dest_uri in written]:
            raise PluginError(
                "\n".join(f"docs/{name} has the path of a generated page: give it another name" for name in both)
            )
        self._pages = {file.src_uri for file in made if file.is_documentation_page()}
        for file in made:
            files.append(file)
        if f"{self.at}{addresses.ABOUT}index.html" not in written:
            files.append(self._about(config))
        self._add_to_navigation(files, config)
        return files

    def _generated(self, folder: Path, config: MkDocsConfig) -> list[File]:
        found = []
        out = InclusionLevel.NOT_IN_NAV
        for name in sorted(files_below(folder)):
            if name == pages_folder.MARK or name.startswith(f"{generating.OVERRIDES}/"):
                continue
            path = folder / name
            found.append(File.generated(config, f"{self.at}{name}", abs_src_path=str(path), inclusion=out))
            if config.theme.name == material.NAME and name.startswith(BUNDLES) and path.suffix == ".css":
                text = material.sheet(path.stem, path.read_text(encoding="utf-8"))
                found.append(File.generated(config, f"{self.at}{BUNDLES}material-{path.name}", content=text))
        return found

    def _about(self, config: MkDocsConfig) -> File:
        """Return the About page: that of the folder ``root`` if there is one, else a text that fits any archive."""
        from .adding.new_archive import about_page

        assert self._changes
        own = self._root(config) / "docs" / "about.md"
        is_written = self.config.root and own.is_file()
        text = own.read_text(encoding="utf-8") if is_written else about_page(self._changes.archive.question)
        return File.generated(config, f"{self.at}about.md", content=text, inclusion=InclusionLevel.NOT_IN_NAV)

    def _add_to_navigation(self, files: Files, config: MkDocsConfig) -> None:
        """If mkdocs.yml has no `nav`, set one that lists the archive's pages and the other pages of docs/."""
        if config.nav:
            return
        if self.at:  # MkDocs then makes a `nav` of all written pages and the archive's home page
            files.src_uris[f"{self.at}index.md"].inclusion = InclusionLevel.INCLUDED
            return
        written = [file.src_uri for file in files.documentation_pages() if file.src_uri not in self._pages]
        assert self._changes
        config.nav = [
            *addresses.navigation(self._changes.archive.clause.id),
            *(it for it in written if it != "about.md"),
        ]

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Render a generated page without the Markdown parser, because its body is already HTML."""
        if page.file.src_uri in self._pages:
            self._bodies = self._bodies or HtmlBodies(config)
            self._bodies.take(page)
        return page

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Set the template of a generated page if the theme is Material."""
        if config.theme.name == material.NAME and page.file.src_uri in self._pages:
            page.meta.update(material.PAGE)
        return markdown

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Add a Content-Security-Policy to a page if the theme is Material and the options ask for a policy."""
        asked = self.config.policy and not self._served
        return material.with_policy(output) if asked and config.theme.name == material.NAME else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Add the search index and the list of files to the site, and check the site unless it is served."""
        assert self._changes
        try:
            site = Path(config.site_dir)
            self.finished = finish(self._root(config), self._changes, site, checked=not self._served)
        except ReportedError as error:
            raise self._failed(error) from None
        finally:
            self._held.close()

    def _root(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path).parent / self.config.root

    def _failed(self, error: ReportedError) -> PluginError:
        self.reported = error
        said = error.printed
        return PluginError(f"the archive has problems:\n{said}" if isinstance(error, ArchiveError) else said)

    def on_build_error(self, *, error: Exception) -> None:
        """Release the lock. MkDocs calls this whenever a build fails, whatever the reason."""
        self._held.close()


def _require_moved(docs: Path) -> None:
    """Raise ReportedError if docs/ still holds pages that an earlier version of the program generated."""
    if (docs / _EARLIER_LIST).exists():
        raise ReportedError(
            f"{docs / _EARLIER_LIST} lists pages that an earlier version wrote into docs/; they would "
            "be published. Remove them and the list:\n"
            f"  (cd {docs} && cut -c66- {_EARLIER_LIST} | xargs -d '\\n' rm -f {_EARLIER_LIST})"
        )
