"""Archive -> the generated pages: ordinary Markdown with HTML blocks, written through ``templates/``."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from markupsafe import Markup

from .. import citations
from ..comparing import comparison
from ..comparing.comparison import Voice
from ..comparing.coverage import ArticleWords, article_words
from ..model import Archive, Article, Block, Passage, Quote, Section, Speaker, Topic, addresses
from ..model.publication import Publication
from ..texts import text_fragment
from . import html_words, linked_data, templating, topic_page
from .html_words import Layer

_SPEAKER_GROUPS = (
    ("person", "People"),
    ("organisation", "Organisations"),
    ("group", "Groups"),
    ("document", "Documents"),
)
# Every page loads the index of the header's search: some 2.5 kB an article when gzipped (docs/search-bench.md), so up
# to this many articles below 400 kB. Above, it finds titles, headings and names; quote search finds what is said.
ARTICLES_SEARCHED = 150
QUOTES_LISTED = 250  # quotes that one page can list (some 300 kB); above that it leads to the speakers and topics
QUOTES_SPEAKERS = 60  # the most quoted speakers, named there
VOICES_COMPARED = 100  # rows of the table of speakers by outlet: the speakers that the most outlets quote
HOME_WORDINGS = 6  # columns of wording on the home page; the comparison has them all


@dataclass(frozen=True, slots=True)
class Page:
    """A generated file: its path below ``docs/`` and its text."""

    path: str
    text: str


def pages(archive: Archive, publication: Publication | None = None) -> Iterator[Page]:
    """Give every page of the archive, as this publication of it publishes them."""
    writer = _Writer(archive, publication or Publication())
    yield writer.home()
    yield writer.articles()
    for article in archive.articles:
        yield writer.article(article)
        yield from writer.cite(article)
        yield from writer.moved_article(article)
    yield writer.compare()
    for topic in archive.topics.values():
        yield writer.topic(topic)
        yield from writer.moved(addresses.topic, topic, topic.title)
    yield writer.speakers()
    for speaker in archive.speakers.values():
        yield writer.speaker(speaker)
        yield from writer.moved(addresses.speaker, speaker, speaker.name)
    yield writer.quotes()


def data_page(archive: Archive, publication: Publication, **files: Any) -> Page:
    """Return the page that explains the data files; ``files`` are lists of them, by what the template calls them."""
    return _Writer(archive, publication)._page(addresses.DATA, "data.md.j2", **files)


class _Writer:
    """Fills the templates for one archive."""

    def __init__(self, archive: Archive, publication: Publication) -> None:
        self.archive, self.publication = archive, publication
        searched = len(archive.articles) <= ARTICLES_SEARCHED
        unless_searched = "" if searched else Markup(" data-search-exclude")
        self.given = {"archive": archive, "publication": publication, "unless_searched": unless_searched}

    def home(self) -> Page:
        wordings = [w for article in self.archive.articles if (w := self._wording(self.archive.clause, article))]
        return self._page(
            addresses.HOME,
            "home.md.j2",
            wordings=wordings[:HOME_WORDINGS],
            more=len(wordings[HOME_WORDINGS:]),
            quote_count=sum(len(article.quotes) for article in self.archive.articles),
            speaker_count=len({quote.speaker.id for article in self.archive.articles for quote in article.quotes}),
        )

    def articles(self) -> Page:
        return self._page(addresses.ARTICLES, "articles.md.j2")

    def article(self, article: Article) -> Page:
        layers = article_layers(article)
        address = addresses.article(article.slug)
        link = _linker(address)

        def marked(block: Block) -> Markup:
            return html_words.block(block, layers)

        def notes(block: Block | None) -> Markup:
            html = templating.render(
                "notes.j2",
                **self.given,
                article=article,
                block=block,
                in_original=lambda item: _in_original(article, item),
                link=link,
                quotes=[quote for quote in article.quotes if quote.block == block],
                passages=[passage for passage in article.passages if passage.block == block],
                sics=[sic for sic in article.sics if sic.block == block],
            )
            return Markup(html)

        capture = article.capture
        return self._page(
            address,
            "article.md.j2",
            article=article,
            linked_data=linked_data.article(self.archive, article, self.publication),
            facts=_facts(article),
            marked=marked,
            notes=notes,
            headline=capture.block("headline"),
            standfirsts=[block for block in capture.blocks if block.kind == "standfirst"],
            byline=capture.block("byline"),
            dateline=capture.block("published"),
            captions=[block for block in capture.blocks if block.kind == "caption"],
            credits=[block for block in capture.blocks if block.kind == "credit"],
            runs=_runs(article),
        )

    def cite(self, article: Article) -> Iterator[Page]:
        """Give the page that cites an article, its sections and its quotes, and the files for reference managers."""
        references = list(citations.references(self.archive, article, self.publication))
        address = addresses.cite(article.slug)
        for ending, (_, write) in citations.FORMATS.items():
            yield Page(f"{address}article.{ending}", write(references[:1]))
            yield Page(f"{address}all.{ending}", write(references))
        cited = [(reference, citations.in_words(reference)) for reference in references]
        formats = [(ending, name) for ending, (name, _) in citations.FORMATS.items()]
        yield self._page(address, "cite.md.j2", article=article, cited=cited, formats=formats)

    def moved_article(self, article: Article) -> Iterator[Page]:
        """Give a page at each earlier address of an article that leads to where it stands now."""
        for alias in article.former_ids:
            for address in (addresses.article, addresses.cite):
                yield self._moved(address(alias), address(article.slug), article.headline)

    def moved(self, address: Callable[[str], str], item: Topic | Speaker, title: str) -> Iterator[Page]:
        """Give a page at each earlier address of a topic or a speaker that leads to where it stands now."""
        for former in item.former_ids:
            yield self._moved(address(former), address(item.id), title)

    def _moved(self, old: str, new: str, title: str) -> Page:
        values = {**self.given, "title": title, "new": new, "link": _linker(old)}
        return Page(f"{old}index.html", templating.render("moved.html.j2", **values))

    def compare(self) -> Page:
        matrix = comparison.matrix(self.archive)
        return self._page(
            addresses.COMPARE,
            "compare.md.j2",
            outlets=self.archive.outlets_covered,
            matrix=matrix,
        )

    def topic(self, topic: Topic) -> Page:
        kinds = {type(item) for article in self.archive.articles for item in comparison.on_topic(topic, article)}
        if not kinds:
            said = "No article in the archive has a tagged quote or passage on this."
            return self._nothing(addresses.topic(topic.id), topic.title, topic, said, addresses.COMPARE, "All topics")
        template = topic_page.template(self.archive, topic)
        of_many = template == "topic_of_many.md.j2"
        values = topic_page.values_of_many if of_many else topic_page.values
        found = values(self.archive, topic, self._article_words)
        tables = [name for name, kind in (("quotes", Quote), ("passages", Passage)) if kind in kinds]
        return self._page(addresses.topic(topic.id), template, tables=tables, **found)

    @cached_property
    def _article_words(self) -> Mapping[str, ArticleWords]:
        return {article.slug: article_words(article) for article in self.archive.articles}

    @cached_property
    def _quoted(self) -> Mapping[str, list[tuple[Article, list[Quote]]]]:
        return comparison.quotes_by_speaker(self.archive)

    @cached_property
    def _relayed(self) -> Mapping[str, list[tuple[Article, list[Quote]]]]:
        return comparison.quotes_by_speaker(self.archive, relayed=True)

    def speakers(self) -> Page:
        rows = []
        for speaker in self.archive.speakers_quoted:
            quoted = self._quoted.get(speaker.id, [])
            relayed = sum(len(quotes) for _, quotes in self._relayed.get(speaker.id, []))
            outlets = len({article.outlet.id for article, _ in quoted})
            rows.append((speaker, sum(len(quotes) for _, quotes in quoted), outlets, relayed))
        groups = [(heading, [row for row in rows if row[0].kind == kind]) for kind, heading in _SPEAKER_GROUPS]
        voices = comparison.voices(self.archive)
        if len(voices) > VOICES_COMPARED:
            voices = tuple(sorted(voices, key=_widely_quoted))
        return self._page(
            addresses.SPEAKERS,
            "speakers.md.j2",
            groups=[(heading, found) for heading, found in groups if found],
            outlets=self.archive.outlets_covered,
            voices=voices[:VOICES_COMPARED],
            most_voices=VOICES_COMPARED if len(voices) > VOICES_COMPARED else None,
        )

    def speaker(self, speaker: Speaker) -> Page:
        address = addresses.speaker(speaker.id)
        quoted, relayed = self._quoted.get(speaker.id, []), self._relayed.get(speaker.id, [])
        if not quoted and not relayed:
            said = "No article in the archive has a tagged quote of this speaker."
            return self._nothing(address, speaker.name, speaker, said, addresses.SPEAKERS, "All speakers")
        return self._page(address, "speaker.md.j2", speaker=speaker, quoted=quoted, relayed=relayed)

    def _nothing(
        self, address: str, title: str, item: Topic | Speaker, said: str, others: str, others_title: str
    ) -> Page:
        elements = item.elements if isinstance(item, Topic) else ()
        return self._page(
            address,
            "nothing.md.j2",
            title=title,
            description=item.description,
            said=said,
            others=others,
            others_title=others_title,
            elements=elements,
        )

    def quotes(self) -> Page:
        groups = [
            (speaker, [(article, quote) for article, quotes in found for quote in quotes])
            for speaker in self.archive.speakers.values()
            if (found := self._quoted.get(speaker.id))
        ]
        count = sum(len(rows) for _, rows in groups)
        most_quoted = sorted(groups, key=lambda group: -len(group[1]))[:QUOTES_SPEAKERS]
        return self._page(
            addresses.QUOTES,
            "quotes.md.j2",
            listed=count <= QUOTES_LISTED,
            groups=groups,
            quote_count=count,
            topics=self.archive.topics_covered,
            speakers=[(speaker, len(rows)) for speaker, rows in most_quoted],
        )

    def _wording(self, topic: Topic, article: Article) -> dict[str, Any] | None:
        """Return the paragraphs in which an article words a clause, its elements marked; None without any."""
        wording = comparison.wording(topic, article)
        layers = [_passage_layer(passage, with_id=False) for passage in wording.passages]
        blocks = [(block, html_words.block(block, layers)) for block in wording.blocks]
        return {"article": article, "blocks": blocks} if blocks else None

    def _page(self, address: str, template: str, **values: Any) -> Page:
        text = templating.render(template, **self.given, link=_linker(address), **values)
        return Page(f"{address}index.md", _tidy(text))


def article_layers(article: Article) -> list[Layer]:
    """Return everything tagged in an article as elements to lay over its words."""
    layers = [_quote_layer(quote) for quote in article.quotes]
    layers += [_passage_layer(passage, with_id=True) for passage in article.passages]
    # An earlier id is a second element around the same words: its address lands on them and lights them up.
    tags: list[Quote | Passage] = [*article.quotes, *article.passages]
    layers += [Layer(tag.span, -1, "span", alias, {"class": "alias"}) for tag in tags for alias in tag.former_ids]
    layers += [Layer(sic.span, 2, "span", None, {"class": "sic", "title": sic.note}) for sic in article.sics]
    return layers


def _quote_layer(quote: Quote) -> Layer:
    attributes = {
        "class": f"quote quote--{quote.kind}" + ("" if quote.reviewed else " quote--unreviewed"),
        "data-speaker": quote.speaker.id,
        "data-kind": quote.kind,
    }
    return Layer(quote.span, 0, "mark", quote.id, attributes)


def _passage_layer(passage: Passage, *, with_id: bool) -> Layer:
    attributes = {"class": f"passage words--{passage.treatment}", "data-topic": passage.topic}
    if passage.element:
        attributes["data-element"] = passage.element
    return Layer(passage.span, 1, "span", passage.id if with_id else None, attributes)


def _facts(article: Article) -> dict[str, str]:
    """Return what reference managers read in the page's head."""
    facts = {
        "title": article.title,
        "outlet": article.outlet_name,
        "author": citations.author(article),
        "published": article.published.day if article.published else None,
        "language": article.language,
    }
    return {name: value for name, value in facts.items() if value}


def _in_original(article: Article, item: Quote | Passage) -> str | None:
    """Return the address of an item's words on the outlet's own page, where that was captured."""
    capture = article.capture
    return text_fragment.link(capture.url, capture.text, item.span, item.block.span) if capture.url else None


def _runs(article: Article) -> list[tuple[Section | None, list[Block]]]:
    """Return the body in runs of paragraphs, each with the section it stands in, if any."""
    sections = article.section_of_block
    by_section = groupby(article.capture.paragraphs, key=lambda block: sections.get(block.id))
    return [(section, list(blocks)) for section, blocks in by_section]


def _linker(page: str) -> Any:
    return lambda target: addresses.relative(target, page)


def _tidy(text: str) -> str:
    """Leave one blank line around headings and none elsewhere, so that no HTML block is cut in two."""
    lines = [line.strip(" ") for line in text.split("\n")]
    body = [line for line in lines if line]
    end = body.index("---", 1) + 1
    spaced = [f"\n{line}\n" if line.startswith("#") else line for line in body[end:]]
    return "\n".join([*body[:end], "", *spaced]) + "\n"


def _widely_quoted(speaker_and_voices: tuple[Speaker, tuple[Voice, ...]]) -> tuple[int, int]:
    """Order speakers by the number of outlets that quote them, then of their quotes, the most first."""
    counts = [len(voice.quotes) for voice in speaker_and_voices[1] if voice.quotes]
    return -len(counts), -sum(counts)
