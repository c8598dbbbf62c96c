"""How the two articles are cited, by key and style; * for italics."""

from pathlib import Path

import pytest
import yaml
from coverage_archive import citations
from coverage_archive.model import Archive
from coverage_archive.model.publication import Publication
from helpers.cited import in_words
from helpers.project import PROJECT

pytestmark = pytest.mark.usefixtures("as_recorded")

GOLDEN = yaml.safe_load((Path(__file__).parent / "citations.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", GOLDEN)
def test_citations_read_as_the_styles_ask(
    archives: tuple[Archive, Archive], publication: Publication, key: str
) -> None:
    own = archives[0]
    (article,) = [article for article in own.articles if article.slug == key.partition(".")[0]]
    (cited,) = [found for found in citations.references(own, article, publication) if found.key == key]
    assert in_words(cited) == GOLDEN[key]


def test_the_citation_file_of_the_repository_names_the_archive(archives: tuple[Archive, Archive]) -> None:
    stated = yaml.safe_load((PROJECT / "CITATION.cff").read_text(encoding="utf-8"))
    assert stated["title"] == archives[0].title
