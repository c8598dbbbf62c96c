"""What a built page shows."""

from selectolax.lexbor import LexborHTMLParser


def tagged_words(page: LexborHTMLParser, id: str) -> str:
    """Return the words of the one element with an id, with the pieces that continue it; fail if there is none."""
    (first,) = page.css(f'[id="{id}"]')
    pieces = [first, *page.css(f'[data-continues="{id}"]')]
    return "".join(piece.text(deep=True, strip=False) for piece in pieces)


def moved_to(page: LexborHTMLParser) -> str | None:
    """Return the address, relative to its own, that a page leads on to; None where it is a page to read."""
    tag = page.css_first("meta[http-equiv=refresh]")
    return (tag.attributes["content"] or "").partition("url=")[2] if tag else None
