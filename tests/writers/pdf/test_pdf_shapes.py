"""Drawings of our own look as the engine draws them; others are left to it."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageChops
from weasyprint import HTML

from docgen.writers.html import Resource
from docgen.writers.pdf.fetcher import HoldingsFetcher
from docgen.writers.pdf.shapes import Shapes, read_shapes

_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="150pt" height="75pt" viewBox="0 0 200 100">'
_EVERYTHING = f"""{_HEAD}
<line x1="0" y1="3.5" x2="200" y2="90" stroke="#c3cad1" stroke-width="1.4"/>
<rect x="9" y="28.6" width="30.65" height="10.5" fill="#8f1d14"/>
<circle cx="100" cy="50" r="4" fill="#16191d"/>
<path d="M10 90L20 60M30 90L35 60" fill="none" stroke="#7a4b00" stroke-width="3"/>
<path d="M120 10H150V30Q140 60 120 30C110 20,110 -1.5,120 10ZM160 10 170 40 180 10Z" fill="#2c5a77"/>
<path fill="#2c5a77" transform="matrix(0.8 -0.6 0.6 0.8 20 60)" d="M0 0H20V20H0Z"/>
</svg>"""


def _seen(images: dict[str, object], svg: str) -> Image.Image:
    style = "@page{size:220px 120px;margin:10px}body{margin:0}img{display:block;width:200px;height:100px}"
    page = HTML(
        string=f"<style>{style}</style><img src='docgen:b'>",
        url_fetcher=HoldingsFetcher({"docgen:b": Resource(svg.encode(), "image/svg+xml")}),
    )
    data = page.write_pdf(cache=images)
    return pypdfium2.PdfDocument(BytesIO(data))[0].render(scale=3).to_pil().convert("RGB")


def test_every_shape_looks_as_the_engine_draws_it() -> None:
    shapes = read_shapes(_EVERYTHING.encode())
    assert shapes is not None
    ours, theirs = _seen({"docgen:b": shapes}, _EVERYTHING), _seen({}, _EVERYTHING)
    assert ImageChops.invert(ours).getbbox()
    worst = max(high for _, high in ImageChops.difference(ours, theirs).getextrema())
    assert worst <= 24, "no more than the rim of a circle"


def test_a_drawing_is_fitted_into_the_middle_of_its_place() -> None:
    narrow = _EVERYTHING.replace("200 100", "100 100").replace('width="150pt"', 'width="75pt"')
    shapes = read_shapes(narrow.encode())
    assert shapes is not None
    worst = max(
        high
        for _, high in ImageChops.difference(
            _seen({"docgen:b": shapes}, narrow), _seen({}, narrow)
        ).getextrema()
    )
    assert worst <= 24


def test_its_size_is_that_of_the_drawing() -> None:
    shapes = read_shapes(_EVERYTHING.encode())
    assert isinstance(shapes, Shapes)
    assert shapes.get_intrinsic_size(1, 16) == (200, 100, 2)


@pytest.mark.parametrize(
    "more",
    [
        "<text>a</text>",
        '<image href="file:///etc/hostname"/>',
        '<rect x="0" y="0" width="1" height="1" fill="red"/>',
        '<rect x="0" y="0" width="1" height="1" fill="#ff0000" opacity="0.5"/>',
        '<rect x="0" y="0" width="1" height="1"/>',
        '<rect x="0" y="0" width="1em" height="1" fill="#ff0000"/>',
        '<circle cx="0" cy="0" r="1" fill="#ff0000"><title>a</title></circle>',
        '<path d="m0 0l1 1" fill="#ff0000"/>',
        '<path d="M0 0A1 1 0 0 0 1 1" fill="#ff0000"/>',
        '<path d="M0 0L1" fill="#ff0000"/>',
        '<path d="M0 0L" fill="#ff0000"/>',
        '<path d="M0 0H1" fill="#ff0000" transform="rotate(3)"/>',
        '<path d="M0 0H1" fill="#ff0000" transform="matrix(1 0 0)"/>',
        "<g/>",
        "<unclosed>",
    ],
)
def test_what_is_no_drawing_of_ours_is_left_to_the_engine(more: str) -> None:
    assert read_shapes(f"{_HEAD}{more}</svg>".encode()) is None


@pytest.mark.parametrize(
    "head",
    [
        '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1" viewBox="1 0 1 1">',
        '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1" viewBox="0 0 1">',
        '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="1">',
        '<svg xmlns="http://www.w3.org/2000/svg" width="50%" height="1">',
        '<svg xmlns="http://www.w3.org/2000/svg" width="1">',
        '<svg width="1" height="1">',
        '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1" style="color:red">',
    ],
)
def test_so_is_a_drawing_of_another_kind(head: str) -> None:
    assert read_shapes(f"{head}</svg>".encode()) is None
