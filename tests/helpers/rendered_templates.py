"""What the templates make of made archives: every kind of element of every kind of page, with its first values.

    python tests/helpers/rendered_templates.py

writes tests/pages/rendered/ and tests/site/theme.yml. Look through the difference before committing it.
"""

import re
import sys
import tempfile
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # when this file is the program

from coverage_archive.model.publication import Publication
from coverage_archive.pages.data_page import data_groups
from coverage_archive.pages.site_pages import page_groups
from coverage_archive.reading import archive_folder
from coverage_archive.reading.publishable import publishable
from coverage_archive.storage.generated_files import Sources
from oracle.random_archives import random_archive

from helpers import third_article
from helpers.built import build_in_silence
from helpers.made_archive import spec, write
from helpers.many_quotes import spec_of
from helpers.project import PROJECT, copy_project

GOLDEN = PROJECT / "tests" / "pages" / "rendered"
THEME = PROJECT / "tests" / "site" / "theme.yml"
SITES = {"pact": "", "reference-texts": "https://example.org/a&b/"}  # one is not told its address
# Signs that HTML and Markdown mean something by come first, so that the first values show how they are written.
MADE = ("signs", "many-tongues", "reference-texts", "harbours", "pact", "twelve-outlets")
SEEDS = range(8)  # random archives: drafts, versions, excerpts, articles that say nothing of a part
VALUES = 6  # distinct values that are kept of one kind of element
# An article that was taken down, in each of the first archives.
WITHDRAWN = {
    "slug": "taken-down",
    "published": "2024-05-01",
    "withdrawn": "2024-06-02",
    "reason": "It was <asked> for & due.",
}
VOID = {"input", "br", "hr", "meta", "link", "img", "path", "circle", "rect"}

Rendered = dict[str, dict[str, list[str]]]


def rendered() -> Rendered:
    """Return, for each kind of page, its kinds of elements, each with its first distinct values."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    made = [
        *map(spec, MADE),
        spec_of(spec("many-quotes"), count=12, quotes_each=21),
    ]  # the last for lists of several pages
    for archive in made:
        archive["withdrawn"] = [{"outlet": next(iter(archive["outlets"])), **WITHDRAWN}]
    for number, archive in enumerate([*made, *map(random_archive, SEEDS)]):
        with tempfile.TemporaryDirectory() as folder:
            write(archive, Path(folder) / "articles")
            for path, text in _pages(Path(folder), "" if number % 3 == 1 else "https://example.org/lakes/"):
                kind = found[re.sub(r"(?<=/)[^/]+(?=/)", "NAME", path)]
                for element, value in _elements(text):
                    if value not in kind[element] and len(kind[element]) < VALUES:
                        kind[element].append(value)
    return {page: dict(sorted(kind.items())) for page, kind in sorted(found.items())}


def _pages(root: Path, site: str) -> list[tuple[str, str]]:
    """Return the path and text of every page that a template makes of an archive, for the site's address."""
    archive, publication = publishable(archive_folder.load(root)), Publication(site)
    sources = Sources.of(archive, publication, {})
    groups = [*page_groups(archive, publication, sources), *data_groups(archive, publication, sources)]
    files = [file for group in groups for file in group.files()]
    kinds = re.compile(
        r"(?!.*/(?:policy|scheme|start)\.html$).*\.(?:md|html)$"
    )  # those are the programs', not templates
    return sorted((file.path, file.data.decode()) for file in files if kinds.match(file.path))


class _Reader(HTMLParser):
    """Collects elements: what is the same of all of a kind, and the values of attributes and the text of each."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open: list[tuple[str, str, list[str]]] = [("", "page", [])]

    def _around(self) -> str:
        """Return the name and classes of the innermost open element."""
        return self._open[-1][1].rpartition(" > ")[2].partition("[")[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1][2].append("…")
        classes = " ".join(re.sub(r"\d+", "N", value or "") for name, value in attrs if name == "class")
        names = " ".join(sorted(name for name, _ in attrs if name != "class"))
        values = [f"{name}={value}" for name, value in attrs if name != "class"]
        self._open.append((tag, f"{self._around()} > {tag}.{classes}[{names}]".replace(".[", "["), values))
        if tag in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1:
            its, kind, values = self._open.pop()
            self.found.append((kind.removesuffix("[]"), " ".join(" ".join(values).split())))
            if its == tag:
                break

    def handle_data(self, data: str) -> None:
        if len(self._open) == 1:  # lines of Markdown, such as headings
            for line in filter(str.strip, data.splitlines()):
                mark, id = re.match(r"\s*(#*)", line)[0], "".join(re.findall(r"\{ #.*\}", line))  # type: ignore[index]
                self.found.append((f"line: {mark} {id}", line.strip()))
        elif data.strip():
            self._open[-1][2].append(data.strip())


def _elements(text: str) -> list[tuple[str, str]]:
    """Return the kinds and values of the elements of a page, and of the lines before and between them."""
    reader = _Reader()
    reader.feed(re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL))
    reader.close()
    front = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    lines = [line.partition(":") for line in front[1].splitlines()] if front else []
    return [*((f"front matter: {name}", value.strip()) for name, _, value in lines), *reader.found]


# Pages of a built site of which the theme makes the frame.
FRAMED = (
    "index.html",
    "about/index.html",
    "compare/*/index.html",
    "compare/read/index.html",
    "articles/*/index.html",
    "quotes/index.html",
    "404.html",
)
CHANGING = re.compile(r"\b[0-9a-f]{8,}\b|sha256-[\w+/=]+|\d+ [A-Z][a-z]+ \d{4}|\d{4}-\d\d-\d\d(?:T[\d:+]+)?")


def frames(sites: dict[str, Path]) -> Rendered:
    """Return the elements of the frame of some pages of built sites, by the sites' names."""
    found: Rendered = {}
    for name, site in sites.items():
        for pattern in FRAMED:
            path = next(iter(sorted(site.glob(pattern))))
            inside = r"()(?!)" if pattern == "404.html" else r'(<article class="page__inside.*?</p>).*?</article>'
            text = re.sub(inside, r"\1", path.read_text("utf-8"), flags=re.DOTALL)
            kinds = found[f"{name}: {pattern}"] = {}
            for element, value in _elements(text):
                kinds.setdefault(element, []).append(CHANGING.sub("CHANGES", value))
            kinds["the page's inside"] = re.findall(r'<article class="(page__inside[^"]*)"', path.read_text("utf-8"))
    return found


def kept() -> Rendered:
    """Return what the golden files hold."""
    files = sorted(GOLDEN.glob("*.yml"))
    return {path.stem.replace("+", "/"): yaml.safe_load(path.read_text("utf-8")) for path in files}


def main() -> None:
    """Write the golden files anew."""
    GOLDEN.mkdir(exist_ok=True)
    for path in GOLDEN.glob("*.yml"):
        path.unlink()
    for page, kinds in rendered().items():
        (GOLDEN / f"{page.replace('/', '+')}.yml").write_text(_dumped(kinds), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for name, address in SITES.items():
            copy_project(Path(folder) / name, spec(name))
            if name == "pact":
                third_article.drop_into(Path(folder) / name)  # as in the fixture `pact_site`
            build_in_silence(Path(folder) / name, Path(folder) / name / "site", SITE_URL=address)
        THEME.write_text(_dumped(frames({name: Path(folder) / name / "site" for name in SITES})), encoding="utf-8")


def _dumped(values: object) -> str:
    return yaml.safe_dump(values, allow_unicode=True, width=1000, sort_keys=True)


if __name__ == "__main__":
    main()
