"""Texts whose characters look the same: apostrophes, quotation marks, dashes and spaces of other shapes."""

_SHAPES = {
    "the apostrophes": ("'", "‘’‚‛ʼ′`´ʹ"),
    "the quotation marks": ('"', "“”„‟″«»"),
    "the dashes": ("-", "‐‑‒–—―−"),
    "the spaces": (" ", "\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000\t"),
}
_FOLD = str.maketrans({shape: plain for plain, shapes in _SHAPES.values() for shape in shapes})


def folded(text: str) -> str:
    """Return a text of the same length with one shape of each such character."""
    return text.translate(_FOLD)


def difference(words: str, others: str) -> str | None:
    """Return in words what alone tells two texts apart ("the apostrophes differ"), or None where more does."""
    if words == others or folded(words) != folded(others):
        return None
    pairs = {folded(one) for one, other in zip(words, others, strict=True) if one != other}
    kinds = [name for name, (plain, _) in _SHAPES.items() if plain in pairs]
    return " and ".join([", ".join(kinds[:-1]), kinds[-1]] if len(kinds) > 1 else kinds) + " differ"
