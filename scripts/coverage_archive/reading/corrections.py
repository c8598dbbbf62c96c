"""The corrections that a record lists: of an article, or of the archive as a whole."""

from collections import Counter
from collections.abc import Callable, Iterable

from ..model import Correction, Date
from ..model.dates import newest_first
from ..storage.schema import CorrectionRecord
from ..storage.yaml_reader import Path_


def read_corrections(
    records: Iterable[CorrectionRecord], problem: Callable[[Path_, str], None]
) -> tuple[Correction, ...]:
    """Return corrections, the newest first, of one day the last in the file.

    ``problem`` is told of a day that no calendar has, and of its place.
    """
    found: list[Correction] = []
    of_day: Counter[str] = Counter()
    for number, record in enumerate(records):
        of_day[record.date] += 1
        try:
            found.append(Correction(Date(record.date), record.note, of_day[record.date]))
        except ValueError:
            problem(("corrections", number, "date"), f"there is no such date: '{record.date}'")
    return tuple(newest_first(reversed(found), lambda correction: correction.date))
