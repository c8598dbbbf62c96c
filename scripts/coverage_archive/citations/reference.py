"""Collect what a citation says about an article, or about a section or quote in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ..model import Archive, Article, Block, addresses
from ..model.publication import Publication
from ..model.visible import TURN_ENDS, closed

# The marks that end a sentence in any script, each with the Latin mark that styles know; then marks that may follow.
_STOPS = {
    **dict.fromkeys(".\u3002\uff0e\uff61\u0964\u06d4", "."),
    **dict.fromkeys("?？؟", "?"),
    **dict.fromkeys("!！", "!"),
}
_CLOSING = "\"'’”‘“«»‹›」』〉》）)]}" + TURN_ENDS
_END = re.compile(rf"([{''.join(_STOPS)}])[\s{re.escape(_CLOSING)}]*$")
_BY = re.compile(r"^by\b[\s:]*", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Reference:
    """Hold what a citation says of one article, section or quote.

    ``key`` names it in bibliographies. ``target`` is its fragment on the article's page (None: the article itself).
    ``outlet`` is None for a reference text. ``author`` is the credit as the article words it, less a leading "By".
    ``issued`` is a date (2024, 2024-06 or 2024-06-20), None if none is stated. Words that the editor supplied are in
    square brackets; for a date that the editor supplied, ``issued_supplied`` is true instead. ``paragraphs`` are the
    numbers of the first and last body paragraph cited.
    """

    key: str
    target: str | None
    label: str
    title: str
    outlet: str | None
    author: str | None
    issued: str | None
    issued_supplied: bool
    language: str | None
    paragraphs: tuple[int, int] | None
    url: str
    archive: str
    version: str
    as_of: str | None
    notes: tuple[str, ...]

    @cached_property
    def note(self) -> str:
        """Return the notes as sentences on one line."""
        return " ".join(note if end_mark(note) else f"{note}." for note in self.notes)

    @cached_property
    def date_parts(self) -> tuple[int, ...]:
        """Return the date of publication as numbers: year, month, day, as far as it is known."""
        return tuple(int(number) for number in self.issued.split("-")) if self.issued else ()


def references(archive: Archive, article: Article, publication: Publication) -> Iterator[Reference]:
    """Yield the references to an article: to the whole, then to its sections and its quotes, in reading order."""
    whole = _article(archive, article, publication)

    def part(id: str, label: str, blocks: Sequence[Block], *notes: str) -> Reference:
        numbers = [block.number for block in blocks if block.number]
        return replace(
            whole,
            key=f"{article.slug}.{id}",
            target=id,
            label=label,
            paragraphs=(numbers[0], numbers[-1]) if numbers else None,
            url=publication.address(addresses.place(article, id)),
            notes=(*notes, *whole.notes),
        )

    yield whole
    for section in article.sections:
        where = f"Section “{section.title}” (the heading is the archive's), {_in_words(section.blocks)}"
        yield part(section.id, section.title, section.blocks, where)
    for quote in article.quotes:
        via = f" via {', '.join(relay.name for relay in quote.via)}" if quote.via else ""
        words = closed(" ".join(quote.exact.split()))
        notes = [f"Words of {quote.speaker.name}{via}, {quote.block.name}: “{words}”"]
        notes += [] if quote.reviewed else ["Tagged by machine, not yet reviewed"]
        yield part(quote.id, words, [quote.block], *notes)


def author(article: Article) -> str | None:
    """Return the author as the article credits them, without a leading "By"; None if the article is unsigned."""
    byline = article.capture.block("byline")
    if not byline:
        return None
    words = closed(" ".join(byline.text.split()))
    return _BY.sub("", words, count=1) or words


def end_mark(words: str) -> str:
    """Return the mark that ends words as a sentence: ``.``, ``?`` or ``!``; "" if none does.

    Closing quotation marks and brackets may follow the mark: ``He said ‘no.’`` ends in ``.`` and needs no other stop.
    """
    found = _END.search(words)
    return _STOPS[found[1]] if found else ""


def _article(archive: Archive, article: Article, publication: Publication) -> Reference:
    version = publication.version_of(article.slug)
    notes = [f"Archived in: {archive.title}, version {version.words}"]
    supplied = {"Headline": article.headline_supplied, "Outlet": article.outlet_supplied}
    notes += [f"{what} supplied by the archive's editor: {why}" for what, why in supplied.items() if why]
    stated = {"Headline": article.headline_stated, "Outlet": article.outlet_stated}
    stated["Date"] = article.published.stated if article.published else None
    notes += [f"{what} as the page's own data state it: {where}" for what, where in stated.items() if where]
    if not article.published:
        notes.append("Date: not stated")
    elif article.published.supplied:
        notes.append(f"Date supplied by the archive's editor: {article.published.supplied}")
    return Reference(
        key=article.slug,
        target=None,
        label=f"This {article.noun}",
        title=article.shown_title,
        outlet=article.source_name if article.outlet else None,
        author=author(article),
        issued=article.published.day if article.published else None,
        issued_supplied=bool(article.published and article.published.supplied),
        language=article.language,
        paragraphs=None,
        url=publication.address(addresses.article(article.slug)),
        archive=archive.title,
        version=version.words,
        as_of=version.committed,
        notes=tuple(notes),
    )


def _in_words(blocks: Sequence[Block]) -> str:
    first, last = blocks[0], blocks[-1]
    return first.name if first == last else f"paragraphs {first.number} to {last.number}"
