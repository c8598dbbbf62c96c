"""CITATION.cff reads back as what was written, whatever signs a title, a question or a version has."""

import dataclasses

import yaml
from coverage_archive.model import Archive
from coverage_archive.model.publication import Publication, Version
from coverage_archive.open_data.citation_file import citation_file
from hypothesis import example, given
from hypothesis import strategies as st

ADDRESS = "https://example.org/~a/%23:/"
# All but halves of a character, which no file in UTF-8 holds.
WORDS = st.text(st.characters(codec="utf-8"))
SIGNS = ("- ", "? ", "@", "`", "#", ": ", "'", '"', "\\", "{", "\t", "---\n", "🌊")
TURNS = ("\u0085", "\u2028", "\u202e", "\ufeff", "\x1b")
ODD_WORDS = st.lists(st.sampled_from(SIGNS + TURNS) | WORDS).map("".join)


@given(title=ODD_WORDS, question=ODD_WORDS)
@example(title="- a: b # c", question="? \u202e\u0085\u2028'\"\ufeff\x00")
def test_what_is_written_is_read_back(archives: tuple[Archive, Archive], title: str, question: str) -> None:
    archive = dataclasses.replace(archives[1], title=title, question=question)
    text = citation_file(archive, Publication(ADDRESS, Version("0123456789", "2026-11-20"))).text
    for words in (text, text.encode("utf-8")):
        read = yaml.safe_load(words)
        assert (read["title"], read["abstract"]) == (title, question)
        assert read["authors"] == [{"name": f"Editors of {title}"}]
        assert (read["url"], read["version"], read["date-released"]) == (ADDRESS, "0123456789", "2026-11-20")
    assert text.count("\n") == 11, "a line a fact: no sign breaks one"
