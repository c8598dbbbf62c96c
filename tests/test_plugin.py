"""The MkDocs plugin's options, and what it refuses; how its pages look is tested in tests/theme."""

import logging
import os
import re
from pathlib import Path
from unittest.mock import patch

import pytest
import yaml
from coverage_archive.adding.new_archive import about_page
from helpers import newsroom
from helpers.built import once
from helpers.made_archive import spec
from helpers.project import copy_project, make_site, serve
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

ARTICLE = "articles/signed-with-original/"
SITE_URL = "https://news.example/desk/"


@pytest.fixture(scope="session")
def part(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom's site with an archive below ``archive/``, which knows its address."""

    def make(project: Path) -> None:
        newsroom.move_into(copy_project(project, spec("harbours")))
        build(project, SITE_URL=SITE_URL)

    return once(tmp_path_factory, "newsroom", make)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """An archive that is a whole site."""
    return copy_project(tmp_path / "project", spec("harbours"))


@pytest.fixture
def site_of_news(tmp_path: Path) -> Path:
    """A newsroom's site with an archive, not built yet."""
    project = copy_project(tmp_path / "news", spec("harbours"))
    newsroom.move_into(project)
    return project


class Said(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def mkdocs(project: Path, **environment: str) -> list[str]:
    """Build a project's site strictly, as the command ``mkdocs build`` does; return what is warned of."""
    said, logger = Said(), logging.getLogger("mkdocs")
    logger.addHandler(said)
    try:
        with patch.dict(os.environ, environment):
            config = load_config(str(project / "mkdocs.yml"), strict=True, site_dir=str(project / "site"))
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
    except Abort:
        assert said.lines
    finally:
        logger.removeHandler(said)
    return said.lines


def build(project: Path, **environment: str) -> None:
    assert mkdocs(project, **environment) == []


def refusal(project: Path, **environment: str) -> str:
    return "\n".join(mkdocs(project, **environment))


def change(project: Path, old: str, new: str) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert old in text
    settings.write_text(text.replace(old, new, 1), encoding="utf-8")


def replace(project: Path, name: str, value: object) -> None:
    """Give a setting of mkdocs.yml another value; None takes it out."""
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    kept = re.sub(rf"^{name}:.*\n(?:[ -].*\n)*", "", text, flags=re.MULTILINE)
    added = yaml.safe_dump({name: value}) if value is not None else ""
    (project / "mkdocs.yml").write_text(f"{kept}\n{added}", encoding="utf-8")


def html(project: Path, address: str) -> str:
    return (project / "site" / address / "index.html").read_text(encoding="utf-8")


# -- at: an archive in a larger site -------------------------------------------------------------------------------


def test_every_generated_file_stands_below_the_path(part: Path) -> None:
    outside = {path.relative_to(part / "site").parts[0] for path in (part / "site").iterdir()}
    assert outside == {
        *("404.html", "about", "archive", "articles", "assets", "index.html", "search"),
        *("sitemap.xml", "sitemap.xml.gz"),
    }
    for name in (
        "assets/bundles/site.css",
        "assets/fonts/serif.woff2",
        "quotes/index/index.json.gz",
        "data/feed.xml",
    ):
        assert (part / "site" / "archive" / name).is_file()
        assert not (part / "site" / name).exists()


def test_written_pages_are_material_s_own(part: Path) -> None:
    for address in ("", "about/", "articles/", "articles/budget/"):
        page = html(part, address)
        assert "md-typeset" in page
        assert "the_text" not in page
        assert "bundles" not in page
    assert "We have reported since 1901" in html(part, "about/")


def test_full_addresses_name_the_path(part: Path) -> None:
    assert f"{SITE_URL}archive/{ARTICLE}share.png" in html(part, f"archive/{ARTICLE}")
    assert f"{SITE_URL}archive/{ARTICLE}" in (part / "site/archive/data/feed.xml").read_text(encoding="utf-8")


def test_an_about_page_is_there_unless_one_is_written(part: Path, site_of_news: Path) -> None:
    assert 'id="how-to-cite"' in html(part, "archive/about/")
    written = site_of_news / "docs" / "archive" / "about.md"
    written.parent.mkdir()
    written.write_text("# Our method\n\n## Words { #shared-wording }\n", encoding="utf-8")
    said = refusal(site_of_news)
    assert re.search(r"archive/.*index\.html: the link to \S*about/#\S+ leads nowhere", said)
    anchors = "".join(f"## {id} {{ #{id} }}\n" for id in ("rights", "how-to-cite", "check"))
    written.write_text(f"{written.read_text(encoding='utf-8')}{anchors}", encoding="utf-8")
    change(site_of_news, "  - Archive: archive/index.md", "  - Archive: [archive/index.md, archive/about.md]")
    build(site_of_news)
    assert "Our method" in html(site_of_news, "archive/about/")


def test_a_promised_address_is_looked_for_below_the_path(site_of_news: Path) -> None:
    (site_of_news / "docs" / "hidden.css").write_text(".gone {}", encoding="utf-8")
    build(site_of_news)
    promised = (site_of_news / "articles" / "permalinks.txt").read_text(encoding="utf-8")
    assert f"\n{ARTICLE}\n" in promised or promised.startswith(ARTICLE)
    change(site_of_news, "plugins:", "hooks: [lose.py]\nplugins:")
    (site_of_news / "lose.py").write_text(
        "def on_post_page(output, page, config):\n"
        "    return output.replace('id=\"p2\"', '') if 'archive/articles/signed' in page.url else output\n",
        encoding="utf-8",
    )
    assert f"#p2 was promised: archive/{ARTICLE}index.html has no id 'p2'" in refusal(site_of_news)


def test_articles_may_stand_in_a_folder_of_their_own(site_of_news: Path) -> None:
    (site_of_news / "coverage").mkdir()
    (site_of_news / "articles").rename(site_of_news / "coverage" / "articles")
    about = site_of_news / "coverage" / "docs" / "about.md"
    about.parent.mkdir()
    about.write_text(f"{about_page('Who?')}\nOur own words.\n", encoding="utf-8")
    change(site_of_news, "{at: archive/}", "{at: archive/, root: coverage}")
    build(site_of_news)
    assert (site_of_news / "site" / "archive" / ARTICLE / "index.html").is_file()
    assert "Our own words." in html(site_of_news, "archive/about/")
    assert (site_of_news / "coverage" / "pages").is_dir()
    assert not (site_of_news / "pages").exists()


def test_without_a_nav_the_archive_is_in_it(site_of_news: Path) -> None:
    replace(site_of_news, "nav", None)
    build(site_of_news)
    assert re.search(r'href="archive/"[^>]*class="md-nav__link', html(site_of_news, ""))


def test_a_larger_site_may_have_the_theme_coverage(site_of_news: Path) -> None:
    change(site_of_news, "name: material", "name: coverage")
    replace(site_of_news, "plugins", [{"coverage-archive": {"at": "archive"}}])
    build(site_of_news)
    page = html(site_of_news, f"archive/{ARTICLE}")
    assert 'href="../../../articles/"' in page, "the site's own ways"
    assert 'href="../../compare/harbour-clause/"' in page, "the archive's"


@pytest.mark.parametrize(
    "name", ["archive/index.md", "archive/README.md", "archive/quotes.md", "archive/data/quotes.json"]
)
def test_a_path_that_is_both_written_and_generated_is_named(site_of_news: Path, name: str) -> None:
    path = site_of_news / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# Ours\n", encoding="utf-8")
    assert f"docs/{name} has the path of a generated page: give it another name" in refusal(site_of_news)


# -- a whole site --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["coverage", "material"])
def test_a_site_without_a_nav_has_every_way_in(project: Path, theme: str) -> None:
    replace(project, "nav", None)
    (project / "docs" / "thanks.md").write_text("# Thanks\n", encoding="utf-8")
    build(project, THEME=theme)
    page = html(project, ARTICLE)
    for address in ("compare/harbour-clause/", "compare/read/", "quotes/", "about/", "thanks/"):
        assert f'href="../../{address}"' in page


@pytest.mark.parametrize(
    ("fields", "repository", "said"),
    [
        ("keeper: Ada Lund\ncontact: ada@example.org\n", "https://example.org/r", ["Kept by Ada Lund, contact"]),
        ("keeper: Ada Lund\n", "https://example.org/r/", ["Kept by Ada Lund", "Report a mistake"]),
        ("contact: https://example.org/us\n", None, ["Contact the keeper"]),
        ("", "https://example.org/r", ["Report a mistake"]),
        ("", None, []),
    ],
)
def test_the_foot_says_how_to_reach_the_keeper_or_else_leads_to_the_issues(
    project: Path, fields: str, repository: str | None, said: list[str]
) -> None:
    vocabulary = project / "articles" / "archive.yml"
    vocabulary.write_text(fields + vocabulary.read_text(encoding="utf-8"), encoding="utf-8")
    replace(project, "repo_url", repository)
    build(project)
    foot = LexborHTMLParser(html(project, "about/")).css(".site-foot li")
    words = [" ".join(item.text().split()) for item in foot]
    assert words[: words.index(next(it for it in words if it.startswith("Version")))] == said
    links = [link.attributes["href"] for item in foot for link in item.css("a") if "Report" in link.text()]
    assert links == ["https://example.org/r/issues"] * ("Report a mistake" in said)


# -- the policy ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("theme", "option", "has_policy"),
    [
        ("material", ": {policy: true}", True),
        ("coverage", ": {policy: false}", False),
    ],
)
def test_the_policy_belongs_to_the_theme_and_is_an_option(
    project: Path, page: Page, theme: str, option: str, has_policy: bool
) -> None:
    change(project, "  - coverage-archive\n", f"  - coverage-archive{option}\n")
    build(project, THEME=theme)
    with serve(project / "site") as url:
        for address in (ARTICLE, "about/", "quotes/?q=tide"):
            page.goto(url + address)  # a breach of the policy fails the test
            policies = page.locator('meta[http-equiv="Content-Security-Policy"]')
            assert bool(policies.count()) == has_policy, address
        page.locator(".finder__results .card").first.wait_for()


# -- what is refused -----------------------------------------------------------------------------------------------


def test_addresses_that_are_no_folders_are_refused(project: Path) -> None:
    replace(project, "use_directory_urls", False)
    assert "needs `use_directory_urls: true`" in refusal(project)


def test_instant_navigation_is_refused(project: Path) -> None:
    change(project, "navigation.tabs", "navigation.tabs, navigation.instant")
    assert "does not work with `navigation.instant`" in refusal(project, THEME="material")


@pytest.mark.parametrize("at", ["../elsewhere", "https://example.org/", "a b"])
def test_a_path_that_is_none_is_refused(site_of_news: Path, at: str) -> None:
    change(site_of_news, "at: archive/", f'at: "{at}"')
    assert f"`at: {at}` is no path" in refusal(site_of_news)


def test_a_folder_without_articles_is_told(site_of_news: Path) -> None:
    change(site_of_news, "{at: archive/}", "{at: archive/, root: nowhere}")
    assert "nowhere/articles" in refusal(site_of_news)


def test_a_theme_without_a_frame_for_the_pages_is_refused(site_of_news: Path) -> None:
    change(site_of_news, "name: material", "name: readthedocs")
    assert "no frame for the theme readthedocs" in refusal(site_of_news)


def test_archive_site_leaves_a_larger_site_to_mkdocs(site_of_news: Path) -> None:
    result = make_site(site_of_news, site_of_news / "site")
    assert result.returncode == 1
    assert "build it with `mkdocs build`" in result.stderr
