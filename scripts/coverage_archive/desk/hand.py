"""Name what an editor has in hand, such as a tag or selected words, by a key that forms carry."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..model import Span
from ..reading.proposals import SELECTOR, Proposal


@dataclass(frozen=True, slots=True)
class Hand:
    """Name one thing by its kind and id. ``key`` is both in one word, without characters that a selector must escape.

    Kinds are those of proposals, ``line`` (its number), ``words`` (a span, and what they may become), ``section``,
    ``sic``, ``reject`` (the key of what is to be rejected), ``finish`` and ``name`` (an entry of the vocabulary).
    """

    kind: str
    id: str = ""

    @property
    def key(self) -> str:
        """Return the key: the kind, a hyphen, the id."""
        return f"{self.kind}-{self.id}"

    @classmethod
    def of_key(cls, key: str) -> "Hand":
        """Return what a key names."""
        kind, _, id_ = key.partition("-")
        return cls(kind, id_)

    @classmethod
    def of(cls, item: Proposal) -> "Hand":
        """Return the name of a proposal."""
        return cls(item.kind, of_words(item.record) if item.kind == "not_quote" else item.id)

    @classmethod
    def of_span(cls, span: Span, become: str, before: "Hand") -> "Hand":
        """Return the name of selected words that are to become a quote, part, topic or notquote.

        ``before`` is what was in hand before, and is again afterwards.
        """
        return cls("words", f"{span.start}_{span.end}_{become}_{before.key}")

    @property
    def words(self) -> tuple[Span, str] | None:
        """Return the span of selected words and what they are to become, or None if that is not what is named."""
        pieces = self.id.split("_", 3) if self.kind == "words" else []
        if len(pieces) != 4 or not all(piece.isdecimal() for piece in pieces[:2]):
            return None
        return Span(int(pieces[0]), int(pieces[1])), pieces[2]

    @property
    def before(self) -> "Hand":
        """Return what was in hand before words were selected, or what is to be rejected, or else the thing itself."""
        if self.kind == "reject":
            return Hand.of_key(self.id)
        return Hand.of_key(self.id.split("_", 3)[3]) if self.words else self


def of_words(record: Mapping[str, Any]) -> str:
    """Return an id made from the words of a record that has no id of its own: eight hexadecimal digits."""
    return digest([record.get(name, "") for name in SELECTOR])


def digest(value: Any) -> str:
    """Return eight hexadecimal digits that differ where two records differ."""
    return hashlib.sha256(repr(value).encode()).hexdigest()[:8]
