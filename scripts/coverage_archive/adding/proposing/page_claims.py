"""What a page's data states, held against what the text of the page states: where they differ, the draft says so."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from ..sources.web_page import PageData, Stated

_MOST_SHOWN = 3
_TOLD = "told from its script and words"
_SECURE_CUT = 40  # letters of a description that is cut off
_WIDEST_ZONE = timedelta(hours=26)  # between the clocks of two places, at most


def date_note(value: str, data: PageData) -> str:
    """Return what the page's data says of a date that the text states; nothing where they say nothing."""
    if not data.published:
        return ""
    return f"; the page's data says {_list(_compared(value, stated) for stated in data.published)}"


def _compared(value: str, stated: Stated) -> str:
    if stated.value[:16] == value[:16]:
        return f"the same ({stated.where})"
    elsewhere = ", which may be the same moment elsewhere" if _relation(value, stated.value) == "zone" else ""
    return f"{_named(stated)}{elsewhere}"


def date_conflict(value: str, data: PageData) -> str:
    """Return what the page's data say, where its surest date is another than the text's; else nothing."""
    first = data.published[0] if data.published else None
    return f"the page's data says {_named(first)}" if first and _relation(value, first.value) == "other" else ""


def stated_date(data: PageData) -> tuple[str, str, str]:
    """Return the date of publication that a page's data state first, how that was told, and where it stands."""
    first, *others = data.published
    differ = [_named(stated) for stated in others if _relation(stated.value, first.value) == "other"]
    note = f"; other data of it says {_list(differ)}" if differ else ""
    return first.value, f"the page's own data ({first.where}){note}", first.where


def _relation(one: str, other: str) -> str:
    """Say whether two dates can be the same moment: "same", "zone" (under clocks of two places), or "other"."""
    if one[:10] == other[:10] and ("T" not in one or "T" not in other or one[11:16] == other[11:16]):
        return "same"
    first, second = (datetime.fromisoformat(value).replace(tzinfo=None) for value in (one, other))
    apart = abs(first - second)
    if "T" not in one or "T" not in other:
        return "zone" if "T" in one + other and abs(first.date() - second.date()) <= timedelta(days=1) else "other"
    quarters = apart % timedelta(minutes=15)
    return "zone" if apart <= _WIDEST_ZONE and not quarters and _has_zone(one + other) else "other"


def _has_zone(values: str) -> bool:
    return "Z" in values or "+" in values or values.count("-") > 4


def author_note(line: str, data: PageData) -> str:
    """Return whom the page's data names as author, where the byline names somebody else."""
    if not data.author or any(_plain(stated.value) in _plain(line) for stated in data.author):
        return ""
    return f"; the page's data names {_list(map(_named, data.author))}"


def may_be_deck(line: str, data: PageData) -> bool:
    """Say whether a page's data describe the article in a line's words, whole or cut off, or do not describe it.

    What stands in the headline too is no description.
    """
    titles = [_plain(stated.value) for stated in data.headline]
    described = [_plain(stated.value) for stated in data.standfirst]
    described = [words for words in described if not any(words in title for title in titles)]
    key = _plain(line)
    return not described or any(
        key in words or (len(words) >= _SECURE_CUT and key.startswith(words)) for words in described
    )


def headline_note(line: str, data: PageData) -> str:
    """Return the headline that the page's data give, where none of them gives that of the text."""
    if not data.headline or any(_plain(line) in _plain(stated.value) for stated in data.headline):
        return ""
    return f"; the page's data gives {_list(map(_quoted, data.headline))}"


def language(told: str | None, data: PageData) -> tuple[str | None, str]:
    """Return the language of an article, and how it was told.

    Script and words go before what the page says, which is often the language of its template alone.
    """
    said = data.language[0] if data.language else None
    if not told:
        return (said.value, f"the page's own data ({said.where})") if said else (None, "too few words to tell")
    if not said:
        return told, _TOLD
    if said.value.lower().partition("-")[0] == told or told in _OFTEN_ONE.get(said.value.lower(), ()):
        return said.value, f"the page's own data ({said.where})"
    return told, f"{_TOLD}; the page's data says {said.value} ({said.where})"


_OFTEN_ONE = {"no": ("nb",), "nn": ("nb",)}


def _named(stated: Stated) -> str:
    return f"{stated.value} ({stated.where})"


def _quoted(stated: Stated) -> str:
    return f"“{stated.value}” ({stated.where})"


def _list(items: Iterable[str]) -> str:
    return ", ".join(list(items)[:_MOST_SHOWN])


def _plain(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
