"""Collect the settings of a new archive for ``archive init``, from its options or from answers to its questions."""

from collections.abc import Iterable, Iterator

import click

from .new_archive import Named, NewArchive


def new_archive(
    title: str | None,
    question: str | None,
    clause: str | None,
    parts: Iterable[str],
    document: str | None,
    language: str,
) -> NewArchive:
    """Return the settings of a new archive from the options, and ask the user for those that are None.

    Ask for the parts of the clause only if the clause was asked for, too. Raise click.BadParameter if an option does
    not have the form ``ID=NAME``.
    """
    title = click.prompt("Title of the archive") if title is None else title
    question = click.prompt("Its question, in one line") if question is None else question
    of_it = tuple(_named(part, "'--part'") for part in parts)
    if clause is None:
        named = click.prompt("The clause, as ID=NAME (such as article-5=Article 5)", value_proc=_named)
        of_it = tuple(_asked_parts()) or of_it
    else:
        named = _named(clause, "'--clause'")
    return NewArchive(
        title, question, named, of_it, _named(document, "'--document'") if document is not None else None, language
    )


def _asked_parts() -> Iterator[Named]:
    question = "A part of it, as ID=NAME (Enter: no more)"
    while part := click.prompt(question, "", show_default=False, value_proc=lambda text: text and _named(text)):
        yield part


def _named(text: str, option: str | None = None) -> Named:
    """Return the entry written as ``ID=NAME``.

    Raise click.BadParameter if the text has another form. ``click.prompt`` then asks again.
    """
    try:
        return Named.read(text)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint=option) from None
