"""The fields of archive.yml: the archive's title and its vocabulary."""

from typing import Annotated, ClassVar

from pydantic import Field, StrictBool

from ..model import SpeakerKind
from .schema import Address, CorrectionRecord, Id, Prose, Record


class OutletRecord(Record):
    """Who publishes articles."""

    name: Prose = Field(description="the full name that readers see")
    short: Prose | None = Field(None, description="a shorter name for narrow columns")
    country: Prose | None = Field(None, description="where it is published")
    aliases: tuple[Prose, ...] = Field((), description="other names under which captures mention it")
    draft: StrictBool = Field(False, description="true: proposed by a machine, not yet confirmed by a person")


class SpeakerRecord(Record):
    """Whose words are quoted, or who relays them."""

    name: Prose = Field(description="the name that readers see")
    kind: SpeakerKind = Field(description="person, organisation, group or document")
    description: Prose | None = Field(None, description="who or what it is, in a few words")
    aliases: tuple[Prose, ...] = Field((), description="other spellings and short names")
    former_ids: tuple[Id, ...] = Field((), description="earlier ids, whose addresses must keep working")
    draft: StrictBool = Field(False, description="true: proposed by a machine, not yet confirmed by a person")


class TopicRecord(Record):
    """What quotes and passages are about."""

    vocabulary: ClassVar[dict[str, str]] = {"speaker": "speakers"}
    title: Prose = Field(description="the heading that readers see")
    description: Prose | None = Field(None, description="one sentence for readers")
    speaker: Id | None = Field(None, description="of a clause: whose words it is, such as the treaty")
    aliases: tuple[Prose, ...] = Field((), description="other names, under which the search finds it")
    former_ids: tuple[Id, ...] = Field((), description="earlier ids, whose addresses must keep working")


class ElementRecord(Record):
    """One part of a clause that outlets can be compared on."""

    vocabulary: ClassVar[dict[str, str]] = {"topic": "topics"}
    title: Prose = Field(description="the row's heading")
    topic: Id = Field(description="the clause it belongs to")
    question: Prose | None = Field(None, description="what the element answers, for readers")
    former_ids: tuple[Id, ...] = Field((), description="earlier ids, whose addresses must keep working")


class VocabularyRecord(Record):
    """archive.yml: the archive's title and its vocabulary."""

    vocabulary: ClassVar[dict[str, str]] = {"clause": "topics"}
    title: Prose = Field(description="the archive's title")
    question: Prose = Field(description="the archive's question, in one line")
    keeper: Prose | None = Field(None, description="who keeps the archive and answers for it")
    contact: Address | None = Field(
        None, description="how to reach the keeper: an email address, or a page's address"
    )
    clause: Id = Field(description="the topic that the archive was made to compare")
    outlets: dict[Id, OutletRecord]
    speakers: dict[Id, SpeakerRecord]
    topics: dict[Id, TopicRecord]
    elements: dict[Id, ElementRecord] = Field({}, description="parts of clauses, in the order of the rows")
    synonyms: tuple[Annotated[tuple[Prose, ...], Field(min_length=2)], ...] = Field(
        (), description="lists of names for one thing that is none of these: the search for one finds the others"
    )
    corrections: list[CorrectionRecord] = Field(
        [], description="what was wrong in the archive as a whole and is put right, for readers"
    )
