"""Queries made of an archive's own words and names, with choices in the filters: what nobody thought of asking."""

import random
import re

from coverage_archive.model import Archive

from helpers.brute_force_search import FILTERS, BruteForce, Part

WORDS = (
    "provide provides treaty treaties delays officials US u.s. kim jong-un KIM zurich cafés 1000 1,000 pledge "
    "nowhere someone headline Washington treat deliver mil who said what's Kim's of must aid help pact at once"
)

MARKS = '["“”„‟«»＂]'  # phrases are put between them


def made_query(archive: Archive, chance: random.Random) -> tuple[list[Part], dict[str, list[str]], bool]:
    """Make a query, choices in the filters, and whether it is still typed: two in five without choices."""
    texts = [block.text for article in archive.articles for block in article.capture.blocks]
    texts += [quote.exact for article in archive.articles for quote in article.quotes]
    names = [name for it in archive.speakers.values() for name in (it.name, *it.aliases)]

    def phrase() -> Part:
        said = chance.choice([chance.choice(texts), chance.choice(names)])
        said = re.sub(MARKS, " ", said).split() or ["nowhere"]
        start = chance.randrange(len(said))
        part = " ".join(said[start : start + chance.randint(1, 4)])
        return Part(
            chance.choice([part, part.replace("—", " – "), part.replace("-", " "), part.upper()]), phrase=True
        )

    def word() -> Part:
        typed = chance.choice([chance.choice(chance.choice(texts).split()), chance.choice(WORDS.split())])
        return Part(re.sub(MARKS, "", typed).lstrip("-=@"))

    def name() -> Part:
        return Part(re.sub(MARKS, "", chance.choice(names)))

    def part() -> Part:
        made = chance.choice([phrase, word, word, name])()
        as_one = Part(made.words, made.phrase or " " in made.words)
        match chance.randrange(8):
            case 0:
                return Part("", either=(as_one, word()))
            case 1:
                return Part(as_one.words, as_one.phrase, without=True)
        return made

    parts = [part() for _ in range(chance.choice([0, 1, 1, 1, 2, 2, 3]))]
    parts = [it for it in parts if all(any(c.isalnum() for c in one.words) for one in it.either or (it,))]
    chosen: dict[str, list[str]] = {}
    everything = BruteForce(archive).find([], {})[2]
    for filter_ in chance.sample(FILTERS, chance.choice([0, 0, 1, 2, 3])):
        there = sorted(value for name, value in everything if name == filter_)
        chosen[filter_] = chance.sample(there, min(len(there), chance.randint(1, 2)))
    return parts, chosen, chance.random() < 0.4
