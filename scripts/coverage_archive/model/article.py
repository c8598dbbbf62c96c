"""Represent an article and its tags. Every offset is in Unicode code points of the article's ``capture.txt``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from .capture import Block, Capture
from .dates import Date
from .entries import Outlet, ReferenceText, Speaker
from .spans import Span, SpanIndex
from .visible import closed

QuoteKind = Literal["direct", "partial", "indirect"]
ArticleKind = Literal["report", "reference"]
Treatment = Literal["quoted", "partly-quoted", "paraphrased", "original"]  # the last: words of a reference text
Shown = Literal["whole", "tagged", "none"]

# The words for treatments on pages. A quote's kind is only in the data; readers see its treatment.
TREATMENT_NAMES: Mapping[Treatment, str] = {
    "quoted": "quoted",
    "partly-quoted": "partly quoted",
    "paraphrased": "paraphrased",
    "original": "the text itself",
}


@dataclass(frozen=True, slots=True)
class Section:
    """Represent a run of paragraphs under a heading that the archive's editor supplies."""

    id: str
    title: str
    topics: tuple[str, ...]
    blocks: tuple[Block, ...]
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """Represent a translation of tagged words, and who made it: the archive, never the outlet."""

    text: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """Represent words of a capture that an editor tagged, with the words just before and after, and their block.

    ``section`` is the id of the section that they are in. ``reviewed`` is False until a person confirms a proposal.
    """

    id: str
    span: Span
    exact: str
    prefix: str
    suffix: str
    block: Block
    section: str | None
    reviewed: bool
    former_ids: tuple[str, ...] = ()
    translation: Translation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Tag):
    """Represent words attributed to a speaker. ``via`` lists who relayed them, the nearest to the speaker first."""

    kind: QuoteKind
    speaker: Speaker
    via: tuple[Speaker, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Tag):
    """Represent words that are tagged with a topic and, if they are on one of its elements, with that element.

    ``treatment`` says whether the words are quoted, paraphrased or a reference text's own.
    """

    topic: str
    element: str | None
    treatment: Treatment
    date: Date | None = None


@dataclass(frozen=True, slots=True)
class NotQuote:
    """Represent words in quotation marks that nobody says, such as a title or a nickname."""

    span: Span
    exact: str
    reason: str
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Sic:
    """Represent an oddity of the source, such as a misspelling, with the editor's note; pages mark it [sic]."""

    span: Span
    exact: str
    note: str
    block: Block


@dataclass(frozen=True, slots=True)
class Correction:
    """Represent a correction of something that the archive had published, and the day on which it was made.

    ``number`` counts the corrections of one day in one file, from 1.
    """

    date: Date
    note: str
    number: int = 1

    @property
    def id(self) -> str:
        """Return the fragment of the correction's address, with an underscore, which no id by an editor has."""
        return f"correction_{self.date.value}" + (f"_{self.number}" if self.number > 1 else "")


@dataclass(frozen=True)
class Article:
    """Represent one outlet's article: its capture (the saved text), and everything that the editor tagged in it.

    An article without an outlet is a *reference text*, such as the treaty itself, with which reports are compared.
    ``show`` says how much of the text the site may publish, and ``rights`` is the URI of a rights statement.
    ``supersedes`` is the slug of the earlier version of the same story. ``absent`` has the ids of elements (parts of
    a clause) that the editor looked for and did not find. ``withheld`` has the ids of tags whose words are not
    published; their addresses still lead to the page. ``withheld_topics`` and ``withheld_elements`` have the ids of
    what these tags are about. ``outlet_supplied`` and ``headline_supplied`` are the editor's notes where the capture
    lacks these, and ``outlet_stated`` and ``headline_stated`` say where only the captured page's own data state them.
    ``corrections`` has the newest first.
    """

    slug: str
    outlet: Outlet | None
    outlet_supplied: str | None
    headline: str
    headline_supplied: str | None
    published: Date | None
    language: str | None
    capture: Capture
    sections: tuple[Section, ...]
    quotes: tuple[Quote, ...]
    passages: tuple[Passage, ...]
    not_quotes: tuple[NotQuote, ...]
    sics: tuple[Sic, ...]
    quotation_marks: tuple[Span, ...]
    reviewed: bool
    former_ids: tuple[str, ...] = ()
    show: Shown = "whole"
    rights: str | None = None
    supersedes: str | None = None
    absent: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    withheld_topics: tuple[str, ...] = ()
    withheld_elements: tuple[str, ...] = ()
    outlet_stated: str | None = None
    headline_stated: str | None = None
    corrections: tuple[Correction, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Say whether a machine proposed anything of the article that no person has confirmed yet."""
        tags: list[Quote | Passage | NotQuote] = [*self.quotes, *self.passages, *self.not_quotes]
        return not (self.reviewed and all(tag.reviewed for tag in tags))

    @property
    def title(self) -> str:
        """Return the headline on one line, with its bidirectional controls closed."""
        return closed(" ".join(self.headline.split()))

    @property
    def shown_title(self) -> str:
        """Return the title, in square brackets where the editor supplied the headline."""
        return f"[{self.title}]" if self.headline_supplied else self.title

    @property
    def headline_in_text(self) -> bool:
        """Say whether the headline is a line of the capture, and not only the editor's or in the page's data."""
        return not self.headline_supplied and not self.headline_stated

    @property
    def is_reference(self) -> bool:
        """Say whether the article is a reference text instead of an outlet's report."""
        return self.outlet is None

    @property
    def is_whole(self) -> bool:
        """Say whether all of the article's text is published."""
        return self.show == "whole"

    @property
    def is_excerpt(self) -> bool:
        """Say whether only the article's sentences with tags are published."""
        return self.show == "tagged"

    @property
    def has_text(self) -> bool:
        """Say whether any of the article's text is published."""
        return self.show != "none"

    @property
    def kind(self) -> ArticleKind:
        """Return the kind of article, as ``article.yml`` and the data name it."""
        return "reference" if self.is_reference else "report"

    @property
    def noun(self) -> str:
        """Return the word that pages use for this kind of article."""
        return "text" if self.is_reference else "article"

    @cached_property
    def source(self) -> Outlet | ReferenceText:
        """Return the article's outlet, or a ReferenceText for a text without one."""
        return self.outlet or ReferenceText(self.slug, self.title)

    @property
    def source_name(self) -> str:
        """Return the name of the source as pages show it: in square brackets where the editor supplied it."""
        return self._as_supplied(self.source.name)

    @property
    def short_name(self) -> str:
        """Return the outlet's short name, or the name of a reference text, as pages show it in little room."""
        return self._as_supplied(self.outlet.short if self.outlet else self.source.name)

    def _as_supplied(self, name: str) -> str:
        supplied = self.outlet_supplied if self.outlet else self.headline_supplied
        return f"[{name}]" if supplied else name

    @property
    def named(self) -> str:
        """Return the outlet's name and the title, or the title of a reference text; brackets mark supplied words."""
        return f"{self.source_name}: {self.shown_title}" if self.outlet else self.source_name

    @cached_property
    def marked(self) -> SpanIndex:
        """Return an index of the spans that are in quotation marks."""
        return SpanIndex(self.quotation_marks)

    @cached_property
    def section_of_block(self) -> Mapping[str, Section]:
        """Return the section of each body paragraph that is in one, by the paragraph's id."""
        return {block.id: section for section in self.sections for block in section.blocks}


@dataclass(frozen=True, slots=True)
class WithdrawnArticle:
    """Represent an article that was taken down. It has no text any more, but keeps every promised address.

    ``withdrawn`` is the day, and ``fragments`` are the promised fragments of its page, from permalinks.txt.
    """

    slug: str
    outlet: Outlet | None
    published: Date | None
    withdrawn: Date
    reason: str
    fragments: tuple[str, ...]
    former_ids: tuple[str, ...] = ()
