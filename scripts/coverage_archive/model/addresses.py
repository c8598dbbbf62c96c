"""Where everything stands on the site. Addresses are paths from the site's root: ``articles/<slug>/#<id>``."""

import posixpath
import re
from functools import lru_cache

from . import Article, Passage, Quote

HOME, ARTICLES, COMPARE, READ, SPEAKERS, QUOTES, DATA, ABOUT = (
    "",
    "articles/",
    "compare/",
    "compare/read/",
    "speakers/",
    "quotes/",
    "data/",
    "about/",
)

# A topic of this id would stand where the page READ does.
RESERVED_TOPIC = "read"

# Fragments that every article page uses itself. All others that a page has of its own hold an underscore, which no
# id of an editor does; so do those of topics' pages, where the ids of elements stand.
RESERVED_ID = re.compile(r"p\d+|about-this-copy|(headline|standfirst|byline|published|caption|credit)(-\d+)?")


def ways(clause: str) -> dict[str, str]:
    """Return the ways into an archive, which its pages and its `nav` name. ``clause`` is the id of its topic."""
    return {
        "Compare": topic(clause),
        "Side by side": READ,
        "Articles": ARTICLES,
        "Search": QUOTES,
        "About": ABOUT,
    }


def navigation(clause: str) -> list[dict[str, str]]:
    """Return the `nav` of a site that is the archive alone, as mkdocs.yml would state it: names and source files."""
    pages = {name: f"{way}index.md" for name, way in {"Home": HOME, **ways(clause)}.items()}
    return [{name: page} for name, page in {**pages, "About": "about.md"}.items()]


def article(slug: str) -> str:
    """Return the address of an article's page."""
    return f"{ARTICLES}{slug}/"


def capture(slug: str) -> str:
    """Return the address of an article's text: the capture, or the excerpt of it that is published."""
    return f"{article(slug)}capture.txt"


def changes(slug: str) -> str:
    """Return the address of the page that shows what an article changed of its earlier version."""
    return f"{article(slug)}changes/"


def cite(slug: str) -> str:
    """Return the address of the page that cites an article."""
    return f"{article(slug)}cite/"


def card(slug: str) -> str:
    """Return the address of the page of an article's cards; with a quote's id as its fragment, of that one."""
    return f"{article(slug)}card/"


def embedding(slug: str) -> str:
    """Return the address of the file that tells other sites how to embed an article's cards."""
    return f"{article(slug)}oembed.json"


def annotations(slug: str) -> str:
    """Return the address of an article's quotes and passages as web annotations."""
    return f"{DATA}annotations/{slug}.json"


def preview(page: str) -> str:
    """Return the address of the image that other sites show beside a link to a page."""
    return f"{page}share.png"


def place(article_: Article, fragment: str) -> str:
    """Return the address of a section, paragraph, quote or passage of an article."""
    return f"{article(article_.slug)}#{fragment}"


def tag(article_: Article, item: Quote | Passage) -> str:
    """Return the permalink of a quote or passage."""
    return place(article_, item.id)


def correction(of: str | None, fragment: str) -> str:
    """Return the address of a correction: on the page of an article (its slug), or, of none, on that of the data."""
    return f"{article(of) if of else DATA}#{fragment}"


def topic(id: str, element: str | None = None) -> str:
    """Return the address of a topic's comparison, or of one element's row in it."""
    return f"{COMPARE}{id}/" + (f"#{element}" if element else "")


def text_beside(slug: str) -> str:
    """Return the address of an article's text as the page READ sets it beside another's."""
    return f"{READ}articles/{slug}.json.gz"


def speaker(id: str) -> str:
    """Return the address of a speaker's page."""
    return f"{SPEAKERS}{id}/"


def relative(target: str, page: str) -> str:
    """Return the link from one page to an address; relative, so that the site works under any path."""
    path, hash_, fragment = target.partition("#")
    if path == page and hash_:
        return f"#{fragment}"
    return f"{_way(path, page)}{hash_}{fragment}"


@lru_cache(maxsize=4096)  # a page leads many times to the same ones
def _way(path: str, page: str) -> str:
    link = posixpath.relpath("/" + path, "/" + page)
    return link + ("/" if (path.endswith("/") or not path) and not link.endswith("/") else "")
