"""Represent a file of open data, with the words that the data page says about it."""

from dataclasses import dataclass

from ..model import addresses
from ..storage.generated_files import GeneratedFile

CC_BY = "CC BY 4.0"  # the licence of the archive's own work; the quoted words belong to their publishers


@dataclass(frozen=True, slots=True)
class DataFile(GeneratedFile):
    """Hold a file below ``data/``, with its title and a sentence that says what it contains."""

    title: str
    sentence: str

    @property
    def name(self) -> str:
        """Return the path of the file below ``data/``."""
        return self.path.removeprefix(addresses.DATA)

    @property
    def format(self) -> str:
        """Return the format, as readers name it: the ending of the file's name, in capitals."""
        return self.path.rpartition(".")[2].upper()

    @property
    def size(self) -> str:
        """Return the size in words, such as "1.2 MB"; 1 kB is 1,000 bytes."""
        size = len(self.data)
        for unit, one in (("MB", 1_000_000), ("kB", 1_000)):
            if size >= one:
                return f"{size / one:.{0 if size >= 10 * one else 1}f} {unit}"
        return f"{size} bytes"
