"""Render generated pages without parsing them as Markdown, because their bodies are HTML except for the headings.

A generated page stays a ``.md`` file, and MkDocs renders the same body without this module. But Python-Markdown would
take most of the time of a build to pass the HTML through.
"""

import re
from functools import partial
from html import unescape
from typing import Any

from markdown import Markdown
from mkdocs.structure.toc import get_toc

_HEADING = re.compile(r"^(#.*)\n+", re.MULTILINE)
_ID = re.compile(r'\sid="([^"]*)"')


class HtmlBodies:
    """Render pages in which only lines that begin with ``#`` are Markdown, with the Markdown extensions of a site."""

    def __init__(self, config: Any) -> None:
        self._markdown = Markdown(
            extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"] or {}
        )

    def take(self, page: Any) -> None:
        """Replace the method ``render`` of a page of MkDocs by the fast one."""
        page.render = partial(self._render, page)

    def _render(self, page: Any, _config: Any, _files: Any) -> None:
        """Set what ``Page.render`` sets: content, table of contents, title, anchors and links to anchors.

        The headings are rendered together, as one text. Then each rendered heading replaces its Markdown line.
        """
        self._markdown.reset()
        rendered = self._markdown.convert("\n\n".join(_HEADING.findall(page.markdown)))
        headings = iter(rendered.splitlines())
        page.content = _HEADING.sub(lambda _: f"{next(headings)}\n", page.markdown).strip()
        page.toc = get_toc(getattr(self._markdown, "toc_tokens", []))
        page._title_from_render = next((unescape(item.title) for item in page.toc if item.level == 1), None)
        page.present_anchor_ids = set(_ID.findall(page.content))
        page.links_to_anchors = {}  # headings link only to themselves, and MkDocs reads no links in HTML
