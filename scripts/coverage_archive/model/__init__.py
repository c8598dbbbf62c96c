"""The nouns of the archive, frozen and typed, where each stands on the site, and what can be wrong with them."""

from .archive import Archive
from .article import (
    KIND_NAMES,
    TREATMENT_NAMES,
    Article,
    ArticleKind,
    Correction,
    NotQuote,
    Passage,
    Quote,
    QuoteKind,
    Section,
    Shown,
    Sic,
    Translation,
    Treatment,
    WithdrawnArticle,
)
from .capture import Block, BlockKind, Capture, Furniture
from .dates import Date
from .entries import Element, Outlet, ReferenceText, Speaker, SpeakerKind, Topic
from .spans import Span, SpanIndex

__all__ = [
    "KIND_NAMES",
    "TREATMENT_NAMES",
    "Archive",
    "Article",
    "ArticleKind",
    "Block",
    "BlockKind",
    "Capture",
    "Correction",
    "Date",
    "Element",
    "Furniture",
    "NotQuote",
    "Outlet",
    "Passage",
    "Quote",
    "QuoteKind",
    "ReferenceText",
    "Section",
    "Shown",
    "Sic",
    "Span",
    "SpanIndex",
    "Speaker",
    "SpeakerKind",
    "Topic",
    "Translation",
    "Treatment",
    "WithdrawnArticle",
]
