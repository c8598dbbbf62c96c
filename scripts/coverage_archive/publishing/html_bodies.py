"""Render generated pages without parsing them as Markdown: their bodies are HTML already, but for the headings.

A generated page stays a ``.md`` file, and MkDocs renders the same body without this module. Python-Markdown takes
most of the time of a build to pass HTML through.
"""

import re
from functools import partial
from typing import Any

_HEADING = re.compile(r"^(#.*)\n+", re.MULTILINE)
_ID = re.compile(r'\sid="([^"]*)"')


def skip_markdown(page: Any) -> None:
    """Give a page of MkDocs, of which only lines that begin with ``#`` are Markdown, a faster way to be rendered."""
    page.render = partial(_render, page)


def _render(page: Any, config: Any, files: Any) -> None:
    """Set what MkDocs' own ``Page.render`` sets: content, table of contents, title, anchors and links to anchors.

    The headings are rendered by ``Page.render`` as a page of their own, so that they follow the Markdown extensions
    of the site. Then each takes the place of its source.
    """
    body = page.markdown
    page.markdown = "\n\n".join(_HEADING.findall(body))
    type(page).render(page, config, files)
    headings = iter(page.content.splitlines(keepends=True))
    page.content = _HEADING.sub(lambda _: f"{next(headings).strip()}\n", body).strip()
    page.present_anchor_ids.update(_ID.findall(body))
    page.markdown = body
