"""What older browsers unpack the site's files with gives what Python packed."""

import base64
import json
import os
import random
import subprocess
import zlib
from pathlib import Path

from helpers.asked_search import DENO
from helpers.project import PROJECT

SOME = random.Random(4)
TEXTS = [
    b"",
    b"a",
    b"ab" * 40_000,  # what is repeated far back, and at once
    SOME.randbytes(70_000),  # what cannot be packed: in blocks as it is
    "Süßes: 조약 4, “without delay”. ".encode() * 3_000,
    b"".join(b'{"word": "%d", "at": [%d]},' % (SOME.randrange(999), SOME.randrange(10**6)) for _ in range(4_000)),
]
WAYS = [zlib.Z_DEFAULT_STRATEGY, zlib.Z_FIXED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE]


def inflated(packed: list[bytes]) -> list[str]:
    result = subprocess.run(
        [DENO, "run", "--quiet", Path(__file__).parent / "inflate.js"],
        input=json.dumps([base64.b64encode(data).decode() for data in packed]),
        env={**os.environ, "DENO_NO_UPDATE_CHECK": "1", "DENO_DIR": str(PROJECT / ".cache" / "deno")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    answers: list[str] = json.loads(result.stdout)
    return answers


def gzipped(text: bytes, level: int, way: int) -> bytes:
    packer = zlib.compressobj(level, wbits=31, strategy=way)
    return packer.compress(text) + packer.flush()


def test_it_gives_what_was_packed_at_every_level_and_in_every_way() -> None:
    cases = [(text, gzipped(text, level, way)) for text in TEXTS for level in (0, 1, 6, 9) for way in WAYS]
    answers = inflated([packed for _, packed in cases])
    assert [base64.b64decode(answer) for answer in answers] == [text for text, _ in cases]


def test_a_file_that_was_cut_off_is_an_error_and_no_other_text() -> None:
    packed = gzipped(TEXTS[4], 6, zlib.Z_DEFAULT_STRATEGY)
    answers = inflated([packed[: len(packed) // 2] + packed[-4:]])
    assert answers == ["The file is cut off."]


def test_a_file_whose_codes_mean_nothing_is_damaged() -> None:
    """Ten bytes of head, then a last block whose code has one symbol, and bits that are not it."""
    bits = (
        "1" + "01" + "00000" + "00000" + "0000"
    )  # last, kind 2 (its bits reversed), 257 and 1 codes, 4 lengths of lengths
    bits += "100" + "000" + "000" + "000" + "1" * 64  # only the symbol 16 has a code, which is 0
    packed = bytes(10) + bytes(int(bits[at : at + 8][::-1], 2) for at in range(0, len(bits) - 7, 8)) + bytes(4)
    assert inflated([packed]) == ["The file is damaged."]
