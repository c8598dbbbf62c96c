"""Turn words of captures (saved articles) into HTML that keeps every code point and nests elements properly.

The result is part of a raw HTML block, which Markdown renderers pass through untouched. So only HTML's own three
characters are escaped, and the tab, which Python-Markdown would turn into spaces.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from markupsafe import Markup

from ..model import Block, Span

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\t": "&#9;"})
_ATTRIBUTE_ESCAPES = _ESCAPES | str.maketrans({'"': "&quot;", "\n": "&#10;", "\r": "&#13;"})
_LINE_ENDS = re.compile(r"[\r\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Represent an HTML element around a span of a capture.

    Where two elements begin together or cross, the one with the lower ``rank`` is the outer one.
    """

    span: Span
    rank: int
    element: str
    id: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


def plain_words(text: str) -> Markup:
    """Return text as HTML on one line, code point for code point; each run of line ends becomes a ``<br>``."""
    return Markup(_LINE_ENDS.sub("<br>", text.translate(_ESCAPES)))


def marked_block(block: Block, layers: Iterable[Layer]) -> Markup:
    """Return the words of a block as HTML, with the layers that overlap with the block around them."""
    return _laid_over(block.text, block.span, layers)


def marked_excerpt(text: str, span: Span, layers: Iterable[Layer]) -> Markup:
    """Return the words at ``span`` of a capture's ``text`` as HTML on one line, with the layers that overlap it."""
    return Markup(_LINE_ENDS.sub("<br>", _laid_over(span.of(text), span, layers)))


def _laid_over(text: str, within: Span, layers: Iterable[Layer]) -> Markup:
    """Return ``text``, which is at ``within`` in its capture, as HTML with the layers that overlap with it.

    Where layers cross, the one with the higher rank is closed and opened again, in pieces. Only the first piece in
    the article has the id; later pieces have it as ``data-continues``. If the layer has no id, all pieces but the
    last have ``data-goes-on``.
    """
    inside = sorted(
        (layer for layer in layers if layer.span.overlaps(within)),
        key=lambda layer: (layer.rank, -len(layer.span), layer.span.start, layer.id or ""),
    )
    cuts = {within.start, within.end}
    for layer in inside:
        inner = layer.span.clip(within)
        cuts |= {inner.start, inner.end}
    places = sorted(cuts)
    html: list[str] = []
    opened: list[Layer] = []
    piece: dict[int, int] = {}  # the index in ``html`` of the latest opening tag of each layer, by the layer's id()
    begun = {id(layer) for layer in inside if layer.span.start < within.start}
    for start, end in pairwise(places):
        active = [layer for layer in inside if layer.span.start <= start and end <= layer.span.end]
        kept = _shared_length(opened, active)
        html += [f"</{layer.element}>" for layer in reversed(opened[kept:])]
        for layer in active[kept:]:
            if not layer.id and id(layer) in piece:
                html[piece[id(layer)]] = _open(layer, first=False, goes_on=True)
            piece[id(layer)] = len(html)
            html.append(_open(layer, first=id(layer) not in begun))
            begun.add(id(layer))
        opened = active
        html.append(text[start - within.start : end - within.start].translate(_ESCAPES))
    html += [f"</{layer.element}>" for layer in reversed(opened)]
    return Markup("".join(html))


def _shared_length(left: list[Layer], right: list[Layer]) -> int:
    length = 0
    while length < min(len(left), len(right)) and left[length] is right[length]:
        length += 1
    return length


def _open(layer: Layer, *, first: bool, goes_on: bool = False) -> str:
    names = dict(layer.attributes) | ({"data-goes-on": ""} if goes_on else {})
    if layer.id:
        names = {"id": layer.id, **names} if first else {"data-continues": layer.id, **names}
    written = "".join(f' {name}="{value.translate(_ATTRIBUTE_ESCAPES)}"' for name, value in names.items())
    return f"<{layer.element}{written}>"
