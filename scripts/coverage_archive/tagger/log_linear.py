"""The tagger's log-linear model: how probable each of several choices is, from the features that it has.

A feature is a string, and its weight a number; a choice is the more probable the greater the sum of the weights of
its features is. ``scripts/train_tagger.py`` learns the weights.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from pathlib import Path


@cache
def load_weights() -> Mapping[str, float]:
    """Return {feature: weight} of ``weights.tsv``. A feature that is not listed weighs nothing."""
    lines = Path(__file__).with_name("weights.tsv").read_text(encoding="utf-8").splitlines()
    return {name: float(value) for name, _, value in (line.partition("\t") for line in lines if line[0] != "#")}


def chances(choices: Sequence[Sequence[str]], weights: Mapping[str, float]) -> list[float]:
    """Return the probability of each choice, given by the names of its features; they add up to 1."""
    weight = weights.get
    totals = [sum([weight(feature, 0.0) for feature in features]) for features in choices]
    most = max(totals)
    odds = [exp(total - most) for total in totals]
    whole = sum(odds)
    return [each / whole for each in odds]


def likeliest(choices: Sequence[Sequence[str]], weights: Mapping[str, float]) -> tuple[int, float]:
    """Return the number of the most probable choice, and its probability."""
    found = chances(choices, weights)
    chance = max(found)
    return found.index(chance), chance
