"""Declare the records of the YAML files: which fields each may have, and which values are refused."""

from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StrictBool,
    StrictStr,
    Tag,
    ValidationInfo,
    field_validator,
)
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError, PydanticKnownError

from ..model import ArticleKind, QuoteKind, Shown, SpeakerKind
from .records import (
    SHA256,
    Address,
    ElementId,
    Id,
    Language,
    LaterDay,
    Moment,
    OutletId,
    PastDay,
    Prose,
    Record,
    RightsStatement,
    SpeakerId,
    Text,
    TopicId,
    Url,
    WholeDay,
    many,
    needed,
    optional,
)

OriginalName = Literal["original.txt", "original.html"]


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Lines = Annotated[tuple[Text, ...], BeforeValidator(_one_or_many, json_schema_input_type=Text | list[Text])]


class OriginalRecord(Record):
    """The file that the capture was read from, where that was not UTF-8 text; it is kept beside capture.txt."""

    file: OriginalName = needed("the file beside capture.txt")
    sha256: SHA256 = needed("SHA-256 of that file, byte for byte")
    encoding: Text | None = optional("the encoding that it was read in")


class CaptureRecord(Record):
    """Where the capture comes from, and the SHA-256 of its bytes."""

    sha256: SHA256 = needed("SHA-256 of capture.txt, byte for byte")
    original: OriginalRecord | None = optional("the file that the capture was read from")
    url: Url | None = optional("the address that the article was captured from")
    archived_url: Url | None = optional("the address of a copy in a web archive")
    captured: Moment | None = optional("when it was captured")


class HasFormerIds(Record):
    """Something in an article that may have had another id. ``aliases`` is the older word, which is still read."""

    former_ids: tuple[Id, ...] = many("earlier ids, whose addresses must keep working")
    aliases: tuple[Id, ...] = many("the older word for former_ids")

    @property
    def earlier_id_places(self) -> list[tuple[tuple[str, int], str]]:
        """Return every earlier id after its place: the name of the field that lists it, and its index there."""
        lists = {"former_ids": self.former_ids, "aliases": self.aliases}
        return [((field, i), name) for field, names in lists.items() for i, name in enumerate(names)]

    @property
    def earlier_ids(self) -> tuple[str, ...]:
        """Return every earlier id."""
        return tuple(name for _, name in self.earlier_id_places)


class SelectorRecord(Record):
    """Exact words of the capture, with the words around them where they occur more than once."""

    exact: Text = needed("the words, exactly as the capture has them")
    prefix: StrictStr = Field("", description="the words just before, where `exact` occurs more than once")
    suffix: StrictStr = Field("", description="the words just after, where `exact` occurs more than once")


class SectionRecord(HasFormerIds):
    """A run of paragraphs with a heading that the archive's editor supplies."""

    id: Id = needed("the fragment of its address; the same for the same matter in every article")
    title: Prose = needed("the heading that readers see")
    starts: Text = needed("the first words of its first paragraph")
    topics: tuple[TopicId, ...] = many("what the section is about")


class TranslationRecord(Record):
    """What words in another language mean, for readers who do not read it: never the outlet's own words."""

    text: Prose = needed("the words in the archive's language")
    by: Prose = needed("who made the translation: a person, or a program and who checked it")


class QuoteRecord(HasFormerIds, SelectorRecord):
    """Words attributed to a speaker."""

    id: Id = needed("the fragment of its address; never changed once published")
    kind: QuoteKind = needed(
        "direct: a whole statement in quotation marks; partial: quoted words inside the reporter's sentence; "
        "indirect: reported without quotation marks"
    )
    speaker: SpeakerId = needed("whose words they are")
    via: tuple[SpeakerId, ...] = many("who relayed them, nearest to the speaker first")
    topics: tuple[TopicId, ...] = many("what they are about")
    translation: TranslationRecord | None = optional("where the words are in another language")
    reviewed: StrictBool = Field(True, description="false: proposed by a machine, not yet confirmed by a person")


class PassageRecord(HasFormerIds, SelectorRecord):
    """Words tagged with a topic or with an element of one."""

    id: Id = needed("the fragment of its address; never changed once published")
    topic: TopicId | None = optional("what the words are about; an element implies its topic")
    element: ElementId | None = optional("the part of the clause that the words give")
    date: PastDay | None = optional("when what the words tell of happened: 1961, or 2024-06-19")
    date_supplied: Prose | None = optional("where the paragraph does not state the year: how the editor knows")
    translation: TranslationRecord | None = optional("where the words are in another language")
    reviewed: StrictBool = Field(True, description="false: proposed by a machine, not yet confirmed by a person")


class NotQuoteRecord(SelectorRecord):
    """Words in quotation marks that nobody says."""

    reason: Prose = needed("why they are no quotation: title of a work, nickname, ...")
    reviewed: StrictBool = Field(True, description="false: proposed by a machine, not yet confirmed by a person")


class SicRecord(SelectorRecord):
    """An oddity of the source, which a page marks [sic]."""

    note: Prose = needed("what the reader should know, such as 'as published'")


LINE, PIECE = "[line]", "[piece]"  # the two forms of an entry of furniture, as pydantic's messages name them


def _line_or_piece(value: Any) -> str:
    return PIECE if isinstance(value, dict | SelectorRecord) else LINE


FurnitureEntry = Annotated[
    Annotated[Text, Tag(LINE)] | Annotated[SelectorRecord, Tag(PIECE)], Discriminator(_line_or_piece)
]


class HasSource(Record):
    """Something that gives the words of an outlet, or, without one, of a reference text."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"required": ["kind"], "properties": {"kind": {"const": "reference"}}},
            "then": {"properties": {"outlet": False, "outlet_supplied": False, "outlet_stated": False}},
            "else": {"required": ["outlet"]},
        }
    )
    kind: ArticleKind = Field(
        "report",
        description="report: an outlet's article; reference: a text without an outlet that reports are held against, "
        "such as the treaty itself",
    )
    outlet: OutletId | SkipJsonSchema[None] = Field(
        None, validate_default=True, description="who published the article"
    )

    @field_validator("outlet", "outlet_supplied", "outlet_stated", check_fields=False)
    @classmethod
    def _of_reports_alone(cls, value: str | None, info: ValidationInfo) -> str | None:
        """Refuse a report without an outlet, and a reference text with one."""
        kind = info.data.get("kind")  # missing where the kind itself is a mistake
        if kind == "report" and info.field_name == "outlet" and value is None:
            raise PydanticKnownError("missing")
        if kind == "reference" and value is not None:
            message = (
                "cannot stand beside `kind: reference`: a reference text has no outlet; take one of the two away"
            )
            raise PydanticCustomError("reference_with_outlet", message)
        return value


class CorrectionRecord(Record):
    """A mistake that was published, and the day on which it was put right. Readers see it for good."""

    date: WholeDay = needed("the day on which it was corrected: 2026-12-01")
    note: Prose = needed("what was wrong and what is right now, for readers")


class ArticleRecord(HasFormerIds, HasSource):
    """article.yml: what an editor says about one capture."""

    outlet_supplied: Prose | None = optional("where the capture does not name the outlet: how the editor knows")
    outlet_stated: Prose | None = optional("where only the saved page's data state the outlet: og:site_name, JSON-LD")
    headline: Text = needed("the headline, exactly as the capture has it")
    headline_supplied: Prose | None = optional("where the capture has no headline: why the editor gives one")
    headline_stated: Prose | None = optional("where only the saved page's data state the headline: og:title, JSON-LD")
    standfirst: Lines = many("the summary under the headline, a line or several, exactly")
    byline: Text | None = optional("the line that credits the author, exactly")
    published: Moment | None = optional("date of publication: 2024-06-20 or 2024-06-20T11:01")
    published_line: Text | None = optional("the capture's line that states the date, exactly")
    published_supplied: Prose | None = optional("where the capture does not state the date: how the editor knows")
    published_stated: Prose | None = optional("where only the saved page's data state the date: JSON-LD, ...")
    caption: Lines = many("the captions of pictures, exactly")
    credit: Lines = many("photo credits that stand on a line of their own, exactly")
    language: Language | None = optional("the article's language: en, ko, ru, ...")
    show: Shown = Field(
        "whole", description="how much of the text may be published: whole, tagged (its sentences with tags), none"
    )
    rights: RightsStatement | None = optional("a rights statement: https://rightsstatements.org/vocab/InC/1.0/, ...")
    supersedes: Id | None = optional("the folder of the earlier version of the same story")
    capture: CaptureRecord
    furniture: tuple[FurnitureEntry, ...] = many("lines of the web page; {exact, prefix} for a piece of a line")
    sections: tuple[SectionRecord, ...] = many("headings for runs of paragraphs")
    quotes: tuple[QuoteRecord, ...] = many("words attributed to speakers")
    not_quotes: tuple[NotQuoteRecord, ...] = many("words in quotation marks that are no quotation")
    passages: tuple[PassageRecord, ...] = many("words tagged with a topic or an element")
    absent: tuple[ElementId, ...] = many("elements that the editor looked for and did not find in the article")
    corrections: tuple[CorrectionRecord, ...] = many("what was wrong in this record and is put right, for readers")
    sic: tuple[SicRecord, ...] = many("oddities of the source, kept and noted")
    reviewed: StrictBool = Field(
        True, description="false: headline, date, furniture and the like were proposed by a machine"
    )


class WithdrawnRecord(HasFormerIds, HasSource):
    """withdrawn.yml: what readers are told about an article that was taken down. It replaces the article's files."""

    published: Moment | None = optional("when it was published")
    withdrawn: LaterDay = needed("the day on which it was taken down")
    reason: Prose = needed("why it went, for readers")


class OutletRecord(Record):
    """Who publishes articles."""

    name: Prose = needed("the full name that readers see")
    short: Prose | None = optional("a shorter name for narrow columns")
    country: Prose | None = optional("where it is published")
    aliases: tuple[Prose, ...] = many("other names under which captures mention it")
    former_ids: tuple[Id, ...] = many("earlier ids, with which saved searches still find its articles")
    draft: StrictBool = Field(False, description="true: proposed by a machine, not yet confirmed by a person")


class SpeakerRecord(Record):
    """Whose words are quoted, or who relays them."""

    name: Prose = needed("the name that readers see")
    kind: SpeakerKind = needed("person, organisation, group or document")
    description: Prose | None = optional("who or what it is, in a few words")
    aliases: tuple[Prose, ...] = many("other spellings and short names")
    former_ids: tuple[Id, ...] = many("earlier ids, whose addresses must keep working")
    draft: StrictBool = Field(False, description="true: proposed by a machine, not yet confirmed by a person")


class TopicRecord(Record):
    """What quotes and passages are about."""

    title: Prose = needed("the heading that readers see")
    description: Prose | None = optional("one sentence for readers")
    speaker: SpeakerId | None = optional("of a clause: whose words it is, such as the treaty")
    aliases: tuple[Prose, ...] = many("other names, under which the search finds it")
    former_ids: tuple[Id, ...] = many("earlier ids, whose addresses must keep working")


class ElementRecord(Record):
    """One part of a clause that outlets can be compared on."""

    title: Prose = needed("the part's full name")
    short: Prose | None = optional("the name that readers see in tables, such as 'How soon'; without it, the title")
    phrase: Prose | None = optional("the name within a sentence, such as 'how soon'; without it, the short name")
    topic: TopicId = needed("the clause it belongs to")
    question: Prose | None = optional("what the element answers, for readers")
    aliases: tuple[Prose, ...] = many("other wordings of it, in any language, by which `archive new` finds it")
    former_ids: tuple[Id, ...] = many("earlier ids, whose addresses must keep working")


Names = Annotated[tuple[Prose, ...], Field(min_length=2)]


class VocabularyRecord(Record):
    """archive.yml: the archive's title and its vocabulary."""

    title: Prose = needed("the archive's title")
    question: Prose = needed("the archive's question, in one line")
    event: Prose | None = optional("what happened, where and when, in one line above the question")
    keeper: Prose | None = optional("who keeps the archive and answers for it")
    contact: Address | None = optional("how to reach the keeper: an email address, or a page's address")
    clause: TopicId = needed("the topic that the archive was made to compare")
    language: Language | None = optional("proposed where an article does not tell its language")
    outlets: dict[Id, OutletRecord]
    speakers: dict[Id, SpeakerRecord]
    topics: dict[Id, TopicRecord]
    elements: dict[Id, ElementRecord] = Field({}, description="parts of clauses, in the order of the rows")
    synonyms: tuple[Names, ...] = many("lists of other things' names: the search for one name finds the others")
    near_words: tuple[Names, ...] = many("lists of words near in meaning: the search marks what it finds by them")
    corrections: tuple[CorrectionRecord, ...] = many(
        "what was wrong in the archive as a whole and is right now, for readers"
    )
