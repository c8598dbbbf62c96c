"""Compare what a page's data states about the article with what its text states, and describe the differences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from ..sources.web_page import PageData, Stated, plain

_MOST_SHOWN = 3
_TOLD = "told from its script and words"
_SURE_CUT = 40  # the fewest letters by which a description that is cut off identifies a line
_WIDEST_ZONE = timedelta(hours=26)  # the largest difference between the clocks of two places
_OFTEN_ONE = ("no", "nn", "nb")  # codes of Norwegian, which are treated as one language


@dataclass(frozen=True, slots=True)
class ProposedValue:
    """Hold a value for one field of ``article.yml``, and the reason for it.

    If the article's text does not state the value, ``stated`` is the place in the page's data that does, or
    ``supplied`` is a note for readers on how it is known.
    """

    value: str | None
    reason: str
    stated: str | None = None
    supplied: str | None = None


def date_note(value: str, data: PageData) -> str:
    """Return a note that compares the dates in the page's data with the text's date ``value``.

    Return "" if the page's data has no date.
    """
    notes = []
    for stated in data.published:
        elsewhere = (
            ", which may be the same moment elsewhere" if _compared(value, stated.value) == "elsewhere" else ""
        )
        is_same = stated.value[:16] == value[:16]
        notes.append(f"the same ({stated.where})" if is_same else f"{_named(stated)}{elsewhere}")
    return f"; the page's data says {_list(notes)}" if notes else ""


def with_zone(value: str, data: Iterable[Stated]) -> str:
    """Return the text's date ``value`` with the time zone of the first equal date in the page's data.

    Universal time counts as none, because many pages write the local time as if it were universal.
    """
    same = (stated.value for stated in data if len(value) > len("2024-06-20") and stated.value[:16] == value)
    return next((full for full in same if full[16:] not in ("Z", "+00:00")), value)


def date_conflict(value: str, data: PageData) -> str:
    """Return a note on the first date in the page's data if it differs from the text's date ``value``, else ""."""
    first = data.published[0] if data.published else None
    return f"the page's data says {_named(first)}" if first and _compared(value, first.value) == "other" else ""


def stated_date(data: PageData) -> ProposedValue:
    """Return the first date of publication in a page's data. Its reason names other dates there that differ."""
    first, *others = data.published
    differ = [_named(stated) for stated in others if _compared(stated.value, first.value) == "other"]
    note = f"; other data of it says {_list(differ)}" if differ else ""
    said = "the page's data states the date; its text does not"
    return ProposedValue(first.value, f"the page's own data ({first.where}){note}", first.where, said)


def _compared(one: str, other: str) -> Literal["same", "elsewhere", "other"]:
    """Return how two ISO 8601 dates compare: "same", "elsewhere" or "other".

    "same" compares only the parts that both dates have. "elsewhere" means that both can be the same moment by the
    clocks of two places.
    """
    timed = ("T" in one) + ("T" in other)
    if one[:10] == other[:10] and (timed < 2 or one[11:16] == other[11:16]):
        return "same"
    first, second = (datetime.fromisoformat(value).replace(tzinfo=None) for value in (one, other))
    if timed == 2:
        has_zone = any("Z" in value or "+" in value or value.count("-") > 2 for value in (one, other))
        apart = abs(first - second)
        may_be_same = has_zone and apart <= _WIDEST_ZONE and not apart % timedelta(minutes=15)
    else:
        may_be_same = timed == 1 and abs(first.date() - second.date()) <= timedelta(days=1)
    return "elsewhere" if may_be_same else "other"


def author_note(line: str, data: PageData) -> str:
    """Return a note on the authors in the page's data if the byline (``line``) names none of them, else ""."""
    if not data.author or any(plain(stated.value) in plain(line) for stated in data.author):
        return ""
    return f"; the page's data names {_list(map(_named, data.author))}"


def may_be_deck(line: str, data: PageData) -> bool:
    """Say whether a description in the page's data contains a line or is its beginning, or there is no description.

    A description that only repeats the headline does not count as one.
    """
    key, titles = plain(line), [plain(stated.value) for stated in data.headline]
    described = [plain(stated.value) for stated in data.standfirst]
    described = [words for words in described if not any(words in title for title in titles)]
    return not described or any(
        key in words or (len(words) >= _SURE_CUT and key.startswith(words)) for words in described
    )


def headline_note(line: str, data: PageData) -> str:
    """Return a note on the headlines in the page's data if none of them contains the text's headline, else ""."""
    if not data.headline or any(plain(line) in plain(stated.value) for stated in data.headline):
        return ""
    return f"; the page's data gives {_list(f'“{stated.value}” ({stated.where})' for stated in data.headline)}"


def language(told: str | None, data: PageData) -> ProposedValue:
    """Return the language of an article. ``told`` is the language identified from its text, or None.

    The text is more reliable than the language in the page's data, which is often that of the page's template.
    """
    if not data.language:
        return ProposedValue(told, _TOLD if told else "too few words to tell")
    said = data.language[0]
    code = said.value.lower().partition("-")[0]
    if not told or code == told or (code in _OFTEN_ONE and told in _OFTEN_ONE):
        return ProposedValue(said.value, f"the page's own data ({said.where})")
    return ProposedValue(told, f"{_TOLD}; the page's data says {said.value} ({said.where})")


def _named(stated: Stated) -> str:
    return f"{stated.value} ({stated.where})"


def _list(items: Iterable[str]) -> str:
    return ", ".join(list(items)[:_MOST_SHOWN])
