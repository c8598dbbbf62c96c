"""Write a draft as ``article.yml``: the fields in their order, each with a note of where it was found."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...model import BlockKind
from ...storage.yaml_editor import inline
from ...storage.yaml_reader import quoted
from ..proposing.draft_tags import DraftTag, words_at
from ..proposing.page_claims import ProposedValue
from .draft import Draft


def article_yml(draft: Draft, slug: str, captured: str | None) -> str:
    """Return the file's text; ``captured`` is the day on which the page was fetched, if it was."""
    return "\n".join((*_page(draft, slug, captured), *_tags(draft))) + "\n"


def _page(draft: Draft, slug: str, captured: str | None) -> Iterator[str]:
    """Give the lines on the article as a whole."""
    yield "# yaml-language-server: $schema=../article.schema.json"
    yield "# `archive new` wrote this; what stands after a # says where a value was found."
    yield f"reviewed: false # mend what is wrong and make the sections, then run `archive review {slug}`"
    yield from _value("outlet", draft.outlet, str) if draft.outlet.value else ["kind: reference"]
    yield from _value("headline", draft.headline)
    yield from _lines_of("standfirst", draft)
    yield from _value("byline", draft.byline)
    date = draft.published
    in_text = date.value and not date.stated and not date.supplied
    zone = "; no time zone stated" if in_text and "T" in (date.value or "") else ""
    line = next((f"published_line: {quoted(line.text)}" for line in draft.lines.of_kind("published")), None)
    yield from _value("published", date, str, zone, line)
    yield from _lines_of("caption", draft)
    yield from _lines_of("credit", draft)
    yield from _value("language", draft.language, str)
    if draft.supersedes:
        yield f"supersedes: {draft.supersedes}"
    yield from _capture(draft, captured)
    yield ""
    furniture = draft.lines.of_kind("furniture")
    yield "furniture:" if furniture else "furniture: []"
    for item in furniture:
        words = inline(words_at(draft.source.text, item.piece), quoted) if item.piece else quoted(item.text)
        yield f"  - {words}{_note(item.reason)}"
    yield ""


def _tags(draft: Draft) -> Iterator[str]:
    """Give the lines of sections and tags: those carried over from an earlier version, then what is proposed."""
    carried = draft.carried
    yield from _list("sections", carried.sections) if carried and carried.sections else _suggested_sections(draft)
    yield ""
    quotes = [line for quote in draft.tags.quotes for line in _entry(quote)]
    yield from _list("quotes", carried.quotes if carried else (), quotes)
    yield ""
    entries = [f"  - {inline(fields, quoted)}" for fields in draft.tags.not_quotes]
    yield from _list("not_quotes", carried.not_quotes if carried else (), entries)
    yield ""
    passages = [line for passage in draft.tags.passages for line in _entry(passage)]
    yield from _list("passages", carried.passages if carried else (), passages)
    if not carried:
        return
    if carried.absent:
        yield f"absent: {inline(carried.absent)}"
    if draft.asked_again:
        yield f"# to look for again, as the article has changed: {', '.join(draft.asked_again)}"
    if carried.sics:
        yield from _list("sic", carried.sics)
    for lost in carried.lost:
        yield f"# not carried over from {draft.supersedes}{_note(lost)}"


def _list(field: str, carried: Iterable[Mapping[str, Any]], proposed: Iterable[str] = ()) -> Iterator[str]:
    """Give a field that is a list: the entries carried over, each on a line, and the lines of those proposed."""
    entries = [*(f"  - {inline(tag)}" for tag in carried), *proposed]
    yield f"{field}:" if entries else f"{field}: []"
    yield from entries


def _value(
    field: str, found: ProposedValue, form: Any = quoted, note: str = "", line: str | None = None
) -> Iterator[str]:
    """Give a field of one value, the ``line`` that states it, and how it is known if the text does not state it."""
    yield f"{field}: {form(found.value) if found.value else 'null'}{_note(found.reason + note)}"
    if line:
        yield line
    if found.stated:
        yield f"{field}_stated: {quoted(found.stated)} # the page's own data; its text does not state it"
    if found.supplied:
        yield f"{field}_supplied: {quoted(found.supplied)}"


def _lines_of(kind: BlockKind, draft: Draft) -> Iterator[str]:
    """Give a field of one line or several; one deck is written as one line."""
    lines = draft.lines.of_kind(kind)
    if may_be := draft.lines.doubtful(kind):
        shown = inline([line.text for line in may_be], quoted)
        yield f"# {kind}: {shown}{_note(f'it may be: take the first # away if it is; {may_be[0].reason}')}"
    entries = [f"{quoted(line.text)}{_note(line.reason)}" for line in lines]
    if kind == "standfirst" and len(entries) == 1:
        yield f"{kind}: {entries[0]}"
    elif entries:
        yield f"{kind}:"
        yield from (f"  - {entry}" for entry in entries)


def _capture(draft: Draft, captured: str | None) -> Iterator[str]:
    source = draft.source
    yield "capture:"
    yield f"  sha256: {hashlib.sha256(source.capture).hexdigest()}"
    if source.original:
        yield "  original:"
        yield f"    file: {source.original.file}"
        yield f"    sha256: {hashlib.sha256(source.original.data).hexdigest()}"
        yield f"    encoding: {inline(source.original.encoding)}"
    yield f"  url: {quoted(source.address) if source.address else 'null'}"
    yield "  archived_url: null"
    yield f"  captured: {captured or 'null'}"


def _suggested_sections(draft: Draft) -> Iterator[str]:
    if not draft.sections:
        yield "sections: [] # yours to make"
        return
    yield "sections: [] # yours to make; for a start, put the lines below in this line's place and take their # away"
    yield "# sections:"
    for section, starts in draft.sections:
        fields = f"id: {section.id}, title: {quoted(section.title)}, starts: {quoted(starts)}"
        yield f"#   - {{{fields}, topics: {inline(section.topics)}}}"


def _entry(tag: DraftTag) -> Iterator[str]:
    """Give an entry of a list with a field on each line."""
    for number, (name, value) in enumerate(tag.fields.items()):
        shown = quoted(value) if name in ("exact", "prefix", "suffix") else inline(value)
        yield f"  {' ' if number else '-'} {name}: {shown}{_note(tag.notes.get(name, ''))}"


def _note(reason: str) -> str:
    printable = "".join(char if char.isprintable() else " " for char in reason)
    return f" # {' '.join(printable.split())[:300]}" if printable.strip() else ""
