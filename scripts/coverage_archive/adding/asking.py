"""Ask for what ``archive init`` and ``archive new`` need: the settings of a new archive, and ids that will last."""

import re
from collections.abc import Collection, Iterable, Iterator

import click

from ..model.visible import visible
from ..storage.records import ID_PATTERN
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

    Ask for the parts of the clause, and for the text that it is in, only if the clause was asked for, too. Raise
    click.BadParameter if an option does not have the form ``ID=NAME``.
    """
    title = click.prompt("Title of the archive") if title is None else title
    question = click.prompt("Its question, in one line") if question is None else question
    of_it = tuple(_named(part, "'--part'") for part in parts)
    text = _named(document, "'--document'") if document is not None else None
    if clause is None:
        named = click.prompt("The clause, as ID=NAME (such as article-5=Article 5)", value_proc=_named)
        of_it = tuple(_asked()) or of_it
        text = text or next(
            _asked("The text that it is in, as ID=NAME (such as treaty=The treaty; Enter: none)"), None
        )
    else:
        named = _named(clause, "'--clause'")
    return NewArchive(title, question, named, of_it, text, language)


def _asked(question: str = "A part of it, as ID=NAME (Enter: no more)") -> Iterator[Named]:
    """Yield entries until the user gives none."""
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


def chosen_id(what: str, proposed: str, taken: Collection[str]) -> str:
    """Ask for the id of something until it is an id and not taken; Enter takes the proposed one."""
    while True:
        id_ = str(click.prompt(visible(f"Id of {what}"), proposed)).strip()
        if re.fullmatch(ID_PATTERN, id_) and id_ not in taken:
            return id_
        wrong = "is taken; choose another" if id_ in taken else "is no id: type lower-case words joined by hyphens"
        click.echo(visible(f"'{id_}' {wrong}."))
