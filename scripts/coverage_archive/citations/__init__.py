"""Cite an article, a section or a quote: in words (Chicago, APA, MLA) and as files (BibTeX, RIS, CSL-JSON)."""

from .reference import Reference, author, references
from .reference_formats import FORMATS, bibtex, csl_json, ris
from .styles import STYLES, Cited, in_words

__all__ = [
    "FORMATS",
    "STYLES",
    "Cited",
    "Reference",
    "author",
    "bibtex",
    "csl_json",
    "in_words",
    "references",
    "ris",
]
