"""Carry out what an editor does on an article's desk: one function for each act that a form can name."""

from collections.abc import Callable, Mapping

from . import page_acts, tag_acts, word_acts
from .acting import Acting, Step
from .article_desk import ArticleDesk
from .given import AskError, Given
from .hand import Hand

_ACTS: Mapping[str, Callable[[Acting], Step]] = {
    "accept": tag_acts.accept,
    "change": tag_acts.change,
    "span": tag_acts.set_span,
    "reject": tag_acts.reject,
    "translation": tag_acts.change,
    "merge": tag_acts.merge,
    "quote": word_acts.quote,
    "part": word_acts.part,
    "topic": word_acts.topic,
    "notquote": word_acts.not_quote,
    "sic": word_acts.sic,
    "absent": word_acts.absent,
    "nearest": word_acts.nearest,
    "line": page_acts.set_line,
    "fact": page_acts.set_fact,
    "section": page_acts.add_section,
    "sections": page_acts.accept_sections,
    "correction": page_acts.correct,
    "take": page_acts.take,
    "later": page_acts.later,
    "next": page_acts.later,
    "finish": page_acts.finish,
}


def act(desk: ArticleDesk, given: Given, hand: Hand) -> Step:
    """Return what an act does. ``hand`` is what is in hand now.

    Raise AskError if something is missing, StaleError if a record has changed since it was shown.
    """
    if given.do not in _ACTS:
        raise AskError(f"There is no act “{given.do}”.")
    return _ACTS[given.do](Acting(desk, given, hand))
