"""Draw the preview images that other sites show beside a link to an article, a comparison or another page."""

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import PIL
from PIL import Image, ImageDraw, ImageFont, features

from ..comparing.glance import GlanceRow, furthest_apart, glance, texts_at_a_glance
from ..comparing.parts import Part, State
from ..comparing.topics import articles_by_topic
from ..frontend import FRONTEND
from ..model import Archive, Article, Topic, addresses
from ..storage.generated_files import FileGroup, GeneratedFile
from .what_differs import MOST_NAMED, finding, in_plain_words

SIZE = (1200, 630)  # in pixels, as the sites that show previews ask for
MARGIN = 72
# The style sheet's colours on paper; tests/pages/test_outlet_colours.py fails if the two differ.
PAPER, INK, MUTED, RULE = "#fdfcf9", "#1d1b18", "#57524a", "#ddd6c9"
OUTLET_COLOURS = (
    *("#9c2e1b", "#17549b", "#2a7140", "#76459d", "#7d5a00", "#0b6a76"),
    *("#a02c70", "#525b66", "#a94c19", "#3d4da3", "#5d6b15", "#8c2f4f"),
)
SERIF, SANS = (FRONTEND / "fonts" / f"{name}.woff2" for name in ("serif", "sans"))
_PART_SIZE, _PART_STEP, _PART_WIDTH = 28, 36, 400
_HEADLINE_SIZES = (64, 56, 48, 42, 36, 32, 28)
_MOST_ROWS = 6  # rows of the glance that an image shows
_MOST_OUTLETS = 6


@dataclass(frozen=True)
class Card:
    """Hold what an image shows: names at the top, each with its colour, words below them, and a line at the foot.

    ``instead`` replaces ``words`` if the font lacks their script. ``parts`` has rows that replace the words: the
    name of a part of a clause, and two articles' words on it; ``colours`` has the two articles' colours. ``glance``
    has, for each article, its colour and its state on each part; its rows are drawn below the words.
    """

    top: tuple[tuple[str, str], ...]
    words: str
    instead: str
    foot: str
    parts: tuple[tuple[str, str, str], ...] = ()
    colours: tuple[str, ...] = ()
    glance: tuple[tuple[str, tuple[State | None, ...]], ...] = ()


def preview_groups(archive: Archive) -> Iterator[FileGroup]:
    """Yield a file group for each image, a PNG: one for each article and comparison, and one for all other pages.

    An image is drawn again if its words, a font, Pillow or the library that draws letters for it changes.
    """
    fonts = (hashlib.sha256(path.read_bytes()).hexdigest() for path in (SERIF, SANS))
    made_by = (PIL.__version__, features.version("freetype2"), *fonts)
    cards = {addresses.HOME: _home(archive)}
    cards |= {addresses.article(article.slug): _article(archive, article) for article in archive.articles}
    on_topic = articles_by_topic(archive.current)
    cards |= {
        addresses.topic(topic.id): _topic(archive, topic, on_topic.get(topic.id, ()))
        for topic in archive.topics_covered
    }
    for address, card in cards.items():
        yield FileGroup(f"preview {address}", (card, *made_by), partial(_files, addresses.preview(address), card))


def _files(path: str, card: Card) -> list[GeneratedFile]:
    return [GeneratedFile(path, draw(card))]


def _home(archive: Archive) -> Card:
    outlets = [(outlet.name, OUTLET_COLOURS[outlet.colour]) for outlet in archive.outlets_covered]
    rows = glance(archive.clause, archive.current.articles)
    return Card(
        top=_few(outlets) if len(rows) <= MOST_NAMED else ((f"{len(outlets)} outlets", INK),),
        words=in_plain_words(finding(rows)) or archive.question,
        instead=archive.question,
        foot=archive.question if rows else archive.title,
        glance=tuple((_colour(row.article), tuple(part.state for part in row.parts)) for row in rows[:_MOST_ROWS]),
    )


def _few(names: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    more = len(names) - _MOST_OUTLETS
    return (*names[:_MOST_OUTLETS], (f"and {more} more", MUTED)) if more > 0 else tuple(names)


def _article(archive: Archive, article: Article) -> Card:
    date = article.published.day_words if article.published else "date not stated"
    if article.published and article.published.supplied:
        date = f"[{date}]"
    return Card(
        top=(("Reference text" if article.is_reference else article.source_name, _colour(article)), (date, MUTED)),
        words=article.shown_title,
        instead=archive.question,
        foot=f"{archive.title}: who said what, word by word",
    )


def _topic(archive: Archive, topic: Topic, articles: Sequence[Article]) -> Card:
    names = dict.fromkeys((article.source_name, _colour(article)) for article in articles if article.outlet)
    shown = furthest_apart(glance(topic, articles), texts_at_a_glance(topic, articles))
    two = [(row.article.source_name, _colour(row.article)) for row in shown]
    return Card(
        top=tuple(two) if len(two) > 1 else _few([*names]),
        words=f"{topic.title}: the reports compared",
        instead=archive.question,
        foot=f"{archive.title}: {topic.title}, part by part" if len(two) > 1 else archive.title,
        parts=_differing(*shown) if len(two) > 1 else (),
        colours=tuple(colour for _, colour in two),
    )


def _differing(one: GlanceRow, other: GlanceRow) -> tuple[tuple[str, str, str], ...]:
    """Return the name and both articles' words of each part on which they differ; parts that one lacks come first."""
    pairs = zip(one.parts, other.parts, strict=True)
    rows = [
        (ours.element.short, _said(ours), _said(theirs), ours.is_given and theirs.is_given) for ours, theirs in pairs
    ]
    differing = [row for row in rows if row[1].casefold() != row[2].casefold()]
    return tuple(row[:3] for row in sorted(differing, key=lambda row: row[3]))


def _said(part: Part) -> str:
    """Return an article's words on a part, or in square brackets the reason why there are none."""
    none = {"absent": "[not in this article]", "unjudged": "[not looked for yet]", "withheld": "[withheld]"}
    return " … ".join(" ".join(passage.exact.split()) for passage in part.passages) or none.get(part.state or "", "–")


def _colour(article: Article) -> str:
    """Return the colour of an article's outlet, or the colour of ink for a reference text."""
    return OUTLET_COLOURS[article.outlet.colour] if article.outlet else INK


def draw(card: Card) -> bytes:
    """Return a card as PNG bytes. Leave out words in a script that the font lacks; it would show boxes for them."""
    image = Image.new("RGB", SIZE, PAPER)
    canvas = ImageDraw.Draw(image)
    width = SIZE[0] - 2 * MARGIN
    canvas.rectangle((0, 0, SIZE[0], 14), fill=card.top[0][1] if card.top else INK)
    bottom = _draw_top(canvas, card, width, _font(SANS, 34, 600))
    foot = _font(SANS, 28, 400)
    foot_top = SIZE[1] - MARGIN - 20
    canvas.line((MARGIN, foot_top - 24, SIZE[0] - MARGIN, foot_top - 24), fill=RULE, width=2)
    canvas.text((MARGIN, foot_top), _shortened(card.foot, foot, width), font=foot, fill=MUTED)
    space = foot_top - 48 - bottom
    letters = _font(SERIF, _PART_SIZE, 400)
    parts = [row for row in card.parts if all(_can_write(letters, words) for words in row)]
    if parts:
        _draw_parts(canvas, parts, card.colours, bottom, space)
    else:
        _draw_words(canvas, card, bottom, space - _draw_glance(canvas, card.glance, foot_top - 44))
    out = io.BytesIO()
    # The image has few colours. With a palette it takes a quarter of the bytes and of the time.
    image.quantize(64, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG", optimize=False)
    return out.getvalue()


def _draw_words(canvas: ImageDraw.ImageDraw, card: Card, top: int, space: int) -> None:
    """Draw a card's words from ``top``, in the largest size in which they fit into ``space`` pixels of height."""
    width = SIZE[0] - 2 * MARGIN
    serif = _font(SERIF, _HEADLINE_SIZES[0], 600)
    words = next((words for words in (card.words, card.instead) if _can_write(serif, words)), "")
    for size in _HEADLINE_SIZES:
        font = _font(SERIF, size, 600)
        lines = _wrapped(words, font, width)
        step = round(size * 1.2)
        if len(lines) * step <= space:
            break
    shown = lines[: max(space // step, 0)]
    if 0 < len(shown) < len(lines):
        shown[-1] = _shortened(f"{shown[-1]} {'…' * 9}", font, width)
    for number, line in enumerate(shown):
        canvas.text((MARGIN, top + number * step), line, font=font, fill=INK)


def _draw_parts(
    canvas: ImageDraw.ImageDraw, parts: Sequence[tuple[str, str, str]], colours: Sequence[str], top: int, space: int
) -> None:
    """Draw rows with a part's name and two articles' words: as many as fit whole into ``space`` pixels of height."""
    name, words = _font(SANS, 26, 600), _font(SERIF, _PART_SIZE, 400)
    columns = (MARGIN, MARGIN + 220, MARGIN + 220 + _PART_WIDTH + 36)
    for x, colour in zip(columns[1:], colours, strict=True):
        canvas.rectangle((x, top, x + _PART_WIDTH, top + 5), fill=colour)
    y = top + 20
    for row in parts:
        fonts = (name, words, words)
        widths = (200, _PART_WIDTH, _PART_WIDTH)
        lines = [_wrapped(text, font, width) for text, font, width in zip(row, fonts, widths, strict=True)]
        height = max(map(len, lines)) * _PART_STEP + 12
        if y + height > top + space:
            break
        for x, font, its in zip(columns, fonts, lines, strict=True):
            for at, line in enumerate(its):
                fill = MUTED if font is name or line.startswith("[") else INK
                canvas.text((x, y + at * _PART_STEP), line, font=font, fill=fill)
        y += height


def _draw_glance(
    canvas: ImageDraw.ImageDraw, rows: Sequence[tuple[str, tuple[State | None, ...]]], bottom: int
) -> int:
    """Draw a row of boxes for each article above ``bottom``; return the height of all rows in pixels."""
    if not rows:
        return 0
    height = len(rows) * 26 + 16
    for number, (colour, states) in enumerate(rows):
        y = bottom - height + 16 + number * 26
        width = (SIZE[0] - 2 * MARGIN) / len(states)
        for at, state in enumerate(states):
            box = (MARGIN + at * width, y, MARGIN + (at + 1) * width - 8, y + 18)
            given = state in ("quoted", "partly-quoted", "paraphrased")
            canvas.rectangle(
                box, fill=colour if state == "quoted" else None, outline=colour if given else RULE, width=2
            )
            if state in ("partly-quoted", "paraphrased"):
                step = 24 if state == "partly-quoted" else 8
                for x in range(round(box[0]) + 4, round(box[2]) - 2, step):
                    canvas.rectangle((x, y, min(x + (14 if step == 24 else 2), round(box[2])), y + 18), fill=colour)
    return height


def _draw_top(canvas: ImageDraw.ImageDraw, card: Card, width: int, font: ImageFont.FreeTypeFont) -> int:
    """Draw the names at the top, on as many lines as they need; return the y coordinate at which the words begin."""
    x, y = MARGIN, MARGIN - 12
    for words, colour in card.top:
        if not _can_write(font, words):
            continue
        words = _shortened(words, font, width - 40)
        needed = 40 + round(font.getlength(words))
        if x > MARGIN and x + needed > MARGIN + width:
            x, y = MARGIN, y + 50
        if colour != MUTED:
            canvas.rectangle((x, y + 12, x + 22, y + 34), fill=colour)
            x += 36
        canvas.text((x, y), words, font=font, fill=colour)
        x += round(font.getlength(words)) + 36
    return y + 78


def _wrapped(words: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in words.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(_shortened(word, font, width))
    return lines


def _shortened(words: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    if font.getlength(words) <= width:
        return words
    while words and font.getlength(f"{words}…") > width:
        words = words[:-1]
    return f"{words.rstrip()}…"


@cache
def _font(file: Path, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(file), size)
    font.set_variation_by_axes([weight])
    return font


@cache
def _missing(font: ImageFont.FreeTypeFont) -> bytes:
    """Return the bitmap that a font shows for a letter that it lacks."""
    return bytes(font.getmask("\U0010fffe"))


def _can_write(font: ImageFont.FreeTypeFont, words: str) -> bool:
    return all(not letter.strip() or bytes(font.getmask(letter)) != _missing(font) for letter in set(words))
