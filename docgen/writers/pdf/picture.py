"""Pictures whose compressed pixels go into the file as they are.

The engine decodes each PNG and encodes it anew. What a PNG holds in its chunks of data is just what a PDF
wants of an image with a predictor (ISO 32000-1, 7.4.4.4), where it is 8-bit grey or RGB, not interlaced and
opaque; so are all pictures that evidence has made fit. Anything else is left to the engine.

The engine asks the ``cache`` that it is given for a picture before it fetches one, and takes what it finds
there; that option is documented for what it has itself put there.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any
from zlib import crc32

from docgen.writers.html import Resource
from docgen.writers.pdf.engine import Dictionary, PdfStream
from docgen.writers.pdf.shapes import Shapes, read_shapes

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOURS = {0: ("/DeviceGray", 1), 2: ("/DeviceRGB", 3)}
_PLAIN = frozenset({b"IHDR", b"IDAT", b"IEND"})
_PREDICTED = 15
"""Each row says by which of PNG's filters it is predicted (ISO 32000-1, table 10)."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as the engine knows it; the data are pixels, filtered row by row and deflated."""

    id: str
    width: int
    height: int
    space: str
    colours: int
    data: bytes = field(repr=False)

    def get_intrinsic_size(self, resolution: float, _font_size: float) -> tuple[float, float, float]:
        """Width and height in CSS pixels, and the ratio of the two."""
        return (
            self.width / resolution,
            self.height / resolution,
            self.width / self.height if self.height else inf,
        )

    def draw(self, stream: Any, width: float, height: float, style: Any) -> None:
        """Paint the picture with its upper left corner at the origin."""
        name = stream.add_image(self, style["image_rendering"] == "auto", 1)
        stream.transform(width, 0, 0, -height, 0, height)
        stream.draw_x_object(name)

    def get_x_object(self, interpolate: bool, _ratio: float) -> PdfStream:
        """What stands for the picture in the file."""
        row = {"Predictor": _PREDICTED, "Columns": self.width, "Colors": self.colours}
        said = {
            "Type": "/XObject",
            "Subtype": "/Image",
            "Width": self.width,
            "Height": self.height,
            "ColorSpace": self.space,
            "BitsPerComponent": 8,
            "Interpolate": "true" if interpolate else "false",
            "Filter": "/FlateDecode",
            "DecodeParms": Dictionary(row),
        }
        return PdfStream([self.data], Dictionary(said))


def ready_pictures(resources: Mapping[str, Resource]) -> dict[str, Pixels | Shapes]:
    """The pictures that need no work of the engine's, by their addresses: a cache for it to start with."""
    found = ((address, _ready(address, each)) for address, each in resources.items())
    return {address: picture for address, picture in found if picture is not None}


def _ready(address: str, resource: Resource) -> Pixels | Shapes | None:
    match resource.media_type:
        case "image/svg+xml":
            return read_shapes(resource.data)
        case "image/png":
            return _pixels(address, resource.data)
        case _:
            return None


def _pixels(address: str, data: bytes) -> Pixels | None:
    """The pixels of a PNG of the plainest kind; None for anything else, and for one that is damaged."""
    chunks = _chunks(data)
    if chunks is None or not chunks.keys() <= _PLAIN or len(chunks.get(b"IHDR", b"")) != 13:  # noqa: PLR2004
        return None
    width, height, *kind = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    depth, colour, *methods = kind
    if depth != 8 or colour not in _COLOURS or any(methods) or not (width and height):  # noqa: PLR2004
        return None
    space, colours = _COLOURS[colour]
    return Pixels(address.rpartition(":")[2], width, height, space, colours, chunks[b"IDAT"])


def _chunks(data: bytes) -> dict[bytes, bytes] | None:
    """What the chunks of a PNG hold, those of one kind joined; None where one is damaged or missing."""
    if not data.startswith(_SIGNATURE):
        return None
    found: dict[bytes, list[bytes]] = {}
    at, kind = len(_SIGNATURE), b""
    while kind != b"IEND":
        if at + 12 > len(data):
            return None
        (length,) = struct.unpack_from(">I", data, at)
        kind, body, end = data[at + 4 : at + 8], data[at + 8 : at + 8 + length], at + 12 + length
        if data[end - 4 : end] != crc32(kind + body).to_bytes(4, "big"):
            return None
        found.setdefault(kind, []).append(body)
        at = end
    return {kind: b"".join(bodies) for kind, bodies in found.items()} if b"IDAT" in found else None
