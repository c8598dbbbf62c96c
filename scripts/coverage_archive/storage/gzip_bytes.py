"""Gzip with the same bytes on every system and by every version of Python."""

import struct
import zlib

# RFC 1952: magic, deflate, no flags, no date, best compression, unknown system. Python's own header names the system
# from 3.13 on.
_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"


def gzipped(data: bytes) -> bytes:
    """Return data as the content of a gzip file."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(data) + packer.flush()
    return _HEADER + body + struct.pack("<LL", zlib.crc32(data), len(data) & 0xFFFFFFFF)
