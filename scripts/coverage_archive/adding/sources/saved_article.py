"""Read the text of an article from a file or an address, or refuse it with a sentence that says why.

A UTF-8 text is kept byte for byte. For other encodings and for web pages, the original bytes are kept, too.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from ...model.problems import RefusedError
from ...reading.article_source import PAGE, decoded
from ...storage.schema import OriginalName
from ...texts.capture import CaptureFile
from . import encodings, fetching, web_page
from .web_page import WebPage

# The limits for one article. The longest newspaper reports have about 150,000 characters.
MOST_BYTES = 10_000_000
MOST_CHARACTERS = 300_000
MOST_LINES = 5_000
LONGEST_LINE = 20_000
_MEGABYTE = 1_000_000

_NO_PICTURE = "save the article's text, not a picture of it"
# Formats that users often add instead of a text: the first bytes, the name, and what to do.
_OTHER_FORMATS = (
    (b"%PDF", "a PDF document", "open it, copy the article's text and save that as a .txt file"),
    (b"PK\x03\x04", "a ZIP archive (so are .docx and .odt files)", "save the article as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Word document", "save the article as plain text"),
    (b"{\\rtf", "an RTF document", "save the article as plain text"),
    (b"\x89PNG", "a picture", _NO_PICTURE),
    (b"\xff\xd8\xff", "a picture", _NO_PICTURE),
    (b"GIF8", "a picture", _NO_PICTURE),
    (b"\x1f\x8b", "a gzip file", "unpack it first"),
)
_MHTML = re.compile(rb"^(?:From|MIME-Version|Snapshot-Content-Location):", re.IGNORECASE)
_HTML = re.compile(r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Original:
    """Represent the file that a capture was read from, if it is not a UTF-8 text."""

    file: OriginalName
    data: bytes
    encoding: str | None


@dataclass(frozen=True, slots=True)
class SavedArticle:
    """Hold an article as it was read: the bytes of its capture (UTF-8), its original file, and what its page states.

    ``url`` is the address that it was fetched from, or None for a file.
    """

    capture: bytes
    original: Original | None = None
    page: WebPage | None = None
    url: str | None = None

    @property
    def address(self) -> str | None:
        """Return the address that the article was fetched from, or else the address in its page's data, or None."""
        return self.url or (self.page.address if self.page else None)

    @property
    def html(self) -> str | None:
        """Return the HTML of the page that the capture was read from, or None if it was read from a text."""
        original = self.original
        return decoded(original.data, original.encoding) if original and original.file == PAGE else None

    @property
    def text(self) -> str:
        """Return the capture's text, including a byte-order mark."""
        return self.capture.decode("utf-8")


def read_saved_article(place: str) -> SavedArticle:
    """Return the article in a file or at an http(s) address. Raise RefusedError if it cannot be read."""
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://|(?:data|javascript|file|about):", place):
        response = fetching.fetch(place, MOST_BYTES)
        name = f"the page at {response.url}"
        return _read(response.data, name, response.is_html, response.charset, url=response.url)
    path = Path(place)
    return read_saved_bytes(_file(path), path.name)


def read_saved_bytes(data: bytes, name: str) -> SavedArticle:
    """Return the article in the bytes of a file with a name. Raise RefusedError if they cannot be read."""
    return _read(data, name, Path(name).suffix.lower() in (".html", ".htm", ".xhtml"))


def _file(path: Path) -> bytes:
    try:
        if not path.exists():
            raise RefusedError(f"there is no file {path}")
        if not path.is_file():
            raise RefusedError(f"{path} is not a file; name the article's file itself")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise RefusedError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if len(data) > MOST_BYTES:
        size = path.stat().st_size // _MEGABYTE
        raise RefusedError(f"{path.name} has {size} MB; an article's text or page has less than 10 MB")
    return data


def _read(data: bytes, name: str, is_html: bool, charset: str | None = None, url: str | None = None) -> SavedArticle:
    if not data.strip():
        raise RefusedError(f"{name} is empty")
    for beginning, what, advice in _OTHER_FORMATS:
        if data.startswith(beginning):
            raise RefusedError(f"{name} is {what}, not a text: {advice}")
    if _MHTML.match(data) and b"multipart/related" in data[:2000]:
        raise RefusedError(f"{name} is a web archive (MHTML): save the page as “HTML only” instead")
    text, encoding = encodings.decode(data, name, charset)
    page = web_page.read_page(text, name) if is_html or _HTML.match(text[:5000]) else None
    _check_text(page.text if page else text, name)
    if page:
        return SavedArticle(page.text.encode(), Original(PAGE, data, encoding), page, url)
    if encoding == "utf-8":
        return SavedArticle(data, url=url)
    return SavedArticle(text.removeprefix("\ufeff").encode(), Original("original.txt", data, encoding), url=url)


def _check_text(text: str, name: str) -> None:
    """Raise RefusedError if a text cannot be that of one article."""
    file = CaptureFile(text, "")
    lines = list(file.lines())
    controls = len(encodings.CONTROLS.findall(text))
    if len(text) > MOST_CHARACTERS:
        raise RefusedError(
            f"{name} has {len(text):,} characters of text; one article has fewer than {MOST_CHARACTERS:,}: "
            "add the articles of it one by one"
        )
    if not any(char.isalnum() for char in text):
        raise RefusedError(f"{name} has no words in it")
    if controls > max(10, len(text) // 100):
        raise RefusedError(f"{name} is not a text: {controls:,} of its characters are control characters")
    for at, code in file.unshowable():
        raise RefusedError(f"{name}, line {file.line_at(at)}: the character {code} cannot be shown on a page")
    if len(lines) > MOST_LINES:
        raise RefusedError(f"{name} has {len(lines):,} lines of text; one article has fewer than {MOST_LINES:,}")
    if longest := next((line for line in lines if len(line) > LONGEST_LINE), None):
        raise RefusedError(
            f"{name}, line {file.line_at(longest.start)} has {len(longest):,} characters, and no paragraph has: "
            "save the article with its line breaks"
        )
