"""Count the word pairs that are common in news, and measure how often unrelated texts appear to share wording.

    python scripts/measure_shared_wording.py CORPUS            prints the measures
    python scripts/measure_shared_wording.py CORPUS --write    writes texts/common_pairs.en.tsv first

CORPUS is a folder of English news with one paragraph per line (PolNeAR 1.0.0). Pairs are counted in train/text/*.txt
(840 articles), and the measures are taken on dev/text/*.txt (84 articles). The same corpus always yields the same
table and the same figures.
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from coverage_archive.texts import rarity
from coverage_archive.texts.shared_wording import Text, Word, compare, words

TABLE = Path(rarity.__file__).with_name("common_pairs.en.tsv")
HEADER = """\
# Words that stand side by side in five news articles or more, neither of them a name: a word, how many articles have
# it, then each word that follows it and in how many. Counted by scripts/measure_shared_wording.py in the train part
# of PolNeAR 1.0.0. Do not edit by hand.
"""
FEWEST = 5  # articles that have a common pair, or that have a word in lower case, so that it is no name
PAIRS, LENGTH, SEED = 2000, 100, 1

Article = list[tuple[Word, ...]]


def main() -> None:
    """Write the table of common pairs if the command line asks for it, then print the measures."""
    parser = argparse.ArgumentParser(description="Count common pairs of words, and measure shared wording.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--write", action="store_true", help="write the table of common pairs")
    args = parser.parse_args()
    if args.write:
        TABLE.write_text(table(read(args.corpus / "train")), encoding="utf-8")
        rarity.of.cache_clear()
    pairs = list(unrelated(read(args.corpus / "dev")))
    print(f"{len(pairs)} pairs of unrelated passages of {LENGTH} words, from {args.corpus.name}:")
    marked = [bool(compare(pair)) for pair in pairs]
    print(f"  any shared wording marked: {sum(marked) / len(pairs):.2%}")
    print(f"  any two words side by side in both: {sum(map(side_by_side, pairs)) / len(pairs):.2%}")


def read(folder: Path) -> list[Article]:
    """Return the articles of a folder, sorted by file name; an article is a list with the words of each paragraph."""
    paths = sorted((folder / "text").glob("*.txt"))
    return [[words(line) for line in path.read_text(encoding="utf-8").splitlines()] for path in paths]


def table(articles: list[Article]) -> str:
    """Return the text of the table: each first word of common pairs, how many articles have it, and its followers."""
    small = Counter(form for article in articles for form in {w.plain for p in article for w in p if not w.capital})
    ordinary = {form for form, count in small.items() if count >= FEWEST}
    having = Counter(form for article in articles for form in {w.plain for p in article for w in p})
    followers: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        for first, second in {pair for paragraph in article for pair in pairs_of(paragraph, ordinary)}:
            followers[first][second] += 1
    rows = [f"{rarity.ANY}\t{len(articles)}\t\n"]
    for first in sorted(followers):
        common = sorted((-count, second) for second, count in followers[first].items() if count >= FEWEST)
        if common:
            rows.append(f"{first}\t{having[first]}\t" + " ".join(f"{w} {-count}" for count, w in common) + "\n")
    return HEADER + "".join(rows)


def pairs_of(paragraph: tuple[Word, ...], ordinary: set[str]) -> Iterator[tuple[str, str]]:
    """Yield each pair of neighbouring words of a paragraph in which neither word is a name.

    A capitalised word counts as a name unless it is in ``ordinary``.
    """
    for first, second in pairwise(paragraph):
        if not any(word.capital and word.plain not in ordinary for word in (first, second)):
            yield first.plain, second.plain


def unrelated(articles: list[Article]) -> Iterator[tuple[Text, Text]]:
    """Yield ``PAIRS`` pairs of passages from two different articles, drawn at random with a fixed seed."""
    rng = random.Random(SEED)
    long_enough = [article for article in articles if sum(map(len, article)) >= LENGTH]
    for _ in range(PAIRS):
        one, other = rng.sample(long_enough, 2)
        yield Text("one", passage(one, rng)), Text("other", passage(other, rng))


def passage(article: Article, rng: random.Random) -> Article:
    """Return ``LENGTH`` consecutive words of an article from a random start, as one tuple for each paragraph."""
    start = rng.randint(0, sum(map(len, article)) - LENGTH)
    found, before = [], 0
    for paragraph in article:
        found.append(paragraph[max(0, start - before) : max(0, start + LENGTH - before)])
        before += len(paragraph)
    return [part for part in found if part]


def side_by_side(pair: tuple[Text, Text]) -> bool:
    """Say whether two neighbouring words of one text are also neighbours in the other text."""
    one, other = ({(a.form, b.form) for part in text.passages for a, b in pairwise(part)} for text in pair)
    return not one.isdisjoint(other)


if __name__ == "__main__":
    main()
