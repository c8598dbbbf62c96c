"""One file of open data, and what readers are told of it."""

from dataclasses import dataclass

from ..model import addresses
from ..storage.generated_files import GeneratedFile

CC_BY = "CC BY 4.0"  # for the archive's own work; the quoted words remain their publishers'


@dataclass(frozen=True, slots=True)
class ListedFile:
    """What a list says of a file below ``data/``: its name there, title, what it holds, and its length in bytes."""

    name: str
    title: str
    sentence: str
    bytes: int

    @property
    def format(self) -> str:
        """The format, as readers name it."""
        return self.name.rpartition(".")[2].upper()

    @property
    def size(self) -> str:
        """The size in words; 1 kB is 1,000 bytes."""
        for unit, one in (("MB", 1_000_000), ("kB", 1_000)):
            if self.bytes >= one:
                return f"{self.bytes / one:.{0 if self.bytes >= 10 * one else 1}f} {unit}"
        return f"{self.bytes} bytes"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file below ``data/`` with its text, which may be large."""

    name: str
    text: str
    title: str
    sentence: str

    @property
    def listed(self) -> ListedFile:
        """What a list says of the file."""
        return ListedFile(self.name, self.title, self.sentence, len(self.text.encode()))

    @property
    def generated(self) -> GeneratedFile:
        """The file that a build writes."""
        return GeneratedFile(f"{addresses.DATA}{self.name}", self.text)
