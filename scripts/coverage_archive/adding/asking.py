"""What ``archive init`` is told about a new archive: by options, or by answers to its questions."""

from collections.abc import Iterable, Iterator

import click

from .new_archive import Named, NewArchive

_CLAUSE = "The clause, as ID=NAME (such as article-5=Article 5)"
_PART = "A part of it, as ID=NAME (Enter: no more)"


def new_archive(
    title: str | None,
    question: str | None,
    clause: str | None,
    parts: Iterable[str],
    document: str | None,
    language: str,
) -> NewArchive:
    """Return what the options say about an archive; ask for what is None, and for parts if the clause was asked for.

    Raise click.BadParameter if an option is not of the form ``ID=NAME``.
    """
    title = click.prompt("Title of the archive") if title is None else title
    question = click.prompt("Its question, in one line") if question is None else question
    if clause is None:
        named, of_it = next(_answers(_CLAUSE)), tuple(_answers(_PART, "")) or tuple(_read(parts, "--part"))
    else:
        (named,), of_it = _read([clause], "--clause"), tuple(_read(parts, "--part"))
    (text,) = _read([document], "--document") if document is not None else (None,)
    return NewArchive(title, question, named, of_it, text, language)


def _read(values: Iterable[str], option: str) -> Iterator[Named]:
    for value in values:
        try:
            yield Named.read(value)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint=f"'{option}'") from None


def _answers(question: str, last: str | None = None) -> Iterator[Named]:
    """Ask again and again, and yield each entry that is named, until the answer is ``last``."""
    while (said := click.prompt(question, last, show_default=False)) != last:
        try:
            yield Named.read(said)
        except ValueError as error:
            click.echo(f"Error: {error}")
