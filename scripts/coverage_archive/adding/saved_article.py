"""Bytes -> text: a file or an address becomes the words of an article, or a sentence that says why it cannot.

A UTF-8 text is kept byte for byte. Of anything else the original bytes are kept beside the words read from them.
"""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from ..model.problems import RefusedError
from ..reading.article_source import PAGE, decoded
from ..storage.schema import OriginalName
from ..texts.capture import CaptureFile
from . import fetching, html_page
from .web_page import WebPage

# Bounds on what one article may be; the longest of newspapers' reports have about 150,000 characters.
MOST_BYTES = 10_000_000
MOST_CHARACTERS = 300_000
MOST_LINES = 5_000
LONGEST_LINE = 20_000
_MEGABYTE = 1_000_000

_BOMS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)
# Files that are often saved in the place of a text, by how they begin.
_OTHER_FORMATS = (
    (b"%PDF", "a PDF document", "open it, copy the article's text and save that as a .txt file"),
    (b"PK\x03\x04", "a ZIP archive (so are .docx and .odt files)", "save the article as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Word document", "save the article as plain text"),
    (b"{\\rtf", "an RTF document", "save the article as plain text"),
    (b"\x89PNG", "a picture", "save the article's text, not a picture of it"),
    (b"\xff\xd8\xff", "a picture", "save the article's text, not a picture of it"),
    (b"GIF8", "a picture", "save the article's text, not a picture of it"),
    (b"\x1f\x8b", "a gzip file", "unpack it first"),
)
_MHTML = re.compile(rb"^(?:From|MIME-Version|Snapshot-Content-Location):", re.IGNORECASE)
_HTML = re.compile(r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# What news texts come in besides UTF-8; a guess among all encodings that there are is often a rare one.
_ENCODINGS = ["cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "koi8_r", "cp949", "shift_jis", "euc_jp", "gb18030"]
_ENCODINGS += ["big5"]
_NAMES = {"cp949": "euc-kr", **{f"cp{number}": f"windows-{number}" for number in range(1250, 1259)}}
# Bytes that Windows code pages give to curly quotation marks, dashes and the like.
_PUNCTUATION_BYTES = frozenset(range(0x80, 0xC0))


@dataclass(frozen=True, slots=True)
class Original:
    """What a capture was read from, where that was no UTF-8 text."""

    file: OriginalName
    data: bytes
    encoding: str | None


@dataclass(frozen=True, slots=True)
class SavedArticle:
    """An article as read: the bytes of its capture, what they were read from, and what its page says of it."""

    capture: bytes
    original: Original | None = None
    page: WebPage | None = None
    url: str | None = None

    @property
    def html(self) -> str | None:
        """The page that the capture was read from; None where it was read from a text."""
        original = self.original
        return decoded(original.data, original.encoding) if original and original.file == PAGE else None

    @property
    def text(self) -> str:
        """The capture's text, a byte-order mark included."""
        return self.capture.decode("utf-8")


def read_saved_article(place: str) -> SavedArticle:
    """Read a file, or the page at an http(s) address. Raise RefusedError with a sentence where that fails."""
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://|(?:data|javascript|file|about):", place):
        response = fetching.fetch(place, MOST_BYTES)
        name = f"the page at {response.url}"
        return _read(response.data, name, response.is_html, response.charset, url=response.url)
    path = Path(place)
    return _read(_file(path), path.name, path.suffix.lower() in (".html", ".htm", ".xhtml"))


def _file(path: Path) -> bytes:
    try:
        if not path.exists():
            raise RefusedError(f"there is no file {path}")
        if not path.is_file():
            raise RefusedError(f"{path} is not a file; name the article's file itself")
        if path.stat().st_size > MOST_BYTES:
            size = path.stat().st_size // _MEGABYTE
            raise RefusedError(f"{path.name} has {size} MB; an article's text or page has less than 10 MB")
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise RefusedError(f"{path} cannot be read: {reason}") from error


def _read(data: bytes, name: str, is_html: bool, charset: str | None = None, url: str | None = None) -> SavedArticle:
    if not data.strip():
        raise RefusedError(f"{name} is empty")
    for beginning, what, advice in _OTHER_FORMATS:
        if data.startswith(beginning):
            raise RefusedError(f"{name} is {what}, not a text: {advice}")
    if _MHTML.match(data) and b"multipart/related" in data[:2000]:
        raise RefusedError(f"{name} is a web archive (MHTML): save the page as “HTML only” instead")
    text, encoding = _decode(data, name, charset)
    if is_html or _HTML.match(text[:5000]):
        found = html_page.read_page(text, name)
        _check_text(found.text, name)
        return SavedArticle(found.text.encode(), Original(PAGE, data, encoding), found, url)
    _check_text(text, name)
    if encoding == "utf-8":
        return SavedArticle(data, url=url)
    return SavedArticle(text.removeprefix("\ufeff").encode(), Original("original.txt", data, encoding), url=url)


def _decode(data: bytes, name: str, charset: str | None) -> tuple[str, str]:
    """Return the text and the name of the encoding that it is in."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                message = f"{name} says that it is {encoding.upper()} and is not, from byte {error.start} on"
                raise RefusedError(f"{message}: save it again as UTF-8") from error
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        damage = error
    if _is_damaged_utf8(data):
        line = data[: damage.start].count(b"\n") + 1
        raise RefusedError(
            f"{name} is UTF-8 text with damage in line {line} (byte {damage.start}): get an undamaged copy of it"
        )
    if charset:
        try:
            return data.decode(charset), charset.lower()
        except (LookupError, UnicodeDecodeError):
            pass
    if b"\x00" in data:
        return _decode_utf16(data, name)
    if _is_western(data):
        return data.decode("cp1252"), "windows-1252"
    best = from_bytes(data, cp_isolation=_ENCODINGS).best()
    if best is None:
        raise RefusedError(f"{name} is not text in an encoding that can be told: save it again as UTF-8")
    return str(best), _NAMES.get(best.encoding, best.encoding)


def _is_damaged_utf8(data: bytes) -> bool:
    """Say whether most of the bytes above ASCII make up UTF-8 characters, which in other encodings is no accident."""
    good = sum(ord(char) > 127 for char in data.decode("utf-8", "ignore"))
    bad = data.decode("utf-8", "replace").count("\ufffd")
    return good > bad


def _decode_utf16(data: bytes, name: str) -> tuple[str, str]:
    """Read UTF-16 that lacks its mark: of Western text, every second byte is then a NUL."""
    encoding = "utf-16-le" if data[1::2].count(0) >= data[::2].count(0) else "utf-16-be"
    if data.count(0) > len(data) // 4:
        try:
            text = data.decode(encoding)
            if not _CONTROLS.search(text):
                return text, encoding
        except UnicodeDecodeError:
            pass
    raise RefusedError(f"{name} is not a text: it holds bytes that no text has")


def _is_western(data: bytes) -> bool:
    """Say whether a text reads as Windows-1252: few letters above ASCII, and none of its five unused bytes."""
    if any(byte in data for byte in b"\x81\x8d\x8f\x90\x9d"):
        return False
    letters = sum(byte > 0x7F and byte not in _PUNCTUATION_BYTES for byte in data)
    return letters < len(data) * 0.06


def _check_text(text: str, name: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise RefusedError(
            f"{name} has {len(text):,} characters of text; one article has fewer than {MOST_CHARACTERS:,}: "
            "add the articles of it one by one"
        )
    if not any(char.isalnum() for char in text):
        raise RefusedError(f"{name} has no words in it")
    file = CaptureFile(text, "")
    controls = len(_CONTROLS.findall(text))
    if controls > max(10, len(text) // 100):
        raise RefusedError(f"{name} is not a text: {controls:,} of its characters are control characters")
    for at, code in file.unshowable():
        raise RefusedError(f"{name}, line {file.line_at(at)}: the character {code} cannot be shown on a page")
    lines = list(file.lines())
    if len(lines) > MOST_LINES:
        raise RefusedError(f"{name} has {len(lines):,} lines of text; one article has fewer than {MOST_LINES:,}")
    for line in lines:
        if len(line) > LONGEST_LINE:
            raise RefusedError(
                f"{name}, line {file.line_at(line.start)} has {len(line):,} characters, and no paragraph has: "
                "save the article with its line breaks"
            )
