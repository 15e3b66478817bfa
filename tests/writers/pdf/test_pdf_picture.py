"""The compressed pixels of a picture go into the file as they are, where PDF has them as PNG does."""

from __future__ import annotations

import struct
from io import BytesIO
from zlib import compress, crc32

import pikepdf
import pytest
from pdf_reading import document, opened, written
from PIL import Image
from weasyprint import HTML

from docgen.document import Figure, Picture
from docgen.errors import DocumentError
from docgen.writers.html import Resource
from docgen.writers.pdf.fetcher import HoldingsFetcher
from docgen.writers.pdf.picture import Pixels, ready_pictures

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc32(kind + body))


def _png(image: Image.Image, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", **options)
    return out.getvalue()


def _slack(mode: str = "RGB") -> tuple[bytes, bytes]:
    """A PNG of pixels that are deflated as no encoder would, in two chunks, and those pixels."""
    size = {"RGB": 3, "L": 1}[mode]
    rows = b"".join(b"\x00" + bytes([row * 20 % 256]) * (12 * size) for row in range(9))
    pixels = compress(rows, 0)
    header = struct.pack(">IIBBBBB", 12, 9, 8, {"RGB": 2, "L": 0}[mode], 0, 0, 0)
    parts = _chunk(b"IDAT", pixels[:40]) + _chunk(b"IDAT", pixels[40:])
    return _SIGNATURE + _chunk(b"IHDR", header) + parts + _chunk(b"IEND", b""), pixels


def _shown(data: bytes) -> tuple[bytes, Image.Image]:
    """The data of the one picture in a document, and what is seen of it."""
    return _only_picture(written(document(Figure(Picture(data, "image/png", 12, 9), "x"))).data)


def _only_picture(pdf: bytes) -> tuple[bytes, Image.Image]:
    with opened(pdf) as file:
        (found,) = [image for page in file.pages for image in page.get_images().values()]
        return found.read_raw_bytes(), pikepdf.PdfImage(found).as_pil_image()


def _ready(data: bytes) -> dict[str, object]:
    return ready_pictures({"docgen:a": Resource(data, "image/png")})


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_plain_pixels_are_passed_through(mode: str) -> None:
    data, pixels = _slack(mode)
    shown, seen = _shown(data)
    assert shown == pixels
    assert seen.convert(mode).tobytes() == Image.open(BytesIO(data)).convert(mode).tobytes()


def test_the_engine_still_encodes_pictures_anew() -> None:
    """Else it needs no help."""
    data, pixels = _slack()
    fetcher = HoldingsFetcher({"docgen:b": Resource(data, "image/png")})
    alone = HTML(string="<img src=docgen:b>", url_fetcher=fetcher).write_pdf()
    assert _only_picture(alone)[0] != pixels


@pytest.mark.parametrize(
    "data",
    [
        _png(Image.new("RGBA", (12, 9), (9, 9, 9, 99))),
        _png(Image.new("P", (12, 9))),
        _png(Image.new("1", (12, 9))),
        _png(Image.new("I;16", (12, 9))),
        _png(Image.new("RGB", (12, 9)), icc_profile=b"x" * 200),
        _png(Image.new("L", (12, 9)), transparency=3),
    ],
)
def test_other_pictures_are_left_to_the_engine(data: bytes) -> None:
    assert not _ready(data)


def test_other_pictures_are_shown_all_the_same() -> None:
    picture = Image.new("RGB", (12, 9), (200, 30, 30)).quantize(4)
    _, seen = _shown(_png(picture))
    assert seen.convert("RGB").getpixel((5, 5)) == (200, 30, 30)


@pytest.mark.parametrize("at", [20, 45, 60, -6])
def test_a_damaged_picture_is_never_passed_through(at: int) -> None:
    data = bytearray(_slack()[0])
    data[at] ^= 0xFF
    assert not _ready(bytes(data))


@pytest.mark.parametrize("length", [0, 7, 8, 30, 60, -1])
def test_a_picture_that_ends_too_early_is_an_error(length: int) -> None:
    data = _slack()[0][:length]
    assert not _ready(data)
    if 0 <= length <= 8:
        with pytest.raises(DocumentError):
            _shown(data)


def test_what_is_known_of_a_picture_is_its_size() -> None:
    (pixels,) = _ready(_slack()[0]).values()
    assert isinstance(pixels, Pixels)
    assert pixels.get_intrinsic_size(1, 16) == (12, 9, 12 / 9)
    assert pixels.get_intrinsic_size(2, 16) == (6, 4.5, 12 / 9)
