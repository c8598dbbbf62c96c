"""Ask what to correct of a page: which line is what, its date, language, outlet, or a headline that no line has."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from ..model import Article, Span
from ..reading.proposals import Proposal, ProposalKey
from ..texts.capture import CaptureFile
from . import page_edits, prompts, showing
from .answers import Answers
from .page_edits import Fact, LineKind

# "own headline" is one that the editor writes; a headline that is a line of the capture is chosen as that line.
FACTS: Mapping[str, Fact] = {"date": "date", "language": "language", "outlet": "outlet", "own headline": "headline"}


@dataclass(frozen=True, slots=True)
class PageLine:
    """Hold a whole line of a capture: its number from 1, its words without white space around, and its kind."""

    number: int
    words: str
    kind: LineKind


def ask(item: Proposal, answers: Answers) -> ProposalKey:
    """Ask what to correct of a page, and write the answer; return the page's key, because the page is shown again."""
    article = showing.article_of(item, answers.archive)
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
            _ask_fact(item, answers, facts[said])
            return item.key
        elif said == "-":
            return item.key
        elif named := _named(said, lines):
            _ask_kind(item, answers, named)
            return item.key


def _ask_kind(item: Proposal, answers: Answers, line: PageLine) -> None:
    prompts.say(showing.wrapped(line.words, f"{line.number:>4}  ", " " * 6))
    kinds = get_args(LineKind)
    while (said := prompts.text(f"What is it: {', '.join(kinds)}", line.kind)) not in kinds:
        prompts.say(prompts.no_such("kind of line", said, kinds))
    kind: LineKind = next(kind for kind in kinds if kind == said)
    answers.give(item, lambda text, _: page_edits.set_line(text, line.words, line.kind, kind))


def _ask_fact(item: Proposal, answers: Answers, fact: Fact) -> None:
    record = item.record
    field = "published" if fact == "date" else fact
    now = record.get(field)
    if fact == "outlet":
        outlets = answers.archive.outlets
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
    answers.give(item, lambda text, _: page_edits.set_fact(text, fact, value or None, supplied or None))


def page_lines(article: Article) -> list[PageLine]:
    """Return the lines of an article's capture in order, except lines of which only a piece is set aside."""
    capture = article.capture
    file = CaptureFile(capture.text, capture.sha256)
    whole = set(file.lines())
    found: list[tuple[Span, LineKind]] = [
        (block.span, "text" if block.kind == "paragraph" else block.kind) for block in capture.blocks
    ]
    found += [(line.span, "set aside") for line in capture.furniture]
    return [
        PageLine(file.line_at(span.start), span.of(capture.text).strip(), kind)
        for span, kind in sorted(found)
        if span in whole
    ]


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
