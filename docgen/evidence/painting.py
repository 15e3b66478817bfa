"""Areas of a picture painted over, in the pixels, so that nothing of what was there is left in the file."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from docgen.document.picture import Picture
from docgen.evidence.raster import decode
from docgen.incident import Area

_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG"}
_JPEG = {"quality": 95, "subsampling": 0}


def painted(picture: Picture, areas: Sequence[Area]) -> Picture:
    """The picture with each area opaque black, encoded anew without metadata.

    Args:
        picture: upright, as :func:`docgen.evidence.load_picture` gives it.
        areas: in its pixels; what reaches beyond the picture is cut off.
    """
    from PIL import ImageDraw  # noqa: PLC0415 - heavy

    form = _FORMATS[picture.media_type]
    image = decode(picture.data, form, "the picture")
    if image.mode not in ("L", "RGB"):
        image = image.convert("RGB")
    draw = ImageDraw.Draw(image)
    for area in areas:
        draw.rectangle((area.x, area.y, area.x + area.w - 1, area.y + area.h - 1), fill=0)
    image.info.clear()  # else a profile or a comment would be written again
    out = BytesIO()
    image.save(out, form, **(_JPEG if form == "JPEG" else {}))
    return Picture(out.getvalue(), picture.media_type, image.width, image.height, picture.per_inch)
