"""Made captures that try to break a page, and the archives around them."""

import hashlib
import re
from pathlib import Path
from typing import Any

import yaml
from coverage_archive.model import Part, Span
from coverage_archive.texts.treatment import article_marks, treatment
from hypothesis import strategies as st

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


def write_archive(root: Path, text: str, tagged: dict[str, list[Span]], headline: str | None = None) -> Path:
    """Write an archive of one article: all its lines but the headline are paragraphs, tagged at the spans given."""
    folder = root / "articles" / SLUG
    folder.mkdir(parents=True)
    (folder / "capture.txt").write_bytes(text.encode())
    tags: dict[str, list[dict[str, Any]]] = {field: [] for field in ("quotes", "passages", "sic", "not_quotes")}
    marks = article_marks(text, _paragraphs(text))
    marked = [found.span for found in marks.outermost]
    doubtful = [doubt.span for doubt in marks.doubts]
    for field, found in tagged.items():
        for number, span in enumerate(found):
            tags[field].append({**_fields(field, number), **_selector(text, span)})
            if field == "quotes":
                quoted = treatment(text, span, marked) == "quoted" or any(near.covers(span) for near in doubtful)
                tags[field][-1]["kind"] = "partial" if quoted else "indirect"
    listed = {*marked, *(doubt.word for doubt in marks.doubts)}
    tags["not_quotes"] = [{"reason": "made", **_selector(text, span)} for span in sorted(listed)]
    record = {
        "outlet": "made-paper",
        "outlet_supplied": "made",
        **({"headline": headline} if headline else {"headline": "Made", "headline_supplied": "it has none"}),
        "capture": {"sha256": hashlib.sha256(text.encode()).hexdigest()},
        **{field: items for field, items in tags.items() if items},
    }
    for path, value in ((root / "articles" / "archive.yml", VOCABULARY), (folder / "article.yml", record)):
        path.write_text(yaml.dump(value, Dumper=_Quoted, sort_keys=False), encoding="utf-8")
    return root


class _Quoted(yaml.SafeDumper):
    """Writes every text in double quotation marks, so that any letter survives."""


_Quoted.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def _paragraphs(text: str) -> list[Part]:
    start = text.startswith("\ufeff")
    found = [
        Span(match.start() + (start and match.start() == 0), match.end()) for match in re.finditer(r"[^\r\n]+", text)
    ]
    return [Part("", "paragraph", span, span.of(text)) for span in found if span.of(text).strip()]


def _selector(text: str, span: Span) -> dict[str, str]:
    """All the text before and after: unique whatever the words."""
    return {"exact": span.of(text), "prefix": text[: span.start], "suffix": text[span.end :]}


def _fields(field: str, number: int) -> dict[str, Any]:
    if field == "quotes":
        return {"id": f"q{number}", "speaker": "somebody", "topics": ["matter"]}
    if field == "passages":
        return {"id": f"t{number}", "element": "part"}
    return {"note": "as <b>published</b> & kept"}
