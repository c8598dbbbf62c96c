"""The dialogue of ``archive review``: one thing that waits after the other is shown and asked about."""

from dataclasses import dataclass
from pathlib import Path

import click

from ..model.problems import ArchiveError
from ..reading.archive_folder import ArchiveFolder
from ..reading.proposals import Proposal, ProposalKey
from . import questions, showing
from .answers import Answers
from .queue import ReviewQueue

_WAYS = "skip [n]  [q]uit"


@dataclass(frozen=True, slots=True)
class Left:
    """How much waits when a review ends: in what was reviewed, and elsewhere in the archive."""

    here: int
    elsewhere: int


def review(root: Path, slug: str) -> Left:
    """Walk through what waits in one article; return how much still waits. Every answer is kept at once."""
    folder = ArchiveFolder(root)
    answers = Answers(folder)
    queue = ReviewQueue(folder, slug)
    click.echo(f"{len(queue.waiting())} to review in articles/{slug}. Every answer is saved at once.")
    try:
        _Dialogue(answers, queue).run()
    except (_QuitError, click.Abort):
        click.echo()
    return Left(len(queue.waiting()), queue.elsewhere())


class _QuitError(Exception):
    """Raised when the person has had enough; all answers are written already."""


class _Dialogue:
    def __init__(self, answers: Answers, queue: ReviewQueue) -> None:
        self._answers, self._queue = answers, queue
        self._questions = questions.Questions(answers)
        self._skipped: set[ProposalKey] = set()

    def run(self) -> None:
        while waiting := [item for item in self._queue.waiting() if item.key not in self._skipped]:
            self._ask(waiting[0], len(waiting))
            self._answers.refresh()

    def _ask(self, item: Proposal, left: int) -> None:
        title = click.style(showing.title(item), bold=True)
        click.echo(f"\n{click.style(f'{left} left', dim=True)}  {title}")
        showing.show(item, self._answers.archive)
        key = _choice(f"{questions.CHOICES[item.kind]}  {_WAYS}")
        if key == "q":
            raise _QuitError
        if key == "n":
            self._skipped.add(item.key)
            return
        try:
            self._questions.ask(key, item)
        except ArchiveError as error:
            click.echo(f"That cannot be: {error}\nNothing was changed.", err=True)


def _choice(choices: str) -> str:
    keys = questions.keys(choices)
    while True:
        key = str(click.prompt(choices, prompt_suffix=" > ")).strip().lower()
        if key in keys:
            return key
        click.echo(f"Type one of the letters in brackets: {', '.join(sorted(keys))}.")
