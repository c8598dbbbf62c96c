"""Read what ``archive init`` is told about a new archive: by options, or by answers to its questions."""

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
    """Return what the options say about an archive; ask for what is None, and for parts if the clause was asked for.

    Raise click.BadParameter if an option is not of the form ``ID=NAME``.
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
    """Return the entry that ``ID=NAME`` writes. Raise click.BadParameter, upon which click.prompt asks again."""
    try:
        return Named.read(text)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint=option) from None
