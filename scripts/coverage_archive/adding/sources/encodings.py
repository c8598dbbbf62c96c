"""The bytes of a text or a page -> its text, whatever encoding it claims; or a sentence that says what to do.

What a file claims (its byte-order mark, its server's header, its ``<meta charset>``) is believed only if it then
reads as text. Otherwise the encodings that news comes in are tried, and the file is refused where none reads as text.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from charset_normalizer import from_bytes
from charset_normalizer.constant import FREQUENCIES

from ...model.problems import RefusedError

CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WITHOUT_BOM = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_CLAIM = re.compile(
    rb"""<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,99}?encoding=["']([\w.:-]+)""", re.I
)
# How browsers read what a page claims; no other claim is believed.
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_READ_AS |= {"euc_kr": "cp949", "shift_jis": "cp932", "tis-620": "cp874", "iso8859-11": "cp874", "big5": "big5hkscs"}
_BELIEVED = re.compile(r"cp(?:125\d|866|874|932|949)|iso8859-\d+|koi8-[ru]|gb18030|big5hkscs|euc_jp|iso2022_jp")
# What news texts come in besides UTF-8; a guess among all encodings that there are is often a rare one.
_ENCODINGS = ["cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp874", "koi8-r"]
_ENCODINGS += ["cp949", "cp932", "euc_jp", "gb18030", "big5hkscs"]
_LATIN = ("cp1252", "cp1250", "cp1254")
# Languages that charset-normalizer tells, and that Windows-1252 has not all letters of.
_NOT_WESTERN = {"Polish", "Czech", "Slovak", "Slovene", "Croatian", "Hungarian", "Romanian", "Turkish"}
_NAMES = {"cp949": "euc-kr", "cp932": "shift_jis", "big5hkscs": "big5", "koi8-r": "koi8_r"}
_NAMES |= {f"cp{number}": f"windows-{number}" for number in (874, *range(1250, 1259))}

# Words with a letter or sign above ASCII. A sign between letters, or letters of two scripts, tell of a wrong reading.
_WORD = re.compile(r"[^\s<>/=\"&;.,:!?()\[\]{}|#*_+'-]*[^\x00-\x7f][^\s<>/=\"&;.,:!?()\[\]{}|#*_+'-]*")
_IN_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd-\uffff\ue000-\uf8ff\uff61-\uff9f]")
_AT_THE_EDGE = "“”‘’„‚«»‹›…—–•·\u00a0©®™°€£¥§№¿¡ªº¹²³¼½¾%0123456789"
_EAST_ASIAN = {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC", "FULLWIDTH"}
_NEVER_BESIDE_ASCII = {"CYRILLIC", "GREEK", "HEBREW", "ARABIC", "THAI"}
_MOST_ODD = 0.09  # the share of words; measured: right readings have up to 0.06, wrong ones 0.09 and more
_KANA, _HAN, _HANGUL = (re.compile(f"[{span}]") for span in ("\u3041-\u30fa", "\u4e00-\u9fff", "\uac00-\ud7a3"))
_COMMON_HAN = frozenset(FREQUENCIES["Chinese"])


def decode(data: bytes, name: str, header: str | None = None) -> tuple[str, str]:
    """Return the text and the name of its encoding. ``header``: the encoding that the page's server claims.

    Raise RefusedError where no encoding makes text of the bytes.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_marked(data, name, encoding), encoding
    text = _strictly(data, "utf-8")
    controls = len(CONTROLS.findall(text)) if text is not None else data.count(0)
    if controls and (text is None or controls * 20 >= len(text)):  # fewer are told later, with their lines
        return _decode_utf16(data, name)
    if text is None:
        _refuse_damaged_utf8(data, name)
        return _decode_other(data, name, header)
    if b"\x1b$" in data and (japanese := _read(data, "iso2022_jp")):
        return japanese, "iso2022_jp"
    return text, "utf-8"


def _decode_marked(data: bytes, name: str, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"{name} says that it is {encoding.upper()} and is not, from byte {error.start} on"
        raise RefusedError(f"{message}: save it again as UTF-8") from error
    # UTF-16 and UTF-32 have a NUL beside every space and line end.
    if "\x00" in text or (encoding != "utf-8" and b"\x00" not in data and _strictly(data[2:], "utf-8")):
        raise RefusedError(f"{name} says that it is {encoding.upper()} and is not: save it again as UTF-8")
    return text


def _decode_utf16(data: bytes, name: str) -> tuple[str, str]:
    """Read UTF-16 or UTF-32 that lacks its mark: the right byte order is the one with the most ASCII in it."""
    found = [(text, encoding) for encoding in _WITHOUT_BOM if (text := _strictly(data, encoding))]
    readable = [(text, encoding) for text, encoding in found if not CONTROLS.search(text)]
    most = max(readable, key=lambda item: sum(char < "\x80" for char in item[0]) / len(item[0]), default=None)
    if most and _odd_share(most[0]) <= _MOST_ODD:
        return most
    if b"\x00" not in data:
        controls = len(CONTROLS.findall(data.decode("latin-1")))
        raise RefusedError(f"{name} is not a text: {controls:,} of its characters are control characters")
    raise RefusedError(f"{name} is not a text: it holds bytes that no text has")


def _refuse_damaged_utf8(data: bytes, name: str) -> None:
    """Raise RefusedError if most bytes above ASCII make up UTF-8 characters, which elsewhere is no accident."""
    good = sum(ord(char) > 127 for char in data.decode("utf-8", "ignore"))
    if good > (whole := data.decode("utf-8", "replace")).count("\ufffd"):
        at = len(whole[: whole.index("\ufffd")].encode())
        line = data[:at].count(b"\n") + 1
        raise RefusedError(
            f"{name} is UTF-8 text with damage in line {line} (byte {at}): get an undamaged copy of it"
        )


def _decode_other(data: bytes, name: str, header: str | None) -> tuple[str, str]:
    claims = [*_claims(data, header)]
    wrong = _central_european(data)
    for label, encoding in claims:
        text = _read(data, encoding)
        if text and not (wrong and encoding in _LATIN and text != wrong[0]):
            return text, _NAMES.get(encoding, label)
    found = {encoding: text for encoding in _ENCODINGS if (text := _read(data, encoding))}
    best = _best(data, found)
    if wrong and best in _LATIN:
        return wrong
    if best:
        return found[best], _NAMES.get(best, best)
    said = f" (it claims {claims[0][0]}, and does not read so)" if claims else ""
    raise RefusedError(f"{name} is not text in an encoding that can be told{said}: save it again as UTF-8")


def _claims(data: bytes, header: str | None) -> Iterator[tuple[str, str]]:
    """Give what the server and then the page claim to be written in, with the encoding that browsers then use."""
    meta = _CLAIM.search(data[: data.find(b"</head")])
    for label in (header, (meta[1] or meta[2]).decode("ascii", "replace") if meta else None):
        try:
            encoding = codecs.lookup(label or "utf-8").name
        except LookupError:
            continue
        encoding = _READ_AS.get(encoding, encoding)
        if label and _BELIEVED.fullmatch(encoding):
            yield label.lower(), encoding


def _best(data: bytes, found: dict[str, str]) -> str | None:
    """Return which of several encodings in which bytes read as text they are in; None where that cannot be told."""
    if len(set(found.values())) <= 1 or "cp1252" in found:
        return next(iter(found), None)
    best = from_bytes(data, cp_isolation=list(found)).best()
    return next((encoding for encoding, text in found.items() if best and text == str(best)), None)


def _central_european(data: bytes) -> tuple[str, str] | None:
    """Return the text and its encoding if it is in a language that Windows-1252 cannot write, as Czech."""
    best = from_bytes(data, cp_isolation=[*_LATIN], preemptive_behaviour=False).best()
    if best is None or best.language not in _NOT_WESTERN or best.encoding == "cp1252":
        return None
    return (str(best), _NAMES[best.encoding]) if _read(data, best.encoding) else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _read(data: bytes, encoding: str) -> str | None:
    """Return what bytes say in an encoding, or None where that is no text, or none of the encoding's languages."""
    text = _strictly(data, encoding)
    return text if text and _odd_share(text) <= _MOST_ODD and _fits(text, encoding) else None


def _fits(text: str, encoding: str) -> bool:
    """Say whether a text is in the script of its encoding and uses it as its languages do."""
    kana, han, hangul = (len(letters.findall(text)) for letters in (_KANA, _HAN, _HANGUL))
    if encoding in ("cp932", "euc_jp", "iso2022_jp"):
        return kana * 10 >= kana + han > 0
    if encoding == "cp949":
        return hangul > han + kana
    if encoding in ("gb18030", "big5hkscs"):
        return kana * 20 < han and sum(char in _COMMON_HAN for char in text) * 12 > han
    small, capital = (len(re.findall(letters, text)) for letters in ("[а-яα-ω]", "[А-ЯΑ-Ω]"))
    return small + capital < 30 or small > capital > 0  # Hebrew letters read as Cyrillic or Greek are of one case


def _odd_share(text: str) -> float:
    words = _WORD.findall(text)
    return sum(map(_is_odd, words)) / len(words) if words else 0.0


def _is_odd(word: str) -> bool:
    if _IN_NO_TEXT.search(word):
        return True
    word = word.strip(_AT_THE_EDGE)
    letters = [char for char in word if unicodedata.category(char)[0] in "LM"]
    scripts = {_script(char) for char in letters if char not in "ー々"}
    if len(scripts - {"ASCII"}) > 1 or ("ASCII" in scripts and scripts & _NEVER_BESIDE_ASCII):
        return True
    if letters and any(_is_odd_sign(char) for char in word):
        return True
    if scripts & {"LATIN", "CYRILLIC", "GREEK"}:
        if any(a.islower() and b.isupper() and not (a + b).isascii() for a, b in pairwise(word)):
            return True
        return "LATIN" in scripts and 4 <= len(letters) < sum(char > "\x7f" for char in letters) / 0.6
    return False


def _is_odd_sign(char: str) -> bool:
    if char.isascii() or "\u2010" <= char <= "\u203a" or "\u3000" <= char <= "\u30ff" or "\uff00" <= char <= "\uff5e":
        return False
    return unicodedata.category(char)[0] in "SPNC" and char not in "·،؛؟׳״\u200c\u200d\u200e\u200f"


def _script(char: str) -> str:
    """Return the script of a letter as Unicode names it; one for all that East Asian words mix."""
    if char.isascii():
        return "ASCII"
    first = unicodedata.name(char, "UNKNOWN").split()[0]
    return "CJK" if first in _EAST_ASIAN else first
