"""Texts -> Pagefind's index of their words, made by its command line and asked by its own script in the browser.

Pagefind finds whatever begins like a word, knows a phrase only where a query is nothing else, splits words in its own
way, and every page of its index costs each reader bytes. So that it finds exactly what ``quote_index`` defines, for
few bytes, it is asked for one token at a time and says where that stands, in pages made for it:

* the vocabulary: one word for every stem that occurs. Pagefind stems it, and the word of a query: asked for the word
  in quotation marks, it says its place in the vocabulary, the stem's number.
* blocks of neighbouring texts. A word stands in them as its stem's number and its form, ``ª12ªdelayª``, which
  Pagefind leaves as it is. As it finds what begins so, ``ª12ª`` finds the stem and the whole token the form.

How many words each text has says whose a place in a block is. ``docs/assets/js/searching/word-index.js`` asks for the
tokens and combines their places: a phrase is forms at neighbouring places of one text.
"""

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..model.problems import ReportedError
from .search_words import stem

Text = Sequence[str]  # its words

MARK = "ª"  # a letter to Pagefind, which leaves it as it is; search_words folds it, so no word has one
TEXTS_A_BLOCK = 256
# What the browser asks for: not the worker, as a search takes milliseconds and to start one takes longer; not the
# fragments, as what is shown has files of its own; no widgets.
PUBLISHED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.en.pagefind", "index/*")
_SIGNATURE = b"pagefind_dcd"  # what Pagefind's files begin with, when unpacked


class IndexingError(ReportedError):
    """Raised when Pagefind fails; carries what it said."""


@dataclass(frozen=True, slots=True)
class WordIndex:
    """What Pagefind calls the vocabulary and every block, each empty if it has no words."""

    vocabulary: str
    blocks: tuple[str, ...]


def make(texts: Sequence[Text], folder: Path) -> WordIndex:
    """Index texts into a new folder. Raise IndexingError if Pagefind fails, or counts other words than we do."""
    vocabulary = {stem(word): word for word in sorted({word for text in texts for word in text}, reverse=True)}
    stems = {of_word: number for number, of_word in enumerate(vocabulary)}
    blocks = [texts[start : start + TEXTS_A_BLOCK] for start in range(0, len(texts), TEXTS_A_BLOCK)]
    pages = [
        [*vocabulary.values()],
        *([f"{MARK}{stems[stem(word)]}{MARK}{word}{MARK}" for text in block for word in text] for block in blocks),
    ]
    with tempfile.TemporaryDirectory() as temporary:
        source, output = Path(temporary, "pages"), Path(temporary, "output")
        source.mkdir()
        for number, tokens in enumerate(pages):
            page = f'<html lang="en"><body data-pagefind-body><p>{" ".join(tokens)}</p></body></html>'
            (source / f"{number}.html").write_text(page, encoding="utf-8")
        if vocabulary:  # Pagefind takes nothing to index for a mistake
            _run(source, output)
        names = [""] * len(pages)
        for path in output.glob("fragment/*.pf_fragment"):
            page = _unpack(path)
            number = int(Path(page["url"]).stem)
            if page["word_count"] != len(pages[number]):
                raise IndexingError(f"Pagefind counts {page['word_count']} words, not {len(pages[number])}")
            names[number] = path.stem
        for path in (path for pattern in PUBLISHED for path in output.glob(pattern)):
            target = folder / path.relative_to(output)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(path, target)
    return WordIndex(names[0], tuple(names[1:]))


def _run(pages: Path, output: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(output)]
    result = subprocess.run(
        [*command, "--force-language", "en", "--quiet"], cwd=pages, capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise IndexingError(f"Pagefind could not make the index of quotes: {result.stdout}{result.stderr}".strip())


def _unpack(fragment: Path) -> Any:
    return json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(_SIGNATURE))
