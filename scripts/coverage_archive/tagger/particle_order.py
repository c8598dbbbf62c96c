"""Find who says each quotation in Korean and Japanese: a particle marks the speaker, and the verb comes last."""

import re
from collections.abc import Iterator

from ..model import Span, SpeakerKind
from .word_order import Attributed, WordOrder

_KATAKANA = "[\u30a1-\u30fa\u30fc]+"
_WRITTEN_NAME = re.compile(f"{_KATAKANA}(?:[\u30fb\uff1d]{_KATAKANA})+")
_QUOTED = "\ufffc\ufffd"
_CUT = re.compile(f"[{_QUOTED}\u2026]")
_MOST_WORDS = 5  # of the phrase before a particle
_HEADLINE_TAIL = 8  # a headline has at most so many code points behind a quotation


class ParticleOrder(WordOrder):
    """Find the speakers of quotations in a language whose verb stands behind the quotation."""

    def _attributed(self, sentence: Span, quote: Span, before: Attributed) -> Attributed:
        """Read: speaker, particle, quotation, verb. Without a speaker, the last one of the paragraph goes on."""
        words = self.language
        tail = self.masked[quote.end : sentence.end].lstrip(_QUOTED)
        lead = self.masked[sentence.start : quote.start].partition(_QUOTED[0])[0]
        apart = re.split(f"[{_QUOTED}\u2026]+", self.masked[sentence.start : quote.start].rstrip(_QUOTED))[
            -1
        ]  # in a headline
        speaks = words.says.search(tail) and words.after.search(tail)
        is_headline = not words.after.match(tail) and len(_CUT.split(tail)[0].strip()) <= _HEADLINE_TAIL
        relays = tuple(self._relays(sentence))
        found = Attributed()
        if speaks and words.he.match(lead.strip()):
            found = self.last
        elif speaks or (is_headline and quote.start < sentence.end):
            found = self._topic(apart if is_headline and not speaks else lead, sentence.start, alone=is_headline)
            line = self.masked.rfind("\n", 0, sentence.start)
            if speaks and not found.name and self.last.place and self.last.place.start > line:
                found = self.last
        if found.name in relays:
            found = Attributed()
        return Attributed(found.name, found.place, relays or found.relays, found.kind)

    def _remember(self, found: Attributed) -> None:
        if found.name:
            self.last = found

    def _topic(self, lead: str, start: int, *, alone: bool) -> Attributed:
        """Return whom a particle in the words before a quotation marks. In a headline (``alone``), none is needed."""
        for topic in self.language.topics:
            for found in topic.finditer(lead):
                following = lead[found.end() :].split()[:1]
                if following and self.language.role_end.search(self.language.particle_end.sub("", following[0])):
                    continue  # the syllable ends a name before an office
                if phrase := self._phrase(lead[: found.start()]):
                    name, kind = self._entity(phrase)
                    place = Span(start + found.start() - len(phrase), start + found.start())
                    return Attributed(name, place, kind=kind) if name else Attributed()
        phrase = lead.strip()
        if alone and phrase and len(phrase.split()) <= 3 and not self.language.says.search(phrase):
            name, kind = self._entity(phrase)
            return Attributed(name, Span(start, start + len(lead)), kind=kind) if name else Attributed()
        return Attributed()

    def _phrase(self, lead: str) -> str:
        """Return the noun phrase at the end of the words before a particle."""
        phrase = self.language.before_phrase.split(lead)[-1]
        return " ".join(phrase.split(" ")[-_MOST_WORDS:]).strip()

    def _entity(self, phrase: str) -> tuple[str | None, SpeakerKind]:
        """Return the name in a noun phrase, without the offices before or behind it, and what it names."""
        words = self.language
        if found := _WRITTEN_NAME.search(phrase):
            return found[0], "person"
        if found := words.documents.search(phrase):
            return phrase, "document"
        if words.groups.search(phrase):
            return phrase, "group"
        parts = phrase.split(" ")
        office = words.role_end.search(phrase)
        if office and (name := self._before_office(phrase[: office.start()].strip())):
            return name, "person"
        if office and not office.start():  # "the president", who is named elsewhere or spoke before
            named = re.search(rf"({_WRITTEN_NAME.pattern}|{_KATAKANA}){re.escape(phrase)}", self.masked)
            if named or self.last.kind == "person":
                return (named[1] if named else self.last.name), "person"
        if words.bodies.search(parts[-1]) or (not office and len(parts) == 1):
            return parts[-1], "organisation"
        return (phrase, "person") if office else (None, "person")

    def _before_office(self, phrase: str) -> str:
        """Return the name before an office: at most two words, without a place or the body of the office."""
        words, parts = self.language, phrase.split(" ")
        if not phrase or words.not_name.fullmatch(parts[0]):
            return ""
        named = [part for part in parts if not words.not_name.fullmatch(part)][:2]
        if len(named) == len(parts) == 2:
            alone = re.compile(
                rf"(?<!{re.escape(named[0])})\s{re.escape(named[1])}(?!\w*\s?(?:{words.roles.pattern}))"
            )
            if alone.search(f" {self.masked}"):
                named = named[:1]  # the second word stands elsewhere without the first, so it is a place
        return " ".join(named)

    def _relays(self, sentence: Span) -> Iterator[str]:
        if self.language.reports.search(self.masked, sentence.start, sentence.end):
            for found in self.language.outlets.finditer(self.masked, sentence.start, sentence.end):
                yield found[0]
