"""Check what an article's record says of its outlet and dates against the capture."""

import re

from ..model import Block, Date, Outlet
from ..model.visible import TURN_ENDS
from ..storage.schema import PassageRecord
from ..storage.yaml_reader import Path_
from ..texts.stated_dates import states
from .article_source import ArticleSource


def check_outlet(source: ArticleSource, outlet: Outlet) -> None:
    """Note a problem where the capture does not name the outlet and no reason is given."""
    record = source.record
    if not record.outlet_supplied and not record.outlet_stated and not names_outlet(source.text, outlet):
        message = f'capture.txt does not name {outlet.name}; say how you know in `outlet_supplied: "..."`'
        source.problem(("outlet",), message)


def names_outlet(text: str, outlet: Outlet) -> bool:
    """Say whether a text names an outlet, by its name or another."""
    names = "|".join(re.escape(name.rstrip(TURN_ENDS)) for name in (outlet.name, *outlet.aliases))
    # Whole words ("AP" is not in "capture"); only Latin letters count, since not all scripts part words.
    return bool(re.search(f"(?<![A-Za-z0-9])(?:{names})(?![A-Za-z0-9])", text, re.IGNORECASE))


def checked_publication_date(source: ArticleSource) -> Date | None:
    """Return when the article was published; a date that the capture does not state is noted."""
    record = source.record
    if not record.published:
        return None
    found = Date(record.published, record.published_supplied, record.published_stated)
    if not found.stated and not found.supplied and not _is_stated(source, found):
        source.problem(
            ("published",),
            f"capture.txt does not state the date {record.published}; "
            'say how you know in `published_supplied: "..."`, or write `published: null`',
        )
    return found


def _is_stated(source: ArticleSource, wanted: Date) -> bool:
    line, language = source.record.published_line, source.record.language
    lines = [line] if line else [span.of(source.text) for span in source.capture.lines()]
    return any(states(line, wanted, language) for line in lines)


def checked_event_date(source: ArticleSource, key: Path_, item: PassageRecord, block: Block) -> Date | None:
    """Return when what a passage tells of happened; a date in no word of its block is noted."""
    if not item.date:
        return None
    found = Date(item.date, item.date_supplied)
    if not found.supplied and found.year not in block.text:
        where = f"paragraph {block.number}" if block.number else f"the {block.kind}"
        message = f'{where} does not state the year {found.year}; say how you know in `date_supplied: "..."`'
        source.problem((*key, "date"), message)
    return found
