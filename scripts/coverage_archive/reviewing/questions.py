"""Define the answers to choose from in a review, and ask for what each answer needs."""

import re
from collections.abc import Callable, Iterable
from typing import get_args

from ..adding.proposing import ids
from ..adding.proposing.draft_tags import PROPOSED
from ..adding.proposing.speaker_names import SpeakerFinder
from ..model import QuoteKind, Speaker, SpeakerKind
from ..reading.proposals import Proposal, ProposalKey, ProposalKind
from ..texts.anchoring import nearest_name
from . import changes, page_questions, prompts, showing
from .answers import Answers
from .part_questions import PartQuestions
from .showing import article_of, place

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


def keys(choices: Iterable[str]) -> set[str]:
    """Return the keys that choices offer: the characters in brackets."""
    return set(re.findall(r"\[(\w)\]", " ".join(choices)))


class Questions:
    """Ask for what an answer needs, and write the answer. Enter keeps a present value, and never removes anything."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._part = PartQuestions(answers)
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
            showing.show(item, self._answers.archive)

    def choices(self, item: Proposal) -> tuple[str, ...]:
        """Return the answers to choose from for a proposal, each with its key in brackets."""
        return self._part.choices(item) if item.kind == "part" else CHOICES[item.kind]

    def ask(self, key: str, item: Proposal) -> ProposalKey | None:
        """Ask for the details of a choice, and write the answer; return the key of a proposal to show again, or None.

        Raise ArchiveError if the answer cannot be written; then nothing is changed.
        """
        return self._part.ask(key, item) if item.kind == "part" else self._asking[key](item)

    def _accept(self, item: Proposal) -> None:
        if item.kind == "not_quote":
            reason = prompts.text("Why is it no quotation", item.record["reason"].removeprefix(PROPOSED))
            self._answers.set(item, {"reason": reason, "reviewed": None})
        else:
            self._answers.confirm(item)

    def _speaker(self, item: Proposal) -> ProposalKey | None:
        speaker = self._who(item.record.get("speaker"))
        if not speaker:
            return item.key
        if item.kind == "quote":
            was = item.record["speaker"]
            alike = [other for other in self._answers.quotes_beside(item) if other.record["speaker"] == was]
            also = self._also(alike, f"by {self._name_of(was)}")
            self._answers.set(item, {"speaker": speaker.id}, new=[speaker], also=also)
            return item.key
        kind: QuoteKind = prompts.pick("direct", "partial", default="partial")
        article = article_of(item, self._answers.archive)
        taken = {tag.id for tags in (article.quotes, article.passages, article.sections) for tag in tags}
        id_ = ids.quote_id(place(item, article).of(article.capture.text), taken)
        self._answers.give(item, changes.quote_instead(item, id_, kind, speaker), new=[speaker])
        return None

    def _who(self, now: str | None) -> Speaker | None:
        """Ask for a speaker until a known or new one is named; None if the person leaves the speaker as it is."""
        speakers = self._answers.archive.speakers
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
        speakers = self._answers.archive.speakers
        finder = SpeakerFinder(speakers)
        if found := speakers.get(said) or finder.find(said):
            return found
        near = nearest_name(said, [form for who in speakers.values() for form in (who.name, who.id)])
        hint = f" (there is {near})" if near else ""
        if not prompts.confirm(f"There is no speaker “{said}”{hint}. Add one", default=not near):
            return None
        new = finder.speaker(said)
        return Speaker(new.id, said, prompts.pick(*get_args(SpeakerKind), default=new.kind))

    def _kind(self, item: Proposal) -> ProposalKey:
        kinds = get_args(SpeakerKind if item.is_name else QuoteKind)
        kind = prompts.pick(*kinds, default=item.record["kind"])
        self._answers.set(item, {"kind": kind})
        return item.key

    def _topics(self, item: Proposal) -> ProposalKey:
        topics = self._answers.archive.topics
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
                self._answers.set(item, {field: value})
                return item.key

    def _edit(self, item: Proposal) -> ProposalKey:
        if item.kind == "page":
            return page_questions.ask(item, self._answers)
        id_ = prompts.text("Id", item.id)
        if item.is_name:
            outlet = {"short": "Short name", "country": "Country"}
            asked = outlet if item.kind == "outlet" else {"description": "Who it is"}
            fields = {field: prompts.optional(what, item.record.get(field)) or None for field, what in asked.items()}
            self._answers.set(item, {"id": id_, **fields})
        elif item.kind == "quote":
            via = self._via(item.record.get("via") or [])
            also = self._relayed_alike(item, via)
            self._answers.set(item, {"id": id_, "via": [who.id for who in via]}, new=via, also=also)
        else:
            self._answers.set(item, {"id": id_})
        return item.file, item.kind, id_

    def _relayed_alike(self, item: Proposal, via: list[Speaker]) -> list[Proposal]:
        """Return the article's other quotes that the person wants to correct to the same ``via``.

        If the quote had no ``via`` (who relayed its words), that may be right for quotes of other speakers: then only
        quotes of the same speaker are offered.
        """
        was, speaker = item.record.get("via") or [], item.record["speaker"]
        if [who.id for who in via] == was:
            return []
        same = [other for other in self._answers.quotes_beside(item) if (other.record.get("via") or []) == was]
        if was:
            return self._also(same, f"via {', '.join(map(self._name_of, was))}")
        same = [other for other in same if other.record["speaker"] == speaker]
        return self._also(same, f"by {self._name_of(speaker)}, via nobody")

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
        return self._answers.archive.speakers[id_].name

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
        self._answers.give(item, changes.rejection(item, reason))
        return None

    def _name(self, item: Proposal) -> ProposalKey:
        self._answers.set(item, {"name": prompts.text("Name", item.record["name"])})
        return item.key

    def _known_name(self, item: Proposal) -> ProposalKey | None:
        archive = self._answers.archive
        entries = archive.outlets.values() if item.kind == "outlet" else archive.speakers.values()
        known = {entry.id: entry for entry in entries if not entry.draft}
        prompts.list_(known.values())
        said = prompts.text("Which one (- goes back)", None)
        if said in known:
            self._answers.give(item, changes.merger(item, said), renamed=said)
            return None
        if said != "-":
            prompts.say(prompts.no_such(item.kind, said, known))
        return item.key
