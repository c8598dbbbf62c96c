"""A date as exact as it is known: a year, a month, a day or a minute; stated by the capture, or supplied."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Precision = Literal["year", "month", "day", "time"]
_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


@dataclass(frozen=True, slots=True)
class Date:
    """A date in ISO 8601, as ``article.yml`` writes it: ``1961``, ``2024-06``, ``2024-06-20``, ``2024-06-20T11:01``.

    ``supplied`` says how the editor knows it; None where the capture states it. Raises ValueError where there is no
    such date.
    """

    value: str
    supplied: str | None = None

    def __post_init__(self) -> None:
        _ = self.moment

    @property
    def precision(self) -> Precision:
        """How exact it is."""
        return _PRECISIONS.get(len(self.value), "time")

    @property
    def moment(self) -> datetime:
        """Its first moment; with a time zone only where one is stated."""
        return datetime.fromisoformat(self.value if len(self.value) > 7 else f"{self.value}-01-01"[:10])

    @property
    def year(self) -> str:
        """The year, in four digits."""
        return self.value[:4]

    @property
    def day(self) -> str:
        """The date without a time of day, as exact as it is known."""
        return self.value[:10]

    @property
    def words(self) -> str:
        """The date in words: 20 June 2024, 11:01."""
        moment = self.moment
        if self.precision == "year":
            return f"{moment:%Y}"
        if self.precision == "month":
            return f"{moment:%B %Y}"
        words = f"{moment.day} {moment:%B %Y}"
        if self.precision == "time":
            words += f", {moment:%H:%M}" + (f" {moment:%Z}" if moment.tzinfo else "")
        return words

    @property
    def shown(self) -> str:
        """The date in words, in [square brackets] where the editor supplied it."""
        return f"[{self.words}]" if self.supplied else self.words
