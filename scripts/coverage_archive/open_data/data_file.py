"""One file of open data."""

from dataclasses import dataclass

CC_BY = "CC BY 4.0"  # for the archive's own work; the quoted words remain their publishers'


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """A file below ``data/``: its name there, its text, and what a reader is told of it."""

    name: str
    text: str
    title: str
    sentence: str
    license: str = CC_BY

    @property
    def listed(self) -> "ListedFile":
        """What a list says of the file."""
        return ListedFile(self.name, self.title, self.sentence, self.license, len(self.text.encode()))


@dataclass(frozen=True, slots=True)
class ListedFile:
    """What a list says of a file; ``bytes`` is its length."""

    name: str
    title: str
    sentence: str
    license: str
    bytes: int

    @property
    def format(self) -> str:
        """The format, as readers name it."""
        return self.name.rpartition(".")[2].upper()

    @property
    def size(self) -> str:
        """The size in words; 1 kB is 1,000 bytes."""
        count = self.bytes
        for unit, one in (("MB", 1_000_000), ("kB", 1_000)):
            if count >= one:
                return f"{count / one:.{0 if count >= 10 * one else 1}f} {unit}"
        return f"{count} bytes"
