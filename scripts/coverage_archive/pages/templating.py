"""Fill the pages' Jinja templates, and define the filters with which they write words, counts and attributes."""

import html
import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup

from ..comparing.glance import words_of_others
from ..comparing.parts import other_speaker, other_speakers
from ..model import TREATMENT_NAMES, Article, addresses
from ..model.entries import lower_first
from ..storage import yaml_reader
from ..texts.treatment import treatment_of
from . import html_words, tag_layers
from .page_policy import inline_script, policy
from .strips import strip

# What readers see for each relation of a report to the base. "only": every other report lists the part as absent.
RELATION_NAMES = {
    "same": "same words",
    "spelling": "same words, other spelling",
    "reworded": "in other words",
    "translated": "in another language",
    "added": "not in the base text",
    "only": "only here",
    "unjudged": "not looked for yet in the base text",
    "withheld": "withheld in the base text",
    "in-place": "",
    "moved": ", in another order",
}

# Languages that are written from right to left, by the first part of their codes.
_RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"}


def render(template: str, **values: Any) -> str:
    """Return a template of ``templates/`` filled with values. Raise jinja2.UndefinedError if a value is missing."""
    return environment().get_template(template).render(**values)


class _OneLine(Extension):
    """Let one line of output take several lines of a template: an indented line continues the line before.

    A line after an indented one also continues it if it closes the tag, macro or parenthesis that the first line
    began. Joined lines get a space between words and between attributes, and nothing next to a tag or braces; write
    ``{{ " " }}`` for a space there.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return a template's text with the continued lines joined."""
        return _CONTINUED.sub(self._joined, source)

    def _joined(self, found: re.Match[str]) -> str:
        written = _LINE_END.sub("", _LINE_END_IN_WORDS.sub(" ", found[0]))
        # The line ends go into a comment, so that errors further down name the right line.
        comment_end = "#}" if written.endswith("%}") else "+#}"
        return written + "{#" + "\n" * found[0].count("\n") + comment_end


_CONTINUED = re.compile(r"^.*(?:\n[ \t]+\S.*)+(?:\n(?:</|>|\)|\{% endmacro).*)?", re.MULTILINE)
_LINE_END = re.compile(r"\n\s*")
_LINE_END_IN_WORDS = re.compile(r"(?<=[^>}\s])\n\s*(?=[^<{\s])")


@cache
def environment() -> Environment:
    """Return the Jinja environment of the templates, with their globals, filters and rules of white space."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        auto_reload=False,  # after an edit of a template, start `mkdocs serve` again
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[_OneLine],
    )
    environment.globals.update(
        treatment_of=treatment_of,
        tagged_words=tag_layers.tagged_words,
        strip=strip,
        other_speaker=other_speaker,
        other_speakers=other_speakers,
        words_of_others=words_of_others,
        relation_names=RELATION_NAMES,
        a=addresses,
        treatment_names=TREATMENT_NAMES,
        inline_script=inline_script,
        policy=policy,
    )
    environment.filters.update(
        zip=zip,
        words=html_words.plain_words,
        markdown=_markdown,
        unbroken=_unbroken,
        json=_json,
        yaml=_yaml,
        count=count,
        noun=noun,
        lang=_lang,
        inert=_inert,
        lemma=_lemma,
        lower_first=lower_first,
        percent=_percent,
    )
    return environment


def _markdown(text: str) -> Markup:
    """Return words for a Markdown heading, with backslashes before punctuation, and entities for HTML's characters.

    Python-Markdown removes a backslash only before these characters: its ``ESCAPED_CHARS``, and those of its tables.
    """
    escaped = re.sub(r"([\\`*_{}\[\]()#+\-.!|])", r"\\\1", " ".join(text.split()))
    return Markup(escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def _unbroken(heading: Markup) -> Markup:
    """Return a heading with no-break spaces before numbers, so that "Article 4" stays on one line."""
    return Markup(re.sub(r"(?<=\w) (?=\d)", "&nbsp;", heading))


def _yaml(text: str) -> Markup:
    """Return a quoted YAML string for the front matter, not escaped for HTML, because our own template escapes it."""
    return Markup(yaml_reader.quoted(str(text)))


def _json(text: str) -> Markup:
    """Return a quoted YAML string for the front matter, escaped for HTML, because the theme writes it unescaped."""
    return Markup(yaml_reader.quoted(html.escape(str(text))))


def _percent(share: float) -> str:
    """Return a share (0 to 1) in whole percent, or "under 1 %" if it is above 0 but would be rounded to 0."""
    return "under 1 %" if 0 < share < 0.005 else f"{share * 100:.0f} %"


def count(number: int, word: str) -> str:
    """Return a number and what it counts: ``1 quote``, ``1,200 quotes``."""
    return f"{number:,} {noun(number, word)}"


def noun(number: int, word: str) -> str:
    """Return a word, with an s for the plural unless the number is 1."""
    return word if number == 1 else f"{word}s"


def _lang(article: Article) -> Markup:
    """Return the HTML attributes for an article's words: ``lang``, and ``dir="rtl"`` for right-to-left languages."""
    if not article.language:
        return Markup("")
    backwards = article.language.partition("-")[0].lower() in _RIGHT_TO_LEFT
    return Markup(' lang="{}"').format(article.language) + Markup(' dir="rtl"' if backwards else "")


def _inert(text: str) -> Markup:
    """Return words for a template of the theme, escaped for HTML and for Jinja, which would interpret braces."""
    return Markup(html.escape(text).replace("{", "&#123;"))


def _lemma(text: str) -> str:
    """Return a text of up to 7 words whole, and of a longer one the first four and the last two words."""
    found = text.split()
    return text if len(found) <= 7 else " ".join(found[:4]) + " … " + " ".join(found[-2:])
