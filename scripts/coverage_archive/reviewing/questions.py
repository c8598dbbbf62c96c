"""Define the answers to choose from in a review, and ask for what each answer needs."""

import re
from collections.abc import Callable, Iterable
from typing import get_args

from ..adding.proposing import ids
from ..adding.proposing.draft_tags import PROPOSED
from ..adding.proposing.speaker_names import SpeakerFinder
from ..editing.article_state import article_of, place
from ..editing.editor import Editor
from ..editing.files import Action
from ..editing.names import Merge
from ..editing.speakers import speakers_meant
from ..editing.tag_actions import AddQuote, Reject, SetFields, confirmed, quotes_alike
from ..editing.tag_actions import ids as tag_ids
from ..model import QuoteKind, Speaker, SpeakerKind
from ..reading.proposals import Proposal, ProposalKey, ProposalKind
from ..reading.vocabulary import NameKind
from ..texts.anchoring import selector
from . import page_questions, prompts, showing
from .part_questions import PartQuestions

# The choices about a part depend on the sentences that are shown: see ``PartQuestions``.
CHOICES: dict[ProposalKind, tuple[str, ...]] = {
    "page": ("[a]ccept", "[e]dit"),
    "quote": ("[a]ccept", "[s]peaker", "[k]ind", "[t]opics", "[e]dit id, via", "[r]eject"),
    "not_quote": ("[a]ccept: no quotation", "[s]peaker: it is a quotation, by ..."),
    "passage": ("[a]ccept", "[t]opic", "[e]dit id", "[r]eject"),
    "outlet": ("[a]ccept", "change the na[m]e", "[e]dit id, short name, country", "[w]ho else: it is a known one"),
    "speaker": (
        "[a]ccept",
        "change the na[m]e",
        "[k]ind",
        "[e]dit id, description",
        "[w]ho else: it is a known one",
    ),
}


_MOST_MEANT = 4  # known speakers that a typed name may mean, and that are asked about


def keys(choices: Iterable[str]) -> set[str]:
    """Return the keys that choices offer: the characters in brackets."""
    return set(re.findall(r"\[(\w+)\]", " ".join(choices)))


class Questions:
    """Ask for what an answer needs, and write the answer. Enter keeps a present value, and never removes anything."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        self._part = PartQuestions(editor)
        self._asking: dict[str, Callable[[Proposal], ProposalKey | None]] = {
            "a": self._accept,
            "s": self._speaker,
            "k": self._kind,
            "t": self._topics,
            "e": self._edit,
            "r": self._reject,
            "m": self._name,
            "w": self._known_name,
        }

    def show(self, item: Proposal) -> None:
        """Print what a person must see to judge a proposal."""
        if item.kind == "part":
            self._part.show(item)
        else:
            showing.show(item, self._editor.archive)

    def choices(self, item: Proposal) -> tuple[str, ...]:
        """Return the answers to choose from for a proposal, each with its key in brackets."""
        return self._part.choices(item) if item.kind == "part" else CHOICES[item.kind]

    def ask(self, key: str, item: Proposal) -> ProposalKey | None:
        """Ask for the details of a choice, and write the answer; return the key of a proposal to show again, or None.

        Raise ArchiveError if the answer cannot be written; then nothing is changed.
        """
        return self._part.ask(key, item) if item.kind == "part" else self._asking[key](item)

    def _do(self, action: Action, item: Proposal) -> None:
        self._editor.carry_out(action, item.key)

    def _accept(self, item: Proposal) -> None:
        if item.kind == "not_quote":
            reason = prompts.text("Why is it no quotation", item.record["reason"].removeprefix(PROPOSED))
            self._do(confirmed(item, reason=reason), item)
        else:
            self._do(confirmed(item), item)

    def _speaker(self, item: Proposal) -> ProposalKey | None:
        speaker = self._who(item.record.get("speaker"))
        if not speaker:
            return item.key
        if item.kind == "quote":
            alike = quotes_alike(item, "speaker", self._editor.quotes_beside(item))
            also = self._also(alike, f"by {self._name_of(item.record['speaker'])}")
            self._do(SetFields(item, {"speaker": speaker.id}, new=[speaker], also=also), item)
            return item.key
        kind: QuoteKind = prompts.pick("direct", "partial", default="partial")
        article = article_of(item, self._editor.archive)
        span, text = place(item, article), article.capture.text
        taken = tag_ids(self._editor.folder.article_documents[item.slug].value)
        id_ = prompts.text("Id, for good", ids.quote_id(span.of(text), taken))
        self._do(AddQuote(item.file, id_, selector(text, span), kind, speaker, instead=item), item)
        return None

    def _who(self, now: str | None) -> Speaker | None:
        """Ask for a speaker until a known or new one is named; None if the person leaves the speaker as it is."""
        speakers = self._editor.archive.speakers
        while True:
            said = prompts.text("Who says it (an id or a name; ? lists them, - goes back)", now)
            if said in ("-", now):
                return None
            if said == "?":
                prompts.list_(speakers.values())
            elif found := self._named(said):
                return found

    def _named(self, said: str) -> Speaker | None:
        """Return the speaker whom an id or a name means: a known one, a new one that the person wants, or None."""
        speakers = self._editor.archive.speakers
        meant = speakers_meant(said, speakers)
        finder = SpeakerFinder(speakers)
        if found := speakers.get(said) or finder.find(said):
            return found
        for known in meant[:_MOST_MEANT]:
            if prompts.confirm(f"Is “{said}” {known.name} ({known.id})", default=True):
                return known
        if not prompts.confirm(f"There is no speaker “{said}”. Add one", default=not meant):
            return None
        new = finder.speaker(said)
        kind = prompts.pick(*get_args(SpeakerKind), default=new.kind)
        return Speaker(prompts.text("Id, for good", new.id), said, kind)

    def _kind(self, item: Proposal) -> ProposalKey:
        kinds = get_args(SpeakerKind if item.is_name else QuoteKind)
        kind = prompts.pick(*kinds, default=item.record["kind"])
        self._do(SetFields(item, {"kind": kind}), item)
        return item.key

    def _topics(self, item: Proposal) -> ProposalKey:
        topics = self._editor.archive.topics
        for topic in topics.values():
            prompts.say(f"  {topic.id:<24} {topic.title}")
        record = item.record
        now = record.get("topics") or [record[field] for field in ("topic",) if record.get(field)]
        while True:
            typed = prompts.text("Topics (ids with spaces between; - for none)", " ".join(now) or "-")
            said = [] if typed == "-" else typed.replace(",", " ").split()
            wrong = [id_ for id_ in said if id_ not in topics]
            if wrong:
                prompts.say(prompts.no_such("topic", wrong[0], topics))
            elif said == now:
                return item.key
            elif item.kind == "passage" and len(said) != 1:
                prompts.say("A passage has one topic.")
            else:
                field, value = ("topic", said[0]) if item.kind == "passage" else ("topics", said)
                self._do(SetFields(item, {field: value}), item)
                return item.key

    def _edit(self, item: Proposal) -> ProposalKey:
        if item.kind == "page":
            return page_questions.ask(item, self._editor)
        id_ = prompts.text("Id", item.id)
        if item.is_name:
            outlet = {"short": "Short name", "country": "Country"}
            asked = outlet if item.kind == "outlet" else {"description": "Who it is"}
            fields = {field: prompts.optional(what, item.record.get(field)) or None for field, what in asked.items()}
            self._do(SetFields(item, {"id": id_, **fields}), item)
        elif item.kind == "quote":
            via = self._via(item.record.get("via") or [])
            also = self._relayed_alike(item, via)
            self._do(SetFields(item, {"id": id_, "via": [who.id for who in via]}, new=via, also=also), item)
        else:
            self._do(SetFields(item, {"id": id_}), item)
        return item.file, item.kind, id_

    def _relayed_alike(self, item: Proposal, via: list[Speaker]) -> list[Proposal]:
        """Return the article's other quotes that the person wants to correct to the same ``via``."""
        was = item.record.get("via") or []
        if [who.id for who in via] == was:
            return []
        names = ", ".join(map(self._name_of, was))
        how = f"via {names}" if was else f"by {self._name_of(item.record['speaker'])}, via nobody"
        return self._also(quotes_alike(item, "via", self._editor.quotes_beside(item)), how)

    def _also(self, others: list[Proposal], how: str) -> list[Proposal]:
        """Offer to correct other quotes of the article too; return them if the person says yes, otherwise none."""
        if not others:
            return []
        one, accepted = len(others) == 1, sum(not other.waits for other in others)
        told = f"{len(others)} more {'quote' if one else 'quotes'} here {'is' if one else 'are'} {how}"
        told += f" ({accepted} of them accepted)" if accepted else ""
        yes = prompts.confirm(f"{told}: change {'it' if one else 'them all'} too?", default=False)
        return others if yes else []

    def _name_of(self, id_: str) -> str:
        return self._editor.archive.speakers[id_].name

    def _via(self, now: list[str]) -> list[Speaker]:
        """Ask who relayed the words until every name is a known or new speaker; return these speakers."""
        while True:
            said = prompts.optional(
                "Via (ids or names with commas between, the nearest to the speaker first)", ", ".join(now)
            )
            found = [self._named(name.strip()) for name in said.split(",") if name.strip()]
            named = [who for who in found if who]
            if len(named) == len(found):
                return named

    def _reject(self, item: Proposal) -> ProposalKey | None:
        reason = "" if item.kind == "passage" else prompts.text("Why is it no quotation (- goes back)", None)
        if reason == "-":
            return item.key
        self._do(Reject(item, reason), item)
        return None

    def _name(self, item: Proposal) -> ProposalKey:
        self._do(SetFields(item, {"name": prompts.text("Name", item.record["name"])}), item)
        return item.key

    def _known_name(self, item: Proposal) -> ProposalKey | None:
        archive = self._editor.archive
        kind: NameKind = "outlet" if item.kind == "outlet" else "speaker"
        entries = archive.outlets.values() if kind == "outlet" else archive.speakers.values()
        known = {entry.id: entry for entry in entries if not entry.draft}
        prompts.list_(known.values())
        said = prompts.text("Which one (- goes back)", None)
        if said in known:
            self._do(Merge(kind, item.id, said), item)
            return None
        if said != "-":
            prompts.say(prompts.no_such(item.kind, said, known))
        return item.key
