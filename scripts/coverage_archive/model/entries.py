"""Represent the entries of the vocabulary: outlets, speakers, topics, and elements (the parts of a clause)."""

from dataclasses import dataclass
from typing import Literal

SpeakerKind = Literal["person", "organisation", "group", "document"]
COLOURS = SHAPES = 12  # the numbers that the style sheet and the preview images have for outlets


@dataclass(frozen=True, slots=True)
class Outlet:
    """Represent the publisher of an article. ``number`` is its place in the vocabulary, from 0.

    ``draft``, here and of a speaker, says that a machine proposed the entry and no person has confirmed it yet.
    """

    id: str
    name: str
    number: int
    short: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    draft: bool = False

    @property
    def colour(self) -> int:
        """Return the number, from 0, of the outlet's colour, which is the same on every page."""
        return self.number % COLOURS

    @property
    def shape(self) -> int:
        """Return the number, from 0, of the outlet's shape. No two of 144 outlets have the same colour and shape."""
        return (self.number + self.number // COLOURS) % SHAPES


@dataclass(frozen=True, slots=True)
class ReferenceText:
    """Represent a reference text in the place of an outlet, where a page names the source of words.

    Its colour and shape have the numbers after those of outlets, and mean the colour of ink and the shape of a page.
    """

    slug: str
    name: str
    colour: int = COLOURS
    shape: int = SHAPES

    @property
    def id(self) -> str:
        """Return an id that differs from the ids of outlets, which have no slash, and of other texts."""
        return f"text/{self.slug}"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Represent the speaker of a quote, or somebody who relayed one."""

    id: str
    name: str
    kind: SpeakerKind
    description: str | None = None
    aliases: tuple[str, ...] = ()
    draft: bool = False
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    """Represent one part of a clause, on which outlets can be compared.

    Readers see ``short`` in tables, such as "How soon", and ``phrase`` within a sentence, such as "how soon".
    ``aliases`` are wordings by which new articles are searched for it.
    """

    id: str
    title: str
    topic: str
    short: str
    phrase: str
    question: str | None = None
    former_ids: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the name under which the search finds the element: "How soon (Immediacy)" where its names differ."""
        return self.short if self.short == self.title else f"{self.short} ({self.title})"


@dataclass(frozen=True, slots=True)
class Topic:
    """Represent what a passage is about. A topic with elements is a clause.

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
    """Return text with a small first letter, except where the first word is an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
