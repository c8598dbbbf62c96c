"""The edits of YAML files that one answer takes: all of them are made or none, and they are taken back as one."""

from collections.abc import Callable
from pathlib import Path

from ..model.problems import ArchiveError, Problem
from ..storage.files import write
from ..storage.yaml_editor import YamlText


class Edits:
    """The files that an answer has changed, as they were before it and as it left them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._before: dict[str, bytes] = {}
        self._after: dict[str, bytes] = {}

    @property
    def files(self) -> set[str]:
        """The changed files, by their paths from the project's folder."""
        return set(self._before)

    def edit(self, file: str, change: Callable[[YamlText], None]) -> None:
        """Change a file as it is now. Raise ArchiveError where that cannot be done safely."""
        data = (self._root / file).read_bytes()
        text = YamlText(data.decode("utf-8"), file)
        change(text)
        if text.text.encode() == data:
            return
        self._before.setdefault(file, data)
        self._after[file] = text.text.encode()
        write(self._root / file, self._after[file], lasting=True)

    def take_back(self) -> None:
        """Bring every file back as it was. Raise ArchiveError, and change nothing, where one was changed since."""
        for file, data in self._after.items():
            if (self._root / file).read_bytes() not in (data, self._before[file]):  # a write may have failed
                raise ArchiveError([Problem(file, 1, "the file was changed after the answer; mend it by hand")])
        for file, data in self._before.items():
            write(self._root / file, data, lasting=True)
