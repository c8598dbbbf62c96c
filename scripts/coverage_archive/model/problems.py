"""Represent problems of an archive, and errors that end a command, with messages that say how to mend them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from .visible import visible, written_out

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Represent one mistake: the file (relative to the project), its line from 1, what is wrong and what to do."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return ``file:line: message``, which editors and terminals make clickable."""
        return _on_one_line(f"{self.file}:{self.line}: {self.message}")


def _on_one_line(text: str) -> str:
    """Return text on one line, with invisible characters made visible, because they may be the mistake."""
    shown = visible(re.sub(r"\s", " ", text))
    return "".join(letter if letter.isprintable() else written_out(letter) for letter in shown)


def shown(words: str, most: int = 80) -> str:
    """Return words for a message: on one line, at most ``most`` letters, with control characters made visible."""
    words = " ".join(_on_one_line(words).split())
    return words if len(words) <= most else f"{words[: most - 3]}..."


class ReportedError(Exception):
    """Represent an error that ends a command. Its message says what is wrong and what to do."""

    @property
    def printed(self) -> str:
        """Return the message as the command line prints it."""
        return visible(str(self))


class ArchiveError(ReportedError):
    """Raised where an archive cannot be read; ``problems`` has every problem found, sorted by file and line."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))

    @property
    def printed(self) -> str:
        """Return every problem on a line of its own, and then their number."""
        count = len(self.problems)
        return f"{self}\n{count} {'problem' if count == 1 else 'problems'}; nothing was changed."


class RefusedError(ReportedError):
    """Raised before anything is written where an article cannot be added; the message says why and what to do."""

    @property
    def printed(self) -> str:
        """Return the sentence that says why the article was not added."""
        return f"Not added: {visible(str(self))}."


class Report:
    """Collect problems while an archive is read, so that one run reports all of them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, file: str, line: int, message: str) -> None:
        """Add a problem to the report."""
        self.problems.append(Problem(file, line, message))

    def attempt(self, action: Callable[[], T]) -> T | None:
        """Return the result of an action, or None if it raises ArchiveError; then add its problems to the report."""
        try:
            return action()
        except ArchiveError as error:
            self.problems += error.problems
            return None
