"""Compare what a page's data state with what its text states: where they differ, the draft says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from ..sources.web_page import PageData, Stated, plain

_MOST_SHOWN = 3
_TOLD = "told from its script and words"
_SURE_CUT = 40  # letters of a description that is cut off
_WIDEST_ZONE = timedelta(hours=26)  # between the clocks of two places, at most
_OFTEN_ONE = ("no", "nn", "nb")  # Norwegian, as pages name it


@dataclass(frozen=True, slots=True)
class ProposedValue:
    """A value for one field, and how it was told.

    If the text does not state it: ``stated`` is where the page's data do, ``supplied`` what readers are told instead.
    """

    value: str | None
    reason: str
    stated: str | None = None
    supplied: str | None = None


def date_note(value: str, data: PageData) -> str:
    """Return what the page's data say of a date that the text states; "" if they state none."""
    notes = []
    for stated in data.published:
        elsewhere = (
            ", which may be the same moment elsewhere" if _compared(value, stated.value) == "elsewhere" else ""
        )
        is_same = stated.value[:16] == value[:16]
        notes.append(f"the same ({stated.where})" if is_same else f"{_named(stated)}{elsewhere}")
    return f"; the page's data says {_list(notes)}" if notes else ""


def date_conflict(value: str, data: PageData) -> str:
    """Return the first date of the page's data, in words, if it differs from the text's date; else return ""."""
    first = data.published[0] if data.published else None
    return f"the page's data says {_named(first)}" if first and _compared(value, first.value) == "other" else ""


def stated_date(data: PageData) -> ProposedValue:
    """Return the date of publication that a page's data state first."""
    first, *others = data.published
    differ = [_named(stated) for stated in others if _compared(stated.value, first.value) == "other"]
    note = f"; other data of it says {_list(differ)}" if differ else ""
    said = "the page's data states the date; its text does not"
    return ProposedValue(first.value, f"the page's own data ({first.where}){note}", first.where, said)


def _compared(one: str, other: str) -> Literal["same", "elsewhere", "other"]:
    """Say whether two dates in ISO 8601 are the same, as exactly as both are given, or "elsewhere".

    Elsewhere: they can be the same moment by the clocks of two places.
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
    """Return a note on the authors that the page's data name, if the byline names none of them; else ""."""
    if not data.author or any(plain(stated.value) in plain(line) for stated in data.author):
        return ""
    return f"; the page's data names {_list(map(_named, data.author))}"


def may_be_deck(line: str, data: PageData) -> bool:
    """Say whether a page's data describe the article in a line's words, whole or cut off, or have no description.

    A description that only repeats the headline does not count.
    """
    key, titles = plain(line), [plain(stated.value) for stated in data.headline]
    described = [plain(stated.value) for stated in data.standfirst]
    described = [words for words in described if not any(words in title for title in titles)]
    return not described or any(
        key in words or (len(words) >= _SURE_CUT and key.startswith(words)) for words in described
    )


def headline_note(line: str, data: PageData) -> str:
    """Return a note on the headlines that the page's data give, if the text's is none of them; else ""."""
    if not data.headline or any(plain(line) in plain(stated.value) for stated in data.headline):
        return ""
    return f"; the page's data gives {_list(f'“{stated.value}” ({stated.where})' for stated in data.headline)}"


def language(told: str | None, data: PageData) -> ProposedValue:
    """Return the language of an article; ``told`` is what its text tells.

    The text's script and words are surer than the page's claim, which is often the language of its template.
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
