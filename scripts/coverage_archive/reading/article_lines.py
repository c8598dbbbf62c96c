"""Classify each line of a capture as the article's record says: headline, caption, furniture, paragraph and so on.

Furniture is text of the page that is not part of the article.
"""

from ..model import BlockKind, Span
from ..model.problems import shown
from ..storage.schema import SelectorRecord
from ..storage.yaml_reader import Path_
from ..texts.capture import Claim, Layout, lay_out
from .article_source import ArticleSource
from .tag_places import TagPlaces


def read_lines(source: ArticleSource) -> Layout:
    """Return the blocks and the furniture of the capture.

    Note a problem for each line that the record names and the capture lacks, and if no paragraph is left.
    """
    places = TagPlaces(source)
    furniture = source.record.furniture
    lines = {i: item for i, item in enumerate(furniture) if isinstance(item, str)}
    pieces = [
        span
        for i, item in enumerate(furniture)
        if isinstance(item, SelectorRecord) and (span := _piece(source, places, ("furniture", i), item))
    ]
    layout = lay_out(source.capture, _claims(source), lines, pieces)
    missing = [(claim.key, claim.words) for claim in layout.missing_claims]
    missing += [(("furniture", number), lines[number]) for number in layout.missing_furniture]
    for key, words in missing:
        near = places.nearest_words(words)
        source.problem(key, f"no line of capture.txt is “{shown(words)}”; give a whole line{near}")
    if not any(block.kind == "paragraph" for block in layout.blocks):
        source.problem_in_capture(1, "no line of it is left as the article's text")
    return layout


def _claims(source: ArticleSource) -> list[Claim]:
    record = source.record
    single: list[tuple[BlockKind, str, str | None]] = [
        ("headline", "headline", None if record.headline_supplied or record.headline_stated else record.headline),
        ("byline", "byline", record.byline),
        ("published", "published_line", record.published_line),
    ]
    claims = [Claim(kind, words, (key,)) for kind, key, words in single if words]
    claims += [Claim("standfirst", words, ("standfirst", i)) for i, words in enumerate(record.standfirst)]
    claims += [Claim("caption", words, ("caption", i)) for i, words in enumerate(record.caption)]
    return claims + [Claim("credit", words, ("credit", i)) for i, words in enumerate(record.credit)]


def _piece(source: ArticleSource, places: TagPlaces, key: Path_, item: SelectorRecord) -> Span | None:
    span = places.find(key, item)
    if not span:
        return None
    line = next((line for line in source.capture.lines() if line.covers(span)), None)
    if not line or (span.start > line.start and span.end < line.end):
        source.problem(key, "a piece of furniture must begin or end its line")
        return None
    return span
