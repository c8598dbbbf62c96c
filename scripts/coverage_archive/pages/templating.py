"""Templates and values -> text: how the pages' templates are read, and how they write words, counts and dates."""

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

# How a report stands to the base, in readers' words. "only": every other report lists the part as absent.
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
    """Return a template of ``templates/`` filled with values. Raise jinja2.UndefinedError where one is missing."""
    return environment().get_template(template).render(**values)


class _OneLine(Extension):
    """Lets one line of output stand over several lines of a template: an indented line continues the line before.

    So does a line after an indented one that closes what the first began: a tag, a macro or a parenthesis. Where two
    lines meet, nothing is written next to a tag or braces (``{{ " " }}`` writes a space there), and a space between
    words, and between attributes.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return a template's text with these lines joined."""
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
    """Return what reads the templates: their globals, filters and rules of white space."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        auto_reload=False,  # whoever edits the package starts `mkdocs serve` again
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
    """Escape words for a Markdown heading: backslashes before punctuation, entities for HTML's characters.

    Python-Markdown takes a backslash away only before these (its ``ESCAPED_CHARS``, with those of its tables).
    """
    escaped = re.sub(r"([\\`*_{}\[\]()#+\-.!|])", r"\\\1", " ".join(text.split()))
    return Markup(escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def _unbroken(heading: Markup) -> Markup:
    """Return a heading of which no line begins with a number: Article 4 stays together."""
    return Markup(re.sub(r"(?<=\w) (?=\d)", "&nbsp;", heading))


def _yaml(text: str) -> Markup:
    """Return a string for the front matter as it is, for what our own template escapes."""
    return Markup(yaml_reader.quoted(str(text)))


def _json(text: str) -> Markup:
    """Return a string for the front matter, escaped: the theme writes it into HTML as it is."""
    return Markup(yaml_reader.quoted(html.escape(str(text))))


def _percent(share: float) -> str:
    """Return a share in whole percent; what is there but rounds to nothing is said to be under 1 %."""
    return "under 1 %" if 0 < share < 0.005 else f"{share * 100:.0f} %"


def count(number: int, word: str) -> str:
    """Return a number and what it counts: ``1 quote``, ``1,200 quotes``."""
    return f"{number:,} {noun(number, word)}"


def noun(number: int, word: str) -> str:
    """Return a word, with its plural's s unless the number is 1."""
    return word if number == 1 else f"{word}s"


def _lang(article: Article) -> Markup:
    """Return the attributes that tell the language of an article's words, and the direction where it is not ours."""
    if not article.language:
        return Markup("")
    backwards = article.language.partition("-")[0].lower() in _RIGHT_TO_LEFT
    return Markup(' lang="{}"').format(article.language) + Markup(' dir="rtl"' if backwards else "")


def _inert(text: str) -> Markup:
    """Escape words for a template of the theme, which takes braces for its own."""
    return Markup(html.escape(text).replace("{", "&#123;"))


def _lemma(text: str) -> str:
    """Return the first and last words of a quote, as an apparatus names them."""
    found = text.split()
    return text if len(found) <= 7 else " ".join(found[:4]) + " … " + " ".join(found[-2:])
