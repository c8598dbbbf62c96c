"""Ask what to correct of a page: which line is what, its date, language, outlet, or a headline that no line has."""

from collections.abc import Mapping
from typing import get_args

from ..editing.article_state import PageLine, article_of, page_lines
from ..editing.editor import Editor
from ..editing.page_actions import Fact, LineKind, SetFact, SetLine
from ..reading.proposals import Proposal, ProposalKey
from . import prompts, showing

# "own headline" is one that the editor writes; a headline that is a line of the capture is chosen as that line.
FACTS: Mapping[str, Fact] = {"date": "date", "language": "language", "outlet": "outlet", "own headline": "headline"}


def ask(item: Proposal, editor: Editor) -> ProposalKey:
    """Ask what to correct of a page, and write the answer; return the page's key, because the page is shown again."""
    article = article_of(item, editor.archive)
    lines = page_lines(article)
    # A reference text has no outlet.
    facts = {name: fact for name, fact in FACTS.items() if article.outlet or fact != "outlet"}
    while True:
        said = prompts.text(
            f"A line (number or first words), or {', '.join(facts)} (? lists the lines, - goes back)", None
        )
        if said == "?":
            for line in lines:
                prompts.say(showing.wrapped(line.words, f"{line.number:>4}  {line.kind:<10}  ", " " * 18))
        elif said in facts:
            _ask_fact(item, editor, facts[said])
            return item.key
        elif said == "-":
            return item.key
        elif named := _named(said, lines):
            _ask_kind(item, editor, named)
            return item.key


def _ask_kind(item: Proposal, editor: Editor, line: PageLine) -> None:
    prompts.say(showing.wrapped(line.words, f"{line.number:>4}  ", " " * 6))
    kinds = get_args(LineKind)
    while (said := prompts.text(f"What is it: {', '.join(kinds)}", line.kind)) not in kinds:
        prompts.say(prompts.no_such("kind of line", said, kinds))
    kind: LineKind = next(kind for kind in kinds if kind == said)
    editor.carry_out(SetLine(item, line.words, line.kind, kind), item.key)


def _ask_fact(item: Proposal, editor: Editor, fact: Fact) -> None:
    record = item.record
    field = "published" if fact == "date" else fact
    now = record.get(field)
    if fact == "outlet":
        outlets = editor.archive.outlets
        prompts.list_(outlets.values())
        while (value := prompts.text("Outlet", now)) not in outlets:
            prompts.say(prompts.no_such("outlet", value, outlets))
    elif fact == "headline":
        value = prompts.text("Headline", now)
    else:
        example = "2024-06-20 or 2024-06-20T11:01" if fact == "date" else "en, ko, ..."
        value = prompts.optional(f"{fact.capitalize()} ({example})", now)
    supplied = None
    if fact != "language" and value:
        supplied = prompts.optional(
            "How you know it, if the capture does not say so", record.get(f"{field}_supplied")
        )
    editor.carry_out(SetFact(item, fact, value or None, supplied or None), item.key)


def _named(said: str, lines: list[PageLine]) -> PageLine | None:
    """Return the line that a number or first words name. If that is no line or several, say so and return None."""
    if said.isdecimal():
        found = [line for line in lines if line.number == int(said)]
    else:
        found = [line for line in lines if " ".join(line.words.split()).casefold().startswith(said.casefold())]
    if len({line.words for line in found}) == 1:
        return found[0]
    prompts.say(f"{'Several lines begin so' if found else 'There is no such line'}; ? lists them.")
    return None
