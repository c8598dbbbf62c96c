"""Show a proposal in the terminal, with lines wrapped at words to the terminal's width."""

import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import click

from ..editing.article_state import article_of, place
from ..editing.earlier_version import EarlierParagraph, earlier_paragraphs
from ..editing.part_view import PartView, Wording
from ..model import Archive, Article, Block, Span
from ..model.visible import visible
from ..reading.proposals import Proposal
from ..texts.shared_wording import in_one_language

_MOST_WORDINGS = 4  # shown of a part of the clause
_MOST_QUOTES = 8  # shown of a new speaker
_LABEL = 13  # columns for the label of a fact


def show(item: Proposal, archive: Archive) -> None:
    """Print what a person must see to judge a proposal."""
    if item.is_name:
        _print(_facts_of_name(item, archive))
    elif item.kind == "page":
        _print(_facts_of_page(article_of(item, archive)))
    else:
        _show_paragraphs(item, article_of(item, archive), archive)
        _print(_facts_of_tag(item, archive))


def show_part(item: Proposal, article: Article, view: PartView) -> None:
    """Print a part of the clause, other articles' wordings of it, and numbered sentences that may be on it."""
    _print(_facts_of_part(item, article, view))


def title(item: Proposal) -> str:
    """Return the line that says what is to be judged."""
    return {
        "page": "The page: is this right?",
        "quote": f"The quote {item.id}",
        "not_quote": "Words in quotation marks that may be nobody's",
        "passage": f"The passage {item.id}",
        "part": f"The part {item.id}",
        "outlet": f"The new outlet {item.id}",
        "speaker": f"The new speaker {item.id}",
    }[item.kind]


def wrapped(text: str, first: str = "", rest: str = "") -> str:
    """Return text in lines that fit the terminal's width; ``first`` begins the first line, ``rest`` every other line.

    Characters that control a terminal are written out. Lines break between words, and within a word only if it is
    longer than a line, as in a script without spaces.
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
    """Return choices side by side, in lines that fit the terminal's width; the last line leaves room to type."""
    width = shutil.get_terminal_size().columns - len(" > x")
    lines: list[str] = []
    for choice in choices:
        if lines and _columns(lines[-1]) + 2 + _columns(choice) <= width:
            lines[-1] += f"  {choice}"
        else:
            lines.append(choice)
    return lines


def _columns(text: str) -> int:
    """Return the number of columns that a text takes in a terminal."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))


Fact = tuple[str, str | None]
"""A line to be shown: its label and its text. A fact without text is not printed."""


def _print(facts: Iterable[Fact]) -> None:
    for name, value in facts:
        if value:
            click.echo(
                wrapped(value, f"  {name:<{_LABEL - 3}} ", " " * _LABEL) if name else wrapped(value, "  ", "  ")
            )


def _some(name: str, values: Sequence[str], most: int) -> Iterator[Fact]:
    """Yield the first ``most`` values with a name, and then how many more there are."""
    yield from ((name, value) for value in values[:most])
    if len(values) > most:
        yield name, f"and {len(values) - most} more"


def _facts_of_part(item: Proposal, article: Article, view: PartView) -> Iterator[Fact]:
    element = view.element
    yield "part", f"{element.title}: {element.question}" if element.question else element.title
    yield from _some("elsewhere", [_wording(wording, article) for wording in view.wordings], _MOST_WORDINGS)
    if not view.wordings:
        yield "elsewhere", "no other article has words tagged with it"
    for passage in item.record["passages"]:
        yield "here", f"“{passage['exact']}”"
    if item.record["absent"]:
        yield "here", "recorded as not in this article"
    if view.alike:
        yield "", "Sentences most like these:"
    elif view.wordings:
        yield "", "No sentence is like these." if view.compared else "Not compared: these are in other languages."
    for number, sentence in enumerate(view.sentences, 1):
        if view.with_words and number == len(view.alike) + 1:
            yield "", "Sentences with words of these:"
        if number == len(view.alike + view.with_words) + 1:
            yield "", "Sentences on the clause:"
        yield str(number), f"{sentence.block.name}: {sentence.span.of(article.capture.text)}"


def _facts_of_tag(item: Proposal, archive: Archive) -> Iterator[Fact]:
    record = item.record
    if item.kind == "quote":
        yield "kind", record["kind"]
        yield "speaker", _speaker(record["speaker"], archive)
        yield "via", ", ".join(_speaker(id_, archive) for id_ in record.get("via") or [])
        yield "topics", ", ".join(record.get("topics") or []) or "none"
    elif item.kind == "not_quote":
        yield "reason", record["reason"]
    else:
        yield "topic", record.get("element") or record.get("topic")


def _show_paragraphs(item: Proposal, article: Article, archive: Archive) -> None:
    """Print the paragraph of a tag. If the tag waits, print the matching paragraphs of an earlier version first."""
    span = place(item, article)
    earlier = earlier_paragraphs(item, article, span, archive) if item.waits else ()
    for paragraph in earlier:
        _show_earlier(paragraph)
    if block := article.capture.block_at(span.start):
        if earlier:
            click.echo(wrapped("As this version has it:", "  ", "  "))
        _show_words(article.capture.text, block, span)


def _show_earlier(earlier: EarlierParagraph) -> None:
    """Print a paragraph of the earlier version; if it is unchanged, print only after which block it was there."""
    if earlier.same:
        before = f"after “{_cut(earlier.before.text)}”" if earlier.before else "at the beginning"
        click.echo(f"\n{wrapped(f'articles/{earlier.article.slug} has the same paragraph {before}.', '  ', '  ')}")
        return
    click.echo(f"\n{wrapped(f'As articles/{earlier.article.slug} has it:', '  ', '  ')}")
    _show_words(earlier.article.capture.text, earlier.block, earlier.words)


def _show_words(text: str, block: Block, span: Span | None) -> None:
    """Print a block of a capture, with the words of a tag in it between two signs."""
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


def _wording(wording: Wording, article: Article) -> str:
    """Return the words of another article on a part, after its outlet's name.

    If the article is in another language, add its language and the translation of the words.
    """
    other, passage = wording.article, wording.passage
    told = f"{other.source_name}: “{passage.exact}”"
    if in_one_language(article.language, other.language):
        return told
    return f"{told} ({other.language}){f': {passage.translation.text}' if passage.translation else ''}"


def _facts_of_name(item: Proposal, archive: Archive) -> Iterator[Fact]:
    for field in ("name", "short", "country", "kind", "description"):
        yield field, item.record.get(field)
    if item.kind == "speaker":
        quotes = [quote for article in archive.articles for quote in article.quotes]
        says = [quote for quote in quotes if quote.speaker.id == item.id]
        relays = [quote for quote in quotes if any(who.id == item.id for who in quote.via)]
        for does, said in (("says", says), ("relays", relays)):
            yield from _some(does, [f"“{_cut(quote.exact)}”" for quote in said], _MOST_QUOTES)


def _facts_of_page(article: Article) -> Iterator[Fact]:
    if article.outlet:
        yield "outlet", article.source_name + _how(article.outlet_supplied, article.outlet_stated)
    else:
        yield "kind", "reference text: what the reports are held against"
    for block in article.capture.blocks:
        if block.kind != "paragraph":
            yield block.kind, block.text
    if article.headline_supplied:
        yield "headline", f"[{article.headline}]: {article.headline_supplied}"
    if article.headline_stated:
        yield "headline", article.headline + _how(None, article.headline_stated)
    date = article.published
    yield "date", f"{date.value}{_how(date.supplied, date.stated)}" if date else "not stated"
    yield "language", article.language or "not told"
    for text, count in Counter(item.text.strip() for item in article.capture.furniture).items():
        yield "set aside", _cut(text, 80) + (f" ({count} times)" if count > 1 else "")
    yield "body", f"{len(article.capture.paragraphs)} paragraphs in {len(article.sections)} sections"


def _how(supplied: str | None, stated: str | None) -> str:
    """Return how a value is known that the capture does not state, after a colon; "" if nothing is known."""
    if stated:
        return f": stated by the page's own data ({stated})"
    return f": {supplied}" if supplied else ""


def _cut(text: str, size: int = 70) -> str:
    return text if len(text) <= size else text[: size - 3] + "..."
