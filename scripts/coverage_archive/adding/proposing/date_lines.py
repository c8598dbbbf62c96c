"""Lines that do nothing but state dates: when an article was published, and when its page was changed."""

import re

from ...texts.stated_dates import all_dates

_LONGEST = 120  # code points
MOST_WORDS = 5  # beside the dates of a line
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


def dates_of(line: str, language: str | None) -> dict[str, str]:
    """Return the dates of a line in ISO 8601, the first of each kind: ``published`` and ``changed``.

    The words before a date tell its kind; without any it is the publication's.
    """
    found: dict[str, str] = {}
    end = 0
    for stated in all_dates(line, language):
        # What stands between a date's time and its label belongs to the date before.
        labels = [label[0] for label in _LABEL.finditer(line, end, stated.start)]
        is_change = labels and _CHANGED_WORD.match(labels[-1])
        found.setdefault("changed" if is_change else "published", stated.value)
        end = stated.end
    return found


def is_date_line(line: str, language: str | None, most_words: int = MOST_WORDS) -> bool:
    """Say whether a line does nothing but state dates, with a label or a few words beside them."""
    dates = all_dates(line, language) if len(line) <= _LONGEST else []
    rest = line
    for date in reversed(dates):
        rest = f"{rest[: date.start]} {rest[date.end :]}"
    words = re.findall(r"[^\W\d_]+", _LABEL.sub(" ", rest))
    return bool(dates) and (is_labelled(line) or len(words) <= most_words)


def is_labelled(line: str) -> bool:
    """Say whether a line begins as lines with a date do: "Published: ...", "Updated ..."."""
    return len(line) <= _LONGEST and bool(_LABEL.match(line.lstrip(_BULLETS)))
