"""Pixels as a PNG (ISO/IEC 15948, 5 and 11)."""

from __future__ import annotations

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DEPTH, _TRUE_COLOUR = 8, 2
_LEVEL = 3
"""Higher ones take twice the time and leave out one part in ten of what is little beside any picture."""


def png(pixels: bytes, width: int, height: int) -> bytes:
    """A PNG of opaque ``pixels``: blue, green, red and their cover, from the lowest row upwards."""
    turned = bytearray(3 * width * height)
    turned[0::3], turned[1::3], turned[2::3] = pixels[2::4], pixels[1::4], pixels[0::4]
    row = 3 * width
    rows = (bytes(turned[start : start + row]) for start in range(len(turned) - row, -1, -row))
    data = b"".join(part for each in rows for part in (b"\0", each))
    head = struct.pack(">IIBBBBB", width, height, _DEPTH, _TRUE_COLOUR, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", zlib.compress(data, _LEVEL)), (b"IEND", b"")
    return _SIGNATURE + b"".join(_chunk(*each) for each in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
