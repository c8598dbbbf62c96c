"""The command ``archive``: says what it did, or what is wrong and where; exit code 1 on any problem."""

from pathlib import Path

import click

from . import build as builder
from .problems import ArchiveError


class _Commands(click.Group):
    """Turns an archive's problems into lines on standard error and exit code 1."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ArchiveError as error:
            click.echo(str(error), err=True)
            count = len(error.problems)
            click.echo(f"{count} {'problem' if count == 1 else 'problems'}; nothing was changed.", err=True)
            ctx.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The project's folder, which holds articles/ and docs/ (default: here).",
)
@click.pass_context
def main(ctx: click.Context, root: Path) -> None:
    """Work on an archive of captured news articles."""
    if not (root / "articles").is_dir():
        raise click.UsageError(f"there is no folder articles/ in {root.resolve()}; run this in the project's folder")
    ctx.obj = root


@main.command()
@click.pass_obj
def check(root: Path) -> None:
    """Report every mistake in articles/, each as file:line: message."""
    archive = builder.check(root)
    quotes = sum(len(article.quotes) for article in archive.articles)
    passages = sum(len(article.passages) for article in archive.articles)
    click.echo(f"{len(archive.articles)} articles, {quotes} quotes, {passages} passages: all in order.")


@main.command()
@click.pass_obj
def build(root: Path) -> None:
    """Write the pages into docs/; only those that changed."""
    changes = builder.build(root)
    click.echo(f"{len(changes.written)} files written, {len(changes.removed)} removed.")


@main.command()
@click.pass_obj
def clean(root: Path) -> None:
    """Remove the generated pages from docs/."""
    click.echo(f"{len(builder.clean(root).removed)} files removed.")
