"""Cite an article, a section or a quote: in words (Chicago, APA, MLA) and as files (BibTeX, RIS, CSL-JSON)."""

from .reference import Reference, author, references
from .reference_formats import FORMATS
from .styles import in_words

__all__ = ["FORMATS", "Reference", "author", "in_words", "references"]
