"""The nouns of the archive, frozen and typed, where each stands on the site, and what can be wrong with them."""

from .archive import (
    Archive,
    Article,
    Block,
    BlockKind,
    Capture,
    Element,
    Furniture,
    NotQuote,
    Outlet,
    Passage,
    Quote,
    QuoteKind,
    Section,
    Sic,
    Speaker,
    SpeakerKind,
    Topic,
    Treatment,
)
from .dates import Date
from .spans import Span

__all__ = [
    "Archive",
    "Article",
    "Block",
    "BlockKind",
    "Capture",
    "Date",
    "Element",
    "Furniture",
    "NotQuote",
    "Outlet",
    "Passage",
    "Quote",
    "QuoteKind",
    "Section",
    "Sic",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Topic",
    "Treatment",
]
