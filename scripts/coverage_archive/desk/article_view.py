"""Draw the regions of an article's desk: the parts, the text, what is in hand, what is left, the tools."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from ..adding.proposing.known_sections import KnownSections
from ..comparing.glance import glance
from ..comparing.same_point import Point, SamePoint
from ..editing.earlier_version import EarlierParagraph, earlier_paragraphs
from ..editing.part_view import PartView, view
from ..editing.words import words_in
from ..model import Element, Quote, Span
from ..model.publication import Publication
from ..pages.html_words import Layer, marked_excerpt
from ..reading.proposals import Proposal
from ..texts.shared_wording import in_one_language
from . import committing, likely
from .article_desk import ArticleDesk, Tagged
from .drawing import Fields, draw
from .given import Trouble
from .hand import Hand
from .left import corrections_owed, left, needs_sections, strict_problems
from .page_acts import LINE_KINDS

_REGIONS = ("parts", "text", "side", "foot", "tools")
_MOST_GLANCED = 8  # other articles of the glance beside the text


def regions(desk: ArticleDesk, hand: Hand, trouble: Trouble) -> dict[str, str]:
    """Return the HTML of each region of an article's desk, by the id of its element."""
    given = _given(desk, hand, trouble)
    return {f"desk-{name}": draw(f"{name}.html.j2", **given) for name in _REGIONS}


def broken(problems: tuple[str, ...]) -> str:
    """Return the HTML that names the problems of an archive that another program has changed."""
    return draw("broken.html.j2", problems=problems)


def _given(desk: ArticleDesk, hand: Hand, trouble: Trouble) -> dict[str, Any]:
    item, tag = desk.items.get(hand.key), desk.tag(hand.before if hand.kind == "reject" else hand)
    span = hand.words[0] if hand.words else tag.span if tag else None
    part = _part_in_hand(desk, hand)
    return {
        "desk": desk,
        "article": desk.article,
        "archive": desk.archive,
        "publication": Publication(),
        "hand": hand,
        "item": item,
        "tag": tag,
        "record": Fields(tag.record if tag else item.record if item else desk.sections.get(hand.id, {})),
        "reasons": Fields(desk.reasons(item) if item else {}),
        "shown": desk.shown(hand),
        "trouble": trouble,
        "lines": list(desk.lines(hand)),
        "left": left(desk),
        "needs_sections": needs_sections(desk),
        "open_part": part.id if part else next(iter(desk.unjudged), None),
        "unjudged": desk.unjudged,
        "rows": _glanced(desk),
        "foreign": bool(desk.archive.language) and not in_one_language(desk.article.language, desk.archive.language),
        **_of_words(desk, span),
        **_of_part(desk, part if item and item.kind == "part" else None),
        **_of_tag(desk, item, tag),
        **_of_page(desk, hand),
    }


def _of_words(desk: ArticleDesk, span: Span | None) -> dict[str, Any]:
    """Return likely answers for the words at a span."""
    found: dict[str, Any] = {"span": span, "relays": likely.likely_relays(desk)}
    ways = {"speakers": likely.likely_speakers, "topics": likely.likely_topics, "kind": likely.likely_kind}
    return found | {name: find(desk, span) if span else () for name, find in ways.items()}


def _part_in_hand(desk: ArticleDesk, hand: Hand) -> Element | None:
    """Return the part of the clause that is in hand, or that the tag in hand has words on."""
    tag = desk.tag(hand)
    id_ = hand.id if hand.kind == "part" else tag.record.get("element") if tag else None
    return desk.archive.elements.get(id_ or "")


def _of_part(desk: ArticleDesk, part: Element | None) -> dict[str, Any]:
    """Return what is shown of a part of the clause: other wordings, and sentences with the words to be taken."""
    seen: PartView | None = view(part, desk.article, desk.archive) if part else None
    sentences = []
    for sentence in seen.sentences if seen else ():
        words = words_in(desk.text, sentence.span)
        html = marked_excerpt(desk.text, sentence.span, [Layer(span=words, rank=0, element="mark")])
        sentences.append((sentence, words, html))
    return {"seen": seen, "sentences": sentences}


def _of_tag(desk: ArticleDesk, item: Proposal | None, tag: Tagged | None) -> dict[str, Any]:
    """Return what other outlets say on the points of what is in hand, and its paragraph in the earlier version."""
    earlier = earlier_paragraphs(item, desk.article, tag.span, desk.archive) if item and tag and item.waits else ()
    shown = [(it, _with_words(it)) for it in earlier]
    return {"points": _points(desk, item, tag), "earlier": shown}


def _with_words(earlier: EarlierParagraph) -> Markup:
    """Return a paragraph of an earlier version as HTML, with the words of the same tag marked."""
    layers = [Layer(span=earlier.words, rank=0, element="mark")] if earlier.words else []
    return marked_excerpt(earlier.article.capture.text, earlier.block.span, layers)


def _points(desk: ArticleDesk, item: Proposal | None, tag: Tagged | None) -> list[Point]:
    if not item or item.kind not in ("quote", "passage"):
        return []
    same = SamePoint(desk.archive.current)
    quote: Quote | None = next((it for it in desk.article.quotes if tag and it.span == tag.span), None)
    if quote and item.kind == "quote":
        keys = same.keys(desk.article, quote)
    else:
        element = item.record.get("element")
        keys = (f"element {element}" if element else f"topic {item.record.get('topic')}",)
    return [point for key in keys if (point := same.point(key, desk.article)).said]


def _glanced(desk: ArticleDesk) -> Any:
    """Return the rows of the glance: this article's first, then those of other articles."""
    rows = glance(desk.archive.clause, desk.archive.current.articles)
    own = [row for row in rows if row.article.slug == desk.slug]
    return [*own, *(row for row in rows if row.article.slug != desk.slug)][: _MOST_GLANCED + 1]


def _of_page(desk: ArticleDesk, hand: Hand) -> Mapping[str, Any]:
    """Return what is shown of a line, and at the end."""
    line = next((line for line in desk.lines() if hand.kind == "line" and str(line.number) == hand.id), None)
    known = _sections(desk).nearest(line.words) if line and line.kind == "text" else None
    root, ends = desk.editor.folder.root, hand.kind == "finish"
    problems = strict_problems(desk) if ends else []
    return {
        "line": line,
        "line_kinds": list(LINE_KINDS),
        "likely_section": known,
        "problems": problems,
        "owed": corrections_owed(desk),
        "can_commit": ends and not problems and committing.has_changes(root, desk.slug),
        "message": committing.proposed_message(desk) if ends and not problems else "",
    }


def _sections(desk: ArticleDesk) -> KnownSections:
    return KnownSections(desk.archive.articles, desk.archive.topics)
