"""What a review shows of a thing to be judged, wrapped at words to the terminal's width."""

import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

import click

from ..model import Archive, Article, Block, Span
from ..model.visible import visible
from ..reading.proposals import Proposal
from ..texts.anchoring import Selector, occurrences
from .earlier_version import EarlierParagraph, earlier_paragraphs

_MOST_QUOTES = 8  # shown of a new speaker
_LABEL = 13  # columns before what a fact says


def show(item: Proposal, archive: Archive) -> None:
    """Print what a person must see to judge something."""
    if item.is_name:
        _show_name(item, archive)
        return
    article = article_of(item, archive)
    if item.kind == "page":
        _show_page(article)
    else:
        _show_tag(item, article, archive)


def title(item: Proposal) -> str:
    """Return the line that says what is to be judged."""
    return {
        "page": "The page: is this right?",
        "quote": f"The quote {item.id}",
        "not_quote": "Words in quotation marks that may be nobody's",
        "passage": f"The passage {item.id}",
        "outlet": f"The new outlet {item.id}",
        "speaker": f"The new speaker {item.id}",
    }[item.kind]


def article_of(item: Proposal, archive: Archive) -> Article:
    """Return the article that a page or tag is of."""
    return next(article for article in archive.articles if article.slug == item.slug)


def place(item: Proposal, article: Article) -> Span:
    """Return where the words of a tag stand in its capture."""
    found = Selector(item.record["exact"], item.record.get("prefix", ""), item.record.get("suffix", ""))
    spans = list(occurrences(article.capture.text, found))
    return next((span for span in spans if article.capture.block_at(span.start)), spans[0])


def wrapped(text: str, first: str = "", rest: str = "") -> str:
    """Return text in lines no longer than the terminal is wide, after ``first`` and ``rest``.

    What a terminal would obey is written out. It breaks between words; within one only where that is longer than a
    line, as of a script without spaces.
    """
    width = shutil.get_terminal_size().columns
    lines, line, begin = [], first, True
    for word in visible(text).split():
        if not begin and _columns(line) + 1 + _columns(word) > width:
            lines.append(line)
            line, begin = rest, True
        line += word if begin else f" {word}"
        begin = False
        while _columns(line) > width and len(line) > len(rest) + 1:
            end = next(
                end for end in range(len(line), 0, -1) if _columns(line[:end]) <= width or end <= len(rest) + 1
            )
            lines.append(line[:end])
            line = rest + line[end:]
    return "\n".join([*lines, line])


def in_lines(choices: Iterable[str]) -> list[str]:
    """Return choices side by side, in as many lines as the terminal's width takes; the last leaves room to type."""
    width = shutil.get_terminal_size().columns - len(" > x")
    lines: list[str] = []
    for choice in choices:
        if lines and _columns(lines[-1]) + 2 + _columns(choice) <= width:
            lines[-1] += f"  {choice}"
        else:
            lines.append(choice)
    return lines


def _columns(text: str) -> int:
    """Return the columns that a terminal takes for a text."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))


def _show_tag(item: Proposal, article: Article, archive: Archive) -> None:
    record, text = item.record, article.capture.text
    span = place(item, article)
    block = article.capture.block_at(span.start)
    earlier = earlier_paragraphs(item, article, span, archive) if item.waits else ()
    for paragraph in earlier:
        _show_earlier(paragraph)
    if block:
        if earlier:
            click.echo(wrapped("As this version has it:", "  ", "  "))
        _show_words(text, block, span)
    if item.kind == "quote":
        _fact("kind", record["kind"])
        _fact("speaker", _speaker(record["speaker"], archive))
        _fact("via", ", ".join(_speaker(id_, archive) for id_ in record.get("via") or []))
        _fact("topics", ", ".join(record.get("topics") or []) or "none")
    elif item.kind == "not_quote":
        _fact("reason", record["reason"])
    else:
        _fact("topic", record.get("element") or record.get("topic"))


def _show_earlier(earlier: EarlierParagraph) -> None:
    """Print a paragraph of the earlier version; of an unchanged one, what stood before it, which has changed."""
    if earlier.same:
        before = f"after “{_cut(earlier.before.text)}”" if earlier.before else "at the beginning"
        click.echo(f"\n{wrapped(f'articles/{earlier.article.slug} has the same paragraph {before}.', '  ', '  ')}")
        return
    click.echo(f"\n{wrapped(f'As articles/{earlier.article.slug} has it:', '  ', '  ')}")
    _show_words(earlier.article.capture.text, earlier.block, earlier.words)


def _show_words(text: str, block: Block, span: Span | None) -> None:
    """Print a block of a capture, the words of a tag in it between two signs."""
    if not span:
        click.echo(f"\n{wrapped(block.text, '  ', '  ')}\n")
        return
    before, words, after = text[block.span.start : span.start], span.of(text), text[span.end : block.span.end]
    shown = wrapped(f"{before}▸{words}◂{after}", "  ", "  ")
    marked = re.fullmatch(r"([^▸◂]*▸)([^▸◂]*)(◂[^▸◂]*)", shown)
    bold = f"{marked[1]}{click.style(marked[2], bold=True)}{marked[3]}" if marked else shown
    click.echo(f"\n{bold}\n")


def _speaker(id_: str, archive: Archive) -> str:
    speaker = archive.speakers[id_]
    return f"{speaker.name} ({speaker.id}{', new in the vocabulary' if speaker.draft else ''})"


def _show_name(item: Proposal, archive: Archive) -> None:
    for field in ("name", "short", "country", "kind", "description"):
        _fact(field, item.record.get(field))
    quotes = [quote for article in archive.articles for quote in article.quotes]
    for does, said in (
        ("says", [quote.exact for quote in quotes if quote.speaker.id == item.id]),
        ("relays", [quote.exact for quote in quotes if any(who.id == item.id for who in quote.via)]),
    ):
        if item.kind == "speaker":
            for words in said[:_MOST_QUOTES]:
                _fact(does, f"“{_cut(words)}”")
            if len(said) > _MOST_QUOTES:
                _fact(does, f"and {len(said) - _MOST_QUOTES} more")


def _show_page(article: Article) -> None:
    for name, value in _facts_of_page(article):
        _fact(name, value)


def _facts_of_page(article: Article) -> Iterator[tuple[str, str]]:
    if article.outlet:
        yield "outlet", article.source_name + (f": {article.outlet_supplied}" if article.outlet_supplied else "")
    else:
        yield "kind", "reference text: what the reports are held against"
    for block in article.capture.blocks:
        if block.kind != "paragraph":
            yield block.kind, block.text
    if article.headline_supplied:
        yield "headline", f"[{article.headline}]: {article.headline_supplied}"
    date = article.published
    yield "date", f"{date.value}{f': {date.supplied}' if date.supplied else ''}" if date else "not stated"
    yield "language", article.language or "not told"
    for text, count in Counter(item.text.strip() for item in article.capture.furniture).items():
        yield "set aside", _cut(text, 80) + (f" ({count} times)" if count > 1 else "")
    yield "body", f"{len(article.capture.paragraphs)} paragraphs in {len(article.sections)} sections"


def _fact(name: str, value: str | None) -> None:
    if value:
        click.echo(wrapped(value, f"  {name:<{_LABEL - 3}} ", " " * _LABEL))


def _cut(text: str, size: int = 70) -> str:
    return text if len(text) <= size else text[: size - 3] + "..."
