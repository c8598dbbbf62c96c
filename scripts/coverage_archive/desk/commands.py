"""Define the commands `archive desk` and `archive review`, which import what they need when they run."""

import os
import sys
from pathlib import Path

import click

from ..model.visible import visible

_NO_DESK = "the desk needs the package '{}': `pip install 'coverage-archive[desk]'`, or `make desk` in a checkout"


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port (default: a free one).")
@click.option("--open/--no-open", "opens", default=True, help="Open it in the browser (default: yes).")
@click.pass_obj
def desk(root: Path, port: int, opens: bool) -> None:
    """Serve the editor's desk on this machine: add an article, and judge it by pointing at its words."""
    _serve(root, port, opens=opens)


@click.command()
@click.argument("slug", required=False)
@click.pass_obj
def review(root: Path, slug: str | None) -> None:
    """Open the desk where something waits to be judged, in an article or in all of them.

    Without a browser, or if the output is no terminal, list what waits.
    """
    from ..editing import waiting

    found = waiting.listed(root, slug)
    if is_terminal() and has_browser():
        _serve(root, 0, opens=True, slug=slug or found.first)
        return
    for line in found.lines:
        click.echo(visible(line))
    where, count = f"articles/{slug or ''}", len(found.lines)
    left = f"{count} {'item waits' if count == 1 else 'items wait'} in {where}. To judge: archive desk"
    click.echo(left if count else f"Nothing of {where} waits for review.")


def is_terminal() -> bool:
    """Say whether a person reads the output."""
    return sys.stdout.isatty()


def has_browser() -> bool:
    """Say whether there is a browser with a window of its own, in which the desk can be used."""
    import webbrowser

    shown = sys.platform in ("win32", "darwin") or "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    try:
        return shown and bool(webbrowser.get())
    except webbrowser.Error:
        return False


def _serve(root: Path, port: int, *, opens: bool, slug: str | None = None) -> None:
    try:
        from . import server
    except ModuleNotFoundError as error:
        raise click.ClickException(_NO_DESK.format(error.name)) from error
    try:
        server.serve(root, port, opens=opens, slug=slug)
    except OSError as error:
        raise click.ClickException(f"port {port} of 127.0.0.1 cannot be used: {error.strerror}") from error
