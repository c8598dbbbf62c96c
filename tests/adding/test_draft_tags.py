"""What `archive new` proposes beside quotations: elements, indirect speech, relays; and what it carries over."""

from pathlib import Path

import pytest
import yaml
from coverage_archive import adding
from coverage_archive.adding.drafting.draft import Draft
from coverage_archive.adding.drafting.draft_yaml import article_yml
from coverage_archive.adding.proposing.likely_passages import SHOWN_FROM, LikelyPassages
from coverage_archive.model import Archive
from coverage_archive.reading.archive_folder import load
from helpers.archive_copy import run
from helpers.made_archive import capture, spec, write

TONGUES = spec("many-tongues")
NEW = """The Island Echo

Islanders welcome the ports' pledge

By Coast Wire

March 5, 2031

Under the pact, when a blockade or a storm closes one port the other port must open its gates without any delay.

The harbour master, Ida Berg, said that the island would be served first, according to Tomas Roe.

"We are glad of it," Berg told the islanders who had come to the quay that evening.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write({**TONGUES, "articles": [a for a in TONGUES["articles"] if "supersedes" not in a]}, tmp_path / "articles")
    return tmp_path


def added(root: Path, text: str, **options: str) -> Draft:
    path = root / "new.txt"
    path.write_text(text, encoding="utf-8")
    return adding.add(root, str(path), **options).draft


def test_elements_are_proposed_by_their_likeness_whatever_the_order_of_the_words(root: Path) -> None:
    made = added(root, NEW, outlet="echo")
    found = {passage.fields["element"]: passage.fields["exact"] for passage in made.tags.passages}
    assert "storm closes one port" in found["trigger"]
    assert "gates" in found["duty"]
    assert all("like “" in passage.notes["element"] for passage in made.tags.passages)


def test_the_byline_names_the_relay_of_every_quote(root: Path) -> None:
    made = added(root, NEW, outlet="echo")
    (glad,) = [quote for quote in made.tags.quotes if quote.fields["exact"] == "We are glad of it"]
    assert (glad.fields["speaker"], glad.fields["via"]) == ("berg", ["wire"])
    assert glad.notes["via"] == "the article's byline"


def test_tags_are_carried_over_by_their_words_and_what_no_longer_stands_is_listed(root: Path) -> None:
    newer = next(article for article in TONGUES["articles"] if "supersedes" in article)
    path = root / "newer.txt"
    path.write_text(capture(newer), encoding="utf-8")
    result = run(root, "new", path, "--slug", "standard-anew", "--supersedes", "standard-ports-pledge")
    assert result.exit_code == 0, result.output
    assert "not carried over: quote clause: “when a storm closes one port" in result.output
    record = yaml.safe_load((root / "articles" / "standard-anew" / "article.yml").read_text(encoding="utf-8"))
    assert (record["supersedes"], record["outlet"]) == ("standard-ports-pledge", "standard")
    quotes = {quote["id"]: quote for quote in record["quotes"]}
    assert quotes["pilots"]["exact"] == "pilots and other assistance"
    assert quotes["pilots"]["reviewed"] is False, "its paragraph has changed"
    assert "clause" not in quotes
    assert {"duty", "help"} <= {passage.get("element") for passage in record["passages"]}
    assert run(root, "check").exit_code == 0


@pytest.mark.parametrize("slug", ["nobody", "hangu"])
def test_a_version_of_nothing_is_refused(root: Path, slug: str) -> None:
    path = root / "new.txt"
    path.write_text(NEW, encoding="utf-8")
    result = run(root, "new", path, "--supersedes", slug)
    assert result.exit_code == 1
    assert f"there is no article '{slug}'" in result.output


@pytest.mark.parametrize("name", ["six-outlets", "twelve-outlets", "pact"])
def test_of_the_elements_proposed_nine_in_ten_are_right(name: str, tmp_path: Path) -> None:
    """Leave one article out, and propose its elements from the others: where its editor tagged them too is right."""
    write(spec(name), tmp_path / "articles")
    archive: Archive = load(tmp_path)
    right = proposed = 0
    for article in archive.articles:
        others = [other for other in archive.articles if other.outlet.id != article.outlet.id]
        known = LikelyPassages(others, tuple(archive.elements.values()))
        for found in known.find(article.capture.blocks):
            if found.confidence >= SHOWN_FROM:
                proposed += 1
                tagged = [tag.span for tag in article.passages if tag.element == found.element.id]
                right += any(span.overlaps(found.span) for span in tagged)
    assert right >= 0.9 * proposed, f"{right} of {proposed}"


def test_a_draft_without_anything_to_carry_says_nothing_of_it(root: Path) -> None:
    text = article_yml(added(root, NEW, outlet="echo"), "echo", None)
    assert "supersedes" not in text
    assert "not carried" not in text
