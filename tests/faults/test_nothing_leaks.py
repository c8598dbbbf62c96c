"""What is withheld is in no file of a published site, in whatever script it is written.

Every word is made up and stands in one sentence only, so one word that is found in a file tells of a leak. The maker
of the sentences knows where they end; nothing here asks the program.
"""

import gzip
import html
import json
import random
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from coverage_archive.editing.withdrawal import withdraw
from coverage_archive.publishing.site import publish
from helpers.made_archive import Spec, spec, write
from helpers.made_scripts import SCRIPTS, Script
from helpers.project import copy_project

pytestmark = pytest.mark.long

# A quotation would have to be tagged; tests/texts/test_sentences.py tries sentences that end in one.
QUOTATION_MARKS = set('"”»」')
IMAGES = {".png", ".jpg", ".svg", ".ico", ".woff2"}


@dataclass
class Made:
    """An archive with one article per script, and the words of each article that no tag's sentence holds."""

    spec: Spec
    untagged: dict[str, set[str]] = field(default_factory=dict)
    all_words: dict[str, set[str]] = field(default_factory=dict)
    tagged: dict[str, set[str]] = field(default_factory=dict)


def made_word(script: Script, chance: random.Random) -> str:
    """Return a made-up word of a script's letters, which no other sentence has."""
    letters = sorted({letter for letter in script.words if letter.isalpha()})
    return "".join(chance.choices(letters, k=9))


def made_paragraph(script: Script, chance: random.Random) -> tuple[str, str, set[str], set[str]]:
    """Return a paragraph, the words to tag, the words of its other sentences, and all its words."""
    ends = [end for end in script.ends if not set(end) & QUOTATION_MARKS]
    sentences = [[made_word(script, chance) for _ in range(4)] for _ in range(4)]
    tagged = chance.randrange(4)
    text = script.joint.join(sentences[0]) + chance.choice(ends)
    for words in sentences[1:]:
        text += chance.choice(script.between) + script.joint.join(words) + chance.choice(ends)
    first = chance.randrange(3)
    exact = script.joint.join(sentences[tagged][first : first + 2])
    others = {word for number, words in enumerate(sentences) if number != tagged for word in words}
    return text, exact, others, {word for words in sentences for word in words}


def made_archive(seed: int, show: str) -> Made:
    """Return the archive of a seed, of which each article is shown as ``show`` says."""
    chance, base = random.Random(seed), spec("six-outlets")
    made = Made({**base, "articles": []})
    for number, script in enumerate(SCRIPTS.values()):
        paragraphs = [made_paragraph(script, chance) for _ in range(3)]
        slug = f"script-{number}"
        article = {
            "slug": slug,
            "outlet": chance.choice([*base["outlets"]]),
            "outlet_supplied": "made",
            "language": "en",
            "headline": f"Headline {number}",
            "show": show,
            "paragraphs": [text for text, *_ in paragraphs],
            "passages": [{"topic": "fishing", "exact": exact} for _, exact, *_ in paragraphs],
        }
        made.spec["articles"].append(article)
        made.untagged[slug] = set().union(*(others for _, _, others, _ in paragraphs))
        made.tagged[slug] = {exact for _, exact, *_ in paragraphs}
        made.all_words[slug] = set().union(*(words for *_, words in paragraphs))
    return made


def published_texts(site: Path) -> Iterator[tuple[str, str]]:
    """Give the text of every file, unpacked, with escapes and entities resolved; images and fonts excepted."""
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.suffix not in IMAGES:
            text = unpacked(path.read_bytes()).decode("utf-8", "replace")
            yield path.relative_to(site).as_posix(), f"{text}\n{resolved(text)}"


def unpacked(data: bytes) -> bytes:
    """Return what a gzip or deflate file holds; any other file as it is."""
    if data.startswith(b"\x1f\x8b"):
        return gzip.decompress(data)
    for bits in (15, -15):
        try:
            return zlib.decompress(data, bits)
        except zlib.error:
            continue
    return data


def resolved(text: str) -> str:
    """Resolve the escapes of JSON, and those of HTML twice, as an attribute may hold escaped HTML."""
    text = re.sub(r"(?:\\u[0-9a-fA-F]{4})+", lambda found: json.loads(f'"{found[0]}"'), text)
    return html.unescape(html.unescape(text))


def leaks(site: Path, words: dict[str, set[str]]) -> list[tuple[str, str, str]]:
    """Return each word that is found where it must not be: the article, the file and the word."""
    every = {word.casefold(): slug for slug, its in words.items() for word in its}
    return [
        (slug, name, word)
        for name, text in published_texts(site)
        for folded in [text.casefold()]
        for word, slug in every.items()
        if word in folded
    ]


def test_the_reader_of_files_finds_a_word_however_it_is_written(tmp_path: Path) -> None:
    for name, data in {
        "packed.gz": gzip.compress("хвост".encode()),
        "deflated": zlib.compress("хвост".encode()),
        "escaped.json": json.dumps("хвост").encode(),
        "entities.html": "&amp;#x445;вост".encode(),
    }.items():
        (tmp_path / name).write_bytes(data)
    found = leaks(tmp_path, {"one": {"Хвост"}})
    assert [name for _, name, _ in found] == ["deflated", "entities.html", "escaped.json", "packed.gz"]


@pytest.mark.parametrize("seed", range(6))
def test_no_file_holds_a_word_of_an_untagged_sentence(tmp_path: Path, seed: int) -> None:
    made = made_archive(seed, "tagged")
    root = copy_project(tmp_path / "project", made.spec)
    publish(root, root / "site")
    assert leaks(root / "site", made.untagged) == []
    assert {slug for slug, *_ in leaks(root / "site", made.tagged)} == {*made.tagged}, (
        "the tagged words are published"
    )


@pytest.mark.parametrize("way", ["show: none", "withdrawn"])
def test_no_file_holds_a_word_of_an_article_that_was_published_and_is_taken_back(tmp_path: Path, way: str) -> None:
    made = made_archive(0, "whole")
    root = copy_project(tmp_path / "project", made.spec)
    publish(root, root / "site")
    assert {slug for slug, *_ in leaks(root / "site", made.all_words)} == {*made.all_words}
    if way == "withdrawn":
        for slug in made.all_words:
            withdraw(root, slug, "Its outlet asked for it.")
    else:
        write(made_archive(0, "none").spec, root / "articles")
    publish(root, root / "site")
    assert leaks(root / "site", made.all_words) == []
