"""Made captures that try to break a page, and the archives around them."""

import re
from typing import Any

from coverage_archive.model import Block, Span, SpanIndex
from coverage_archive.texts.treatment import article_marks, treatment
from hypothesis import strategies as st

from helpers.made_archive import Spec

SLUG = "made-article"
VOCABULARY = {
    "title": "Made",
    "question": "What does it say?",
    "clause": "matter",
    "outlets": {"made-paper": {"name": "Made Paper"}},
    "speakers": {"somebody": {"name": "Somebody", "kind": "person"}},
    "topics": {"matter": {"title": "The matter"}},
    "elements": {"part": {"title": "Part", "topic": "matter"}},
}
FIELDS: dict[str, dict[str, Any]] = {
    "quotes": {"speaker": "somebody", "topics": ["matter"]},
    "passages": {"element": "part"},
    "sic": {"note": "as <b>published</b> & kept"},
}
# What tends to change a text on its way through Markdown, HTML, YAML, templates and parsers.
MARKDOWN = [
    "# h",
    "## h {#p2}",
    "* a",
    "- b",
    "+ c",
    "1. d",
    "    code",
    "```",
    "~~~",
    ">",
    "> q",
    "===",
    "---",
    "***",
]
MARKDOWN += [
    "__",
    "*",
    "**b**",
    "`",
    "``c``",
    "[a](b)",
    "![a](b)",
    "[a]: http://b.example 'c'",
    "[TOC]",
    "{: #p1 .x }",
]
MARKDOWN += ["| a | b |", "|---|---|", "\\", "\\*", ": ", ":   d", "  ", "    ", "\t", "!!! note", "??? x", "[^1]:"]
MARKDOWN += ["# h", "{: #p1 .x }", "*[HTML]: x", "wzxhzdk:0", "klzzwxh:1", "\x02wzxhzdk:0\x03"]
MARKDOWN += ["http://a.example/?b=c&d#e", "a@b.example"]
HTML = ["<", ">", "&", "&amp;", "&lt;", "&#9;", "&#x2028;", "&nbsp", "&copy", "<b>", "</b>", "<p>", "</p>", "</div>"]
HTML += ["<div markdown>", "<!--", "-->", "--!>", "<!-- c -->", "<?php", "?>", "<![CDATA[", "]]>", "<!DOCTYPE a>"]
HTML += ["<script>", "</script>", "<style>", "<textarea>", "<pre>", "<br/>", "<svg>", "<http://a.example>"]
TEMPLATES = ["{{ a }}", "{% raw %}", "${a}", "{#", "#}"]
LETTERS = ["\u2028", "\u2029", "\x85", "\v", "\f", "\x1b[0m", "\x01", "\x7f", "\x9f", "\ufeff", "\ufffe", "\u3000"]
LETTERS += ["\U0001f600", "\U0001f468\u200d\U0001f469", "\u202e", "\u200f", "שלום", "مرحبا", "e\u0301", "\u200b"]
LETTERS += ["\U0010ffff", "\ufdd0", "한국어", "\ud7ff", "\x00", "\x02", "\x03", "\r", "word", "the", "a", " ", " "]
QUOTATIONS = ["“", "”", '"', "''", "‘", "’", "'", "«", "»", '"so"', "“so”", "‘so’", "„", "「", "」", "《", "‹"]
PIECES = [*MARKDOWN, *HTML, *TEMPLATES, *LETTERS, *QUOTATIONS]
letters = st.characters(codec="utf-8", exclude_characters="\n\r")
line = st.lists(st.sampled_from(PIECES) | letters, min_size=1, max_size=8).map("".join)
line_end = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n \n"])
NEVER_KEPT = "\x00\x02\x03"


def lines_of(text: str) -> list[str]:
    """Say, independently of the archive's own code, what the paragraphs of a capture are."""
    return [line for line in re.split("\r\n|\r|\n", text.removeprefix("\ufeff")) if line.strip()]


@st.composite
def captures(draw: st.DrawFn, lines: Any = None) -> str:
    """A capture: lines of anything, any line ends, with or without a byte-order mark and a last line end."""
    drawn = draw(lines if lines is not None else st.lists(line, min_size=1, max_size=5))
    text = "".join(part + draw(line_end) for part in drawn)
    return draw(st.sampled_from(["", "", "\ufeff"])) + text + draw(st.sampled_from(["", "", "the end"]))


@st.composite
def spans(draw: st.DrawFn, text: str, most: int = 6) -> list[Span]:
    """Places anywhere in a text, that overlap and cross as they like, over paragraphs too."""
    ends = st.integers(0, len(text))
    drawn = draw(st.lists(st.tuples(ends, ends), max_size=most))
    return [Span(*sorted(pair)) for pair in drawn if pair[0] != pair[1]]


def archive_of(text: str, tagged: dict[str, list[Span]], headline: str | None = None) -> Spec:
    """Return an archive of one article: all its lines but the headline are paragraphs, tagged at the spans given."""
    tags: dict[str, list[dict[str, Any]]] = {
        field: [{**FIELDS[field], **_selector(text, span)} for span in found] for field, found in tagged.items()
    }
    marks = article_marks(text, _paragraphs(text))
    marked = [found.span for found in marks.outermost]
    index = SpanIndex(marked)
    doubtful = [doubt.span for doubt in marks.doubts]
    for quote, span in zip(tags.get("quotes", []), tagged.get("quotes", []), strict=True):
        quoted = treatment(text, span, index) == "quoted" or any(near.covers(span) for near in doubtful)
        quote["kind"] = "partial" if quoted else "indirect"
    listed = {*marked, *(doubt.word for doubt in marks.doubts)}
    tags["not_quotes"] = [{"reason": "made", **_selector(text, span)} for span in sorted(listed)]
    stated = {"headline": headline} if headline else {"headline": "Made", "headline_supplied": "it has none"}
    article = {"slug": SLUG, "outlet": "made-paper", "outlet_supplied": "made", **stated, **tags, "text": text}
    return {**VOCABULARY, "articles": [article]}


def _paragraphs(text: str) -> list[Block]:
    start = text.startswith("\ufeff")
    found = [
        Span(match.start() + (start and match.start() == 0), match.end()) for match in re.finditer(r"[^\r\n]+", text)
    ]
    return [Block("", "paragraph", span, span.of(text)) for span in found if span.of(text).strip()]


def _selector(text: str, span: Span) -> dict[str, str]:
    """All the text before and after: unique whatever the words."""
    return {"exact": span.of(text), "prefix": text[: span.start], "suffix": text[span.end :]}
