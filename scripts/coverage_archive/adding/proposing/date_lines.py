"""Lines that do nothing but state dates: which is the publication's, and which tells when the page was changed."""

import re
from dataclasses import dataclass

from ...texts.stated_dates import StatedDate, all_dates

_LONGEST = 120  # code points
_MOST_WORDS = 5  # beside the dates
_BULLETS = " \t\u00a0•·*|>‹›»«-–—:(["
_PUBLISHED = (
    r"(?:first\s+|originally\s+)?(?:published|posted|date|issued|created)\b|입력|기사입력|등록|승인|опубликован|publi[ée]|"
    r"publicad|pubblicat|veröffentlicht|erstellt|publisert|publicerad|publiceret|公開|配信|発行"
)
_CHANGED = (
    r"(?:last\s+)?(?:updated?|modified)\b|last\s+(?:updated?|modified|edited)|수정|최종수정|업데이트|обновл|измен|"
    r"mis à jour|modifi|actualizad|aggiornat|aktualisiert|stand\s*:|oppdatert|uppdaterad|opdateret|更新"
)
_LABEL = re.compile(rf"(?:{_PUBLISHED}|{_CHANGED})", re.IGNORECASE)
_CHANGED_WORD = re.compile(_CHANGED, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a line states; ``changed``: the date on which the page was changed, if that is all that it states."""

    published: StatedDate | None
    changed: StatedDate | None


def dates_of(line: str, language: str | None) -> DateLine | None:
    """Return the dates of a line, told apart by the words before each; None where it states no whole date."""
    published = changed = None
    end = 0
    for stated in all_dates(line, language):
        # What stands between a date's time and its label belongs to the date before.
        label = list(_LABEL.finditer(line, end, stated.start))
        if label and _CHANGED_WORD.match(label[-1].group()):
            changed = changed or stated
        else:
            published = published or stated
        end = stated.end
    return DateLine(published, changed) if published or changed else None


def is_date_line(line: str, language: str | None) -> bool:
    """Say whether a line does nothing but state dates, with a label or a few words beside them."""
    beside = _words_beside(line, language)
    return beside is not None and (is_labelled(line) or beside <= _MOST_WORDS)


def is_bare(line: str, language: str | None) -> bool:
    """Say whether a line is dates and hardly another word."""
    beside = _words_beside(line, language)
    return beside is not None and beside <= 1


def _words_beside(line: str, language: str | None) -> int | None:
    """Return the number of words beside the dates of a line and their labels; None where it states no date."""
    stated = all_dates(line, language) if len(line) <= _LONGEST else []
    if not stated:
        return None
    rest = line
    for date in reversed(stated):
        rest = f"{rest[: date.start]} {rest[date.end :]}"
    return len(re.findall(r"[^\W\d_]+", _LABEL.sub(" ", rest)))


def is_labelled(line: str) -> bool:
    """Say whether a line begins as lines with a date do: "Published: ...", "Updated ..."."""
    return len(line) <= _LONGEST and bool(_LABEL.match(line.lstrip(_BULLETS)))
