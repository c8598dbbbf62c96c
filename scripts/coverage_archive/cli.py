"""Define the command ``archive``. Each subcommand prints what it did, or prints what is wrong and exits with 1.

Each subcommand imports what it needs when it runs, so that ``suggest``, which is made for pipes, starts fast.
"""

import gc
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from errno import EPIPE
from pathlib import Path
from typing import Any

import click

from .desk.commands import desk, review
from .editing.name_commands import merge, rename
from .model.problems import ReportedError
from .model.visible import visible
from .tagger import jsonl, suggest
from .tagger.jsonl import UnreadableDocumentError

_NEED_NO_PROJECT = {"init", "suggest", "verify"}  # commands that also work outside a project
_ASKS_FOR_HELP = "coverage_archive.asks_for_help"  # a key of click's `meta`
# Most objects of an archive live until the end. More frequent collections would take a fifth of the time.
_OBJECTS_BETWEEN_COLLECTIONS = 100_000


class _Commands(click.Group):
    """Run a subcommand; print an error that ends it on standard error, and exit with code 1."""

    def invoke(self, ctx: click.Context) -> object:
        ctx.meta[_ASKS_FOR_HELP] = bool({"-h", "--help"} & {*ctx.args})  # which every command gives anywhere
        try:
            return super().invoke(ctx)
        except ReportedError as error:
            click.echo(error.printed, err=True)
            ctx.exit(1)
        except OSError as error:  # unexpected errors, such as a disk or folder that cannot be read or written
            if error.errno in (None, EPIPE):
                raise
            where = f"{error.filename}: " if error.filename else ""
            click.echo(visible(f"The system refuses: {where}{error.strerror}."), err=True)
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
    needs_project = ctx.invoked_subcommand not in _NEED_NO_PROJECT and not ctx.meta[_ASKS_FOR_HELP]
    if needs_project and not (root / "articles").is_dir():
        raise click.UsageError(f"there is no folder articles/ in {root.resolve()}; run this in the project's folder")
    ctx.obj = root
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", help="What the archive is called.")
@click.option("--question", help="The question that its pages answer, in one line.")
@click.option("--clause", metavar="ID=NAME", help="What the articles are compared on.")
@click.option("--part", "parts", metavar="ID=NAME", multiple=True, help="A part of the clause; repeat it for each.")
@click.option("--document", metavar="ID=NAME", help="The text that the clause is in, such as law=The law.")
@click.option("--language", metavar="CODE", default="en", help="The language of most articles (default: en).")
@click.option("--keeper", help="Who keeps the archive and answers for it, for the foot of every page.")
@click.option("--contact", help="How to reach the keeper: an email address, or a page's address.")
def init(folder: Path, keeper: str | None, contact: str | None, **about: Any) -> None:
    """Make a new archive, on any clause, in an empty FOLDER. Asks for what is not given.

    \b
    archive init storm --title "The storm rule" --question "What does the ferry owe its passengers?" \\
      --clause storm-rule="The storm rule" --part wind=Wind --part hours="Within what time"
    """
    from .adding import asking, new_archive

    archive = asking.new_archive(**about)
    if about["clause"] is None:  # the user answers questions instead of giving options
        keeper = _optional("Who keeps the archive and answers for it", keeper)
        contact = _optional("How to reach them: an email address, or a page's address", contact)
    made = new_archive.make(folder, replace(archive, keeper=keeper or "", contact=contact or ""))
    click.echo(f"{folder}: {', '.join(made)}.")
    click.echo("Next:")
    for step in (f"cd {folder}", "git init", "archive new FILE-or-ADDRESS", "mkdocs serve"):
        click.echo(f"  {step}")


def _optional(question: str, given: str | None) -> str:
    """Return the value of an option if it is given, else the answer to a question, which may be empty."""
    return str(click.prompt(f"{question} (Enter: not stated)", "", show_default=False)) if given is None else given


main.add_command(rename)
main.add_command(merge)
main.add_command(desk)
main.add_command(review)


@main.command()
@click.argument("source", metavar="FILE-or-URL")
@click.option("--outlet", metavar="ID", help="Who published it; a new id adds a new outlet.")
@click.option("--reference", is_flag=True, help="No outlet's article, but the text that reports are held against.")
@click.option("--slug", metavar="NAME", help="The article's folder and address (default: from outlet and headline).")
@click.option("--supersedes", metavar="SLUG", help="The earlier version of the story; its tags are carried over.")
@click.option("--ask/--yes", default=None, help="Ask about each new id that will last (default: in a terminal).")
@click.pass_obj
def new(root: Path, /, source: str, ask: bool | None, **options: Any) -> None:
    """Add an article as a draft, from a saved text, a saved page or an address.

    \b
    archive new saved-page.txt --outlet korea-herald
    archive new https://example.org/news/article.html
    archive new treaty.txt --reference
    """
    from . import adding
    from .adding.asking import chosen_id

    # A closed terminal and SIGTERM must end the command as Ctrl-C does, so that nothing half-made is left behind.
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        signal.signal(number, lambda got, _: sys.exit(128 + got))
    asks = sys.stdin.isatty() if ask is None else ask
    added = adding.add(root, source, **options, choose=chosen_id if asks else None)
    made, folder = added.draft, f"articles/{added.slug}"
    said, speakers = made.tags.quotes, {quote.fields["speaker"] for quote in made.tags.quotes}
    click.echo(f"{folder}: {_count(len(said), 'quote')} by {_count(len(speakers), 'speaker')} proposed.")
    if made.supersedes:
        carried, waiting = made.carried, made.carried.waiting
        again = f"; {waiting} of them to be judged again" if waiting else ""
        click.echo(f"{_count(carried.count, 'tag')} carried over from articles/{made.supersedes}{again}.")
        for lost in carried.lost:
            _say(f"  not carried over: {lost}")
        if made.asked_again:
            click.echo(f"  to look for again: {', '.join(made.asked_again)}")
    entries = [f"the outlet {made.new_outlet.name} ({made.new_outlet.id})"] if made.new_outlet else []
    entries += [f"the speaker {speaker.name} ({speaker.id})" for speaker in made.new_speakers]
    if entries:
        _say(f"New in articles/archive.yml, as drafts: {', '.join(entries)}.")
    click.echo(f"{_count(added.waiting, 'item')} {'waits' if added.waiting == 1 else 'wait'} for review. Next:")
    click.echo(f"  1. read {folder}/article.yml, mend what is wrong, and make the sections")
    click.echo(f"  2. archive review {added.slug}")
    click.echo(f"  3. archive check --strict {added.slug}")


@main.command(name="suggest")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", help="How to print (default: text)."
)
def suggest_(files: tuple[Path, ...], form: str) -> None:
    """Propose the quotations of texts and who says them; changes nothing.

    With --format jsonl, a line of JSON a text. Without files, it reads lines {"doc": ..., "text": ...} from standard
    input and writes as it goes.

    \b
    archive suggest articles/*/capture.txt
    archive suggest --format jsonl < texts.jsonl > quotes.jsonl
    """
    if form == "text":
        if not files:
            raise click.UsageError("name the files, or pipe lines of JSON in with --format jsonl")
        for path in files:
            _print_suggestions(path)
        return
    lines = jsonl.lines_from_files(files) if files else jsonl.lines_from_lines(_stdin_lines())
    for line in lines:
        click.echo(line)


def _stdin_lines() -> Iterator[str]:
    for number, line in enumerate(sys.stdin.buffer, start=1):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableDocumentError(f"line {number} of the input is not UTF-8 text") from error


def _print_suggestions(path: Path) -> None:
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableDocumentError(f"{path} is not UTF-8 text; `archive new` reads other encodings") from error
    for found in suggest(text):
        line = text.count("\n", 0, found.start) + 1
        who = found.name or found.speaker or "speaker not stated"
        _say(f"{path}:{line}: {found.kind}, {who}: {text[found.start : found.end]}")


@main.command()
@click.argument("slugs", metavar="[SLUG]...", nargs=-1)
@click.option("--strict", is_flag=True, help="Also refuse what nobody has reviewed or looked for.")
@click.pass_obj
def check(root: Path, slugs: tuple[str, ...], strict: bool) -> None:
    """Report every mistake in articles/, each as file:line: message.

    With one SLUG or several, only these articles are checked, and what concerns the whole archive.

    \b
    archive check
    archive check --strict korea-herald-defense-treaty
    """
    from .reading.check import check_articles

    articles = check_articles(root, slugs, strict=strict)
    quotes = sum(len(article.quotes) for article in articles)
    passages = sum(len(article.passages) for article in articles)
    references = sum(article.is_reference for article in articles)
    texts = [_count(references, "reference text")] if references else []
    counts = [_count(len(articles) - references, "article"), *texts]
    click.echo(f"{', '.join(counts)}, {quotes} quotes, {passages} passages: all in order.")


@main.command()
@click.argument("slug")
@click.option("--reason", required=True, help="Why it goes, for readers: one sentence.")
@click.pass_obj
def withdraw(root: Path, slug: str, reason: str) -> None:
    """Take an article down: its addresses stay, and say why it went; no word of it is left on the site."""
    from .editing.withdrawal import withdraw as withdraw_article

    withdraw_article(root, slug, reason)
    click.echo(f"articles/{slug} is withdrawn: its files are gone, and withdrawn.yml says why.")
    click.echo(
        "The next build takes its words off the site. Git's history still holds them: to take them out of there,"
    )
    click.echo("rewrite the history (git filter-repo) and publish it anew.")


@main.command()
@click.option("--site", envvar="SITE_URL", default="", help="Where the site will stand (default: SITE_URL).")
@click.pass_obj
def build(root: Path, site: str) -> None:
    """Write the pages into pages/; only those that changed."""
    from .publishing import generating

    changes = generating.build(root, site)
    click.echo(f"{len(changes.written)} files written, {len(changes.removed)} removed.")


@main.command()
@click.option(
    "--renderer",
    type=click.Choice(["mkdocs", "properdocs", "zensical"]),
    default="mkdocs",
    help="What makes HTML of the pages (default: mkdocs).",
)
@click.option(
    "--into",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site goes, in the place of what stands there (default: site).",
)
@click.pass_obj
def site(root: Path, renderer: str, into: Path | None) -> None:
    """Make the whole site: write the pages, render them, index every word, list every file.

    The site that stands there stays, and can be read, until the new one is whole; where anything fails, it stays.
    """
    from .publishing import site as publishing

    folder = into or root / "site"
    made = publishing.publish(root, folder, renderer)
    click.echo(f"{folder}: {_count(made.files, 'file')}, {made.bytes / 1e6:.1f} MB.")
    click.echo(f"To cite all of it, the SHA-256 of its list of files, SHA256SUMS: {made.digest}")


@main.command()
@click.argument("where", metavar="FOLDER-or-ADDRESS")
@click.pass_obj
def verify(root: Path, where: str) -> None:
    """Check a copy of the site, file by file, against the list SHA256SUMS that was published with it.

    In a project, its captures are also held against those that articles/ records.

    \b
    archive verify site
    archive verify https://example.org/archive/
    """
    from .publishing import verifying

    project = root if (root / "articles").is_dir() else None
    found = verifying.verify(where, project)
    captures = f" {_count(found.captures, 'capture')} as articles/ records them." if found.captures else ""
    click.echo(f"{_count(found.files, 'file')}, all as published (version {found.version}).{captures}")
    click.echo(f"The SHA-256 of the list itself, SHA256SUMS: {found.digest}")


def _say(words: str) -> None:
    """Print text that contains words of an article, with control characters made visible."""
    click.echo(visible(words))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


if __name__ == "__main__":
    main(prog_name="archive")
