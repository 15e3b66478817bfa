"""A drawing as pixels, for formats that hold none."""

from __future__ import annotations

import struct

from docgen.document.picture import Picture
from docgen.drawing.drawing import Drawing

_CSS_PIXELS_PER_INCH = 96.0


def rasterize(drawing: Drawing, per_inch: float) -> Picture:
    """Draw at a resolution of ``per_inch`` pixels, on white, as PNG."""
    from resvg_py import svg_to_bytes  # noqa: PLC0415 - only a format without vectors needs it

    data = svg_to_bytes(
        svg_string=drawing.svg.decode(),
        zoom=per_inch / _CSS_PIXELS_PER_INCH,
        dpi=_CSS_PIXELS_PER_INCH,  # without it resvg knows no points
        background="#ffffff",
        skip_system_fonts=True,
    )
    width, height = struct.unpack(">LL", data[16:24])  # PNG specification, 11.2.2: the IHDR chunk comes first
    return Picture(data, "image/png", width, height, per_inch)
