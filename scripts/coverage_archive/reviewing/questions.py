"""What is asked in a review: the answers to choose from, and what each of them needs to know."""

import re
from collections.abc import Callable, Iterable
from typing import get_args

import click

from ..adding import ids
from ..adding.speaker_names import SpeakerFinder
from ..model import Outlet, QuoteKind, Speaker, SpeakerKind
from ..reading.proposals import Proposal, ProposalKind
from ..texts.anchoring import nearest_name
from .answers import Answers
from .showing import article_of, place

CHOICES: dict[ProposalKind, str] = {
    "page": "[a]ccept",
    "quote": "[a]ccept  [s]peaker  [k]ind  [t]opics  [r]eject",
    "not_quote": "[a]ccept: no quotation  [s]peaker: it is a quotation, by ...",
    "passage": "[a]ccept  [t]opic  [r]eject",
    "outlet": "[a]ccept  change the na[m]e  [w]ho else: it is a known one",
    "speaker": "[a]ccept  change the na[m]e  [k]ind  [w]ho else: it is a known one",
}


def keys(choices: str) -> set[str]:
    """Return the keys that a line of choices offers, each in brackets."""
    return set(re.findall(r"\[(\w)\]", choices))


class Questions:
    """Asks what an answer needs to know, and gives it."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._asking: dict[str, Callable[[Proposal], None]] = {
            "a": self._accept,
            "s": self._speaker,
            "k": self._kind,
            "t": self._topics,
            "r": self._reject,
            "m": self._name,
            "w": self._known_name,
        }

    def ask(self, key: str, item: Proposal) -> None:
        """Ask on after a choice. Raise ArchiveError where the answer cannot be; then nothing is changed."""
        self._asking[key](item)

    def _accept(self, item: Proposal) -> None:
        if item.kind == "not_quote":
            reason = click.prompt("Why is it no quotation", default="title or scare quote")
            self._answers.give_reason(item, _one_line(reason))
        else:
            self._answers.confirm(item)

    def _speaker(self, item: Proposal) -> None:
        speaker = self._who()
        if not speaker:
            return
        if item.kind == "quote":
            self._answers.set_speaker(item, speaker)
            return
        kind: QuoteKind = "direct" if _pick(("direct", "partial"), "partial") == "direct" else "partial"
        article = article_of(item, self._answers.archive)
        taken = {tag.id for tags in (article.quotes, article.passages, article.sections) for tag in tags}
        id_ = ids.quote_id(place(item, article).of(article.capture.text), taken)
        self._answers.make_quote(item, id_, kind, speaker)

    def _who(self) -> Speaker | None:
        """Ask for a speaker until one is named, known or new; None where the person changes their mind."""
        speakers = self._answers.archive.speakers
        while True:
            said = _one_line(click.prompt("Who says it (an id or a name; ? lists them, - goes back)"))
            if said == "-":
                return None
            if said == "?":
                _list(speakers.values())
            elif found := self._named(said):
                return found

    def _named(self, said: str) -> Speaker | None:
        """Return the speaker whom an id or a name means; a new one, or None, as the person says."""
        speakers = self._answers.archive.speakers
        finder = SpeakerFinder(speakers)
        if found := speakers.get(said) or finder.find(said):
            return found
        near = nearest_name(said, [form for who in speakers.values() for form in (who.name, who.id)])
        hint = f" (there is {near})" if near else ""
        if not click.confirm(f"There is no speaker “{said}”{hint}. Add one", default=not near):
            return None
        new = finder.speaker(said)
        return Speaker(new.id, said, _speaker_kind(new.kind))

    def _kind(self, item: Proposal) -> None:
        if item.kind == "speaker":
            self._answers.set_kind(item, _speaker_kind(item.record["kind"]))
            return
        kind = _pick(get_args(QuoteKind), item.record["kind"])
        self._answers.set_kind(item, next(value for value in get_args(QuoteKind) if value == kind))

    def _topics(self, item: Proposal) -> None:
        topics = self._answers.archive.topics
        for topic in topics.values():
            click.echo(f"  {topic.id:<24} {topic.title}")
        while True:
            said = click.prompt("Topics (ids with spaces between; - for none)", default="-").replace(",", " ").split()
            said = [] if said == ["-"] else said
            wrong = [id_ for id_ in said if id_ not in topics]
            if wrong:
                click.echo(_no_such("topic", wrong[0], topics))
            elif item.kind == "passage" and len(said) != 1:
                click.echo("A passage has one topic.")
            else:
                self._answers.set_topics(item, said)
                return

    def _reject(self, item: Proposal) -> None:
        reason = "" if item.kind == "passage" else click.prompt("Why is it no quotation")
        self._answers.reject(item, _one_line(reason))

    def _name(self, item: Proposal) -> None:
        self._answers.set_name(item, _one_line(click.prompt("Name", default=item.record["name"])))

    def _known_name(self, item: Proposal) -> None:
        archive = self._answers.archive
        entries = archive.outlets.values() if item.kind == "outlet" else archive.speakers.values()
        known = {entry.id: entry for entry in entries if not entry.draft}
        _list(known.values())
        said = _one_line(click.prompt("Which one (- goes back)"))
        if said in known:
            self._answers.merge(item, said)
        elif said != "-":
            click.echo(_no_such(item.kind, said, known))


def _list(entries: Iterable[Speaker | Outlet]) -> None:
    for entry in entries:
        click.echo(f"  {entry.id:<24} {entry.name}")


def _no_such(what: str, said: str, names: Iterable[str]) -> str:
    near = nearest_name(said, [*names])
    return f"There is no {what} '{said}'{f'; did you mean {near}?' if near else '.'}"


def _pick(choices: Iterable[str], default: str) -> str:
    return str(click.prompt("Kind", type=click.Choice([*choices]), default=default))


def _speaker_kind(default: SpeakerKind) -> SpeakerKind:
    kind = _pick(get_args(SpeakerKind), default)
    return next(value for value in get_args(SpeakerKind) if value == kind)


def _one_line(text: str) -> str:
    return " ".join(str(text).split())
