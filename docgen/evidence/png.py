"""PNG files, chunk by chunk (ISO/IEC 15948): whole, and rid of everything but the first picture."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from zlib import crc32

from docgen.evidence.exif import Exif, read_exif
from docgen.evidence.refusal import broken

_SIGNATURE = 8
_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"iCCP"})
_COLOUR_ONLY = frozenset({b"sRGB", b"gAMA", b"cHRM", b"sBIT", b"pHYs", b"bKGD", b"hIST", b"cICP"})
_GREY, _RGB = 0, 2
_INCH = 0.0254


@dataclass(slots=True)
class Png:
    """A PNG file without its metadata, and what that said of how to show it."""

    data: bytes = b""
    width: int = 0
    height: int = 0
    depth: int = 8
    colour: int = _RGB
    interlaced: bool = False
    frames: int = 1
    exif: Exif = field(default_factory=Exif)
    density: float | None = None
    chunks: set[bytes] = field(default_factory=set)

    @property
    def per_inch(self) -> float | None:
        """The resolution that the file claims."""
        return self.density or self.exif.per_inch

    @property
    def is_common(self) -> bool:
        """Whether it is 8-bit grey or RGB, without interlace, transparency or profile."""
        plain = self.depth == 8 and self.colour in (_GREY, _RGB) and not self.interlaced  # noqa: PLR2004
        return plain and not self.chunks & {b"tRNS", b"iCCP", b"PLTE"}

    @property
    def left_out(self) -> bool:
        """Whether the file held more than a picture."""
        return bool(self.chunks - _KEPT - _COLOUR_ONLY)


def read_png(data: bytes, name: str) -> Png:
    """Read a PNG file from its start to the end of its picture.

    Raises:
        DataError: the file ends before its picture does, or a chunk does not match its checksum.
    """
    png = Png()
    kept = [data[:_SIGNATURE]]
    at = _SIGNATURE
    kind = b""
    while kind != b"IEND":
        if at + 12 > len(data):
            raise broken(name, "it ends too early")
        (length,) = struct.unpack_from(">I", data, at)
        kind, end = data[at + 4 : at + 8], at + 12 + length
        _check_chunk(data, at, end, name)
        _learn(png, kind, data[at + 8 : end - 4], name)
        if kind in _KEPT:
            kept.append(data[at:end])
        at = end
    if not png.width or b"IDAT" not in png.chunks:
        raise broken(name, "it holds no picture")
    png.data = b"".join(kept)
    return png


def _check_chunk(data: bytes, at: int, end: int, name: str) -> None:
    if end > len(data):
        raise broken(name, "it ends too early")
    (checksum,) = struct.unpack_from(">I", data, end - 4)
    if crc32(memoryview(data)[at + 4 : end - 4]) != checksum:
        raise broken(name, f"byte {at} and what follows are damaged")


def _learn(png: Png, kind: bytes, body: bytes, name: str) -> None:
    png.chunks.add(kind)
    try:
        match kind:
            case b"IHDR":
                header = struct.unpack(">IIBBBBB", body)
                png.width, png.height, png.depth, png.colour = header[:4]
                png.interlaced = bool(header[6])
            case b"pHYs":
                across, _down, unit = struct.unpack(">IIB", body)
                png.density = across * _INCH if unit == 1 else None
            case b"acTL":
                png.frames = struct.unpack_from(">I", body)[0]
            case b"eXIf":
                png.exif = read_exif(body)
    except struct.error as error:
        raise broken(name, f"its {kind.decode('latin-1')} chunk is too short") from error
