"""Define the commands `archive rename` and `archive merge`, which import what they need when they run."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..model.visible import visible

if TYPE_CHECKING:
    from .files import Action

_KIND = click.argument("kind", type=click.Choice(["outlet", "speaker", "topic", "element"]))


@click.command()
@_KIND
@click.argument("old")
@click.argument("new")
@click.pass_obj
def rename(root: Path, kind: Any, old: str, new: str) -> None:
    """Give an outlet, speaker, topic or element another id, in all articles at once.

    The earlier id stays in its former_ids, so that published addresses lead on.

    \b
    archive rename speaker kim kim-jong-un
    """
    from .names import Rename

    _carry_out(root, Rename(kind, old, new), f"The {kind} '{old}' is '{new}' now")


@click.command()
@_KIND
@click.argument("old")
@click.argument("into")
@click.pass_obj
def merge(root: Path, kind: Any, old: str, into: str) -> None:
    """Make one entry of two: what names OLD names INTO from then on, in all articles at once.

    INTO gets OLD's names as aliases, its former ids, and the facts that INTO lacks. Where both state a fact and
    differ, nothing is changed, and each such fact is named.

    \b
    archive merge speaker mr-putin putin
    """
    from .names import Merge

    _carry_out(root, Merge(kind, old, into), f"The {kind} '{old}' is part of '{into}' now")


def _carry_out(root: Path, action: "Action", done: str) -> None:
    """Carry out an action of an editor, and print what was done and in how many files."""
    from ..reading.archive_folder import ArchiveFolder
    from .editor import Editor

    count = len(Editor(ArchiveFolder(root)).carry_out(action))
    told = f"{done}: {count} {'file' if count == 1 else 'files'} changed."
    click.echo(visible(told if count else "Nothing was changed."))
