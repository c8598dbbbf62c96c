"""A text or page in any encoding, whatever it claims, is read as it was written, or refused with what to do."""

import codecs
import hashlib
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from coverage_archive.adding.sources.encodings import decode
from coverage_archive.model.problems import RefusedError
from helpers.archive_copy import copy_archive, run
from hypothesis import given
from hypothesis import strategies as st

LANGUAGES = yaml.safe_load((Path(__file__).parent / "encodings.yml").read_text(encoding="utf-8"))
UNMARKED = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
PAIRS = [
    (language, encoding)
    for language, said in LANGUAGES.items()
    for encoding in ("utf-8", *said["encodings"], *UNMARKED)
]
# What a page may claim wrongly. Central European and Turkish code pages have the letters of Western ones with others
# in between: such a claim cannot be told from a right one, and is believed.
CLAIMS = ["utf-8", "iso-8859-1", "windows-1252", "us-ascii", "windows-1251", "koi8-r", "iso-8859-7", "windows-1253"]
CLAIMS += ["shift_jis", "euc-jp", "iso-2022-jp", "gb2312", "gbk", "gb18030", "big5", "euc-kr", "utf-16", "utf-7"]
CLAIMS += ["x-nonsense", "unicode_escape", "punycode"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_archive(tmp_path)


def written(sentences: list[str], encoding: str) -> str:
    """The sentences on lines, without those signs that an encoding lacks."""
    return "\n".join(sentences).encode(encoding, "ignore").decode(encoding)


def page(words: str, claim: str | None) -> str:
    meta = f'<meta name="viewport" content="width=device-width"><meta charset="{claim}">' if claim else ""
    return (
        f"<!doctype html><html><head><title>Quay</title>{meta}<style>p {{}}</style></head><body><p>{words}</p></body>"
    )


@pytest.mark.parametrize(("language", "encoding"), PAIRS)
@pytest.mark.parametrize("claim", [None, "utf-8", "iso-8859-1", "its own"])
def test_a_page_and_a_text_are_read_as_written(language: str, encoding: str, claim: str | None) -> None:
    words = written(LANGUAGES[language]["sentences"], encoding)
    html = page(words, encoding if claim == "its own" else claim)
    assert decode(html.encode(encoding), "page.html")[0] == html
    assert decode(html.encode(encoding), "page.html", "utf-8")[0] == html, "the server's header claims UTF-8"
    assert decode(words.encode(encoding), "text.txt")[0] == words


@given(st.data())
def test_what_is_claimed_wrongly_is_read_as_written_or_refused(data: st.DataObject) -> None:
    language, encoding = data.draw(st.sampled_from(PAIRS))
    sentences = data.draw(st.lists(st.sampled_from(LANGUAGES[language]["sentences"]), min_size=3, unique=True))
    claim, header = (data.draw(st.none() | st.sampled_from(CLAIMS)) for _ in range(2))
    html = page(written(sentences, encoding), claim)
    try:
        text, _ = decode(html.encode(encoding), "page.html", header)
    except RefusedError as refused:
        said, text = str(refused), html
    else:
        said = "not a text"
    assert text == html
    assert "save it again as UTF-8" in said or "not a text" in said


def test_three_japanese_sentences_in_euc_jp_are_not_read_as_the_korean_that_they_claim_to_be() -> None:
    for sentences in combinations(LANGUAGES["japanese"]["sentences"], 3):
        html = page(written(sentences, "euc_jp"), "euc-kr")
        assert decode(html.encode("euc_jp"), "page.html")[0] == html


@pytest.mark.parametrize("bom", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_believed_before_all_other_claims(bom: str) -> None:
    html = page(LANGUAGES["korean"]["sentences"][0], "euc-kr")
    assert decode(html.encode(bom), "page.html", "iso-8859-1")[0].removeprefix("\ufeff") == html


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "UTF-8 behind the mark of UTF-16",
            codecs.BOM_UTF16_LE + page("The quay opens at noon", "utf-8").encode() * 2,
        ),
        ("UTF-16 behind the mark of UTF-8", codecs.BOM_UTF8 + page("The quay opens", "utf-8").encode("utf-16-le")),
        ("windows-1251 behind the mark of UTF-8", codecs.BOM_UTF8 + page("Причал открыт", "utf-8").encode("cp1251")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_byte_order_mark_that_is_wrong_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(
        RefusedError, match=r"page\.html says that it is UTF-(8|16) and is not.*save it again as UTF-8"
    ):
        decode(data, "page.html")


def test_a_page_that_nothing_reads_is_refused_with_what_it_claims() -> None:
    words = " ".join(LANGUAGES["russian"]["sentences"])
    with pytest.raises(RefusedError, match=r"\(it claims iso-8859-1, and does not read so\): save it again as UTF-8"):
        decode(page(words, "iso-8859-1").encode("cp866", "ignore"), "page.html")


@pytest.mark.parametrize(
    "words", ["The quay is 3 km² wide.", "A café.", "“Noon,” she said — “not later.”", "5½ men at 10°C for £5: Übung"]
)
def test_a_single_sign_does_not_make_a_right_claim_doubtful(words: str) -> None:
    html = page(words, "windows-1252")
    assert decode(html.encode("cp1252"), "page.html") == (html, "windows-1252")


def test_a_page_that_lies_is_sealed_as_it_reads_and_its_bytes_are_kept(root: Path, tmp_path: Path) -> None:
    sentences = LANGUAGES["chinese"]["sentences"]
    body = "".join(f"<p>{one * 2}</p>" for one in sentences)
    head = '<head><meta charset="utf-8"><title>码头</title></head>'
    html = f'<html lang="zh">{head}<body><article>{body}</article></body>'
    (tmp_path / "page.html").write_bytes(html.encode("gbk"))
    result = run(root, "new", tmp_path / "page.html", "--slug", "page", "--outlet", "evening-bell")
    assert result.exit_code == 0, result.output
    folder = root / "articles/page"
    assert sentences[1] * 2 in (folder / "capture.txt").read_text(encoding="utf-8")
    assert (folder / "original.html").read_bytes() == html.encode("gbk")
    original = yaml.safe_load((folder / "article.yml").read_text(encoding="utf-8"))["capture"]["original"]
    assert original["sha256"] == hashlib.sha256(html.encode("gbk")).hexdigest()
    assert html.encode("gbk").decode(original["encoding"]) == html
