"""Problems of an archive, and errors that end a command, with messages for the person who can mend them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from .visible import visible, written_out

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: the file (relative to the project), its line from 1, what is wrong and what to do."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return the form that editors and terminals make clickable: ``file:line: message``."""
        return _on_one_line(f"{self.file}:{self.line}: {self.message}")


def _on_one_line(text: str) -> str:
    """Return text on one line, with invisible characters written out, because they may be the mistake."""
    shown = visible(re.sub(r"\s", " ", text))
    return "".join(letter if letter.isprintable() else written_out(letter) for letter in shown)


def shown(words: str, most: int = 80) -> str:
    """Return words for a message: on one line, at most ``most`` letters, without control characters."""
    words = " ".join(_on_one_line(words).split())
    return words if len(words) <= most else f"{words[: most - 3]}..."


class ReportedError(Exception):
    """An error that ends a command. Its message says what is wrong and what to do."""

    @property
    def printed(self) -> str:
        """The message as the command line prints it."""
        return visible(str(self))


class ArchiveError(ReportedError):
    """Raised where an archive cannot be read; has every problem found, sorted by file and line."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))

    @property
    def printed(self) -> str:
        """Every problem on a line of its own, and their number."""
        count = len(self.problems)
        return f"{self}\n{count} {'problem' if count == 1 else 'problems'}; nothing was changed."


class RefusedError(ReportedError):
    """Raised where an article cannot be added, before anything is written; says what is wrong and what to do."""

    @property
    def printed(self) -> str:
        """The sentence that says why."""
        return f"Not added: {visible(str(self))}."


class Report:
    """Collects problems while an archive is read, so that one run reports all of them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, file: str, line: int, message: str) -> None:
        """Note one problem."""
        self.problems.append(Problem(file, line, message))

    def attempt(self, action: Callable[[], T]) -> T | None:
        """Return the result of an action, or None where it raises ArchiveError, whose problems are kept."""
        try:
            return action()
        except ArchiveError as error:
            self.problems += error.problems
            return None
