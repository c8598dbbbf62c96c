"""Every article of every made archive has a desk, whatever it is: a text, a version, an excerpt, another script."""

from pathlib import Path

import pytest
from coverage_archive.desk.sitting import NAMES, Sitting
from coverage_archive.pages.bundles import bundles
from coverage_archive.reading.archive_folder import load
from helpers.at_the_desk import Tab
from helpers.made_archive import spec, write
from helpers.project import PROJECT
from helpers.reviewed import SLUG
from oracle.random_archives import random_archive
from selectolax.lexbor import LexborHTMLParser

MADE = sorted(path.stem for path in (PROJECT / "tests/archives").glob("*.yml") if "articles" in spec(path.stem))

FEW = ("reference-texts", "signs")  # which are drawn in every run of the tests


def every_desk_is_drawn(root: Path) -> None:
    """Draw each article's desk with everything that can be in hand; its lines are those of the capture."""
    sitting, archive = Sitting(root), load(root)
    for article in archive.articles:
        tab = Tab(sitting, article.slug)
        page = LexborHTMLParser(tab.answer.regions["desk-text"])
        lines = [line.text() for line in page.css("p.line")]
        assert lines == [line for line in article.capture.text.removeprefix("\ufeff").splitlines() if line.strip()]
        for line in page.css("p.line"):
            start = int(line.attributes["data-start"] or "")
            assert article.capture.text[start : start + len(line.text())] == line.text()
        tags = dict.fromkeys(tab.tag_keys())
        others = ["page-", "finish-", "line-1", f"part-{archive.clause.elements[0].id}"]
        for key in [*list(tags)[:3], *others]:
            assert tab.send("take", tag=key).status in (200, 409)
        start = article.capture.blocks[0].span.start
        for what in ("quote", "part part ?", "topic", "notquote"):
            assert tab.send(what, start=str(start), end=str(start + 3)).status == 200
    names = Tab(sitting, NAMES)
    for do in {button for button in names.buttons() if button.startswith("take")}:
        names.press(do)


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.long] * (name not in FEW)) for name in MADE])
def test_every_article_of_a_made_archive_has_a_desk(tmp_path: Path, name: str) -> None:
    write(spec(name), tmp_path / "articles")
    every_desk_is_drawn(tmp_path)


@pytest.mark.parametrize("seed", [pytest.param(seed, marks=[pytest.mark.long] * (seed > 0)) for seed in range(60)])
def test_every_article_of_a_random_archive_has_a_desk(tmp_path: Path, seed: int) -> None:
    write(random_archive(seed), tmp_path / "articles")
    every_desk_is_drawn(tmp_path)


def test_what_other_outlets_say_on_a_part_stands_beside_and_the_comparison_grows(root: Path) -> None:
    tab = Tab(Sitting(root), SLUG)
    tab.send("nearest", part="duty")
    assert "In other articles The Strait Gazette" in tab.text()
    assert "The Harbour Courier not looked for yet not looked for yet" in tab.text()
    tab.send("part", **tab.select("obliges Russia and North Korea"), part="duty")
    assert "The Harbour Courier not looked for yet paraphrased" in tab.text()


def test_every_key_of_a_region_presses_one_button(root: Path) -> None:
    tab = Tab(Sitting(root), SLUG)
    for key in ("page-", "quote-house-doors", "passage-immediacy", "part-duty", "line-13", "speaker-text", "finish-"):
        tab.send("take", tag=key)
        for region in ("desk-side", "desk-foot", "desk-tools"):
            keys = [
                it.attributes["data-key"] for it in LexborHTMLParser(tab.answer.regions[region]).css("[data-key]")
            ]
            assert len(keys) == len(set(keys)), (key, region)


def test_nothing_of_the_desk_is_published(site: Path) -> None:
    published = [path for path in site.rglob("*") if path.is_file()]
    assert [path for path in published if "desk" in path.name] == []
    texts = [path for path in published if path.suffix in (".html", ".js", ".css")]
    assert [path for path in texts if b"desk-side" in path.read_bytes()] == []
    assert {file.path for file in bundles(of_desk=True)} >= {"assets/bundles/desk.js", "assets/bundles/desk.css"}
