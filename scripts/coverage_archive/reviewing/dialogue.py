"""The dialogue of ``archive review``: shows what waits, one thing at a time, and asks what to do with it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import get_args

import click

from ..adding import ids
from ..adding.speaker_names import SpeakerFinder
from ..model import Article, Block, QuoteKind, Span, Speaker, SpeakerKind
from ..model.problems import ArchiveError
from ..reading.unreviewed import Waiting
from ..texts.anchoring import Selector, nearest_name, occurrences
from .answers import SELECTOR, Review

_CHOICES = {
    "page": "[a]ccept  skip [n]  [q]uit",
    "quote": "[a]ccept  [s]peaker  [k]ind  [t]opics  [r]eject  skip [n]  [q]uit",
    "not_quote": "[a]ccept: no quotation  [s]peaker: it is a quotation, by ...  skip [n]  [q]uit",
    "passage": "[a]ccept  [t]opic  [r]eject  skip [n]  [q]uit",
    "outlet": "[a]ccept  change the na[m]e  [w]ho else: it is a known one  skip [n]  [q]uit",
    "speaker": "[a]ccept  change the na[m]e  [k]ind  [w]ho else: it is a known one  skip [n]  [q]uit",
}
_KEYS = {kind: {key[1] for key in re.findall(r"\[\w\]", text)} for kind, text in _CHOICES.items()}


def run(root: Path, slug: str) -> int:
    """Walk through what waits in one article; return how much still waits. Every answer is kept at once."""
    return _Dialogue(Review(root, slug)).run()


class _QuitError(Exception):
    """Raised when the person has had enough; all answers are written already."""


class _Dialogue:
    def __init__(self, review: Review) -> None:
        self.review = review
        self.skipped: set[tuple[str, str]] = set()

    def run(self) -> int:
        waiting = self.review.waiting()
        click.echo(f"{len(waiting)} to review in articles/{self.review.slug}. Every answer is saved at once.")
        try:
            while item := next((item for item in self.review.waiting() if _key(item) not in self.skipped), None):
                self._ask(item)
        except (_QuitError, click.Abort):
            click.echo()
        return len(self.review.waiting())

    def _ask(self, item: Waiting) -> None:
        article = self.review.article()
        left = len(self.review.waiting()) - len(self.skipped)
        click.echo(f"\n{click.style(f'{left} left', dim=True)}  {_title(item)}")
        self._show(item, article)
        key = self._choice(item)
        if key == "q":
            raise _QuitError
        if key == "n":
            self.skipped.add(_key(item))
            return
        answers: dict[str, Callable[[Waiting, Article], None]] = {
            "a": self._accept,
            "s": self._speaker,
            "k": self._kind,
            "t": self._topics,
            "r": self._reject,
            "m": self._rename,
            "w": self._merge,
        }
        try:
            answers[key](item, article)
        except ArchiveError as error:
            click.echo(f"That cannot be: {error}\nNothing was changed.", err=True)

    def _choice(self, item: Waiting) -> str:
        while True:
            key = str(click.prompt(_CHOICES[item.kind], prompt_suffix=" > ")).strip().lower()
            if key in _KEYS[item.kind]:
                return key
            click.echo(f"Type one of the letters in brackets: {', '.join(sorted(_KEYS[item.kind]))}.")

    # -- what is shown -------------------------------------------------------------------------------

    def _show(self, item: Waiting, article: Article) -> None:
        record = item.record
        if item.kind == "page":
            _show_page(article)
        elif item.kind in ("outlet", "speaker"):
            _fact("name", record["name"])
            _fact("kind", record.get("kind"))
            for quote in article.quotes:
                if quote.speaker.id == item.path[-1]:
                    click.echo(f"  says       “{_cut(quote.exact)}”")
        else:
            span = _span(record, article)
            block = article.capture.block_at(span.start)
            if block:
                click.echo(f"\n  {_in_context(article.capture.text, block, span)}\n")
            if item.kind == "quote":
                speaker = self.review.archive().speakers[record["speaker"]]
                new = ", new in the vocabulary" if speaker.draft else ""
                _fact("kind", record["kind"])
                _fact("speaker", f"{speaker.name} ({speaker.id}{new})")
                _fact("topics", ", ".join(record.get("topics") or []) or "none")
            elif item.kind == "not_quote":
                _fact("reason", record["reason"])
            else:
                _fact("topic", record.get("element") or record.get("topic"))

    # -- what is asked -------------------------------------------------------------------------------

    def _accept(self, item: Waiting, article: Article) -> None:
        if item.kind == "not_quote":
            reason = click.prompt("Why is it no quotation", default="title or scare quote")
            self.review.give_reason(item, _one_line(reason))
        else:
            self.review.confirm(item)

    def _speaker(self, item: Waiting, article: Article) -> None:
        speaker = self._which_speaker()
        if not speaker:
            return
        if item.kind == "quote":
            self.review.set_speaker(item, speaker)
            return
        kind = _pick("kind", ("direct", "partial"), "partial")
        words = _span(item.record, article).of(article.capture.text)
        taken = {tag.id for tags in (article.quotes, article.passages, article.sections) for tag in tags}
        id_ = ids.quote_id(words, taken)
        self.review.make_quote(item, id_, "direct" if kind == "direct" else "partial", speaker)

    def _which_speaker(self) -> Speaker | None:
        """Ask for a speaker until one is named, known or new; None where the person changes their mind."""
        archive = self.review.archive()
        while True:
            said = _one_line(click.prompt("Who says it (an id or a name; ? lists them, - goes back)"))
            if said == "-":
                return None
            if said == "?":
                for speaker in archive.speakers.values():
                    click.echo(f"  {speaker.id:<24} {speaker.name}")
                continue
            cast = SpeakerFinder(archive.speakers)
            found = archive.speakers.get(said) or cast.find(said)
            if found:
                return found
            near = nearest_name(said, [form for who in archive.speakers.values() for form in (who.name, who.id)])
            hint = f" (there is {near})" if near else ""
            if click.confirm(f"There is no speaker “{said}”{hint}. Add one", default=not near):
                new = cast.speaker(said)
                kind = _pick("kind", get_args(SpeakerKind), new.kind)
                return Speaker(new.id, said, _as_speaker_kind(kind))

    def _kind(self, item: Waiting, article: Article) -> None:
        if item.kind == "speaker":
            kind = _pick("kind", get_args(SpeakerKind), item.record["kind"])
            self.review.set_speaker_kind(item, _as_speaker_kind(kind))
        else:
            kind = _pick("kind", get_args(QuoteKind), item.record["kind"])
            self.review.set_kind(item, next(value for value in get_args(QuoteKind) if value == kind))

    def _topics(self, item: Waiting, article: Article) -> None:
        topics = self.review.archive().topics
        for topic in topics.values():
            click.echo(f"  {topic.id:<24} {topic.title}")
        while True:
            said = click.prompt("Topics (ids with spaces between; - for none)", default="-").replace(",", " ").split()
            said = [] if said == ["-"] else said
            wrong = [id_ for id_ in said if id_ not in topics]
            if wrong:
                near = nearest_name(wrong[0], [*topics])
                click.echo(f"There is no topic '{wrong[0]}'{f'; did you mean {near}?' if near else '.'}")
            elif item.kind == "passage" and len(said) != 1:
                click.echo("A passage has one topic.")
            else:
                self.review.set_topics(item, said)
                return

    def _reject(self, item: Waiting, article: Article) -> None:
        reason = "" if item.kind == "passage" else click.prompt("Why is it no quotation")
        self.review.reject(item, _one_line(reason))

    def _rename(self, item: Waiting, article: Article) -> None:
        self.review.rename(item, _one_line(click.prompt("Name", default=item.record["name"])))

    def _merge(self, item: Waiting, article: Article) -> None:
        archive = self.review.archive()
        entries = archive.outlets if item.kind == "outlet" else archive.speakers
        known = {id_: entry.name for id_, entry in entries.items() if not entry.draft}
        for id_, name in known.items():
            click.echo(f"  {id_:<24} {name}")
        said = _one_line(click.prompt("Which one (- goes back)"))
        if said in known:
            self.review.merge(item, said)
        elif said != "-":
            near = nearest_name(said, [*known])
            click.echo(f"There is no {item.kind} '{said}'{f'; did you mean {near}?' if near else '.'}")


def _key(item: Waiting) -> tuple[str, str]:
    """Return what stays the same of an item while others are taken away before it."""
    if item.kind in ("outlet", "speaker"):
        return item.kind, str(item.path[-1])
    return item.kind, item.record.get("id") or "".join(item.record.get(name, "") for name in SELECTOR)


def _title(item: Waiting) -> str:
    titles = {
        "page": "The page: is this right?",
        "quote": f"The quote {item.record.get('id')}",
        "not_quote": "Words in quotation marks that may be nobody's",
        "passage": f"The passage {item.record.get('id')}",
        "outlet": f"The new outlet {item.path[-1] if item.path else ''}",
        "speaker": f"The new speaker {item.path[-1] if item.path else ''}",
    }
    return click.style(titles[item.kind], bold=True)


def _show_page(article: Article) -> None:
    _fact("outlet", article.outlet_name + (f": {article.outlet_supplied}" if article.outlet_supplied else ""))
    for block in article.capture.blocks:
        if block.kind != "paragraph":
            _fact(block.kind, _cut(block.text.strip(), 100))
    if article.headline_supplied:
        _fact("headline", f"[{article.headline}]: {article.headline_supplied}")
    date = article.published
    _fact("date", f"{date.value}{f': {date.supplied}' if date.supplied else ''}" if date else "not stated")
    _fact("language", article.language or "not told")
    for text, count in Counter(item.text.strip() for item in article.capture.furniture).items():
        _fact("set aside", _cut(text, 80) + (f" ({count} times)" if count > 1 else ""))
    _fact("body", f"{len(article.capture.paragraphs)} paragraphs in {len(article.sections)} sections")
    click.echo(f"To mend anything of this, quit and edit articles/{article.slug}/article.yml.")


def _fact(name: str, value: object) -> None:
    if value:
        click.echo(f"  {name:<10} {value}")


def _in_context(text: str, block: Block, span: Span) -> str:
    """Return the paragraph with its words between ▸ and ◂."""
    before, words, after = text[block.span.start : span.start], span.of(text), text[span.end : block.span.end]
    return f"{before.lstrip()}▸{click.style(words, bold=True)}◂{after.rstrip()}"


def _span(record: dict[str, str], article: Article) -> Span:
    found = Selector(record["exact"], record.get("prefix", ""), record.get("suffix", ""))
    spans = list(occurrences(article.capture.text, found))
    return next((span for span in spans if article.capture.block_at(span.start)), spans[0])


def _pick(what: str, choices: Iterable[str], default: str) -> str:
    return str(click.prompt(what.capitalize(), type=click.Choice([*choices]), default=default))


def _as_speaker_kind(kind: str) -> SpeakerKind:
    return next(value for value in get_args(SpeakerKind) if value == kind)


def _one_line(text: str) -> str:
    return " ".join(str(text).split())


def _cut(text: str, size: int = 70) -> str:
    return text if len(text) <= size else text[: size - 3] + "..."
