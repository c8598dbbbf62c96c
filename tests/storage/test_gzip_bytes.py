"""Gzip files have the same bytes on every system, and every program reads them."""

import gzip

from coverage_archive.storage.gzip_bytes import gzipped
from hypothesis import given
from hypothesis import strategies as st


@given(st.binary(max_size=2000))
def test_what_was_packed_is_unpacked(data: bytes) -> None:
    assert gzip.decompress(gzipped(data)) == data


def test_the_header_names_no_system_and_no_date() -> None:
    assert gzipped(b"words")[:10] == bytes.fromhex("1f8b08000000000002ff")
