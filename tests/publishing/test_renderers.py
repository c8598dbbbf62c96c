"""Whichever renderer makes the site, its pages say the same, at the same addresses, with the same data and search.

guide/architecture.md ("Renderers") names what differs: Zensical's own styles, scripts and search list, which no
page loads, a gzipped sitemap, how links say "here", the colours of code, and the lists of files.
"""

import re
import shutil
from pathlib import Path

import pytest
from helpers.project import make_site
from selectolax.lexbor import LexborHTMLParser

pytestmark = pytest.mark.long

ITS_OWN = re.compile(r"search\.json$|assets/(images|javascripts|stylesheets)/|sitemap\.xml|SHA256SUMS")


@pytest.fixture(scope="module", params=["properdocs", "zensical"])
def rendered(request: pytest.FixtureRequest, pact_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made archive's site, by another renderer."""
    project = tmp_path_factory.mktemp(request.param) / "project"
    shutil.copytree(pact_project, project, symlinks=True, ignore=shutil.ignore_patterns("site"))
    made = make_site(project, project / "site", request.param)
    assert made.returncode == 0, made.stderr
    return project / "site"


def names(site: Path) -> set[str]:
    found = (str(path.relative_to(site)) for path in site.rglob("*") if path.is_file())
    return {name for name in found if not ITS_OWN.match(name)}


def body(page: Path) -> str:
    """What a page says; spaces between tags, ways to write this very folder, and programs that are shown, aside."""
    html = LexborHTMLParser(page.read_text(encoding="utf-8"))
    for shown in html.css(".highlight, pre"):
        shown.decompose()
    text = "".join(part.html or "" for part in html.css(".head, .page, .foot") or html.css("body"))
    return re.sub(r">\s+<", "><", re.sub(r'((?:href|action)=")(/?)(?:\./?)+(?=[\w"#])', r"\1\2", text))


def test_every_address_is_there_and_none_is_new(rendered: Path, pact_project: Path) -> None:
    assert names(rendered) == names(pact_project / "site")


def test_every_page_says_the_same(rendered: Path, pact_project: Path) -> None:
    pages = [name for name in sorted(names(rendered)) if name.endswith(".html")]
    assert [name for name in pages if body(rendered / name) != body(pact_project / "site" / name)] == []
    assert len(pages) > 10


def test_the_data_and_the_search_are_the_same_byte_for_byte(rendered: Path, pact_project: Path) -> None:
    files = [name for name in sorted(names(rendered)) if not name.endswith(".html")]
    changed = [
        name for name in files if (rendered / name).read_bytes() != (pact_project / "site" / name).read_bytes()
    ]
    assert changed == []
