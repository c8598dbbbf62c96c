"""The entries of the vocabulary: outlets, speakers, topics, elements."""

from dataclasses import dataclass
from typing import Literal

SpeakerKind = Literal["person", "organisation", "group", "document"]
COLOURS = SHAPES = 12  # of outlets, as in the style sheet and in the preview images


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published an article. ``number`` is its place in the vocabulary, from 0.

    ``draft``, here and of a speaker: the entry was proposed by a machine and is not confirmed by a person yet.
    """

    id: str
    name: str
    number: int
    short: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    draft: bool = False

    @property
    def colour(self) -> int:
        """The number, from 0, of the outlet's colour: the same everywhere."""
        return self.number % COLOURS

    @property
    def shape(self) -> int:
        """The number, from 0, of the outlet's shape: no two of 144 outlets have both colour and shape in common."""
        return (self.number + self.number // COLOURS) % SHAPES


@dataclass(frozen=True, slots=True)
class ReferenceText:
    """A reference text in the place of an outlet, where a page names the source of its words.

    Its colour and shape are the ones after those of outlets: ink, and a page.
    """

    slug: str
    name: str
    colour: int = COLOURS
    shape: int = SHAPES

    @property
    def id(self) -> str:
        """An id that differs from those of outlets, which have no slash, and of other texts."""
        return f"text/{self.slug}"


@dataclass(frozen=True, slots=True)
class Speaker:
    """The speaker of a quote, or somebody who relayed one."""

    id: str
    name: str
    kind: SpeakerKind
    description: str | None = None
    aliases: tuple[str, ...] = ()
    draft: bool = False
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    """One part of a clause that outlets can be compared on.

    Readers see ``short`` in tables, such as "How soon", and ``phrase`` within a sentence, such as "how soon".
    """

    id: str
    title: str
    topic: str
    short: str
    phrase: str
    question: str | None = None
    former_ids: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the name under which the search finds it: "How soon (Immediacy)", where the two names differ."""
        return self.short if self.short == self.title else f"{self.short} ({self.title})"


@dataclass(frozen=True, slots=True)
class Topic:
    """What a passage is about; a topic with elements is a clause.

    ``speaker`` is the id of the speaker whose words the clause is, such as the treaty.
    """

    id: str
    title: str
    description: str | None = None
    speaker: str | None = None
    elements: tuple[Element, ...] = ()
    aliases: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()


def lower_first(text: str) -> str:
    """Begin with a small letter, except where the first word is an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
