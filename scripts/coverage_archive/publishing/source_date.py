"""Determine the date of a site, so that a version of the archive yields the same bytes whenever it is built.

The date is SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/) if it is set, else the day of
the commit, else today.
"""

import os
import re
import time
from datetime import UTC, date, datetime

from ..model.problems import ReportedError
from ..model.publication import Publication

VARIABLE = "SOURCE_DATE_EPOCH"
# In seconds since 1970, February 2106: the last date that fits into the header of a gzip file.
LATEST = 2**32 - 1


class SourceDateError(ReportedError):
    """Raised where SOURCE_DATE_EPOCH is not a date that a gzip file can store."""


def source_date(publication: Publication) -> str:
    """Return the site's date in seconds since 1970, clamped to what a gzip file can store. Raise SourceDateError."""
    if (given := stated()) is not None:
        return str(given)
    if not publication.of.committed:
        return str(_clamp(int(time.time())))
    day = datetime.combine(date.fromisoformat(publication.of.committed), datetime.min.time(), UTC)
    return str(_clamp(int(day.timestamp())))


def stated() -> int | None:
    """Return SOURCE_DATE_EPOCH in seconds since 1970, or None where it is not set. Raise SourceDateError."""
    given = os.environ.get(VARIABLE, "")
    if not given:
        return None
    if not re.fullmatch("[0-9]{1,10}", given) or int(given) > LATEST:
        wanted = f"a whole number from 0 to {LATEST}, or is left out"
        raise SourceDateError(f"{VARIABLE} is '{given}', but it counts the seconds since 1970: it is {wanted}.")
    return int(given)


def _clamp(seconds: int) -> int:
    return min(max(seconds, 0), LATEST)
