"""The nouns of the archive, frozen and typed. Every offset is in Unicode code points into ``capture.txt``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

QuoteKind = Literal["direct", "partial", "indirect"]
SpeakerKind = Literal["person", "organisation", "group", "document"]
PartKind = Literal["headline", "standfirst", "byline", "published", "caption", "credit", "paragraph"]
Treatment = Literal["quoted", "partly-quoted", "paraphrased"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of code points, ``start`` included and ``end`` not."""

    start: int
    end: int

    def __len__(self) -> int:
        """Return the length in code points."""
        return self.end - self.start

    def covers(self, other: "Span") -> bool:
        """Say whether all of ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the words of ``text`` that this span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Supplied:
    """A value with where it comes from: stated in the capture, or supplied by the editor for a reason."""

    value: str
    reason: str | None = None

    @property
    def stated(self) -> bool:
        """Say whether the capture itself states the value."""
        return self.reason is None


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published an article. ``number`` is its place in the vocabulary, from 0: it chooses the colour.

    ``draft``, here and of a speaker: the entry was proposed by a machine and is not confirmed by a person yet.
    """

    id: str
    name: str
    number: int
    short: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words a quote gives, or who relayed them."""

    id: str
    name: str
    kind: SpeakerKind
    description: str | None = None
    aliases: tuple[str, ...] = ()
    draft: bool = False
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    """One part of a clause that outlets can be compared on."""

    id: str
    title: str
    topic: str
    question: str | None = None
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """What a passage is about; a topic with elements is a clause."""

    id: str
    title: str
    description: str | None = None
    elements: tuple[Element, ...] = ()
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a capture that belongs to the article: a body paragraph, the headline, the caption, ...

    ``id`` is the fragment under which a page shows it; ``number`` counts body paragraphs from 1.
    """

    id: str
    kind: PartKind
    span: Span
    text: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line, or a piece of one, that is the web page's and not the article's."""

    span: Span
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Capture:
    """The saved text of one article, unedited, and what each of its lines is."""

    text: str
    sha256: str
    parts: tuple[Part, ...]
    furniture: tuple[Furniture, ...]
    url: str | None = None
    archived_url: str | None = None
    captured: str | None = None

    def part_at(self, position: int) -> Part | None:
        """Return the part that holds a code point, or None where it is furniture or between the lines."""
        return next((part for part in self.parts if part.span.start <= position < part.span.end), None)

    def part(self, kind: PartKind) -> Part | None:
        """Return the first part of a kind, or None."""
        return next((part for part in self.parts if part.kind == kind), None)

    @property
    def paragraphs(self) -> tuple[Part, ...]:
        """The body paragraphs, in order."""
        return tuple(part for part in self.parts if part.kind == "paragraph")


@dataclass(frozen=True, slots=True)
class Section:
    """A run of paragraphs with a heading that the archive's editor supplies."""

    id: str
    title: str
    topics: tuple[str, ...]
    parts: tuple[Part, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """What words in another language mean, and who translated them. They are the archive's, never the outlet's."""

    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words attributed to a speaker. ``via`` lists who relayed them, the nearest to the speaker first."""

    id: str
    span: Span
    exact: str
    prefix: str
    suffix: str
    kind: QuoteKind
    speaker: Speaker
    via: tuple[Speaker, ...]
    topics: tuple[str, ...]
    part: Part
    section: str | None
    reviewed: bool
    aliases: tuple[str, ...] = ()
    translation: Translation | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Words tagged with a topic, and with an element of it where they give one."""

    id: str
    span: Span
    exact: str
    prefix: str
    suffix: str
    topic: str
    element: str | None
    treatment: Treatment
    part: Part
    section: str | None
    reviewed: bool
    aliases: tuple[str, ...] = ()
    date: Supplied | None = None
    translation: Translation | None = None


@dataclass(frozen=True, slots=True)
class NotQuote:
    """Words in quotation marks that nobody says: a title, a nickname."""

    span: Span
    exact: str
    reason: str
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Sic:
    """Words that stand so in the source, with the editor's note."""

    span: Span
    exact: str
    note: str
    part: Part


@dataclass(frozen=True)
class Article:
    """One outlet's article: what was captured, and everything that the editor tagged in it."""

    slug: str
    outlet: Outlet
    outlet_supplied: str | None
    headline: str
    headline_supplied: str | None
    published: Supplied | None
    language: str | None
    capture: Capture
    sections: tuple[Section, ...]
    quotes: tuple[Quote, ...]
    passages: tuple[Passage, ...]
    not_quotes: tuple[NotQuote, ...]
    sics: tuple[Sic, ...]
    quotation_marks: tuple[Span, ...]
    reviewed: bool
    aliases: tuple[str, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Say whether anything of the article was proposed by a machine and is not confirmed by a person yet."""
        tags: list[Quote | Passage | NotQuote] = [*self.quotes, *self.passages, *self.not_quotes]
        return not (self.reviewed and all(tag.reviewed for tag in tags))

    @property
    def outlet_name(self) -> str:
        """The outlet's name as the site shows it: in square brackets where the editor supplied it."""
        return f"[{self.outlet.name}]" if self.outlet_supplied else self.outlet.name

    @cached_property
    def section_of_part(self) -> Mapping[str, Section]:
        """The section that each body paragraph stands in, by the paragraph's id."""
        return {part.id: section for section in self.sections for part in section.parts}


@dataclass(frozen=True)
class Archive:
    """All of it, validated: outlets, speakers, topics and articles, each in the vocabulary's order."""

    title: str
    question: str
    clause: Topic
    outlets: Mapping[str, Outlet]
    speakers: Mapping[str, Speaker]
    topics: Mapping[str, Topic]
    elements: Mapping[str, Element]
    articles: tuple[Article, ...]
