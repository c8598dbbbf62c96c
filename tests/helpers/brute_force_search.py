"""Search by looking at every text: another reading of the definition in search_index.py, sharing only stems with it.

A query is given as its parts, not as typed. Words are found in texts that are spelt out between spaces; there is no
index, no place, and no order of evaluation.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from coverage_archive.model import Archive, Article, Block, Quote
from coverage_archive.searching.query_words import languages_of, near_words, question_words
from coverage_archive.searching.stems import ENGLISH, endings, stem, stem_in, stemmed_as
from selectolax.lexbor import LexborHTMLParser

FILTERS = ("speaker", "outlet", "topic", "given", "via", "year", "reviewed", "kind")
FEW = 25  # texts found, below which near words are searched, too
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
    """Spell a text as its words, each between spaces; a syllable, character or kana is a word."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    plain = unicodedata.normalize("NFC", plain.replace("\u00ad", "").replace("\u200b", ""))
    plain = re.sub(r"(?<=\d),(?=\d\d\d)", "", plain)
    plain = re.sub(r"\b([^\W\d_])\.([^\W\d_])\b\.?", r"\1\2 ", plain)
    plain = re.sub(r"([\u3040-\u30ff\u4e00-\u9fff가-힣])", r" \1 ", plain)
    return " " + " ".join(re.split(r"[\W_]+", plain)).strip() + " "


UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff가-힣]")
Meets = Callable[[str], bool]  # says whether a text meets a demand


@dataclass(frozen=True)
class Way:
    """One way to meet a demand: the texts meet all of something, or are of an outlet; ``near`` if by near words."""

    all: tuple[Meets, ...] = ()
    outlet: str = ""
    near: bool = False

    def met(self, texts: Sequence[str], article: Article) -> bool:
        if self.outlet:
            return bool(article.outlet and article.outlet.id == self.outlet)
        return all(any(map(meets, texts)) for meets in self.all)


Demand = tuple[Way, ...]


@dataclass(frozen=True)
class Loose:
    """Words outside quotation marks that are one demand, several if they are a piece of a run."""

    words: tuple[str, ...]
    meets: Meets
    possessive: bool = False


@dataclass(frozen=True)
class Found:
    quotes: list[tuple[Article, Quote]]
    paragraphs: list[tuple[Article, Block]]
    partial: bool = False

    def __len__(self) -> int:
        return 0 if self.partial else len(self.quotes) + len(self.paragraphs)


def titles(archive: Archive, site: Path) -> tuple[str, ...]:
    """Return what the site's own pages are called."""
    found = []
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
    titles: tuple[str, ...] = ()  # of the site's own pages

    def find(
        self, parts: Sequence[Part], chosen: Mapping[str, Sequence[str]], *, typing: bool = False
    ) -> tuple[set[str], set[str], Counts]:
        """Return the quotes and paragraphs found, as article/id; and by filter's value how many of both, if any."""
        without = [self._plain(part) for part in parts if part.without]
        found = self._found(self._demands(parts, typing, near=False), without)
        if len(found) < FEW:
            found = self._found(self._demands(parts, typing, near=True), without)
        paragraphs = [(article, block.id) for article, block in found.paragraphs if parts]
        return self._filtered(found.quotes, paragraphs, chosen)

    def _found(self, demands: list[Demand], without: list[Meets]) -> Found:
        found = self._meeting(demands, without, len(demands))
        described = [
            speaker.id
            for speaker in self.archive.speakers.values()
            if demands and all(_named((speaker.description or "",), demand) for demand in demands)
        ]
        if not found.quotes:
            quotes = [
                (article, quote)
                for article, quote in self._quotes
                if quote.speaker.id in described and not self._excluded(self._texts(quote), without)
            ]
            found = Found(quotes, found.paragraphs)
        known = [
            demand
            for demand in demands
            if any(self._met(demand, self._texts(quote), article) for article, quote in self._quotes)
            or any(self._met(demand, self._block_texts(article, block), article) for article, block in self._blocks)
        ]
        named = any(all(_named(names, demand) for demand in demands) for names in self._found_by_name)
        if len(found) or named or not known:
            return found
        some = self._meeting(known, without, math.ceil(len(known) / 2))
        return Found(some.quotes, some.paragraphs, partial=True)

    def _meeting(self, demands: list[Demand], without: list[Meets], need: int) -> Found:
        """Return the texts that meet so many of the demands."""
        quotes = [
            (article, quote)
            for article, quote in self._quotes
            if self._count(demands, self._texts(quote), article) >= need
            and not self._excluded(self._texts(quote), without)
        ]
        paragraphs = []
        for article, block in self._blocks:
            texts = self._block_texts(article, block)
            count = self._count(demands, texts, article)
            by_words = any(way.met(texts, article) for demand in demands for way in demand if not way.outlet)
            own = [
                sum(any(w.met([q.exact], article) for w in d) for d in demands)
                for of, q in quotes
                if of is article and q.span.overlaps(block.span)
            ]
            said = any(number and number >= count for number in own)
            if count >= need and (by_words or not need) and not said and not self._excluded(texts, without):
                paragraphs.append((article, block))
        return Found(quotes, paragraphs)

    def _met(self, demand: Demand, texts: Sequence[str], article: Article) -> bool:
        return any(way.met(texts, article) for way in demand)

    def _count(self, demands: list[Demand], texts: Sequence[str], article: Article) -> int:
        return sum(self._met(demand, texts, article) for demand in demands)

    def _excluded(self, texts: Sequence[str], without: list[Meets]) -> bool:
        return any(any(map(meets, texts)) for meets in without)

    @cached_property
    def _quotes(self) -> list[tuple[Article, Quote]]:
        return [(article, quote) for article in self.archive.articles for quote in article.quotes]

    @cached_property
    def _blocks(self) -> list[tuple[Article, Block]]:
        return [(article, block) for article in self.archive.articles for block in article.capture.blocks]

    def _texts(self, quote: Quote) -> list[str]:
        names = [name for speaker in (quote.speaker, *quote.via) for name in (speaker.name, *speaker.aliases)]
        return [quote.exact, *names, *([quote.translation.text] if quote.translation else [])]

    def _block_texts(self, article: Article, block: Block) -> list[str]:
        return [block.text, *(p.translation.text for p in article.passages if p.translation and p.block == block)]

    @cached_property
    def _everything(self) -> list[str]:
        return [*(block.text for _, block in self._blocks), *self._added]

    @cached_property
    def _added(self) -> list[str]:
        """Return every text that the archive adds: translations, names and titles."""
        translations = [
            tag.translation.text
            for article in self.archive.articles
            for tag in (*article.quotes, *article.passages)
            if tag.translation
        ]
        descriptions = [speaker.description or "" for speaker in self.archive.speakers.values()]
        names = [name for names in (*self._names, *self._found_by_name) for name in names]
        return [*translations, *descriptions, *names]

    @cached_property
    def _names(self) -> list[list[str]]:
        """Return the names of everything but outlets whose other names are searched, too."""
        return [
            *([it.name, *it.aliases] for it in self.archive.speakers.values()),
            *([it.title, *it.aliases] for it in self.archive.topics.values()),
            *map(list, self.archive.synonyms),
        ]

    @cached_property
    def _outlets(self) -> dict[str, list[str]]:
        return {
            id: [it.name, it.short, it.name.removeprefix("The "), *it.aliases]
            for id, it in self.archive.outlets.items()
        }

    @cached_property
    def _found_by_name(self) -> list[tuple[str, ...]]:
        given = {passage.element for article in self.archive.articles for passage in article.passages}
        return [
            *((it.name, *it.aliases) for it in self.archive.speakers.values()),
            *((it.title, *it.aliases) for it in self.archive.topics.values()),
            *map(tuple, self._outlets.values()),
            *(
                (it.title, it.short, it.phrase, it.question or "")
                for it in self.archive.elements.values()
                if it.id in given
            ),
            *((section.title,) for article in self.archive.articles for section in article.sections),
            *((title,) for title in self.titles),
        ]

    @cached_property
    def _stems(self) -> dict[str, dict[str, str]]:
        """Return, by language, the stem of each word of the texts that are stemmed by its rules."""
        stems: dict[str, dict[str, str]] = {ENGLISH: {}}
        for article, block in self._blocks:
            of = stems.setdefault(stemmed_as(article.language), {})
            for written in re.findall(r"(?:[^\W\d_]\.)+[^\W\d_]|\d{1,3}(?:,\d{3})+|[^\W_]+", block.text):
                for word in spelt(written).split():
                    is_english = of is stems[ENGLISH] or UNSPACED.search(written)
                    of.setdefault(word, stem(word) if is_english else stem_in(stemmed_as(article.language), written))
        for text in self._added:
            stems[ENGLISH].update({word: stem(word) for word in spelt(text).split()})
        return stems

    def _stem_in(self, language: str, word: str) -> str | None:
        """Return the stem of a word of the query in a language."""
        if language == ENGLISH:
            return stem(word)
        listed = self._stems[language]
        if word in listed:
            return listed[word]
        ending = re.compile(f"(?:{'|'.join(endings(language))}){{0,3}}")
        begun = [of for of in {*listed.values()} if len(of) > 2 and word.startswith(of)]
        return max((of for of in begun if ending.fullmatch(word[len(of) :])), key=len, default=None)

    @cached_property
    def _questions(self) -> set[str]:
        return {*question_words(languages_of(self.archive))}

    @cached_property
    def _read(self) -> dict[str, set[tuple[str, str]]]:
        return {}

    def _stems_of(self, text: str) -> set[tuple[str, str]]:
        """Return the stems of all words of a text, each with its language."""
        if text not in self._read:
            words = spelt(text).split()
            self._read[text] = {(of, it[word]) for of, it in self._stems.items() for word in words if word in it}
        return self._read[text]

    def _word(self, word: str) -> Meets:
        of = {language: self._stem_in(language, word) for language in self._stems}
        wanted = {(language, stem) for language, stem in of.items() if stem is not None}
        return lambda text: not wanted.isdisjoint(self._stems_of(text))

    def _plain(self, part: Part) -> Meets:
        words = spelt(part.words).split()
        return _phrase(part.words) if part.phrase or len(words) > 1 else self._word(words[0])

    def _demands(self, parts: Sequence[Part], typing: bool, *, near: bool) -> list[Demand]:
        demands: list[Demand] = []
        loose: list[Loose] = []
        asked: list[list[Loose] | Demand] = []
        for number, part in enumerate(parts):
            is_last = number == len(parts) - 1 and part.typed()[-1:].isalnum()
            if part.without:
                continue
            if part.either or part.phrase:
                asked += [loose] if loose else []
                loose = []
                asked.append(self._either(part, is_last, typing) if part.either else (Way((_phrase(part.words),)),))
            else:
                found = [*self._loose(part.words)]
                if is_last and found and len(found[-1].words) == 1:
                    meets = self._last(found[-1].words[0], typing)
                    found[-1] = replace(found[-1], meets=meets)
                loose += found
        asked += [loose] if loose else []
        questions = self._questions
        only = all(isinstance(it, list) and all(_asks(one, questions) for one in it) for it in asked)
        for it in asked:
            demands += self._named(it, set() if only else questions, near) if isinstance(it, list) else [it]
        ignored = [demand for demand in demands if any(way.all == (_too_short,) for way in demand)]
        return [demand for demand in demands if demand not in ignored] if len(demands) > 1 else demands

    def _either(self, part: Part, is_last: bool, typing: bool) -> Demand:
        alone = [not one.phrase and len(spelt(one.words).split()) == 1 for one in part.either]
        ways = [
            Way((self._open(spelt(one.words).strip()) if is_alone else self._plain(one),))
            for one, is_alone in zip(part.either, alone, strict=True)
        ]
        last = part.either[-1]
        if is_last and alone[-1]:
            meets = self._last(spelt(last.words).strip(), typing)
            ways[-1:] = [] if meets is _too_short else [Way((meets,))]
        return tuple(ways)

    def _loose(self, text: str) -> Iterator[Loose]:
        for token in text.split():
            if not UNSPACED.search(token):
                possessive = re.search(r"\w['’]s\b", token.lower())
                for word in spelt(token).split():
                    yield Loose((word,), self._open(word), bool(possessive and word == "s"))
                continue
            for run in re.findall(r"[^\W_]+", token):
                words = spelt(run).split()
                if UNSPACED.search(run):
                    yield from self._pieces(words)
                else:
                    yield from (Loose((word,), self._open(word)) for word in words)

    def _pieces(self, run: list[str]) -> list[Loose]:
        """Cut a run into the longest pieces that some text has."""
        pieces: list[list[str]] = []
        at = 0
        while at < len(run):
            end = at + 1
            while end < len(run) and any(map(_phrase(" ".join(run[at : end + 1])), self._everything)):
                end += 1
            pieces.append(run[at:end])
            at = end
        longer = [piece for piece in pieces if len(piece) > 1] or [run]
        return [Loose(tuple(it), _phrase(" ".join(it)) if len(it) > 1 else self._open(it[0])) for it in longer]

    def _last(self, word: str, typing: bool) -> Meets:
        """Return what a last word is met by; ``_too_short`` where it is not typed yet."""
        if not typing:
            return self._open(word)
        if len(_folded(word)) < 3:
            return self._word(word) if any(map(self._word(word), self._everything)) else _too_short
        is_word, begins = self._word(word), _begins(word)
        return lambda text: is_word(text) or begins(text)

    def _open(self, word: str) -> Meets:
        """Return what a word outside quotation marks is met by: one that is unknown, by words that begin with it."""
        if len(_folded(word)) < 3 or any(map(self._word(word), self._everything)):
            return self._word(word)
        of = stem(word)
        return _begins(word) if len(of) < 5 or any(map(_begins(word), self._everything)) else _begins(of)

    def _named(self, words: list[Loose], questions: set[str], near: bool) -> Iterator[Demand]:
        """Yield the demands of neighbouring words: the longest names have other names, other words near words."""
        left: list[Loose] = []
        at = 0
        while at < len(words):
            length, ways = (
                (0, set[Way]()) if _asks(words[at], questions) else self._other_names(words[at:], questions)
            )
            if ways:
                yield from self._near(left, questions, near)
                left = []
                yield (Way(tuple(it.meets for it in words[at : at + length])), *ways)
            else:
                left += words[at : at + max(length, 1)]
            at += max(length, 1)
        yield from self._near(left, questions, near)

    def _other_names(self, words: list[Loose], questions: set[str]) -> tuple[int, set[Way]]:
        """Return how many words are the whole of a name, and the ways by the other names of what they name."""
        length, ways = 0, set[Way]()
        for names, outlet in [*((it, "") for it in self._names), *((it, id) for id, it in self._outlets.items())]:
            proper = [name for name in names if not name[0].islower()]
            runs = [_bare(spelt(name).split(), questions) for name in proper]
            if len({*names}) < 2 and not outlet:
                continue
            size = max((_covers(words, run) for run in runs), default=0)
            if not size or size < length:
                continue
            run = {word for loose in words[:size] for word in loose.words}
            more = {name for name in proper if not {*spelt(name).split()} - questions <= run}
            others = {Way((_phrase(name),)) for name in more} | ({Way(outlet=outlet)} if outlet else set())
            ways = others | (ways if size == length else set())
            length = size
        return length, ways

    def _near(self, words: list[Loose], questions: set[str], near: bool) -> Iterator[Demand]:
        at = 0
        while at < len(words):
            length, ways = 0, list[Way]()
            for group in near_words(self.archive) if near else ():
                for member in group:
                    of = spelt(member).split()
                    first = words[at].words
                    same = len(first) == 1 and len(of) == 1 and stem(first[0]) == stem(of[0])
                    size = int(same) if len(of) == 1 else _covers(words[at:], of)
                    if size and size >= length:
                        others = [Way((self._plain(Part(it)),), near=True) for it in group if it != member]
                        ways = others + (ways if size == length else [])
                        length = size
            these = words[at : at + max(length, 1)]
            if ways or not _asks(these[0], questions):
                yield (Way(tuple(it.meets for it in these)), *ways)
            at += len(these)

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


def _phrase(words: str) -> Meets:
    return lambda text: spelt(words) in spelt(text)


def _begins(letters: str) -> Meets:
    return lambda text: any(_folded(word).startswith(_folded(letters)) for word in spelt(text).split())


def _too_short(text: str) -> bool:
    """Meet nothing: a word of one or two letters that is still typed, and is not in the archive."""
    return False


def _named(names: Sequence[str], demand: Demand) -> bool:
    """Say whether one of several names meets a demand in each respect, but not by near words."""
    ways = [way.all for way in demand if not way.near and not way.outlet]
    return any(all(meets(name) for meets in way) for way in ways for name in names)


def _asks(loose: Loose, questions: set[str]) -> bool:
    return "".join(map(_folded, loose.words)) in questions or (loose.possessive and bool(questions))


def _folded(word: str) -> str:
    return unicodedata.normalize("NFKD", word)


def _bare(words: list[str], questions: set[str]) -> list[str]:
    """Return a name without up to two question words at its beginning."""
    at = next((at for at, word in enumerate(words) if word not in questions), 0)
    return words[at:] if at <= 2 else words


def _covers(words: Sequence[Loose], name: list[str]) -> int:
    """Return how many pieces at the beginning make up exactly a name, or 0."""
    for size in range(1, len(words) + 1):
        if [word for loose in words[:size] for word in loose.words] == name:
            return size
    return 0


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
