#!/usr/bin/env python3
"""Train the tagger on PolNeAR: ``train_tagger.py CORPUS`` writes tagger/weights.tsv.

CORPUS is a folder with train/text/NAME.txt and train/attributions/NAME_ANNOTATOR.ann (PolNeAR 1.0.0). Where an
article has several annotators, the first file is used. No step is random, so the same corpus yields the same file,
byte for byte. The script needs only the standard library, and no network.

    train_tagger.py CORPUS                writes the weights
    train_tagger.py CORPUS --check        exits with 1 if weights.tsv differs from the weights of this corpus
    train_tagger.py CORPUS --folds 4      writes nothing; prints how good the proposals are, by cross-validation
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import exp, log
from pathlib import Path

from coverage_archive.model import Span
from coverage_archive.tagger import indirect, log_linear, ranker
from coverage_archive.tagger.headlines import told_apart
from coverage_archive.tagger.indirect_features import Cue, Side, end_features, start_features
from coverage_archive.tagger.paragraph_units import Place, Reading
from coverage_archive.tagger.reporting_words import cues

WEIGHTS = Path(log_linear.__file__).with_name("weights.tsv")
HEADER = """\
# The tagger's weights: what each feature adds to the case for a choice. Written by scripts/train_tagger.py from
# PolNeAR 1.0.0, train part; see guide/measurements/tagger.md. Do not edit by hand.
"""
# Chosen by cross-validation on the train part: the strength of the Gaussian prior, the choices that a feature must be
# in, the most steps, the share of the loss that ends the training if a step gains less, the least weight to keep.
L2, RAREST, ROUNDS, ENOUGH, LEAST_WEIGHT = 4.0, 4, 60, 1e-4, 0.01
MARKS = re.compile("[\"\u201c\u201d]|''|``")
SIDES: tuple[Side, ...] = ("R", "L")
NO_CONTENT, RIGHT, LEFT, IN_MARKS = range(4)

Offsets = list[tuple[int, int]]
Example = tuple[list[list[str]], set[int]]
"""The features of each choice, and which choices are right."""


@dataclass(frozen=True)
class Attribution:
    """Hold an annotated attribution: the start and end offsets of the pieces of its content, source and cue."""

    content: Offsets
    source: Offsets
    cue: Offsets


@dataclass(frozen=True)
class Article:
    """Hold an annotated article; ``marked`` are the attributions whose content has a quotation mark."""

    text: str
    attributions: list[Attribution]
    marked: list[Attribution]

    def reported(self) -> list[Attribution]:
        """Return the attributions of indirect speech: they have content and a cue, and no quotation mark."""
        return [each for each in self.attributions if each.content and each.cue and each not in self.marked]


def main() -> None:
    """Write the weights, compare them with weights.tsv, or cross-validate, as the command line says."""
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
    lines = [f"{name}\t{value:.2f}\n" for name, value in sorted(weights.items()) if abs(value) >= LEAST_WEIGHT]
    written = HEADER + "".join(lines)
    if args.check:
        sys.exit(WEIGHTS.read_text("utf-8") != written)
    WEIGHTS.write_text(written, "utf-8")


def read_articles(folder: Path) -> Iterator[Article]:
    """Yield each annotated article of a folder, in the order of the files' names."""
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")  # line ends as they are: offsets count every character
        first = min((folder / "attributions").glob(f"{path.stem}_*.ann"))
        attributions = list(read_attributions(first.read_bytes().decode("utf-8")))
        marked = [each for each in attributions if any(MARKS.search(text, *piece) for piece in each.content)]
        yield Article(text, attributions, marked)


def read_attributions(standoff: str) -> Iterator[Attribution]:
    """Yield each attribution of a file in brat's standoff format, https://brat.nlplab.org/standoff.html."""
    marked: dict[str, Offsets] = {}
    for line in standoff.splitlines():
        key, _, rest = line.partition("\t")
        if re.fullmatch(r"T\d+", key):
            pieces = rest.split("\t")[0].partition(" ")[2].split(";")
            marked[key] = [(int(start), int(end)) for start, end in (piece.split() for piece in pieces)]
        elif re.fullmatch(r"E\d+", key):
            roles: dict[str, Offsets] = {"Content": [], "Source": [], "Cue": []}
            for argument in rest.split():
                role, _, reference = argument.partition(":")
                roles.setdefault(role.rstrip("0123456789"), []).extend(marked.get(reference, []))
            yield Attribution(roles["Content"], roles["Source"], roles["Cue"])


def examples_of(article: Article) -> list[Example]:
    """Return the training examples of an article's quotations and of its reporting words."""
    return [*quotation_examples(article), *indirect_examples(article)]


def true_source(span: Span, article: Article) -> Offsets | None:
    """Return the offsets of a quotation's source: [] if it is nobody's words, None if the annotation leaves it open.

    Use the attribution whose content holds the largest share of the quotation, and at least half of it. Of several,
    use the innermost, which has the least content.
    """
    best: tuple[float, int, Offsets] | None = None
    touched = False
    for each in article.attributions:
        share = shared(span, each.content) / len(span)
        touched = touched or share > 0
        outside = [piece for piece in each.source if not shared(span, [piece])]
        if share >= 0.5 and outside:
            candidate = (-round(share, 2), sum(end - start for start, end in each.content), outside)
            best = min(best or candidate, candidate)
    if best:
        return best[2]
    return None if touched else []


def shared(span: Span, pieces: Offsets) -> int:
    """Return how many code points a span and marked pieces have in common."""
    return sum(max(0, min(span.end, end) - max(span.start, start)) for start, end in pieces)


def is_in(place: Place, pieces: Offsets) -> bool:
    """Say whether a mention shares a code point with annotated pieces, so that it counts as the right mention."""
    reading, unit = place
    return shared(Span(reading.starts[unit], reading.ends[unit]), pieces) > 0


def quotation_examples(article: Article) -> list[Example]:
    """Return an example for each quotation whose right choice the annotation shows: a mention, or nobody."""
    examples: list[Example] = []

    def choose(reading: Reading, quote: int, places: list[Place], choices: list[list[str]]) -> int:
        nobody = len(places)
        sources = true_source(Span(reading.starts[quote], reading.ends[quote]), article)
        right = [number for number, place in enumerate(places) if sources and is_in(place, sources)]
        if right or sources == []:
            examples.append((choices, set(right) or {nobody}))
        # The walk continues with the nearest right mention; a mention in another paragraph counts as farthest.
        return min(right, default=nobody, key=lambda n: (places[n][0] is not reading, abs(places[n][1] - quote)))

    ranker.walk(article.text, told_apart(article.text)[0], choose)
    return examples


def indirect_examples(article: Article) -> Iterator[Example]:
    """Yield each reporting word's examples: its content's side and, for indirect speech, start, end and source."""
    annotated = [each for each in article.attributions if each.content and each.cue]
    left = list(annotated)
    for cue in cues(article.text, told_apart(article.text)[0]):
        own = [each for each in annotated if is_in((cue.reading, cue.unit), each.cue)]
        fresh = min((each for each in own if each in left), default=None, key=article.marked.__contains__)
        if fresh:
            left.remove(fresh)
        if fresh and fresh not in article.marked:
            yield from content_examples(cue, fresh)
        elif fresh or not own:  # a further word of a cue is neither right nor wrong
            yield indirect.sides(cue), {IN_MARKS if fresh else NO_CONTENT}


def content_examples(cue: Cue, truth: Attribution) -> Iterator[Example]:
    """Yield the examples for the side, start, end and source of a cue's content; none if no choice is near it."""
    choices: list[tuple[float, Side, int, int]] = [
        (likeness(indirect.content_span(cue, start, end), truth.content), side, start, end)
        for side in SIDES
        for start in indirect.starts(cue, side)
        for end in indirect.ends(cue, start, side)
    ]
    best = max(choices, default=None, key=lambda choice: choice[0])
    if not best or best[0] < 0.5:
        return
    _, side, start, end = best
    starts, ends = indirect.starts(cue, side), indirect.ends(cue, start, side)
    yield indirect.sides(cue), {RIGHT if side == "R" else LEFT}
    yield [start_features(cue, at, side) for at in starts], {starts.index(start)}
    yield [end_features(cue, start, at, side) for at in ends], {ends.index(end)}
    units, features = indirect.sources(cue, start, end)
    right = {number for number, unit in enumerate(units) if is_in((cue.reading, unit), truth.source)}
    if right or not truth.source:
        yield features, right or {len(units)}


def likeness(span: Span, pieces: Offsets) -> float:
    """Return how much of the longer one a span and annotated pieces have in common, from 0 to 1."""
    return shared(span, pieces) / max(len(span), sum(end - start for start, end in pieces), 1)


def train(examples: list[Example]) -> dict[str, float]:
    """Fit a log-linear model with a Gaussian prior to the examples by L-BFGS; return the weight of each feature."""
    counts: Counter[str] = Counter()
    for choices, _ in examples:
        counts.update(set().union(*choices))
    ids = {name: number for number, name in enumerate(sorted(n for n, c in counts.items() if c >= RAREST))}
    data = [([[ids[name] for name in names if name in ids] for names in each], right) for each, right in examples]
    weights = minimise(lambda point: loss_of(data, point), len(ids))
    return {name: weights[number] for name, number in ids.items()}


def loss_of(data: list[tuple[list[list[int]], set[int]]], weights: list[float]) -> tuple[float, list[float]]:
    """Return the loss of the examples under these weights, and its derivative with respect to each weight."""
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
    """Return the point at which a smooth function is least, by L-BFGS; ``measure`` returns its value and derivatives.

    https://en.wikipedia.org/wiki/Limited-memory_BFGS
    """
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
    """Print the quality of the proposals on articles that were not trained on, and their precision by confidence."""
    random.Random(0).shuffle(articles)
    examples = [examples_of(article) for article in articles]
    counts: dict[str, Counter[str]] = {"quotations": Counter(), "indirect": Counter()}
    judged: list[tuple[float, bool]] = []
    for fold in range(folds):
        weights = train([one for number, each in enumerate(examples) if number % folds != fold for one in each])
        for article in articles[fold::folds]:
            judge_quotations(article, weights, counts["quotations"])
            judged += judge_indirect(article, weights, counts["indirect"])
        for kind, count in counts.items():
            span, both = (200 * count[hit] / (count["said"] + count["given"]) for hit in ("found", "right"))
            speaker = 100 * count["right"] / count["found"]
            print(f"{fold + 1} folds, {kind}: span F1 {span:.1f}, speaker {speaker:.1f}, end-to-end F1 {both:.1f}")
    for least in (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95):
        shown = [right for confidence, right in judged if confidence >= least]
        print(f"confidence {least}: {len(shown)} shown, {100 * sum(shown) / max(1, len(shown)):.1f} % right")


def judge_quotations(article: Article, weights: Mapping[str, float], counts: Counter[str]) -> None:
    """Count the quotations that have an annotated source, a proposed speaker, both, and the right speaker."""
    for decision in ranker.decide(article.text, told_apart(article.text)[0], weights):
        quote = Span(decision.reading.starts[decision.quote], decision.reading.ends[decision.quote])
        sources, speaker = true_source(quote, article), decision.speaker
        if sources is not None:
            right = speaker is not None and is_in(speaker, sources)
            counts.update(said=bool(sources), given=speaker is not None, found=bool(speaker and sources), right=right)


def judge_indirect(
    article: Article, weights: Mapping[str, float], counts: Counter[str]
) -> Iterator[tuple[float, bool]]:
    """Count the indirect speech of an article; yield each proposal's confidence, and whether it is right.

    A proposal's content is right if it has half of the longer content's code points in common with an annotated one.
    The scorer ignores attributions whose cue reports no speech; they count here, so these figures are lower.
    """
    left = article.reported()
    counts["said"] += len(left)
    for report in indirect.reports(article.text, told_apart(article.text)[0], weights):
        found = max(left, key=lambda each: likeness(report.content, each.content), default=None)
        right = False
        if found and likeness(report.content, found.content) >= 0.5:
            left.remove(found)
            right = is_in(report.source, found.source) if report.source else not found.source
            counts.update(found=1, right=right)
        counts["given"] += 1
        yield report.confidence, right


if __name__ == "__main__":
    main()
