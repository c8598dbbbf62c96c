"""What a review prints, and its prompts: a line of words, one of several kinds, yes or no, a list to choose from.

Everything is shown as ``visible`` gives it: a capture may hold what a terminal would obey.
"""

from collections.abc import Iterable
from typing import TypeVar

import click

from ..model import Outlet, Speaker
from ..model.visible import visible
from ..texts.anchoring import nearest_name

Choice = TypeVar("Choice", bound=str)


def say(words: str, *, err: bool = False) -> None:
    """Print words."""
    click.echo(visible(words), err=err)


def list_(entries: Iterable[Speaker | Outlet]) -> None:
    """Print entries of the vocabulary, a line each."""
    for entry in entries:
        say(f"  {entry.id:<24} {entry.name}")


def no_such(what: str, said: str, names: Iterable[str]) -> str:
    """Return the sentence that there is no such name, with the nearest that there is."""
    near = nearest_name(said, [*names])
    return f"There is no {what} '{said}'{f'; did you mean {near}?' if near else '.'}"


def pick(*choices: Choice, default: Choice) -> Choice:
    """Ask for one of the kinds; Enter gives the default."""
    said = click.prompt("Kind", type=click.Choice(choices), default=default)
    return next(choice for choice in choices if choice == said)


def text(what: str, now: str | None) -> str:
    """Ask for a line of words; Enter gives what stands now, if anything does."""
    shown = visible(what if now is None else f"{what} [{now}]")
    return " ".join(str(click.prompt(shown, default=now, show_default=False)).split())


def or_nothing(what: str) -> str:
    """Ask for a line of words; Enter gives none."""
    return " ".join(str(click.prompt(visible(what), default="", show_default=False)).split())


def confirm(what: str, *, default: bool) -> bool:
    """Ask for yes or no; Enter gives the default."""
    return click.confirm(visible(what), default=default)


def optional(what: str, now: str | None) -> str:
    """Ask for words that may be missing; Enter gives what stands now, a hyphen nothing."""
    said = text(f"{what} (- for none)", now or "-")
    return "" if said == "-" else said
