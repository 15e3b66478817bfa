"""A picture as every writer gets it: whole, upright, sRGB or grey, 8 bits, opaque, without metadata.

What is that already keeps its compressed data bit for bit: a JPEG, or a PNG. A JPEG that must be turned or
converted is encoded again as a JPEG of high quality (as PNG a photograph would be ten times as large);
everything else becomes a PNG.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

from docgen.document.picture import Picture
from docgen.evidence.colour import changes_colours, to_screen_colours
from docgen.evidence.exif import Exif, read_exif
from docgen.evidence.gif import count_frames
from docgen.evidence.jpeg import read_jpeg
from docgen.evidence.notes import Notes
from docgen.evidence.png import read_png
from docgen.evidence.raster import check_size, decode
from docgen.evidence.refusal import broken, megabytes, refusal
from docgen.evidence.resolution import resolution
from docgen.evidence.scanlines import check_scanlines, has_plain_stream
from docgen.evidence.signature import media_type
from docgen.evidence.tiff import count_pages

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 64 * 2**20
"""The most bytes that a picture may have."""

_QUALITY = 95
_FIRST = "only the first of its frames is shown"


def load_picture(data: bytes, name: str) -> Picture:
    """A picture from the bytes of a file: PNG, JPEG, WebP, GIF, TIFF or SVG.

    Args:
        data: the whole file.
        name: the file's name, for errors.

    Raises:
        DataError: the picture is broken, of a kind that cannot be shown, or too large; the error names it.
    """
    return read_picture(data, name, Notes())


def read_picture(data: bytes, name: str, notes: Notes) -> Picture:
    """A picture as :func:`load_picture` gives it; ``notes`` is told what was done to get there."""
    if len(data) > MOST_BYTES:
        raise refusal("too-large", f"{name} has {megabytes(len(data))}", f"at most {megabytes(MOST_BYTES)}")
    found = media_type(data, name)
    if found not in _READERS:
        what = "is empty" if not data else f"is {found}"
        raise refusal("unknown-picture", f"{name} {what}", "a picture: PNG, JPEG, WebP, GIF, TIFF or SVG")
    return _READERS[found](data, name, notes)


def _read_jpeg(data: bytes, name: str, notes: Notes) -> Picture:
    jpeg = read_jpeg(data, name)
    check_size(jpeg.width, jpeg.height, name)
    image = decode(jpeg.data, "JPEG", name)
    if jpeg.left_out:
        notes.note("metadata left out")
    per_inch = resolution(jpeg.per_inch)
    plain = jpeg.is_common and jpeg.exif.orientation == 1
    if plain and not (jpeg.profile and changes_colours(jpeg.profile, image.mode, notes)):
        return Picture(jpeg.data, "image/jpeg", image.width, image.height, per_inch)
    image = _upright(to_screen_colours(image, jpeg.profile, name, notes), jpeg.exif, notes)
    notes.note(f"encoded again as JPEG of quality {_QUALITY}")
    return _encoded(image, "JPEG", per_inch, quality=_QUALITY, subsampling=0)


def _read_png(data: bytes, name: str, notes: Notes) -> Picture:
    png = read_png(data, name)
    check_size(png.width, png.height, name)
    if png.left_out:
        notes.note("metadata left out")
    if png.frames > 1:
        notes.find(f"{name}: {_FIRST}")
    per_inch = resolution(png.per_inch)
    if png.is_common and png.exif.orientation == 1 and has_plain_stream(png.data):
        check_scanlines(png.data, name)
        return Picture(png.data, "image/png", png.width, png.height, per_inch)
    return _as_png(decode(png.data, "PNG", name), png.exif, per_inch, name, notes)


def _read_gif(data: bytes, name: str, notes: Notes) -> Picture:
    if count_frames(data, name) > 1:
        notes.find(f"{name}: {_FIRST}")
    return _as_png(decode(data, "GIF", name), Exif(), None, name, notes)


def _read_webp(data: bytes, name: str, notes: Notes) -> Picture:
    if int.from_bytes(data[4:8], "little") + 8 > len(data):
        raise broken(name, "it ends too early")
    image = decode(data, "WEBP", name)
    if getattr(image, "n_frames", 1) > 1:
        notes.find(f"{name}: {_FIRST}")
    exif = read_exif(image.info.get("exif", b""))
    return _as_png(image, exif, exif.per_inch, name, notes)


def _read_tiff(data: bytes, name: str, notes: Notes) -> Picture:
    pages = count_pages(data, name)
    image = decode(data, "TIFF", name)  # Pillow turns it upright itself
    if pages > 1:
        notes.find(f"{name}: {_FIRST}")
    return _as_png(image, Exif(), image.info.get("dpi", (None,))[0], name, notes)


def _read_svg(data: bytes, name: str, notes: Notes) -> Picture:
    from docgen.evidence import vector  # noqa: PLC0415 - few incidents have drawings

    drawn, per_inch = vector.draw(data, name, notes)
    image = to_screen_colours(decode(drawn, "PNG", name), b"", name, Notes())
    return _encoded(image, "PNG", per_inch)


def _as_png(image: Image, exif: Exif, claimed: float | None, name: str, notes: Notes) -> Picture:
    profile = image.info.get("icc_profile") or b""
    image = to_screen_colours(image, profile, name, notes)
    return _encoded(_upright(image, exif, notes), "PNG", resolution(claimed))


def _upright(image: Image, exif: Exif, notes: Notes) -> Image:
    """Turn and mirror as the orientation tells (CIPA DC-008, table 6)."""
    from PIL.Image import Transpose  # noqa: PLC0415 - heavy

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    if exif.orientation not in turns:
        return image
    notes.note("turned upright")
    return image.transpose(turns[exif.orientation])


def _encoded(image: Image, format: str, per_inch: float, **options: int) -> Picture:  # noqa: A002
    image.info.clear()  # else a profile or a comment would be written again
    out = BytesIO()
    image.save(out, format, **options)
    return Picture(out.getvalue(), f"image/{format.lower()}", image.width, image.height, per_inch)


_READERS: dict[str, Callable[[bytes, str, Notes], Picture]] = {
    "image/png": _read_png,
    "image/jpeg": _read_jpeg,
    "image/gif": _read_gif,
    "image/webp": _read_webp,
    "image/tiff": _read_tiff,
    "image/svg+xml": _read_svg,
}
