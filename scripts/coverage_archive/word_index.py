"""Texts -> Pagefind's index of their words, made by its command line and asked by its own script in the browser.

Pagefind finds whatever begins like a word, knows a phrase only where a query is nothing else, and splits words in its
own way. So that it finds exactly what ``search.py`` defines, a text is given to it as tokens, and
``docs/assets/quote-engine.js`` asks for tokens, in quotation marks:

* every word, which Pagefind stems, here and in the query;
* every word between two marks (``ªdelayª``): a word in this very form;
* every two words that stand side by side (``ªwithoutªdelayª``): a longer phrase is such pairs, one after the other.
  A pair is far rarer than its words, and Pagefind takes time by the square of the texts that have a token.

For the same reason a word that one text in ten has is also a token for every thousand texts: ``ªªstem12ª3ª`` is the
12th frequent stem in the texts from 3,000. Found block by block, it takes time by the number of texts only. (A filter
would do, but to answer a filter alone Pagefind loads all of its index.)
"""

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from .search_words import stem

Text = Sequence[Sequence[str]]  # the words of each of its parts; a phrase stands within one part

MARK = "ª"  # a letter to Pagefind, which leaves it as it is; search_words folds it, so no word has one
FREQUENT = 10  # one text in so many has a frequent word,
FEW = 20  # but so few texts are not worth a token
BLOCK = 1_000  # texts that share the tokens of frequent words
# What the browser asks for: not the fragments, one file a text, as what is shown has its own files; no widgets.
PUBLISHED = (
    "pagefind.js",
    "pagefind-worker.js",
    "pagefind-entry.json",
    "*.pf_meta",
    "wasm.en.pagefind",
    "index/*",
)
_SIGNATURE = b"pagefind_dcd"  # what Pagefind's files begin with, when unpacked


class IndexingError(Exception):
    """Raised when Pagefind fails; carries what it said."""


@dataclass(frozen=True, slots=True)
class WordIndex:
    """What one must know to ask the index.

    ``ids``: what Pagefind calls each text that has words. ``stems`` and ``forms``: for the forms of frequent stems,
    and for frequent forms, their number in tokens. ``blocks``: how many blocks of texts there are.
    """

    ids: Mapping[str, str]
    stems: Mapping[str, int]
    forms: Mapping[str, int]
    blocks: int


def make(texts: Mapping[str, Text], folder: Path) -> WordIndex:
    """Index texts, each under a name, into a new folder. Raise IndexingError if Pagefind fails."""
    stems, forms = _frequent(texts)
    with tempfile.TemporaryDirectory() as temporary:
        pages, output = Path(temporary, "pages"), Path(temporary, "output")
        pages.mkdir()
        for number, (name, text) in enumerate(texts.items()):
            page = _page(text, number // BLOCK, stems, forms)
            (pages / f"{name}.html").write_text(page, encoding="utf-8")
        if any(any(text) for text in texts.values()):  # Pagefind takes nothing to index for a mistake
            _run(pages, output)
        ids = dict(_name_and_id(path) for path in output.glob("fragment/*.pf_fragment"))
        for path in (path for pattern in PUBLISHED for path in output.glob(pattern)):
            target = folder / path.relative_to(output)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(path, target)
    return WordIndex(ids, stems, forms, -(-len(texts) // BLOCK))


def _frequent(texts: Mapping[str, Text]) -> tuple[dict[str, int], dict[str, int]]:
    held = [{word for part in text for word in part} for text in texts.values()]
    forms = Counter(word for words in held for word in words)
    stems = Counter(each for words in held for each in {stem(word) for word in words})
    most = max(FEW, len(texts) // FREQUENT)
    numbers = {each: number for number, each in enumerate(sorted(each for each in stems if stems[each] > most))}
    return (
        {form: numbers[stem(form)] for form in sorted(forms) if stem(form) in numbers},
        {form: number for number, form in enumerate(sorted(form for form in forms if forms[form] > most))},
    )


def _page(text: Text, block: int, stems: Mapping[str, int], forms: Mapping[str, int]) -> str:
    words = [word for part in text for word in part]
    frequent = {f"stem{stems[word]}" for word in words if word in stems}
    frequent |= {f"form{forms[word]}" for word in words if word in forms}
    pairs = (" ".join(f"{MARK}{one}{MARK}{next_}{MARK}" for one, next_ in pairwise(part)) for part in text)
    tokens = [
        *words,
        *(f"{MARK}{word}{MARK}" for word in sorted({*words})),
        *(f"{MARK}{MARK}{name}{MARK}{block}{MARK}" for name in sorted(frequent)),
        f" {MARK} ".join(pairs),
    ]
    return f'<html lang="en"><body data-pagefind-body><p>{" ".join(tokens)}</p></body></html>'


def _run(pages: Path, output: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(output)]
    result = subprocess.run(
        [*command, "--force-language", "en", "--quiet"], cwd=pages, capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise IndexingError(f"Pagefind could not make the index of quotes: {result.stdout}{result.stderr}".strip())


def _name_and_id(fragment: Path) -> tuple[str, str]:
    page = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(_SIGNATURE))
    return Path(page["url"]).stem, fragment.stem
