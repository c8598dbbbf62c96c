#!/usr/bin/env python3
"""Train the tagger's models of indirect speech on PolNeAR: `train_indirect.py CORPUS` writes indirect_weights.tsv.

CORPUS is the folder that `train_tagger.py` reads too. The same corpus gives the same file, byte for byte: nothing is
drawn by chance, no network, the standard library alone.

    train_indirect.py CORPUS              writes the weights
    train_indirect.py CORPUS --check      exits with 1 if the weights in place are others
    train_indirect.py CORPUS --folds 4    writes nothing: how good the proposals are on articles not trained on, and
                                          how far their confidence can be relied on
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import exp, log
from pathlib import Path

from coverage_archive.model import Span
from coverage_archive.tagger import indirect
from coverage_archive.tagger.headlines import told_apart
from coverage_archive.tagger.indirect import ReportedSpeech, Side
from coverage_archive.tagger.indirect_features import Cue
from coverage_archive.tagger.reporting_words import cues
from train_tagger import Example, Offsets, read_attributions, shared

WEIGHTS = Path(indirect.__file__).with_name("indirect_weights.tsv")
HEADER = """\
# The tagger's weights for indirect speech: what each feature adds to the case for a choice. Written by
# scripts/train_indirect.py from PolNeAR 1.0.0, train part; see guide/measurements/tagger.md. Do not edit by hand.
"""
# Chosen by cross-validation on the train part; see guide/measurements/tagger.md.
L2, RAREST, ROUNDS, ENOUGH, LEAST_WEIGHT = 8.0, 4, 60, 1e-4, 0.01
MARKS = re.compile("[\"\u201c\u201d]|''|``")
NO_CONTENT, RIGHT, LEFT, IN_MARKS = range(4)


@dataclass(frozen=True)
class Attribution:
    """An annotated attribution: pieces of text, and whether its content holds a quotation mark."""

    content: Offsets
    source: Offsets
    cue: Offsets
    in_marks: bool


Article = tuple[str, list[Attribution]]


def main() -> None:
    """Read the command line and train, compare or cross-validate."""
    parser = argparse.ArgumentParser(description="Train the tagger's models of indirect speech on PolNeAR.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--check", action="store_true", help="only compare with the weights in place")
    parser.add_argument("--folds", type=int, help="only cross-validate")
    args = parser.parse_args()
    articles = list(read_articles(args.corpus / "train"))
    if args.folds:
        cross_validate(articles, args.folds)
        return
    weights = train([example for article in articles for example in examples_of(article)])
    lines = [f"{name}\t{value:.2f}\n" for name, value in sorted(weights.items()) if abs(value) >= LEAST_WEIGHT]
    written = HEADER + "".join(lines)
    if args.check:
        sys.exit(WEIGHTS.read_text("utf-8") != written)
    WEIGHTS.write_text(written, "utf-8")


def read_articles(folder: Path) -> Iterator[Article]:
    """Yield each annotated article of a folder: its text and its attributions that have a content and a cue."""
    for path in sorted((folder / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as handle:  # as it is: offsets count every character
            text = handle.read()
        annotations = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        yield (
            text,
            [
                Attribution(content, source, cue, any(MARKS.search(text, *piece) for piece in content))
                for content, source, cue in read_attributions(annotations[0])
                if content and cue
            ],
        )


def examples_of(article: Article) -> list[Example]:
    """Return the examples of an article: for each cue its side and, where it has content, begin, end and source."""
    text, attributions = article
    examples: list[Example] = []
    left = list(attributions)
    for cue in cues(text, told_apart(text)[0]):
        place = Span(cue.reading.starts[cue.unit], cue.reading.ends[cue.unit])
        own = [each for each in attributions if any(shared(place, piece) for piece in each.cue)]
        fresh = sorted((each for each in own if each in left), key=lambda each: each.in_marks)
        if own and not fresh:
            continue  # a further word of a cue: neither right nor wrong
        if fresh:
            left.remove(fresh[0])
        if not fresh or fresh[0].in_marks:
            examples.append((indirect.sides(cue), {IN_MARKS if fresh else NO_CONTENT}))
        else:
            examples += content_examples(cue, fresh[0])
    return examples


def content_examples(cue: Cue, truth: Attribution) -> Iterator[Example]:
    """Yield the examples of a cue whose content is known, none if no choice comes near enough to it."""
    choices: list[tuple[Side, int, int]] = [
        (side, start, end)
        for side in ("R", "L")
        for start in indirect.starts(cue, side)
        for end in indirect.ends(cue, start, side)
    ]
    if not choices:
        return
    side, start, end = max(
        choices, key=lambda choice: likeness(indirect.content_span(cue, *choice[1:]), truth.content)
    )
    if likeness(indirect.content_span(cue, start, end), truth.content) < 0.5:
        return
    starts, ends = indirect.starts(cue, side), indirect.ends(cue, start, side)
    yield indirect.sides(cue), {RIGHT if side == "R" else LEFT}
    yield [indirect.start_features(cue, at, side) for at in starts], {starts.index(start)}
    yield [indirect.end_features(cue, start, at, side) for at in ends], {ends.index(end)}
    units, values = indirect.sources(cue, start, end)
    right = {number for number, unit in enumerate(units) if unit_is_in(cue, unit, truth.source)}
    if not truth.source:
        yield values, {len(units)}
    elif right:
        yield values, right


def likeness(span: Span, pieces: Offsets) -> float:
    """Return the share of the longer of two contents that both have."""
    common = sum(shared(span, piece) for piece in pieces)
    return common / max(span.end - span.start, sum(end - start for start, end in pieces), 1)


def unit_is_in(cue: Cue, unit: int, source: Offsets) -> bool:
    """Whether a mention shares a character with an annotated source."""
    return any(shared(Span(cue.reading.starts[unit], cue.reading.ends[unit]), piece) for piece in source)


def train(examples: list[Example]) -> dict[str, float]:
    """Fit a log-linear model with a Gaussian prior: minimise the loss of all examples by L-BFGS."""
    counts: Counter[str] = Counter()
    for values, _ in examples:
        counts.update(set().union(*values))
    ids = {name: number for number, name in enumerate(sorted(n for n, c in counts.items() if c >= RAREST))}
    data = [([[ids[name] for name in names if name in ids] for names in values], right) for values, right in examples]
    weights = minimise(lambda point: loss_of(data, point), len(ids))
    return {name: weights[number] for name, number in ids.items()}


def loss_of(data: list[tuple[list[list[int]], set[int]]], weights: list[float]) -> tuple[float, list[float]]:
    """Return how improbable the right choices are by these weights, and the slope of that for each weight."""
    loss = sum(weight * weight for weight in weights) * L2 / 2
    slopes = [L2 * weight for weight in weights]
    for choices, right in data:
        totals = [sum([weights[feature] for feature in features]) for features in choices]
        most = max(totals)
        odds = [exp(total - most) for total in totals]
        whole, good = sum(odds), sum(odds[choice] for choice in right)
        loss -= log(good / whole)
        for choice, features in enumerate(choices):
            slope = odds[choice] / whole - (odds[choice] / good if choice in right else 0.0)
            if slope > 1e-7 or slope < -1e-7:
                for feature in features:
                    slopes[feature] += slope
    return loss, slopes


def minimise(measure: Callable[[list[float]], tuple[float, list[float]]], size: int) -> list[float]:
    """Return the point at which a smooth function is least, by L-BFGS; measure() gives its value and slopes."""
    point = [0.0] * size
    value, slopes = measure(point)
    past: list[tuple[list[float], list[float], float]] = []
    for _ in range(ROUNDS):
        way = list(slopes)
        pulls: list[float] = []
        for step, change, along in reversed(past):
            pulls.append(dot(step, way) / along)
            way = [w - pulls[-1] * c for w, c in zip(way, change, strict=True)]
        scale = past[-1][2] / dot(past[-1][1], past[-1][1]) if past else 1 / dot(way, way) ** 0.5
        way = [w * scale for w in way]
        for (step, change, along), pull in zip(past, reversed(pulls), strict=True):
            push = pull - dot(change, way) / along
            way = [w + push * s for w, s in zip(way, step, strict=True)]
        size_of_step, descent = 1.0, dot(way, slopes)
        while True:
            there = [p - size_of_step * w for p, w in zip(point, way, strict=True)]
            value_there, slopes_there = measure(there)
            if value_there <= value - 1e-4 * size_of_step * descent or size_of_step < 1e-6:
                break
            size_of_step /= 2
        step = [t - p for t, p in zip(there, point, strict=True)]
        change = [t - s for t, s in zip(slopes_there, slopes, strict=True)]
        if (along := dot(step, change)) > 1e-12:
            past = [*past[-7:], (step, change, along)]
        done = abs(value - value_there) < ENOUGH * value
        point, value, slopes = there, value_there, slopes_there
        if done:
            break
    return point


def dot(first: list[float], second: list[float]) -> float:
    """Return the scalar product of two vectors."""
    return sum([a * b for a, b in zip(first, second, strict=True)])


def cross_validate(articles: list[Article], folds: int) -> None:
    """Print how good the proposals are on articles that the models were not trained on, and their confidence.

    A content is right if it shares half of the longer one's letters with an annotated content without marks; the
    attributions whose cue reports no speech are left out by the scorer, but not here, so these figures are lower.
    """
    articles = list(articles)
    random.Random(0).shuffle(articles)
    examples = [examples_of(article) for article in articles]
    judged: list[tuple[float, bool]] = []
    counts: Counter[str] = Counter()
    for fold in range(folds):
        weights = train([one for number, each in enumerate(examples) if number % folds != fold for one in each])
        for text, truth in articles[fold::folds]:
            left = [each for each in truth if not each.in_marks]
            counts["said"] += len(left)
            for report in indirect.reports(text, told_apart(text)[0], weights):
                found = max(left, key=lambda each: likeness(report.content, each.content), default=None)
                hit = found is not None and likeness(report.content, found.content) >= 0.5
                right = hit and found is not None and is_source(report, found.source)
                if hit and found:
                    left.remove(found)
                counts.update(given=1, found=hit, right=right)
                judged.append((report.confidence, right))
        print(f"{fold + 1} folds: " + ", ".join(f"{name} {count}" for name, count in sorted(counts.items())))
    judged.sort(reverse=True)
    for least in (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95):
        shown = [right for confidence, right in judged if confidence >= least]
        if shown:
            print(f"confidence {least}: {len(shown)} shown, {100 * sum(shown) / len(shown):.1f} % right")


def is_source(report: ReportedSpeech, source: Offsets) -> bool:
    """Whether a report's source is (part of) the annotated one, or both have none."""
    return unit_is_in(report.cue, report.source[1], source) if report.source else not source


if __name__ == "__main__":
    main()
