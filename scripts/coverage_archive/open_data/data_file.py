"""A file of open data, and what the page of the data says about it."""

from dataclasses import dataclass

from ..model import addresses
from ..storage.generated_files import GeneratedFile

CC_BY = "CC BY 4.0"  # of the archive's own work; the quoted words belong to their publishers


@dataclass(frozen=True, slots=True)
class DataFile(GeneratedFile):
    """A file below ``data/``, with its title and a sentence that says what it holds."""

    title: str
    sentence: str

    @property
    def name(self) -> str:
        """The path below ``data/``."""
        return self.path.removeprefix(addresses.DATA)

    @property
    def format(self) -> str:
        """The format, as readers name it."""
        return self.path.rpartition(".")[2].upper()

    @property
    def size(self) -> str:
        """The size in words; 1 kB is 1,000 bytes."""
        size = len(self.data)
        for unit, one in (("MB", 1_000_000), ("kB", 1_000)):
            if size >= one:
                return f"{size / one:.{0 if size >= 10 * one else 1}f} {unit}"
        return f"{size} bytes"
