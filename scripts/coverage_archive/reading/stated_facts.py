"""Check what a record says of the outlet, the headline and the dates against the capture and the saved page.

Each of these facts is stated by the capture, stated by the data of the saved page (``..._stated`` says where), or
supplied by the editor with a reason (``..._supplied``).
"""

import re

from ..model import Block, Date, Outlet
from ..model.visible import TURN_ENDS
from ..storage.schema import PassageRecord
from ..storage.yaml_reader import Path_
from ..texts.page_statements import Fact, on_one_line, places, stated_at
from ..texts.stated_dates import states
from .article_source import PAGE, ArticleSource


def check_facts(source: ArticleSource, outlet: Outlet | None, published: Date | None) -> None:
    """Note a problem for an outlet or a date that the capture does not state, and for a fact that the page lacks.

    The page must state a fact if the record's field ``..._stated`` says so.
    """
    record = source.record
    if outlet and not (record.outlet_supplied or record.outlet_stated or names_outlet(source.text, outlet)):
        message = f'capture.txt does not name {outlet.name}; say how you know in `outlet_supplied: "..."`'
        source.problem(("outlet",), message)
    if published and not (published.supplied or published.stated or _is_in_capture(source, published)):
        source.problem(
            ("published",),
            f"capture.txt does not state the date {record.published}; "
            'say how you know in `published_supplied: "..."`, or write `published: null`',
        )
    wanted: tuple[tuple[Fact, object, str], ...] = (
        ("outlet", outlet, f"the outlet {outlet.name}" if outlet else ""),
        ("headline", record.headline, "this headline"),
        ("published", published, f"the date {record.published}"),
    )
    for fact, value, named in wanted:
        where: str | None = getattr(record, f"{fact}_stated")
        supplied = getattr(record, f"{fact}_supplied") is not None
        if where and value and (problem := _page_problem(source, fact, where, value, named, supplied=supplied)):
            source.problem((f"{fact}_stated",), problem)


def names_outlet(text: str, outlet: Outlet) -> bool:
    """Say whether a text has an outlet's name, or one of its other names, in capitals or not."""
    names = "|".join(re.escape(name.rstrip(TURN_ENDS)) for name in (outlet.name, *outlet.aliases))
    # Whole words ("AP" is not in "capture"); only Latin letters count, since some scripts have no spaces.
    return bool(re.search(f"(?<![A-Za-z0-9])(?:{names})(?![A-Za-z0-9])", text, re.IGNORECASE))


def checked_event_date(source: ArticleSource, key: Path_, item: PassageRecord, block: Block) -> Date | None:
    """Return the date of the event that a passage is about, or None; note a problem if its block lacks the year."""
    if not item.date:
        return None
    found = Date(item.date, item.date_supplied)
    if not found.supplied and found.year not in block.text:
        where = f"paragraph {block.number}" if block.number else f"the {block.kind}"
        message = f'{where} does not state the year {found.year}; say how you know in `date_supplied: "..."`'
        source.problem((*key, "date"), message)
    return found


def is_stated(page: str, fact: Fact, where: str, value: object) -> bool:
    """Say whether a page's data state an outlet, a headline or a date in the place ``where``.

    A date may be less exact than the page's.
    """
    stated = stated_at(page, fact, where)
    if isinstance(value, Outlet):
        names = {_letters(name) for name in (value.name, value.short, *value.aliases)}
        return any(names_outlet(words, value) or _letters(words) in names for words in stated)
    if isinstance(value, Date):
        exact = value.precision == "time"
        return any(words == value.value if exact else words.startswith(value.value) for words in stated)
    return any(on_one_line(str(value)) in words for words in stated)


def _is_in_capture(source: ArticleSource, wanted: Date) -> bool:
    line, language = source.record.published_line, source.record.language
    lines = [line] if line else [span.of(source.text) for span in source.capture.lines()]
    return any(states(line, wanted, language) for line in lines)


def _page_problem(source: ArticleSource, fact: Fact, where: str, value: object, named: str, *, supplied: bool) -> str:
    """Return the message for a value that the page does not state where the record says so; "" if the page does."""
    if supplied:
        return f"`{fact}_stated` cannot stand beside `{fact}_supplied`: take one of the two away"
    if where not in places(fact):
        return f"`{fact}_stated` must name where a page states it, not '{where}': {', '.join(places(fact))}"
    original, instead = source.record.capture.original, f'say how you know in `{fact}_supplied: "..."`'
    if not original or original.file != PAGE:
        return f"no saved page ({PAGE}) is sealed beside the capture, to state anything: {instead}"
    if source.page is None or is_stated(source.page, fact, where, value):  # without a page, that has its own message
        return ""
    found = ", ".join(dict.fromkeys(stated_at(source.page, fact, where)))
    says = f"it says {found}" if found else "there is none"
    return f"{PAGE} does not state {named} in {where} ({says}): give what it states, or {instead}"


def _letters(name: str) -> str:
    """Return the letters and digits of an outlet's name to compare: in lower case, without a "the" before it."""
    return "".join(char for char in name.casefold().removeprefix("the ") if char.isalnum())
