"""Write a draft as ``article.yml``: its fields in their order, with comments that say where each value was found."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ...model import BlockKind
from ...storage.yaml_editor import NOTE, inline
from ...storage.yaml_reader import quoted
from ..proposing.draft_tags import DraftTag, words_at
from ..proposing.page_claims import ProposedValue
from .draft import Draft


def article_yml(draft: Draft, slug: str, captured: str | None) -> str:
    """Return the text of ``article.yml``. ``captured`` is the day of fetching (ISO 8601), or None for a file."""
    return "\n".join((*_page(draft, slug, captured), *_tags(draft))) + "\n"


def _page(draft: Draft, slug: str, captured: str | None) -> Iterator[str]:
    """Yield the lines about the article as a whole."""
    yield "# yaml-language-server: $schema=../article.schema.json"
    yield "# `archive new` wrote this; what stands after #: says where a value was found."
    yield f"reviewed: false {NOTE} mend what is wrong and make the sections, then run `archive review {slug}`"
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
    yield from _list("furniture", proposed=_furniture(draft))
    yield ""


def _furniture(draft: Draft) -> Iterator[str]:
    for item in draft.lines.of_kind("furniture"):
        words = inline(words_at(draft.source.text, item.piece), quoted) if item.piece else quoted(item.text)
        yield f"  - {words}{_note(item.reason)}"


def _tags(draft: Draft) -> Iterator[str]:
    """Yield the lines of sections and tags: first those carried over from an earlier version, then proposals."""
    carried, tags = draft.carried, draft.tags
    yield from _list("sections", carried.sections) if carried.sections else _suggested_sections(draft)
    yield ""
    yield from _list("quotes", carried.quotes, _entries(tags.quotes))
    yield ""
    yield from _list("not_quotes", carried.not_quotes, (f"  - {inline(it, quoted)}" for it in tags.not_quotes))
    yield ""
    yield from _list("passages", carried.passages, _entries(tags.passages))
    if carried.absent:
        yield f"absent: {inline(carried.absent)}"
    if draft.asked_again:
        yield f"# to look for again, as the article has changed: {', '.join(draft.asked_again)}"
    if carried.sics:
        yield from _list("sic", carried.sics)
    for lost in carried.lost:
        yield f"# not carried over from {draft.supersedes}{_note(lost)}"


def _list(field: str, carried: Iterable[Mapping[str, Any]] = (), proposed: Iterable[str] = ()) -> Iterator[str]:
    """Yield the lines of a list field: one line per entry carried over, then the lines of proposed entries."""
    entries = [*(f"  - {inline(tag)}" for tag in carried), *proposed]
    yield f"{field}:" if entries else f"{field}: []"
    yield from entries


def _entries(tags: Iterable[DraftTag]) -> Iterator[str]:
    """Yield the lines of proposed tags, one field on each line."""
    for tag in tags:
        for number, (name, value) in enumerate(tag.fields.items()):
            shown = quoted(value) if name in ("exact", "prefix", "suffix") else inline(value)
            yield f"  {' ' if number else '-'} {name}: {shown}{_note(tag.notes.get(name, ''))}"


def _value(
    field: str, found: ProposedValue, form: Callable[[str], str] = quoted, note: str = "", line: str | None = None
) -> Iterator[str]:
    """Yield the lines of a field with one value.

    These are the value, the ``line`` that states it, and, if the text does not state it, how it is known.
    """
    yield f"{field}: {form(found.value) if found.value else 'null'}{_note(found.reason + note)}"
    if line:
        yield line
    if found.stated:
        yield f"{field}_stated: {quoted(found.stated)} {NOTE} the page's own data; its text does not state it"
    if found.supplied:
        yield f"{field}_supplied: {quoted(found.supplied)}"


def _lines_of(kind: BlockKind, draft: Draft) -> Iterator[str]:
    """Yield the lines of a field that holds the article's lines of one kind. A single standfirst is no list."""
    if may_be := draft.lines.doubtful(kind):
        shown = inline([line.text for line in may_be], quoted)
        yield f"# {kind}: {shown}{_note(f'it may be: take the first # away if it is; {may_be[0].reason}')}"
    entries = [f"{quoted(line.text)}{_note(line.reason)}" for line in draft.lines.of_kind(kind)]
    if kind == "standfirst" and len(entries) == 1:
        yield f"{kind}: {entries[0]}"
    elif entries:
        yield from _list(kind, proposed=(f"  - {entry}" for entry in entries))


def _capture(draft: Draft, captured: str | None) -> Iterator[str]:
    source = draft.source
    yield "capture:"
    yield f"  sha256: {hashlib.sha256(source.capture).hexdigest()}"
    if original := source.original:
        yield "  original:"
        yield f"    file: {original.file}"
        yield f"    sha256: {hashlib.sha256(original.data).hexdigest()}"
        yield f"    encoding: {inline(original.encoding)}"
    yield f"  url: {quoted(source.address) if source.address else 'null'}"
    yield "  archived_url: null"
    yield f"  captured: {captured or 'null'}"


def _suggested_sections(draft: Draft) -> Iterator[str]:
    if not draft.sections:
        yield f"sections: [] {NOTE} yours to make"
        return
    how = "for a start, put the lines below in this line's place and take their # away"
    yield f"sections: [] {NOTE} yours to make; {how}"
    yield "# sections:"
    for section, starts in draft.sections:
        fields = f"id: {section.id}, title: {quoted(section.title)}, starts: {quoted(starts)}"
        yield f"#   - {{{fields}, topics: {inline(section.topics)}}}"


def _note(reason: str) -> str:
    """Return a note on where a value was found, of at most 300 code points, or "" if there is nothing to say."""
    printable = "".join(char if char.isprintable() else " " for char in reason)
    return f" {NOTE} {' '.join(printable.split())[:300]}" if printable.strip() else ""
