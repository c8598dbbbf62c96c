"""Run the dialogue of ``archive review``: show each proposal that waits, one after the other, and ask about it."""

from dataclasses import dataclass
from pathlib import Path

import click

from ..editing.editor import Editor
from ..editing.queue import ReviewQueue
from ..model.problems import ArchiveError
from ..model.visible import visible
from ..reading.archive_folder import ArchiveFolder
from ..reading.proposals import Proposal, ProposalKey
from ..storage.files import WriteError
from ..storage.locks import BusyError
from . import prompts, questions, showing


@dataclass(frozen=True, slots=True)
class Left:
    """Hold how many proposals wait when a review ends: in what was reviewed, and elsewhere in the archive."""

    here: int
    elsewhere: int


def review(root: Path, slug: str | None) -> Left:
    """Ask about each proposal that waits in one article, or in all if ``slug`` is None; return how many are left.

    Every answer is saved at once.
    """
    folder = ArchiveFolder(root)
    editor = Editor(folder)
    queue = ReviewQueue(editor, slug)
    queue.waiting()  # which refuses an article that is not there
    _say_dropped(editor.drop_unnamed_drafts())
    waiting = queue.waiting()
    prompts.say(f"{len(waiting)} to review in articles/{slug or ''}. Every answer is saved at once.")
    try:
        _Dialogue(editor, queue, names_article=not slug).run()
    except (_QuitError, click.Abort):
        click.echo()
    return Left(len(queue.waiting()), queue.elsewhere())


class _QuitError(Exception):
    """Raised when the person quits; all answers are saved already."""


class _Dialogue:
    def __init__(self, editor: Editor, queue: ReviewQueue, *, names_article: bool) -> None:
        self._editor, self._queue, self._names_article = editor, queue, names_article
        self._questions = questions.Questions(editor)
        self._skipped: set[ProposalKey] = set()
        self._past: list[ProposalKey] = []  # keys of the proposals that were shown before, the latest last
        self._next: ProposalKey | None = None  # key of the proposal to show next, waiting or not

    def run(self) -> None:
        while item := self._item():
            self._ask(item)
            self._editor.refresh()

    def _waiting(self) -> list[Proposal]:
        return [item for item in self._queue.waiting() if item.key not in self._skipped]

    def _item(self) -> Proposal | None:
        """Return the proposal to ask about next: the one set as next if there is one, else the first that waits."""
        wanted, self._next = self._next, None
        return (self._queue.find(wanted) if wanted else None) or next(iter(self._waiting()), None)

    def _ask(self, item: Proposal) -> None:
        self._show(item)
        key = self._choice(item)
        try:
            if key == "q":
                raise _QuitError
            if key == "n":
                self._skipped.add(item.key)
                self._leave(item)
            elif key == "b":
                self._go_back(item)
            elif key == "u":
                self._undo(item)
            else:
                self._next = self._questions.ask(key, item)
                if not self._next:
                    self._leave(item)
                _say_dropped(self._editor.take_dropped())
        except (ArchiveError, BusyError, WriteError) as error:
            prompts.say(f"That cannot be: {error}\nNothing was changed.", err=True)
            self._next = item.key

    def _show(self, item: Proposal) -> None:
        left = click.style(f"{len(self._waiting())} left", dim=True)
        where = f" in articles/{item.slug}" if self._names_article and not item.is_name else ""
        done = "" if item.waits else " (answered)"
        click.echo(f"\n{left}  {click.style(visible(showing.title(item)), bold=True)}{where}{done}")
        self._questions.show(item)

    def _choice(self, item: Proposal) -> str:
        ways = ["skip [n]", *(["[b]ack"] if self._past else []), *(["[u]ndo"] if self._editor.can_undo else [])]
        choices = [*self._questions.choices(item), *ways, "[q]uit"]
        keys = questions.keys(choices)
        *lines, last = showing.in_lines(choices)
        while True:
            for line in lines:
                click.echo(line)
            key = str(click.prompt(last, prompt_suffix=" > ")).strip().lower()
            if key in keys:
                return key
            click.echo(f"Type one of the letters in brackets: {', '.join(sorted(keys))}.")

    def _leave(self, item: Proposal) -> None:
        self._past = [key for key in self._past if key != item.key] + [item.key]

    def _go_back(self, item: Proposal) -> None:
        """Show the previous proposal again, in its present state. If it is gone, say so and stay."""
        self._next = self._past.pop() if self._past else item.key
        self._skipped.discard(self._next)
        if not self._queue.find(self._next):
            click.echo("That one is no longer there; [u]ndo brings it back.")
            self._next = item.key

    def _undo(self, item: Proposal) -> None:
        """Undo the last answer, and show its proposal again."""
        self._next = self._editor.undo() or item.key
        self._skipped.discard(self._next)
        self._past = [key for key in self._past if key != self._next]


def _say_dropped(drafts: list[str]) -> None:
    for what in drafts:
        prompts.say(f"Taken out of articles/archive.yml, as no article names it any more: {what}.")
