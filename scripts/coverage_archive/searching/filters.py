"""Make the filters of the search: the values that each filter offers, and the values that each quote has."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, get_args

from ..model import TREATMENT_NAMES, Archive, Article, Outlet, Quote, QuoteKind, Speaker, Topic
from ..texts.treatment import treatment_of
from .packed import pack, pack_rising

UNKNOWN_YEAR = "unknown"


def filters_of(archive: Archive, quotes: list[tuple[Article, Quote]]) -> Iterator[dict[str, Any]]:
    """Yield every filter: its values in the vocabulary's order, and a number for each quote that states its values.

    The filters outlet and year have a number for each article instead, because all quotes of an article share the
    value.
    """
    articles = archive.articles
    years = sorted({_year(article) for article in articles} - {UNKNOWN_YEAR}, reverse=True)
    former = _former(archive.speakers.values())
    speakers = [(s.id, s.name) for s in archive.speakers.values()]
    outlets = [(outlet.id, outlet.name) for outlet in archive.outlets.values()]
    topics = [(topic.id, topic.title) for topic in archive.topics.values()]
    year_names = [(year, "[not stated]" if year == UNKNOWN_YEAR else year) for year in [*years, UNKNOWN_YEAR]]
    reviewed = [("yes", "a person, or confirmed by one"), ("no", "machine, not yet reviewed")]
    yield _filter("speaker", "Speaker", speakers, [(quote.speaker.id,) for _, quote in quotes], "speaker", former)
    by = [(it.outlet.id,) if it.outlet else () for it in articles]
    yield _filter("outlet", "Outlet", outlets, by, "outlet", _former(archive.outlets.values()), of_articles=True)
    yield _filter("topic", "Topic", topics, [q.topics for _, q in quotes], "topic", _former(archive.topics.values()))
    yield _filter("given", "How it is given", [*TREATMENT_NAMES.items()], [(treatment_of(*it),) for it in quotes])
    yield _filter("via", "Relayed by", speakers, [tuple(r.id for r in q.via) for _, q in quotes], "speaker", former)
    yield _filter("year", "Year", year_names, [(_year(article),) for article in articles], of_articles=True)
    said = [("yes" if quote.reviewed else "no",) for _, quote in quotes]
    yield _filter("reviewed", "Tagged by", reviewed, said)
    # The page does not offer this filter, but saved addresses ask for it, and downloads state its values.
    kinds = [(kind, kind) for kind in get_args(QuoteKind)]
    yield _filter("kind", "Kind in the data", kinds, [(quote.kind,) for _, quote in quotes])


def spelt(label: str) -> str | None:
    """Return the id that a label spells: ``kim-jong-un`` for Kim Jong Un; None for a label that is not ASCII."""
    return "-".join(re.findall(r"[a-z0-9]+", label.lower())) if label.isascii() else None


def _former(entries: Iterable[Outlet | Speaker | Topic]) -> dict[str, str]:
    return {former: entry.id for entry in entries for former in entry.former_ids}


def _filter(
    id: str,
    title: str,
    values: list[tuple[str, str]],
    has: Sequence[tuple[str, ...]],
    of: str = "",
    former: dict[str, str] | None = None,
    *,
    of_articles: bool = False,
) -> dict[str, Any]:
    """Return a filter as the index stores it, without the values that nothing has.

    ``entries`` has the positions of the used values among all. ``rows`` has one number for each quote or article:
    that of its only value, or, counted on after the values, that of its combination of values in ``sets``. ``former``
    maps earlier ids of values, which saved addresses may have, to the ids of today. If the values are entries of the
    archive, ``of`` is their kind, and the index has their names elsewhere. Otherwise ``values`` has the id and the
    label of each; the id is "" where the label spells it.
    """
    used = {value for found in has for value in found}
    numbered = {id_: place for place, (id_, _) in enumerate(pair for pair in values if pair[0] in used)}
    sets: dict[tuple[int, ...], int] = {(index,): index for index in range(len(numbered))}
    rows = [sets.setdefault(tuple(sorted({numbered[value] for value in found})), len(sets)) for found in has]
    named = [["" if id_ == spelt(label) else id_, label] for id_, label in values if id_ in used]
    return {
        "id": id,
        "title": title,
        **({} if of else {"values": named}),
        "entries": pack_rising(place for place, (id_, _) in enumerate(values) if id_ in used),
        "former": former or {},
        "sets": [*sets][len(numbered) :],
        "ofArticles": of_articles,
        "rows": pack(rows),
        **({"of": of} if of else {}),
    }


def _year(article: Article) -> str:
    return article.published.year if article.published else UNKNOWN_YEAR
