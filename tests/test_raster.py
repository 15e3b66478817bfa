"""The pages of a PDF become pictures, in order and one by one."""

from __future__ import annotations

from io import BytesIO
from itertools import islice

import pypdfium2
import pytest
from PIL import Image

from docgen.raster import page_pictures


def pdf(*sizes: tuple[int, int]) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for width, height in sizes:
        document.new_page(width, height)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("dpi", [36, 72, 144])
def test_each_page_has_so_many_pixels_to_the_inch(dpi: int) -> None:
    pictures = list(page_pictures(pdf((72, 144), (144, 72)), dpi))
    sizes = []
    for each in pictures:
        with Image.open(BytesIO(each)) as image:
            assert image.format == "PNG"
            sizes.append(image.size)
    assert sizes == [(dpi, 2 * dpi), (2 * dpi, dpi)]


def test_the_same_page_is_the_same_bytes() -> None:
    one, other = page_pictures(pdf((72, 72), (72, 72)), 50)
    assert one == other


def test_who_wants_no_more_pages_need_not_wait_for_them() -> None:
    pictures = page_pictures(pdf(*[(10, 10)] * 3), 72)
    assert len(list(islice(pictures, 2))) == 2
    pictures.close()  # type: ignore[attr-defined] # it is a generator


def test_what_is_no_pdf_is_none() -> None:
    with pytest.raises(pypdfium2.PdfiumError):
        next(page_pictures(b"no PDF", 72))
