"""Print what a review says, and ask: for a line of words, one of several kinds, or yes or no.

All words are printed as ``visible`` returns them, because a capture may hold characters that control a terminal.
"""

from collections.abc import Iterable
from typing import TypeVar

import click

from ..model import Outlet, Speaker
from ..model.visible import visible
from ..texts.anchoring import nearest_name

Choice = TypeVar("Choice", bound=str)


def say(words: str, *, err: bool = False) -> None:
    """Print words on a line of their own, on standard error if ``err`` is true."""
    click.echo(visible(words), err=err)


def list_(entries: Iterable[Speaker | Outlet]) -> None:
    """Print the id and the name of entries of the vocabulary, one entry a line."""
    for entry in entries:
        say(f"  {entry.id:<24} {entry.name}")


def no_such(what: str, said: str, names: Iterable[str]) -> str:
    """Return a sentence that says that there is no such name, and which known name is most similar."""
    near = nearest_name(said, [*names])
    return f"There is no {what} '{said}'{f'; did you mean {near}?' if near else '.'}"


def pick(*choices: Choice, default: Choice) -> Choice:
    """Ask for one of several kinds and return it; Enter chooses the default."""
    said = click.prompt("Kind", type=click.Choice(choices), default=default)
    return next(choice for choice in choices if choice == said)


def text(what: str, now: str | None) -> str:
    """Ask for a line of words and return it; Enter returns ``now``, the present value, if there is one."""
    shown = visible(what if now is None else f"{what} [{now}]")
    return " ".join(str(click.prompt(shown, default=now, show_default=False)).split())


def or_nothing(what: str) -> str:
    """Ask for a line of words and return it; Enter returns "" (no words)."""
    return " ".join(str(click.prompt(visible(what), default="", show_default=False)).split())


def confirm(what: str, *, default: bool) -> bool:
    """Ask for yes or no; Enter chooses the default."""
    return click.confirm(visible(what), default=default)


def optional(what: str, now: str | None) -> str:
    """Ask for words that may be missing; Enter returns ``now``, the present value, and a hyphen returns "".

    Without a present value, Enter returns "" too.
    """
    said = text(f"{what} (- for none)", now or "-")
    return "" if said == "-" else said
