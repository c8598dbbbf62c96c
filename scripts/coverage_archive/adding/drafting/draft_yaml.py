"""A draft -> the text of its ``article.yml``: the fields in their order, each with a note of where it was found."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...storage.yaml_editor import inline
from ...storage.yaml_reader import quoted
from ...texts.anchoring import Selector
from ..proposing.draft_tags import DraftPassage, DraftQuote
from ..proposing.line_kinds import ProposedLine
from .draft import IN_TEXT, Draft, DraftValue, Known


def article_yml(draft: Draft, slug: str, captured: str | None) -> str:
    """Return the file's text; ``captured`` is the day on which the page was fetched, where it was."""
    return "\n".join(_lines(draft, slug, captured)) + "\n"


def _lines(draft: Draft, slug: str, captured: str | None) -> Iterator[str]:
    yield "# yaml-language-server: $schema=../article.schema.json"
    yield "# `archive new` wrote this; what stands after a # says where a value was found."
    yield f"reviewed: false # mend what is wrong and make the sections, then run `archive review {slug}`"
    yield f"outlet: {draft.outlet.id}{_note(draft.outlet_reason)}" if draft.outlet else "kind: reference"
    yield from _known("outlet", draft.outlet_known)
    yield from _value("headline", draft.headline)
    yield from _known("headline", draft.headline_known)
    yield from _lines_of("standfirst", draft)
    yield from _value("byline", draft.byline)
    if draft.published.value:
        zone = "; no time zone stated" if "T" in draft.published.value and draft.published_known == IN_TEXT else ""
        yield f"published: {draft.published.value}{_note(draft.published.reason + zone)}"
    else:
        yield f"published: null{_note(draft.published.reason)}"
    for line in _of_kind(draft, "published")[:1]:
        yield f"published_line: {quoted(line.text)}"
    yield from _known("published", draft.published_known)
    yield from _lines_of("caption", draft)
    yield from _lines_of("credit", draft)
    yield from _value("language", draft.language)
    if draft.supersedes:
        yield f"supersedes: {draft.supersedes}"
    yield from _capture(draft, captured)
    yield ""
    yield "furniture:" if draft.furniture else "furniture: []"
    for item in draft.furniture:
        yield f"  - {quoted(item.text)}{_note(item.reason)}"
    yield ""
    yield from _sections(draft)
    yield ""
    carried = draft.carried
    yield "quotes:" if draft.quotes or (carried and carried.quotes) else "quotes: []"
    yield from _carried(carried.quotes if carried else ())
    for quote in draft.quotes:
        yield from _quote(quote)
    yield ""
    yield "not_quotes:" if draft.not_quotes or (carried and carried.not_quotes) else "not_quotes: []"
    yield from _carried(carried.not_quotes if carried else ())
    for found, reason in draft.not_quotes:
        yield f"  - {_selector(found, reason=reason, reviewed=False)}"
    yield ""
    yield "passages:" if draft.passages or (carried and carried.passages) else "passages: []"
    yield from _carried(carried.passages if carried else ())
    for passage in draft.passages:
        yield from _passage(passage)
    if carried and carried.absent:
        yield f"absent: {inline(carried.absent)}"
    if draft.asked_again:
        yield f"# to look for again, as the article has changed: {', '.join(draft.asked_again)}"
    if carried and carried.sics:
        yield "sic:"
        yield from _carried(carried.sics)
    for lost in carried.lost if carried else ():
        yield f"# not carried over from {draft.supersedes}{_note(lost)}"


def _value(field: str, value: DraftValue) -> Iterator[str]:
    shown = "null" if value.value is None else value.value if field == "language" else quoted(value.value)
    yield f"{field}: {shown}{_note(value.reason)}"


def _known(field: str, known: Known) -> Iterator[str]:
    if known.stated:
        yield f"{field}_stated: {quoted(known.stated)} # the page's own data; its text does not state it"
    if known.supplied:
        yield f"{field}_supplied: {quoted(known.supplied)}"


def _lines_of(kind: str, draft: Draft) -> Iterator[str]:
    """Give a field of one line or several; one deck is written as one line."""
    lines = _of_kind(draft, kind)
    may_be = [line for line in draft.doubtful if line.kind == kind]
    if may_be:
        shown = inline([line.text for line in may_be], quoted)
        yield f"# {kind}: {shown}{_note(f'it may be: take the first # away if it is; {may_be[0].reason}')}"
    if kind == "standfirst" and len(lines) == 1:
        yield f"{kind}: {quoted(lines[0].text)}{_note(lines[0].reason)}"
        return
    if lines:
        yield f"{kind}:"
    for line in lines:
        yield f"  - {quoted(line.text)}{_note(line.reason)}"


def _capture(draft: Draft, captured: str | None) -> Iterator[str]:
    source = draft.source
    address = source.url or (source.page.address if source.page else None)
    yield "capture:"
    yield f"  sha256: {hashlib.sha256(source.capture).hexdigest()}"
    if source.original:
        yield "  original:"
        yield f"    file: {source.original.file}"
        yield f"    sha256: {hashlib.sha256(source.original.data).hexdigest()}"
        yield f"    encoding: {inline(source.original.encoding)}"
    yield f"  url: {quoted(address) if address else 'null'}"
    yield "  archived_url: null"
    yield f"  captured: {captured or 'null'}"


def _carried(tags: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for tag in tags:
        yield f"  - {inline(tag)}"


def _sections(draft: Draft) -> Iterator[str]:
    if draft.carried and draft.carried.sections:
        yield "sections:"
        yield from _carried(draft.carried.sections)
        return
    if not draft.sections:
        yield "sections: [] # yours to make"
        return
    yield "sections: [] # yours to make; for a start, put the lines below in this line's place and take their # away"
    yield "# sections:"
    for section in draft.sections:
        fields = f"id: {section.id}, title: {quoted(section.title)}, starts: {quoted(section.starts)}"
        yield f"#   - {{{fields}, topics: {inline(list(section.topics))}}}"


def _quote(quote: DraftQuote) -> Iterator[str]:
    yield f"  - id: {quote.id}"
    yield from _words(quote.selector)
    yield f"    kind: {quote.kind}"
    yield f"    speaker: {quote.speaker.id}{_note(quote.reason)}"
    if quote.via:
        yield f"    via: {inline([who.id for who in quote.via])}{_note(quote.via_reason)}"
    yield f"    topics: {inline(list(quote.topics))}"
    yield "    reviewed: false"


def _passage(passage: DraftPassage) -> Iterator[str]:
    yield f"  - id: {passage.id}"
    yield f"    element: {passage.element}{_note(passage.reason)}"
    yield from _words(passage.selector)
    yield "    reviewed: false"


def _words(found: Selector) -> Iterator[str]:
    for name, words in (("exact", found.exact), ("prefix", found.prefix), ("suffix", found.suffix)):
        if words:
            yield f"    {name}: {quoted(words)}"


def _selector(found: Selector, **more: str | bool) -> str:
    words = {"exact": found.exact, "prefix": found.prefix, "suffix": found.suffix}
    return inline({name: value for name, value in words.items() if value} | more, quoted)


def _of_kind(draft: Draft, kind: str) -> list[ProposedLine]:
    return [line for line in draft.lines if line.kind == kind]


def _note(reason: str) -> str:
    printable = "".join(char if char.isprintable() else " " for char in reason)
    return f" # {' '.join(printable.split())[:300]}" if printable.strip() else ""
