#!/usr/bin/env python3
"""Train the tagger's weights on PolNeAR: `train_tagger.py CORPUS` writes quotation/weights.tsv.

CORPUS is the folder that holds train/text/NAME.txt and train/attributions/NAME_ANNOTATOR.ann (PolNeAR
1.0.0; of several annotators' files the first is used). The same corpus gives the same file, byte for byte:
no random seed but a fixed one, no network, the standard library alone.

    train_tagger.py CORPUS                writes the weights
    train_tagger.py CORPUS --check        exits with 1 if the weights in place are others
    train_tagger.py CORPUS --folds 4      writes nothing: how many of the choices are right on articles not
    trained on
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from math import exp, sqrt
from pathlib import Path

from coverage_archive.model import Span
from coverage_archive.tagger import ranker
from coverage_archive.tagger.headlines import told_apart
from coverage_archive.tagger.paragraph_units import Reading

WEIGHTS = Path(ranker.__file__).with_name("weights.tsv")
HEADER = """\
# The tagger's weights: what each feature adds to the case for a mention being the speaker, or for there
# being none. Written by scripts/train_tagger.py from PolNeAR 1.0.0, train part; see
# guide/measurements/tagger.md. Do not edit by hand.
"""
# Chosen by cross-validation on the train part; see guide/measurements/tagger.md.
SEEDS, ROUNDS, RATE, SHRINK, TRUNCATE, RAREST = 4, 8, 0.07, 0.03, 0.004, 8

Offsets = list[tuple[int, int]]
Article = tuple[str, dict[int, Offsets | None]]
Example = tuple[list[list[str]], set[int]]
"""The features of each choice (the last one is "nobody"), and which choices are right."""


def main() -> None:
    """Read the command line and train, compare or cross-validate."""
    parser = argparse.ArgumentParser(description="Train the tagger's weights on PolNeAR.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--check", action="store_true", help="only compare with the weights in place")
    parser.add_argument("--folds", type=int, help="only cross-validate")
    args = parser.parse_args()
    articles = list(read_articles(args.corpus / "train"))
    if args.folds:
        cross_validate(articles, args.folds)
        return
    weights = train([example for article in articles for example in examples_of(article)])
    lines = [f"{name}\t{value:.3f}\n" for name, value in sorted(weights.items()) if abs(value) >= 0.0005]
    written = HEADER + "".join(lines)
    if args.check:
        sys.exit(WEIGHTS.read_text("utf-8") != written)
    WEIGHTS.write_text(written, "utf-8")


def read_articles(folder: Path) -> Iterator[Article]:
    """Yield each annotated article of a folder: its text, and its quotations' true sources by their
    starts."""
    for path in sorted((folder / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as handle:  # as it is: offsets count every character
            text = handle.read()
        annotations = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        attributions = [(content, source) for content, source, _ in read_attributions(annotations[0])]
        yield text, {span.start: true_sources(span, attributions) for span in told_apart(text)[0]}


def read_attributions(path: Path) -> list[tuple[Offsets, Offsets, Offsets]]:
    """Return (content, source, cue) of each attribution of a brat standoff file."""
    marked: dict[str, Offsets] = {}
    attributions: list[tuple[Offsets, Offsets, Offsets]] = []
    with path.open(encoding="utf-8", newline="") as handle:
        for line in handle:
            key, _, rest = line.rstrip("\r\n").partition("\t")
            if re.fullmatch(r"T\d+", key):
                pieces = rest.split("\t")[0].partition(" ")[2].split(";")
                marked[key] = [(int(start), int(end)) for start, end in (piece.split() for piece in pieces)]
            elif re.fullmatch(r"E\d+", key):
                roles: dict[str, Offsets] = {"Content": [], "Source": [], "Cue": []}
                for argument in rest.split():
                    role, _, reference = argument.partition(":")
                    roles.setdefault(role.rstrip("0123456789"), []).extend(marked.get(reference, []))
                attributions.append((roles["Content"], roles["Source"], roles["Cue"]))
    return attributions


def true_sources(span: Span, attributions: list[tuple[Offsets, Offsets]]) -> Offsets | None:
    """Return the source of a quotation: [] if it is nobody's words, None if the annotation does not tell.

    The source is that of the attribution whose content holds most of the quotation, at least half, and of
    several the one with least content: the innermost.
    """
    best: tuple[float, int, Offsets] | None = None
    touched = False
    for content, source in attributions:
        share = sum(shared(span, piece) for piece in content) / (span.end - span.start)
        touched = touched or share > 0
        outside = [piece for piece in source if not shared(span, piece)]
        if share >= 0.5 and outside:
            candidate = (-round(share, 2), sum(end - start for start, end in content), outside)
            best = min(best or candidate, candidate)
    if best:
        return best[2]
    return None if touched else []


def shared(span: Span, piece: tuple[int, int]) -> int:
    """Return how many code points a quotation and a marked piece have in common."""
    return max(0, min(span.end, piece[1]) - max(span.start, piece[0]))


def examples_of(article: Article) -> list[Example]:
    """Return an example for each quotation of an article that the annotation tells something about."""
    text, truth = article
    examples: list[Example] = []

    def choose(reading: Reading, quote: int, places: list[ranker.Place], values: list[list[str]]) -> int:
        sources = truth.get(reading.starts[quote])
        nobody = len(places)
        if not sources:
            if sources is not None:
                examples.append((values, {nobody}))
            return nobody
        right = [number for number, place in enumerate(places) if overlaps(place, sources)]
        if not right:
            return nobody
        examples.append((values, set(right)))
        return min(right, key=lambda number: distance(reading, quote, places[number]))

    ranker.walk(text, told_apart(text)[0], list, choose)
    return examples


def overlaps(place: ranker.Place, sources: Offsets) -> bool:
    """Whether a mention shares a character with a source: then it is taken to be the right one."""
    reading, unit = place
    return any(reading.starts[unit] < end and start < reading.ends[unit] for start, end in sources)


def distance(reading: Reading, quote: int, place: ranker.Place) -> int:
    """Return how many units a mention stands from a quotation; one of another paragraph is farthest."""
    return abs(place[1] - quote) if place[0] is reading else sys.maxsize


def train(examples: list[Example]) -> dict[str, float]:
    """Fit a log-linear model (the right choices together against all) by AdaGrad, drawing weights to zero.

    The mean over several orders of the examples is taken, as one order alone favours what came last.
    """
    counts: Counter[str] = Counter()
    for values, _ in examples:
        counts.update(set().union(*values))
    ids = {name: number for number, name in enumerate(sorted(n for n, c in counts.items() if c >= RAREST))}
    data = [([[ids[name] for name in names if name in ids] for names in values], right) for values, right in examples]
    means = [0.0] * len(ids)
    for seed in range(SEEDS):
        for number, weight in enumerate(_fit(data, len(ids), seed)):
            means[number] += weight / SEEDS
    return {name: means[number] for name, number in ids.items()}


def _fit(data: list[tuple[list[list[int]], set[int]]], size: int, seed: int) -> list[float]:
    weights = [0.0] * size
    squares = [0.01] * size
    order = list(range(len(data)))
    shuffle = random.Random(seed).shuffle
    for _ in range(ROUNDS):
        shuffle(order)
        for number in order:
            choices, right = data[number]
            totals = [sum([weights[feature] for feature in features]) for features in choices]
            most = max(totals)
            odds = [exp(total - most) for total in totals]
            whole, good = sum(odds), sum(odds[choice] for choice in right)
            for choice, features in enumerate(choices):
                slope = odds[choice] / whole - (odds[choice] / good if choice in right and good else 0.0)
                if -1e-4 < slope < 1e-4:
                    continue
                for feature in features:
                    weight = weights[feature]
                    pull = slope + SHRINK * weight
                    squares[feature] += pull * pull
                    step = RATE / sqrt(squares[feature])
                    weight -= step * pull
                    slack = step * TRUNCATE
                    weights[feature] = (
                        weight - slack if weight > slack else weight + slack if weight < -slack else 0.0
                    )
    return weights


def cross_validate(articles: list[Article], folds: int) -> None:
    """Print how the tagger does on articles that it was not trained on, each fold's after training on the
    rest.

    All quotations count whose source the annotation tells. A quotation is right end to end when its speaker
    is.
    """
    articles = list(articles)
    random.Random(0).shuffle(articles)
    examples = [examples_of(article) for article in articles]
    counts: Counter[str] = Counter()
    for fold in range(folds):
        rest = [one for number, each in enumerate(examples) if number % folds != fold for one in each]
        weights = train(rest)
        for text, truth in articles[fold::folds]:
            for decision in ranker.decide(text, told_apart(text)[0], weights):
                sources = truth.get(decision.reading.starts[decision.quote])
                if sources is not None:
                    given = decision.speaker is not None
                    right = decision.speaker is not None and overlaps(decision.speaker, sources)
                    counts.update(said=bool(sources), given=given, found=given and bool(sources), right=right)
        span, both = (200 * counts[hit] / (counts["said"] + counts["given"]) for hit in ("found", "right"))
        speaker = 100 * counts["right"] / counts["found"]
        print(f"{fold + 1} folds: span F1 {span:.1f}, speaker {speaker:.1f}, end-to-end F1 {both:.1f}")


if __name__ == "__main__":
    main()
