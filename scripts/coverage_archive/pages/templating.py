"""Templates and values -> text: how the pages' templates are read, and how they write words, counts and dates."""

import html
import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..model import Article, Part, Supplied, addresses
from ..storage import yaml_reader
from . import html_words

TREATMENTS = {"quoted": "quoted", "partly-quoted": "partly quoted", "paraphrased": "paraphrased"}
KINDS = {"direct": "direct quote", "partial": "partial quote", "indirect": "indirect"}


def render(template: str, **values: Any) -> str:
    """Return a template of ``templates/`` filled with values. Raise jinja2.UndefinedError where one is missing."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(a=addresses, treatments=TREATMENTS, kinds=KINDS)
    environment.filters.update(
        words=html_words.words,
        markdown=_markdown,
        json=_json,
        yaml=_yaml,
        date=shown_date,
        count=_count,
        noun=_noun,
        lang=_lang,
        lemma=_lemma,
        part_name=part_name,
        lower_first=_lower_first,
        percent=_percent,
        whole_date=_whole_date,
    )
    return environment


def _markdown(text: str) -> Markup:
    """Escape words for a Markdown heading: a backslash before punctuation, entities for HTML's characters."""
    escaped = re.sub(r"([\\`*_{}\[\]()#+\-.!|~^:])", r"\\\1", " ".join(text.split()))
    return Markup(escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def _yaml(text: str) -> Markup:
    """Return a string for the front matter as it is, for what our own template escapes."""
    return Markup(yaml_reader.quoted(str(text)))


def _json(text: str) -> Markup:
    """Return a string for the front matter, escaped: the theme writes it into HTML as it is."""
    return Markup(yaml_reader.quoted(html.escape(str(text))))


def shown_date(article: Article) -> str:
    """Return the date of publication in words, in [square brackets] where the editor supplied it."""
    return _whole_date(article.published) if article.published else "[not stated]"


def _whole_date(date: Supplied) -> str:
    """Return a date in words, as exact as it is known; in [square brackets] where the editor supplied it."""
    value = date.value
    moment = datetime.fromisoformat(f"{value}-01-01"[:10] if len(value) < 10 else value)
    words = f"{moment:%Y}" if len(value) == 4 else f"{moment:%B %Y}"
    if len(value) >= 10:
        words = f"{moment.day} {words}"
    if len(value) > 10:
        words += f", {moment:%H:%M}" + (f" {moment:%Z}" if moment.tzinfo else "")
    return words if date.stated else f"[{words}]"


def _percent(share: float) -> str:
    """Return a share in whole percent; what is there but rounds to nothing is said to be under 1 %."""
    return "under 1 %" if 0 < share < 0.005 else f"{share * 100:.0f} %"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {_noun(number, noun)}"


def _noun(number: int, noun: str) -> str:
    return noun if number == 1 else f"{noun}s"


def _lang(article: Article) -> Markup:
    return Markup(' lang="{}"').format(article.language) if article.language else Markup("")


def _lemma(text: str) -> str:
    """Return the first and last words of a quote, as an apparatus names them."""
    found = text.split()
    return text if len(found) <= 7 else " ".join(found[:4]) + " … " + " ".join(found[-2:])


def part_name(part: Part) -> str:
    """Return what readers call a part of an article: ``paragraph 7``, ``headline``."""
    return f"paragraph {part.number}" if part.number else part.kind


def _lower_first(text: str) -> str:
    """Begin with a small letter, except where the first word is an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
