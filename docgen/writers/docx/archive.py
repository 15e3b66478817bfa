"""The zip: the same members are always the same bytes, and what is compressed already goes in as it is.

Python's ``zipfile`` compresses every member anew; the fonts of a document are compressed once for a process
(PKWARE APPNOTE 6.3.3, sections 4.3.7 to 4.3.16; ECMA-376 part 2 allows no more of it than this).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from typing import Any

_STORED, _DEFLATED = 0, 8
_VERSION = 20  # 2.0: the first with deflate
_MADE_BY_UNIX = 3 << 8 | _VERSION
_UTF8_NAMES = 0x800
_DATE, _TIME = 1 << 5 | 1, 0  # 1 January 1980, the earliest that a zip can hold
_MODE = 0o100644 << 16
_RAW = -15  # deflate without the head and tail of zlib
_LEVEL = 6
_LOCAL, _CENTRAL, _END = 0x04034B50, 0x02014B50, 0x06054B50


@dataclass(frozen=True, slots=True)
class Packed:
    """Bytes, and what goes into the zip for them; ``method`` says how that was made.

    ``digest`` is the SHA-256 of the bytes in hexadecimal.
    """

    data: bytes = field(repr=False)
    method: int
    packed: bytes = field(repr=False)
    checksum: int
    digest: str


def pack(data: bytes, *, dense: bool = False) -> Packed:
    """Bytes made ready for a zip.

    ``dense`` are those in which nothing comes twice, such as a picture in base64: to look for it would take
    four times as long for one part in a hundred. What is left to do without looking zlib-ng does in half the
    time and to the same bytes; where it looks, they would depend on the processor.
    """
    checksum = zlib.crc32(data)
    if dense:
        from zlib_ng import zlib_ng  # noqa: PLC0415 - only a document with pictures needs it

        compressor: Any = zlib_ng.compressobj(_LEVEL, zlib.DEFLATED, _RAW, zlib.DEF_MEM_LEVEL, zlib.Z_RLE)
    else:
        compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
    packed = compressor.compress(data) + compressor.flush()
    return Packed(data, _DEFLATED, packed, checksum, sha256(data).hexdigest())


@lru_cache(maxsize=32)
def pack_lasting(data: bytes) -> Packed:
    """The same for bytes that come again in other documents: they are packed once."""
    return pack(data)


def stored(data: bytes, digest: str) -> Packed:
    """Bytes that are compressed already, such as a picture; ``digest`` is their SHA-256."""
    return Packed(data, _STORED, data, zlib.crc32(data), digest)


def archived(members: Iterable[tuple[str, Packed]]) -> bytes:
    """A zip of these members, in their order."""
    out: list[bytes] = []
    start, directory, count = 0, bytearray(), 0
    for name, member in members:
        encoded = name.encode()
        flags = 0 if name.isascii() else _UTF8_NAMES
        common = struct.pack(
            "<HHHHIIIHH",
            flags, member.method, _TIME, _DATE, member.checksum, len(member.packed), len(member.data),
            len(encoded), 0,
        )  # fmt: skip
        head = struct.pack("<IH", _LOCAL, _VERSION) + common + encoded
        out += (head, member.packed)
        directory += struct.pack("<IHH", _CENTRAL, _MADE_BY_UNIX, _VERSION) + common
        directory += struct.pack("<HHHII", 0, 0, 0, _MODE, start) + encoded
        start += len(head) + len(member.packed)
        count += 1
    end = struct.pack("<IHHHHIIH", _END, 0, 0, count, count, len(directory), start, 0)
    return b"".join((*out, directory, end))
