"""Edit YAML files for one answer, so that all edits are made or none, and all can be undone together."""

from collections.abc import Callable
from pathlib import Path

from ..model.problems import ArchiveError, Problem
from ..storage.files import write
from ..storage.yaml_editor import YamlText


class Edits:
    """Hold the files that an answer has changed, as they were before it and as it left them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._before: dict[str, bytes] = {}
        self._after: dict[str, bytes] = {}

    @property
    def files(self) -> set[str]:
        """Return the paths of the changed files, relative to the project's folder."""
        return set(self._before)

    def edit(self, file: str, change: Callable[[YamlText], None]) -> None:
        """Change a file as it is now, and write it. Raise ArchiveError if the edit cannot be made safely."""
        data = (self._root / file).read_bytes()
        text = YamlText(data.decode("utf-8"), file)
        change(text)
        if text.text.encode() == data:
            return
        self._before.setdefault(file, data)
        self._after[file] = text.text.encode()
        write(self._root / file, self._after[file], lasting=True)

    def take_back(self) -> None:
        """Restore every file as it was. Raise ArchiveError, and change nothing, if a file was changed since."""
        for file, data in self._after.items():
            if (self._root / file).read_bytes() not in (data, self._before[file]):  # as before, if a write failed
                raise ArchiveError([Problem(file, 1, "the file was changed after the answer; mend it by hand")])
        for file, data in self._before.items():
            write(self._root / file, data, lasting=True)
