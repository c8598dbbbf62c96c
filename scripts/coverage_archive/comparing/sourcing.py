"""Find whose words articles quote: the sources of an article, its relay chains, and each outlet's words of a speaker.

A *relay* is somebody who passed a speaker's words on, such as a news agency; quotes list their relays in ``via``.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Archive, Article, Outlet, Quote, Speaker, Topic
from ..texts import shared_wording
from ..texts.treatment import treatment


@dataclass(frozen=True, slots=True)
class SourceUse:
    """Hold the quotes in which an article has a speaker's own words, and those that the speaker relayed of others."""

    speaker: Speaker
    quotes: tuple[Quote, ...]
    relayed: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class RelayChain:
    """Hold the way by which words reached an outlet, and the quotes that came by it.

    ``steps`` begins with the speaker; the relays that the article names follow, the nearest to the speaker first.
    """

    steps: tuple[Speaker, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class SpeakerShare:
    """Hold an outlet's quotes of one speaker, and how many of their words are inside and outside quotation marks."""

    quotes: tuple[tuple[Article, Quote], ...]
    quoted_words: int
    reported_words: int


def sources_used(article: Article) -> tuple[SourceUse, ...]:
    """Return the speakers and relays of an article, those with the most own and relayed quotes first."""
    quoted: dict[str, list[Quote]] = {}
    relayed: dict[str, list[Quote]] = {}
    names: dict[str, Speaker] = {}
    for quote in article.quotes:
        quoted.setdefault(quote.speaker.id, []).append(quote)
        names[quote.speaker.id] = quote.speaker
        for relay in quote.via:
            relayed.setdefault(relay.id, []).append(quote)
            names[relay.id] = relay
    counts = Counter({key: len(quoted.get(key, [])) + len(relayed.get(key, [])) for key in names})
    return tuple(
        SourceUse(names[key], tuple(quoted.get(key, [])), tuple(relayed.get(key, [])))
        for key, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def relay_chains(topic: Topic, article: Article) -> tuple[RelayChain, ...]:
    """Return the relay chains of an article's quotes on a topic, as the article states them, the most used first."""
    ways: dict[tuple[Speaker, ...], list[Quote]] = {}
    for quote in article.quotes:
        if topic.id in quote.topics:
            ways.setdefault((quote.speaker, *quote.via), []).append(quote)
    found = [RelayChain(steps, tuple(quotes)) for steps, quotes in ways.items()]
    return tuple(sorted(found, key=lambda chain: (-len(chain.quotes), [step.id for step in chain.steps])))


def quotes_by_speaker(archive: Archive, *, relayed: bool = False) -> Mapping[str, list[tuple[Article, list[Quote]]]]:
    """Return the quotes of each speaker, by speaker id, as pairs of an article and its quotes, newest articles first.

    With ``relayed``, return the quotes that each speaker relays instead.
    """
    found: dict[str, dict[str, tuple[Article, list[Quote]]]] = {}
    for article in archive.newest_first:
        for quote in article.quotes:
            for id in {speaker.id for speaker in (quote.via if relayed else (quote.speaker,))}:
                found.setdefault(id, {}).setdefault(article.slug, (article, []))[1].append(quote)
    return {id: [*by_article.values()] for id, by_article in found.items()}


def speaker_shares(
    archive: Archive, outlets: Sequence[Outlet]
) -> tuple[tuple[Speaker, tuple[SpeakerShare, ...]], ...]:
    """Return each speaker whom an outlet of ``outlets`` quotes, with a share for each outlet, in their order."""
    among = {outlet.id for outlet in outlets}
    found: dict[str, dict[str, list[tuple[Article, Quote]]]] = {}
    for article in archive.reports:
        for quote in article.quotes:
            by_outlet = found.setdefault(quote.speaker.id, {})
            by_outlet.setdefault(article.source.id, []).append((article, quote))
    return tuple(
        (speaker, tuple(_share(found[speaker.id].get(outlet.id, [])) for outlet in outlets))
        for speaker in archive.speakers.values()
        if not among.isdisjoint(found.get(speaker.id, ()))
    )


def _share(quotes: list[tuple[Article, Quote]]) -> SpeakerShare:
    in_marks = all_words = 0
    for article, quote in quotes:
        words = shared_wording.count_words(quote.exact)
        all_words += words
        in_marks += _in_marks(article, quote, words)
    return SpeakerShare(tuple(quotes), in_marks, all_words - in_marks)


def _in_marks(article: Article, quote: Quote, words: int) -> int:
    """Return how many words of a quote are in quotation marks; ``words`` is the number of all its words."""
    if article.marked.any_covers(quote.span):  # true of most quotes, which then need no look at each word
        return words
    spans = shared_wording.word_spans(quote.exact, quote.span.start)
    return sum(treatment(article.capture.text, span, article.marked) == "quoted" for span in spans)
