"""JPEG files, segment by segment (ITU-T T.81 annex B): whole, and rid of everything but the picture.

The compressed data is kept bit for bit. Metadata, thumbnails, comments, further pictures and whatever
follows the end of the picture are left out.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field

from docgen.evidence.exif import Exif, read_exif
from docgen.evidence.refusal import broken

_START, _END, _SCAN, _COMMENT, _JFIF, _ADOBE = 0xD8, 0xD9, 0xDA, 0xFE, 0xE0, 0xEE
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_COMMON_FRAMES = frozenset({0xC0, 0xC1, 0xC2})  # baseline, extended, progressive: with Huffman codes
_APPLICATION = range(0xE0, 0xF0)
_ADOBE_SIZE = 12
_MARKER_IN_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_PROFILE = b"ICC_PROFILE\x00"
_EXIF = b"Exif\x00\x00"
_INCH, _CENTIMETRE = 1, 2


@dataclass(slots=True)
class Jpeg:
    """A JPEG file without its metadata, and what that said of how to show it."""

    data: bytes = b""
    frame: int = 0
    precision: int = 8
    width: int = 0
    height: int = 0
    components: int = 3
    exif: Exif = field(default_factory=Exif)
    density: float | None = None
    profile_parts: dict[int, bytes] = field(default_factory=dict)
    left_out: bool = False

    @property
    def profile(self) -> bytes:
        """The ICC profile; empty where there is none."""
        return b"".join(self.profile_parts[number] for number in sorted(self.profile_parts))

    @property
    def per_inch(self) -> float | None:
        """The resolution that the file claims."""
        return self.density or self.exif.per_inch

    @property
    def is_common(self) -> bool:
        """Whether every reader of PDF and Word can show it as it is: 8 bits, grey or three colours."""
        return self.frame in _COMMON_FRAMES and self.precision == 8 and self.components in (1, 3)  # noqa: PLR2004


def read_jpeg(data: bytes, name: str) -> Jpeg:
    """Read a JPEG file from its start to the end of its picture.

    Raises:
        DataError: the file ends before its picture does, or its segments do not fit together.
    """
    jpeg = Jpeg()
    kept = [data[:2]]
    at = 2
    try:
        while (marker := _marker(data, at, name)) != _END:
            end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
            if end > len(data):
                raise broken(name, "it ends too early")
            kept.append(_segment(jpeg, marker, data[at + 4 : end], data[at:end]))
            if marker == _SCAN:
                start, end = end, _end_of_scan(data, end, name)
                kept.append(data[start:end])
            at = _skip_fill(data, end)
    except struct.error as error:
        raise broken(name, "it ends too early") from error
    if not jpeg.frame:
        raise broken(name, "it holds no picture")
    jpeg.data = b"".join((*kept, b"\xff\xd9"))
    return jpeg


def _marker(data: bytes, at: int, name: str) -> int:
    if at + 2 > len(data):
        raise broken(name, "it ends too early")
    if data[at] != 0xFF:  # noqa: PLR2004 - T.81 B.1.1.2: what every marker begins with
        raise broken(name, f"byte {at} is damaged")
    return data[at + 1]


def _skip_fill(data: bytes, at: int) -> int:
    while data[at : at + 2] == b"\xff\xff":
        at += 1
    return at


def _end_of_scan(data: bytes, start: int, name: str) -> int:
    found = _MARKER_IN_SCAN.search(data, start)
    if found is None:
        raise broken(name, "it ends too early")
    return found.start()


def _segment(jpeg: Jpeg, marker: int, body: bytes, whole: bytes) -> bytes:
    """Learn from a segment, and give what of it is kept."""
    if marker in _FRAMES:
        jpeg.frame = marker
        jpeg.precision, jpeg.height, jpeg.width, jpeg.components = struct.unpack_from(">BHHB", body)
    if marker not in _APPLICATION and marker != _COMMENT:
        return whole
    if marker == _ADOBE and body.startswith(b"Adobe") and len(body) >= _ADOBE_SIZE:
        return b"\xff\xee" + struct.pack(">H", _ADOBE_SIZE + 2) + body[:_ADOBE_SIZE]
    if marker == _JFIF and body.startswith(b"JFIF\x00"):
        return _jfif(jpeg, body)
    if body.startswith(_PROFILE):
        jpeg.profile_parts[body[len(_PROFILE)]] = body[len(_PROFILE) + 2 :]
        return b""
    if body.startswith(_EXIF):
        jpeg.exif = read_exif(body)
    jpeg.left_out = True
    return b""


def _jfif(jpeg: Jpeg, body: bytes) -> bytes:
    """Keep version and density of a JFIF header (T.871 10.1), not its thumbnail."""
    unit, across, _down = struct.unpack_from(">BHH", body, 7)
    jpeg.density = across * {_INCH: 1.0, _CENTIMETRE: 2.54}.get(unit, 0.0) or None
    return b"\xff\xe0" + struct.pack(">H", 16) + body[:12] + b"\x00\x00"
