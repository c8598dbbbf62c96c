"""Decode the bytes of a text or a page in any encoding, or refuse them with a sentence that says what to do.

A byte-order mark decides. Without one, bytes that are valid UTF-8 are read as UTF-8. For other bytes,
charset-normalizer scores how well they read in each encoding that is usual for news. The encoding that the server or
the page claims is used if its score is about as good as the best one.
"""

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import CharsetMatch, from_bytes
from charset_normalizer.md import mess_ratio
from charset_normalizer.utils import identify_sig_or_bom

from ...model.problems import RefusedError

CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKED = ("utf_8", "utf_16", "utf_32")  # encodings that a byte-order mark can show
_WITHOUT_BOM = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_CLAIM = re.compile(
    rb"""<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,99}?encoding=["']([\w.:-]+)""", re.I
)
# The encodings that browsers use for claimed ones (WHATWG Encoding Standard).
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_READ_AS |= {"euc_kr": "cp949", "shift_jis": "cp932", "tis-620": "cp874", "iso8859-11": "cp874", "big5": "big5hkscs"}
# The encodings of news besides UTF-8. If all encodings of Python were tried, a rare one would often score best.
_ENCODINGS = ["cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp874", "koi8-r"]
_ENCODINGS += ["cp949", "cp932", "euc_jp", "gb18030", "big5hkscs"]
_BELIEVED = re.compile(r"cp(?:125\d|866|874|932|949)|iso8859-\d+|koi8-[ru]|gb18030|big5hkscs|euc_jp")
_ABOVE_ASCII = re.compile(rb"[^<>\n]*[\x80-\xff][^<>\n]*")
_MOST_MESS = 0.2  # charset-normalizer's own threshold for its measure of noise in a text
_AS_GOOD = 0.005  # how far below the best score that of a claimed or usual encoding may be


def decode(data: bytes, name: str, header: str | None = None) -> tuple[str, str]:
    """Return the text of some bytes, and the name of its encoding.

    ``header`` is the encoding that the page's server claims. ``name`` is the file's name for messages. Raise
    RefusedError if the bytes are not text in a known encoding.
    """
    marked, _ = identify_sig_or_bom(data)
    if marked in _MARKED:
        encoding = marked.replace("_", "-")
        return _decode_marked(data, name, encoding), encoding
    text = _strictly(data, "utf-8")
    # ``saved_article`` refuses UTF-8 with few control characters, and names their lines.
    if 0 in data and (text is None or len(CONTROLS.findall(text)) * 20 >= len(text)):
        return _decode_utf16(data, name)
    if text is None:
        _refuse_damaged_utf8(data, name)
        return _decode_other(data, name, header)
    if b"\x1b$" in data and (japanese := _strictly(data, "iso2022_jp")):
        return japanese, "iso2022_jp"
    return text, "utf-8"


def _decode_marked(data: bytes, name: str, encoding: str) -> str:
    text = _strictly(data, encoding)
    # UTF-16 and UTF-32 have a NUL beside every space and line end.
    is_utf8 = encoding != "utf-8" and b"\x00" not in data and _strictly(data[2:], "utf-8")
    if text is None or "\x00" in text or is_utf8:
        raise RefusedError(f"{name} says that it is {encoding.upper()} and is not: save it again as UTF-8")
    return text


def _decode_utf16(data: bytes, name: str) -> tuple[str, str]:
    """Return the text and the encoding of UTF-16 or UTF-32 without a byte-order mark.

    The right byte order is the one that makes the most characters ASCII. Raise RefusedError if the bytes are not
    text.
    """
    found = [
        (text, encoding) for encoding in _WITHOUT_BOM if (text := _strictly(data, encoding)) and "\0" not in text
    ]
    text, encoding = max(found, key=lambda it: sum(map(str.isascii, it[0])) / len(it[0]), default=("", ""))
    if not text or mess_ratio(text, _MOST_MESS) > _MOST_MESS:
        raise RefusedError(f"{name} is not a text: it holds bytes that no text has")
    return text, encoding


def _refuse_damaged_utf8(data: bytes, name: str) -> None:
    """Raise RefusedError if the bytes make more UTF-8 characters above ASCII than errors.

    Text in another encoding does not do so by accident.
    """
    good = sum(ord(char) > 127 for char in data.decode("utf-8", "ignore"))
    if good > (whole := data.decode("utf-8", "replace")).count("\ufffd"):
        at = len(whole[: whole.index("\ufffd")].encode())
        line = data[:at].count(b"\n") + 1
        raise RefusedError(
            f"{name} is UTF-8 text with damage in line {line} (byte {at}): get an undamaged copy of it"
        )


def _decode_other(data: bytes, name: str, header: str | None) -> tuple[str, str]:
    claims = dict(_claims(data, header))
    # Markup and lines in ASCII are the same in all of these encodings, so they only hide the difference.
    telling = b"\n".join(_ABOVE_ASCII.findall(data))
    matches = from_bytes(telling, cp_isolation=[*_ENCODINGS, *claims.values()], threshold=_MOST_MESS)
    scores = {_name(other): _score(match) for match in matches for other in match.could_be_from_charset}
    best = max(scores, key=lambda encoding: scores[encoding], default="")
    for encoding in (*claims.values(), "cp1252", best):
        reads_well = best and scores.get(_name(encoding), -1) >= scores[best] - _AS_GOOD
        text = _strictly(data, encoding) if reads_well else None
        if text:
            return text, re.sub(r"^cp(?=125|874)", "windows-", encoding)
    said = f" (it claims {next(iter(claims))}, and does not read so)" if claims else ""
    raise RefusedError(f"{name} is not text in an encoding that can be told{said}: save it again as UTF-8")


def _claims(data: bytes, header: str | None) -> Iterator[tuple[str, str]]:
    """Yield the encodings that the server and then the page claim.

    Each is a pair: the claimed name, and the encoding that browsers use for it.
    """
    meta = _CLAIM.search(data[: data.find(b"</head")])
    for label in (header, (meta[1] or meta[2]).decode("ascii", "replace") if meta else None):
        try:
            encoding = _name(label or "utf-8")
        except LookupError:
            continue
        encoding = _READ_AS.get(encoding, encoding)
        if label and _BELIEVED.fullmatch(encoding):
            yield label.lower(), encoding


def _name(encoding: str) -> str:
    return codecs.lookup(encoding).name


def _score(match: CharsetMatch) -> float:
    """Return how well bytes read in an encoding, from -2 to 2.

    Letters of the encoding's languages and characters of several bytes (0 to 1 each) raise the score. Characters that
    look wrongly read (0 to 1) lower it by twice their share.
    """
    return match.coherence + match.multi_byte_usage - 2 * match.chaos


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
