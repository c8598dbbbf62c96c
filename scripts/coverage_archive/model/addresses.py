"""Make the addresses of everything on the site, as paths from the site's root: ``articles/<slug>/#<id>``."""

import posixpath
import re
from functools import lru_cache

from . import Article, Passage, Quote

HOME, ARTICLES, COMPARE, READ, SPEAKERS, QUOTES, CHECK, DATA, ABOUT = (
    "",
    "articles/",
    "compare/",
    "compare/read/",
    "speakers/",
    "quotes/",
    "check/",
    "data/",
    "about/",
)

# A topic with this id would have the address of the page READ.
RESERVED_TOPIC = "read"

# The fragments without an underscore that article pages use for themselves. Their other fragments, and those of
# topics' pages, have an underscore, which no id given by an editor has.
RESERVED_ID = re.compile(r"p\d+|about-this-copy|(headline|standfirst|byline|published|caption|credit)(-\d+)?")


def ways(clause: str) -> dict[str, str]:
    """Return the addresses of an archive's main pages, by the names that menus show. ``clause`` is its topic's id."""
    return {
        "Compare": topic(clause),
        "Side by side": READ,
        "Articles": ARTICLES,
        "Search": QUOTES,
        "About": ABOUT,
    }


def navigation(clause: str) -> list[dict[str, str]]:
    """Return the `nav` of a site that is only the archive, as mkdocs.yml would state it: names and source files."""
    pages = {name: f"{way}index.md" for name, way in {"Home": HOME, **ways(clause)}.items()}
    return [{name: page} for name, page in {**pages, "About": "about.md"}.items()]


def article(slug: str) -> str:
    """Return the address of an article's page."""
    return f"{ARTICLES}{slug}/"


def capture(slug: str) -> str:
    """Return the address of an article's published text: its capture (the saved text), or an excerpt of that."""
    return f"{article(slug)}capture.txt"


def changes(slug: str) -> str:
    """Return the address of the page that shows how an article differs from its earlier version."""
    return f"{article(slug)}changes/"


def cite(slug: str) -> str:
    """Return the address of the page that shows how to cite an article."""
    return f"{article(slug)}cite/"


def card(page: str) -> str:
    """Return the address of a page's card, a small page that other sites show in a frame.

    The card of an article has its quotes, or with a quote's id as the fragment, only that quote. The card of a
    comparison has its glance, the table that shows for each article which parts of the clause it has words on, and
    how.
    """
    return f"{page}card/"


def embedding(page: str) -> str:
    """Return the address of the oEmbed file, which tells other sites how to embed a page's card."""
    return f"{page}oembed.json"


def annotations(slug: str) -> str:
    """Return the address of the file that has an article's quotes and passages as web annotations."""
    return f"{DATA}annotations/{slug}.json"


def preview(page: str) -> str:
    """Return the address of the image that other sites show beside a link to a page."""
    return f"{page}share.png"


def place(article_: Article, fragment: str) -> str:
    """Return the address of a section, paragraph, quote or passage of an article; ``fragment`` is its id."""
    return f"{article(article_.slug)}#{fragment}"


def tag(article_: Article, item: Quote | Passage) -> str:
    """Return the permalink of a quote or passage."""
    return place(article_, item.id)


def correction(of: str | None, fragment: str) -> str:
    """Return the address of a correction: on the page of the article ``of`` (a slug), or else on the data page."""
    return f"{article(of) if of else DATA}#{fragment}"


def topic(id: str, element: str | None = None) -> str:
    """Return the address of a topic's comparison, or of the row of one element (a part of the clause) in it."""
    return f"{COMPARE}{id}/" + (f"#{element}" if element else "")


def text_beside(slug: str) -> str:
    """Return the address of the file from which the page READ loads an article's text."""
    return f"{READ}articles/{slug}.json.gz"


def speaker(id: str) -> str:
    """Return the address of a speaker's page."""
    return f"{SPEAKERS}{id}/"


def relative(target: str, page: str) -> str:
    """Return the relative link from a page to an address. Relative links let the site work under any path."""
    path, hash_, fragment = target.partition("#")
    if path == page and hash_:
        return f"#{fragment}"
    return f"{_way(path, page)}{hash_}{fragment}"


@lru_cache(maxsize=4096)  # a page repeats its links
def _way(path: str, page: str) -> str:
    link = posixpath.relpath("/" + path, "/" + page)
    return link + ("/" if (path.endswith("/") or not path) and not link.endswith("/") else "")
