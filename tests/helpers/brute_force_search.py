"""Search by looking at every text: another reading of the definition in search_index.py, sharing only stems with it.

A query is given as its parts, not as typed. Words are found in texts that are spelt out between spaces; there is no
index, no place, and no order of evaluation.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coverage_archive.model import Archive, Article, Quote
from coverage_archive.searching.stems import stem
from selectolax.lexbor import LexborHTMLParser

FILTERS = ("speaker", "outlet", "topic", "given", "via", "year", "reviewed", "kind")
Counts = dict[tuple[str, str], int]


@dataclass(frozen=True)
class Part:
    """One part of a query: words, in quotation marks or not, turned round or not; ``either`` are joined by OR."""

    words: str
    phrase: bool = False
    without: bool = False
    either: tuple["Part", ...] = ()

    def typed(self) -> str:
        if self.either:
            return " OR ".join(part.typed() for part in self.either)
        return ("-" if self.without else "") + (f'"{self.words}"' if self.phrase else self.words)


@cache
def spelt(text: str) -> str:
    """Spell a text as its words, each between spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    plain = re.sub(r"(?<=\d),(?=\d\d\d)", "", plain)
    plain = re.sub(r"\b([a-z])\.([a-z])\b\.?", r"\1\2 ", plain)
    plain = re.sub(r"([\u3040-\u30ff\u4e00-\u9fff])", r" \1 ", plain)
    return f" {' '.join(re.sub(r'[^0-9a-zß-ÿ가-힣ᄀ-ᇿ぀-ヿ一-鿿]+', ' ', plain).split())} "


Meets = Callable[[str], bool]  # says whether a text meets a demand


def _word(word: str) -> Meets:
    return lambda text: stem(word) in {stem(other) for other in spelt(text).split()}


def _phrase(words: str) -> Meets:
    return lambda text: spelt(words) in spelt(text)


def _begins(word: str) -> Meets:
    return lambda text: f" {word}" in spelt(text)


def titles(archive: Archive, site: Path) -> tuple[str, ...]:
    """Return what the site's own pages and the parts of clauses are called."""
    given = {passage.element for article in archive.articles for passage in article.passages}
    found = [it.name for topic in archive.topics.values() for it in topic.elements if it.id in given]
    for page in ("about", "data", "compare", "compare/read", "articles", "speakers"):
        html = LexborHTMLParser((site / page / "index.html").read_text(encoding="utf-8"))
        for sign in html.css(".headerlink"):
            sign.decompose()
        found += [heading.text() for heading in html.css("h1, h2[id]")]
    return tuple(found)


@dataclass(frozen=True)
class BruteForce:
    """An archive, searched."""

    archive: Archive
    titles: tuple[str, ...] = ()  # of the site's own pages and of parts of clauses

    def find(
        self, parts: Sequence[Part], chosen: Mapping[str, Sequence[str]], *, typing: bool = False
    ) -> tuple[set[str], set[str], Counts]:
        """Return the quotes and paragraphs found, as article/id; and by filter's value how many of both, if any."""
        demands, without = self._demands(parts, typing), [self._plain(part) for part in parts if part.without]
        quotes, paragraphs = [], []
        for article in self.archive.articles:
            for quote in article.quotes:
                texts = self._texts(quote)
                met = all(any(all(any(map(m, texts)) for m in way) for way in demand) for demand in demands)
                if met and not any(any(map(meets, texts)) for meets in without):
                    quotes.append((article, quote))
            own = {
                quote.id: all(any(all(m(quote.exact) for m in way) for way in demand) for demand in demands)
                for quote in article.quotes
            }
            found = {quote.id for of, quote in quotes if of is article}
            for block in article.capture.blocks:
                texts = [
                    block.text,
                    *(p.translation.text for p in article.passages if p.translation and p.block == block),
                ]
                met = all(any(all(any(map(m, texts)) for m in way) for way in demand) for demand in demands)
                said = any(own[q.id] and q.id in found and q.span.overlaps(block.span) for q in article.quotes)
                if parts and met and not (demands and said) and not any(any(map(m, texts)) for m in without):
                    paragraphs.append((article, block.id))
        return self._filtered(quotes, paragraphs, chosen)

    def _texts(self, quote: Quote) -> list[str]:
        names = [name for speaker in (quote.speaker, *quote.via) for name in (speaker.name, *speaker.aliases)]
        return [quote.exact, *names, *([quote.translation.text] if quote.translation else [])]

    @property
    def _everything(self) -> list[str]:
        articles = [block.text for article in self.archive.articles for block in article.capture.blocks]
        titles = [section.title for article in self.archive.articles for section in article.sections]
        translations = [
            tag.translation.text
            for article in self.archive.articles
            for tag in (*article.quotes, *article.passages)
            if tag.translation
        ]
        return [*articles, *titles, *self.titles, *translations, *(name for names in self._names for name in names)]

    @property
    def _names(self) -> list[list[str]]:
        return [
            *([it.name, *it.aliases] for it in self.archive.speakers.values()),
            *([it.title, *it.aliases] for it in self.archive.topics.values()),
            *([it.name, *it.aliases] for it in self.archive.outlets.values()),
            *map(list, self.archive.synonyms),
        ]

    def _plain(self, part: Part) -> Meets:
        words = spelt(part.words).split()
        return _phrase(part.words) if part.phrase or len(words) > 1 else _word(words[0])

    def _demands(self, parts: Sequence[Part], typing: bool) -> list[list[list[Meets]]]:
        """Return for each demand the ways to meet it: in each, everything must be met."""
        demands: list[list[list[Meets]]] = []
        loose: list[str] = []

        def end_of_run() -> None:
            demands.extend(self._named(loose, last=None))
            loose.clear()

        for number, part in enumerate(parts):
            is_last = number == len(parts) - 1
            if part.without:
                if not is_last:
                    continue
            elif part.either:
                end_of_run()
                ways = [[self._plain(one)] for one in part.either]
                last = part.either[-1]
                if is_last and not last.phrase and len(spelt(last.words).split()) == 1:
                    word = spelt(last.words).strip()
                    ways[-1:] = [[m] for m in self._last(word, typing)]
                demands.append(ways)
            elif part.phrase:
                end_of_run()
                demands.append([[_phrase(part.words)]])
            else:
                loose += spelt(part.words).split()
                if is_last and loose:
                    demands.extend(self._named(loose, last=typing))
                    loose.clear()
        end_of_run()
        return demands

    def _last(self, word: str, typing: bool) -> list[Meets]:
        """Return what meets a last word: nothing where it is not typed yet."""
        known = any(map(_word(word), self._everything))
        if len(word) < 3:
            return [] if typing and not known else [_word(word)]
        if typing or not known:
            return [lambda text: _word(word)(text) or _begins(word)(text)]
        return [_word(word)]

    def _named(self, words: Sequence[str], last: bool | None) -> Iterable[list[list[Meets]]]:
        """Give the demands of neighbouring words: the longest names among them have other names too."""
        meets: list[list[Meets]] = [[_word(word)] for word in words]
        if last is not None:
            meets[-1] = self._last(words[-1], last)
        at = 0
        while at < len(words):
            length, others = 1, set[str]()
            for names in self._names:
                proper = [name for name in names if not (name[0].islower())]
                for size in range(len(words) - at, 0, -1):
                    run = list(words[at : at + size])
                    if run in [spelt(name).split() for name in proper] and size >= length:
                        more = {name for name in proper if not {*spelt(name).split()} <= {*run}}
                        others = more | (others if size == length else set())
                        length = size
                        break
            run_demands = [found for found in meets[at : at + length] if found]
            if others:
                yield [[m for found in run_demands for m in found], *([_phrase(name)] for name in sorted(others))]
            else:
                yield from ([found] for found in run_demands)
            at += length

    def _filtered(
        self,
        quotes: list[tuple[Article, Quote]],
        paragraphs: list[tuple[Article, str]],
        chosen: Mapping[str, Sequence[str]],
    ) -> tuple[set[str], set[str], Counts]:
        items = [(f"{article.slug}/{quote.id}", _values(article, quote), False) for article, quote in quotes]
        others = any(chosen.get(name) for name in FILTERS if name not in ("outlet", "year"))
        if not others:
            items += [(f"{article.slug}/{id}", _values(article, None), True) for article, id in paragraphs]

        def passing(but: str | None) -> list[tuple[str, dict[str, set[str]], bool]]:
            wanted = {name: {*of} for name, of in chosen.items() if of and name != but}
            return [item for item in items if all(item[1].get(name, set()) & of for name, of in wanted.items())]

        counts: Counts = {}
        for name in FILTERS:
            for _, values, _ in passing(name):
                for value in values.get(name, ()):
                    counts[name, value] = counts.get((name, value), 0) + 1
        found = passing(None)
        return {id for id, _, is_text in found if not is_text}, {id for id, _, is_text in found if is_text}, counts


def _values(article: Article, quote: Quote | None) -> dict[str, set[str]]:
    """Return the values that a quote, or a paragraph, has in each filter."""
    of_article = {
        "outlet": {article.outlet.id} if article.outlet else set(),
        "year": {article.published.year if article.published else "unknown"},
    }
    if not quote:
        return of_article
    return {
        **of_article,
        "speaker": {quote.speaker.id},
        "topic": {*quote.topics},
        "given": {_given(article, quote)},
        "kind": {quote.kind},
        "via": {relay.id for relay in quote.via},
        "reviewed": {"yes" if quote.reviewed else "no"},
    }


def _given(article: Article, quote: Quote) -> str:
    """Return how a quote is given, from whether each of its letters and digits stands in quotation marks."""
    places = [at for at in range(quote.span.start, quote.span.end) if article.capture.text[at].isalnum()]
    marked = {at for part in article.marked.parts_of(quote.span) for at in range(part.start, part.end)}
    return (
        "quoted" if marked.issuperset(places) else "partly-quoted" if marked.intersection(places) else "paraphrased"
    )
