"""Compute the probability of each of several options with a log-linear model, from the features of the options.

A feature is a string and has a weight. The probability of an option is proportional to the exponential of the sum of
its features' weights. ``scripts/train_tagger.py`` learns the weights.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from pathlib import Path


@cache
def load_weights() -> Mapping[str, float]:
    """Return {feature: weight} from ``weights.tsv``. A feature that the file lacks has the weight 0."""
    lines = Path(__file__).with_name("weights.tsv").read_text(encoding="utf-8").splitlines()
    return {name: float(value) for name, _, value in (line.partition("\t") for line in lines if line[0] != "#")}


def chances(choices: Sequence[Sequence[str]], weights: Mapping[str, float]) -> list[float]:
    """Return a probability for each option, in order; they add up to 1. Each option is a list of its features."""
    weight = weights.get
    totals = [sum([weight(feature, 0.0) for feature in features]) for features in choices]
    most = max(totals)
    odds = [exp(total - most) for total in totals]
    whole = sum(odds)
    return [each / whole for each in odds]


def likeliest(choices: Sequence[Sequence[str]], weights: Mapping[str, float]) -> tuple[int, float]:
    """Return the index of the most probable option, and its probability."""
    found = chances(choices, weights)
    chance = max(found)
    return found.index(chance), chance
