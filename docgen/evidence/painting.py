"""Areas of a picture painted over, in the pixels, so that nothing of what was there is left in the file."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from math import ceil, floor

from docgen.document.picture import Picture
from docgen.evidence.exhibit import Exhibit
from docgen.evidence.raster import decode
from docgen.evidence.resolution import SCREEN
from docgen.incident import Area

_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG"}
_JPEG = {"quality": 95, "subsampling": 0}


def size_for_areas(exhibit: Exhibit) -> tuple[int, int]:
    """Width and height of an exhibit's picture in the pixels in which areas of it are named.

    Of a drawing (SVG) they are its own (CSS pixels), since nobody sees how much finer docgen draws it.
    """
    picture, zoom = exhibit.picture, _zoom(exhibit)
    return (ceil(picture.width / zoom), ceil(picture.height / zoom)) if picture else (0, 0)


def areas_to_paint(exhibit: Exhibit) -> tuple[Area, ...]:
    """The areas of an exhibit's picture in its true pixels; one that is covered in part is painted whole."""
    zoom = _zoom(exhibit)
    return tuple(_enlarged(each, zoom) for each in exhibit.appendix.redactions)


def _zoom(exhibit: Exhibit) -> float:
    is_drawing = exhibit.media_type == "image/svg+xml"
    return exhibit.picture.per_inch / SCREEN if is_drawing and exhibit.picture else 1.0


def _enlarged(area: Area, zoom: float) -> Area:
    left, top = floor(area.x * zoom), floor(area.y * zoom)
    right, bottom = ceil((area.x + area.w) * zoom), ceil((area.y + area.h) * zoom)
    return Area(left, top, right - left, bottom - top)


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
