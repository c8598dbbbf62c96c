"""A draft -> the text of its ``article.yml``: the fields in their order, each with a note of where it was found."""

import hashlib
from collections.abc import Iterator

from ..storage.yaml_editor import inline
from ..storage.yaml_reader import quoted
from ..texts.anchoring import Selector
from .drafting import NOT_A_QUOTE, Draft, DraftQuote, Value
from .line_kinds import Claimed


def article_yml(draft: Draft, slug: str, captured: str | None) -> str:
    """Return the file's text; ``captured`` is the day on which the page was fetched, where it was."""
    return "\n".join(_lines(draft, slug, captured)) + "\n"


def _lines(draft: Draft, slug: str, captured: str | None) -> Iterator[str]:
    yield "# yaml-language-server: $schema=../article.schema.json"
    yield "# `archive new` wrote this; what stands after a # says where a value was found."
    yield f"reviewed: false # mend what is wrong and make the sections, then run `archive review {slug}`"
    yield f"outlet: {draft.outlet.id}{_note(draft.outlet_reason)}"
    if draft.outlet_supplied:
        yield f"outlet_supplied: {quoted(draft.outlet_supplied)}"
    yield from _value("headline", draft.headline)
    if draft.headline_supplied:
        yield f"headline_supplied: {quoted(draft.headline_supplied)}"
    yield from _lines_of("standfirst", draft)
    yield from _value("byline", draft.byline)
    if draft.published.value:
        zone = "; no time zone stated" if "T" in draft.published.value and not draft.published_supplied else ""
        yield f"published: {draft.published.value}{_note(draft.published.reason + zone)}"
    else:
        yield f"published: null{_note(draft.published.reason)}"
    for claim in _claims(draft, "published")[:1]:
        yield f"published_line: {quoted(claim.text)}"
    if draft.published_supplied:
        yield f"published_supplied: {quoted(draft.published_supplied)}"
    yield from _lines_of("caption", draft)
    yield from _lines_of("credit", draft)
    yield from _value("language", draft.language)
    yield from _capture(draft, captured)
    yield ""
    yield "furniture:" if draft.asides else "furniture: []"
    for aside, piece in draft.asides:
        entry = _selector(piece) if piece else quoted(aside.text)
        yield f"  - {entry}{_note(aside.reason)}"
    yield ""
    yield from _sections(draft)
    yield ""
    yield "quotes:" if draft.quotes else "quotes: []"
    for quote in draft.quotes:
        yield from _quote(quote)
    yield ""
    yield "not_quotes:" if draft.not_quotes else "not_quotes: []"
    for found in draft.not_quotes:
        yield f"  - {_selector(found, reason=NOT_A_QUOTE, reviewed=False)}"
    yield ""
    yield "passages: []"


def _value(field: str, value: Value) -> Iterator[str]:
    shown = "null" if value.value is None else value.value if field == "language" else quoted(value.value)
    yield f"{field}: {shown}{_note(value.reason)}"


def _lines_of(kind: str, draft: Draft) -> Iterator[str]:
    """Give a field of one line or several; one deck is written as one line."""
    claims = _claims(draft, kind)
    if kind == "standfirst" and len(claims) == 1:
        yield f"{kind}: {quoted(claims[0].text)}{_note(claims[0].reason)}"
        return
    if claims:
        yield f"{kind}:"
    for claim in claims:
        yield f"  - {quoted(claim.text)}{_note(claim.reason)}"


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


def _sections(draft: Draft) -> Iterator[str]:
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
    yield f"    exact: {quoted(quote.selector.exact)}"
    if quote.selector.prefix:
        yield f"    prefix: {quoted(quote.selector.prefix)}"
    if quote.selector.suffix:
        yield f"    suffix: {quoted(quote.selector.suffix)}"
    yield f"    kind: {quote.kind}"
    yield f"    speaker: {quote.speaker.id}{_note(quote.reason)}"
    yield f"    topics: {inline(list(quote.topics))}"
    yield "    reviewed: false"


def _selector(found: Selector, **more: str | bool) -> str:
    fields = {"exact": found.exact, "prefix": found.prefix, "suffix": found.suffix}
    shown = [f"{name}: {quoted(words)}" for name, words in fields.items() if words]
    shown += [f"{name}: {quoted(item) if isinstance(item, str) else inline(item)}" for name, item in more.items()]
    return "{" + ", ".join(shown) + "}"


def _claims(draft: Draft, kind: str) -> list[Claimed]:
    return [claim for claim in draft.claims if claim.kind == kind]


def _note(reason: str) -> str:
    printable = "".join(char if char.isprintable() else " " for char in reason)
    return f" # {' '.join(printable.split())[:300]}" if printable.strip() else ""
