"""Find who says each quotation from reporting verbs and word order, in the languages of ``languages.toml``.

No model is needed, so this works in languages without annotated texts. A quotation whose speaker the words around it
do not show gets none: no speaker is better than a wrong one. All offsets are code points.
"""

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ..model import Span, SpeakerKind
from .language_words import LanguageWords
from .masked_text import CAPITALISED, CLAUSE_END, masked_text, sentences
from .people_named import PeopleNamed, Person
from .ranker import paragraphs

_LONGEST_CLAUSE, _LONGEST_PHRASE = 160, 80
# Bounds on time that real articles do not reach: the longest sentence that is read (code points), the most people
# whose offices are compared, and the most quotations in a paragraph.
_LONGEST_SENTENCE, _MOST_NAMES, _MOST_QUOTES = 1200, 50, 40
_ACRONYM = re.compile(rf"(?<!\w)({CAPITALISED}(?: {CAPITALISED}){{1,5}}) \(([A-Z]{{2,6}})\)")
_UNNAMED = re.compile(r"(?:an?|the|two|three|several|unnamed|senior)\s")
Way = Literal["order", "document", "introduced", "other"]


@dataclass(frozen=True, slots=True)
class Attributed:
    """Hold who says a quotation: the name, the place that names the speaker, and the outlets that relayed the words.

    ``name`` is None if the text does not show the speaker. ``kind`` is what the speaker is. ``way`` says what showed
    the speaker: an order of the language's own, a document's verb, or a line that introduces the quotation; any other
    way is less sure. ``is_title`` says whether the words are a title or a name, and nobody's statement.
    """

    name: str | None = None
    place: Span | None = None
    relays: tuple[str, ...] = ()
    kind: SpeakerKind = "person"
    way: Way = "other"
    is_title: bool = False


def parted(text: str, spans: Sequence[Span], language: LanguageWords) -> list[Span]:
    """Return the spans of quotations, each in parts if it holds the reporter's words: «Да, — сказал он. — И нет»."""
    parts: list[Span] = []
    for span in spans:
        start = span.start
        for cut in language.insertion.finditer(text, span.start, span.end):
            parts.append(Span(start, cut.start("words")))
            start = cut.end()
        parts.append(Span(start, span.end))
    return parts


class WordOrder:
    """Find the speakers of one text's quotations (``spans``, in order), sentence by sentence."""

    def __init__(self, text: str, spans: Sequence[Span], language: LanguageWords) -> None:
        self.text, self.language = text, language
        self.titles = [span for span in spans if language.title.search(text, max(0, span.start - 40), span.start)]
        self.spans = [span for span in spans if span not in self.titles]
        self.masked = masked_text(text, self.spans)
        self.people = PeopleNamed(self.masked, language)
        # Words with a capital that does not begin a sentence.
        self.capitals = set(re.findall(rf"[^\W\d_][\s\u2019]({CAPITALISED})(?!\w)", self.masked))
        self.outlets: dict[int, str] = {}
        self.acronyms = {found[2]: found[1] for found in _ACRONYM.finditer(self.masked)}
        self.last = self.last_it = Attributed()
        self.sentences: list[Span] = []

    def read(self) -> dict[Span, Attributed]:
        """Return what is known of each quotation."""
        found = dict.fromkeys(self.titles, Attributed(is_title=True))
        intro = Attributed()
        for start, end, inside in paragraphs(self.masked, self.spans):
            before, intro = intro, Attributed()
            for sentence in sentences(self.masked, start, end):
                self.sentences.append(sentence)
                first = bisect_left(inside, sentence.start, key=lambda span: span.start)
                last = bisect_left(inside, sentence.end, key=lambda span: span.start)
                quotes = inside[first:last]
                if re.search(r"\w", sentence.of(self.masked)):
                    before = Attributed()
                for span in quotes or [Span(sentence.end, sentence.end)]:
                    before = self._attributed(sentence, span, before) if last - first < _MOST_QUOTES else Attributed()
                    self._remember(before)
                    if quotes:
                        found[span] = before
                    elif self._ends_in_colon(sentence):
                        intro = replace(before, way="introduced")
        return found

    def whole_phrase(self, place: Span) -> Span:
        """Return the phrase whose last name is at a place, if its head is a document or an office.

        In "the agreement between X and Y says", it is the agreement that says so, and not Y.
        """
        for found in self.language.noun.finditer(self.masked, max(0, place.start - _LONGEST_PHRASE), place.end):
            is_inside = found.start() < place.start and place.end <= found.end()
            if is_inside and not self.language.roles.match(found[0]):
                return Span(*found.span())
        return place

    def relays_of(self, at: int) -> list[str]:
        """Return the outlets that relayed the words at an offset, as their sentence says. Call ``read`` before."""
        number = bisect_right(self.sentences, at, key=lambda sentence: sentence.start) - 1
        return [*self._relays(self.sentences[number])] if number >= 0 else []

    def _remember(self, found: Attributed) -> None:
        """Keep the last speaker for the pronouns that follow."""
        if found.name and found.kind == "person":
            self.last = replace(found, way="other")
        elif found.name:
            self.last_it = replace(found, way="other")

    def _attributed(self, sentence: Span, quote: Span, before: Attributed) -> Attributed:
        """Return who says a quotation; ``before`` is the attribution of the one before it, if that may go on."""
        if len(sentence) > _LONGEST_SENTENCE:
            return Attributed()
        ways = (self._ordered, self._verb_after, self._verb_before, self._rule, self._source, self._introduced)
        found = next((each for way in ways if (each := way(sentence, quote))), before)
        relays = dict.fromkeys([*found.relays, *self._relays(sentence)])
        return replace(found, relays=tuple(name for name in relays if name != found.name))

    def _ordered(self, sentence: Span, quote: Span) -> Attributed | None:
        """Read one of the language's own orders, such as: "cited", source, "as saying"."""
        for word, order, begins in self.language.orders if quote.start < sentence.end else ():
            if self.masked.find(word, sentence.start, sentence.end) < 0:
                continue
            at = self.masked, sentence.start, sentence.end
            for found in filter(None, [order.match(*at)]) if begins else order.finditer(*at):
                quoted = found.groupdict().get("quote")
                if quoted is None or found.start("quote") <= quote.start <= found.end("quote"):
                    start, end = found.span("who")
                    relays = (
                        (self.acronyms.get(via.strip(), via.strip()),)
                        if (via := found.groupdict().get("via"))
                        else ()
                    )
                    if self.language.pronoun.fullmatch(found["who"]):
                        return Attributed(place=Span(start, end), way="order")
                    if people := self.people.within(start, end):
                        return replace(_said_by(people[-1]), way="order", relays=relays)
                    words = found["who"].strip().removesuffix(" there")
                    phrase = Attributed(words) if _UNNAMED.match(words) else None
                    if other := self._noun(start, end) or self._lone(start, end) or phrase:
                        way: Way = "document" if other.kind == "document" else "order"
                        return replace(
                            other, name=words, place=Span(start, start + len(words)), way=way, relays=relays
                        )
        return None

    def _introduced(self, sentence: Span, quote: Span) -> Attributed | None:
        """Read a line that ends in a colon and names one person, before a paragraph that is a quotation."""
        if quote.start < sentence.end or not self._ends_in_colon(sentence):
            return None
        people = self.people.owners(sentence) or self.people.within(sentence.start, sentence.end)
        return replace(_said_by(people[0]), way="introduced") if len({it.name for it in people}) == 1 else None

    def _ends_in_colon(self, sentence: Span) -> bool:
        return sentence.of(self.masked).rstrip().endswith((":", "\uff1a"))

    def _verb_after(self, sentence: Span, quote: Span) -> Attributed | None:
        """Read: quotation, verb, subject."""
        verb = self.language.verb_after.match(self.masked, quote.end, sentence.end)
        if not verb:
            return None
        found = self._subject(verb.end(), sentence.end)
        # In "a-t-il dit" the pronoun stands before the verb; Spanish needs none.
        goes_on = "-t-" in verb[0] or not re.match(r"[^.;:!?]*\w", self.masked[verb.end() : sentence.end])
        return found or (self.last if goes_on and self.last.name else None)

    def _verb_before(self, sentence: Span, quote: Span) -> Attributed | None:
        """Read: subject, verb, quotation; or verb, subject, quotation."""
        verb = _last(self.language.says, self.masked, sentence.start, quote.start)
        if not verb or quote.start - verb.end() > _LONGEST_CLAUSE:
            return None
        start = 1 + max(sentence.start - 1, *(self.masked.rfind(mark, sentence.start, verb.start()) for mark in ";:"))
        pronoun = _last(self.language.pronoun, self.masked, max(start, verb.start() - 12), verb.start())
        if pronoun and not self.masked[pronoun.end() : verb.start()].strip():
            return self._pronoun(pronoun)
        if people := self.people.within(start, verb.start()):
            adjacent = (it for it in people if not self.masked[it.place.end : verb.start()].strip())
            return _said_by(next(adjacent, people[0]))
        return (
            self._subject(verb.end(), quote.start)
            or self._noun_before(start, verb.start())
            or self._lone(start, verb.start())
        )

    def _subject(self, start: int, end: int) -> Attributed | None:
        """Return the subject that follows a verb: a pronoun, a person, or a noun near the verb."""
        if pronoun := self.language.pronoun.match(self.masked, start, end):
            return self._pronoun(pronoun)
        clause = CLAUSE_END.search(self.masked, start, end)
        end = min(clause.start() if clause else end, start + _LONGEST_CLAUSE)
        if people := self.people.within(start, end):
            _, comma, lead = self.masked[start : people[0].place.start].rpartition(",")
            # After a comma, only the name itself may follow: "said the minister, X", not "said a man, who met X".
            if not comma or not re.search(r"\w", self.language.roles.sub("", self.language.joins.sub("", lead))):
                return _said_by(people[0])
        return self._noun(start, min(end, start + 40))

    def _pronoun(self, found: re.Match[str]) -> Attributed | None:
        return self._it(found.start()) if found["it"] else self.last if self.last.name else None

    def _it(self, at: int) -> Attributed | None:
        """Return what "it" means: the last document of the paragraph, or else the last speaker."""
        line = self.masked.rfind("\n", max(0, at - _LONGEST_SENTENCE), at) + 1 or max(0, at - _LONGEST_SENTENCE)
        if document := _last(self.language.document, self.masked, line, at):
            return _named(document)
        return next((it for it in (self.last_it, self.last) if it.name), None)

    def _noun(self, start: int, end: int) -> Attributed | None:
        """Return the document, organisation, group or office that a noun names, or the person of that office."""
        found = self.language.noun.search(self.masked, start, end)
        if not found:
            return None
        words = found[0].rstrip()
        if self.language.groups.match(words):
            return replace(_named(found), kind="group")
        if self.language.roles.match(words):
            holders = self.people.with_office(words.split()[0], _MOST_NAMES)
            name = (
                self.last.name if self.last.name in holders else next(iter(holders)) if len(holders) == 1 else words
            )
            return replace(_named(found), name=name, kind="person")
        return replace(_named(found), kind="document" if self.language.documents.match(words) else "organisation")

    def _noun_before(self, start: int, verb: int) -> Attributed | None:
        """Return the noun before a verb at an offset, with no comma between the two."""
        found = self._noun(1 + max(start - 1, self.masked.rfind(",", start, verb)), verb)
        is_subject = found and found.place and not self.masked[found.place.end : verb].strip()
        return replace(found, way="document") if found and is_subject and found.kind == "document" else found

    def _lone(self, start: int, end: int) -> Attributed | None:
        """Return the one capitalised word before a verb: a country, or a surname."""
        found = re.search(rf"(?:^|[\s\u2019])(?P<name>{CAPITALISED})\s*(?:\w{{1,3}}\s)?$", self.masked[start:end])
        if not found or found["name"] not in self.capitals:
            return None
        place = Span(start + found.start("name"), start + found.end("name"))
        return Attributed(found["name"], place, kind="organisation")

    def _rule(self, sentence: Span, quote: Span) -> Attributed | None:
        """Read: document, verb of documents, quotation; the document may stand in the sentence before."""
        verb = _last(self.language.rules, self.masked, sentence.start, quote.start)
        if not verb:
            return None
        if document := _last(self.language.document, self.masked, sentence.start, verb.start()):
            return replace(_named(document), way="document")
        pronoun = self.language.it.search(self.masked, sentence.start, min(verb.end() + 12, quote.start))
        return self._it(sentence.start) if pronoun else None

    def _source(self, sentence: Span, quote: Span) -> Attributed | None:
        """Read: "according to", source."""
        for found in self.language.according.finditer(self.masked, sentence.start, sentence.end):
            end = CLAUSE_END.search(self.masked, found.end(), sentence.end)
            stop = min(end.start() if end else sentence.end, found.end() + 80)
            comma = self.masked.find(",", found.end(), stop)
            stop = comma if comma > 0 else stop
            if people := self.people.within(found.end(), stop):
                return replace(_said_by(people[0]), name=self._first_case(people[0].name))
            is_outlet = self.language.outlets.search(self.masked, found.end(), stop)
            if not is_outlet and (noun := self._noun(found.end(), stop)):
                return replace(noun, way="document") if noun.kind == "document" else noun
        return None

    def _first_case(self, name: str) -> str:
        """Return a name behind a preposition in its first case, such as "Богумил" for "Богумила"."""
        words = name.split()
        for number, word in enumerate(words):
            ending = next((pair for pair in self.language.endings if word.endswith(pair[0])), ("", ""))
            words[number] = word.removesuffix(ending[0]) + ending[1]
        return " ".join(words)

    def _relays(self, sentence: Span) -> Iterator[str]:
        """Yield the outlets of a sentence in which a verb or phrase says that an outlet relayed words."""
        at = self.masked, sentence.start, sentence.end
        if len(sentence) <= _LONGEST_SENTENCE and self.language.reports.search(*at):
            for found in self.language.relay.finditer(*at):
                name = next(name for name in found.groups() if name)
                self.outlets.setdefault(found.start(), self.acronyms.get(name, name))
                yield self.outlets[found.start()]
            if self.language.again.search(*at):  # "the agency added"
                before = [at for at in self.outlets if sentence.start - _LONGEST_SENTENCE < at < sentence.start]
                yield from (self.outlets[at] for at in before[-1:])


def _said_by(person: Person) -> Attributed:
    return Attributed(person.name, person.place)


def _named(found: re.Match[str]) -> Attributed:
    return Attributed(found[0].rstrip(), Span(*found.span()), kind="document")


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the last match of a pattern between two offsets, or None."""
    return next(iter(deque(pattern.finditer(text, start, end), maxlen=1)), None)
