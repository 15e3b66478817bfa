"""The pixels of a plain PNG, proved to be all there without being drawn (ISO/IEC 15948, 9 and 10).

A picture that goes into documents as it is needs no pixels in memory: what can be wrong with it, once the
checksums of its chunks are right, is its compressed data. That is unpacked to its end and counted, which
takes a tenth of the time that it takes to undo its filters too. Unpacking is zlib-ng's, a few times as
fast as zlib; what comes out of it is the same everywhere.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from docgen.evidence.refusal import broken

_SIGNATURE, _AROUND = 8, 12  # bytes: before the first chunk; of a chunk beside its content
_GREY, _RGB = 0, 2
_MOST_FILTERS = 5
_PIECE = 2**18  # bytes that are unpacked at a time


def has_plain_stream(data: bytes) -> bool:
    """Whether a PNG is nothing but a header of 8-bit grey or RGB, not interlaced, data, and an end."""
    kinds = [kind for kind, _ in _chunks(data)]
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or set(kinds[1:-1]) != {b"IDAT"}:
        return False
    depth, colour, *methods = data[_SIGNATURE + 16 : _SIGNATURE + 21]
    return depth == 8 and colour in (_GREY, _RGB) and not any(methods)  # noqa: PLR2004


def check_scanlines(data: bytes, name: str) -> None:
    """Unpack the lines of such a PNG, whose checksums are known to be right.

    Args:
        data: a PNG that :func:`has_plain_stream`.
        name: the file's name, for errors.

    Raises:
        DataError: its data is broken, is not as long as the header says, or holds a filter that there is not.
    """
    from zlib_ng import zlib_ng  # noqa: PLC0415 - only an incident with pictures needs it

    width, height = struct.unpack_from(">II", data, _SIGNATURE + 8)
    line = 1 + width * (3 if data[_SIGNATURE + 17] == _RGB else 1)
    unpacking, count, left = zlib_ng.decompressobj(), 0, line * height
    try:
        for stored in (content for kind, content in _chunks(data) if kind == b"IDAT"):
            packed: bytes | memoryview = stored
            while packed and not unpacking.eof and count <= left:
                piece = unpacking.decompress(packed, _PIECE)
                packed = unpacking.unconsumed_tail
                _check_filters(piece[: max(0, left - count)], -count % line, line, name)
                count += len(piece)
    except zlib_ng.error as error:  # type: ignore[misc]  # its stub takes the class for an instance
        raise broken(name, f"its data is damaged ({error})") from error
    if count < left or (count == left and not unpacking.eof):  # what is too much, nobody reads
        raise broken(name, "its data ends too early")


def _check_filters(piece: bytes, first: int, line: int, name: str) -> None:
    """Each line begins with the number of its filter (9.2); ``first`` is where the first one begins."""
    if max(piece[first::line], default=0) >= _MOST_FILTERS:
        raise broken(name, "a line of it is stored in an unknown way")


def _chunks(data: bytes) -> Iterator[tuple[bytes, memoryview | bytes]]:
    at, whole = _SIGNATURE, memoryview(data)
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        yield data[at + 4 : at + 8], whole[at + 8 : at + 8 + length]
        at += _AROUND + length
