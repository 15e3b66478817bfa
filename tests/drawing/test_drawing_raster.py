"""Drawings as pixels: what a library that draws any SVG makes of the same drawing."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import resvg_py
from fontTools.colorLib.builder import buildCOLR, buildCPAL
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageStat

from docgen.document import Milestone
from docgen.drawing import Drawing, rasterize, set_line
from docgen.drawing.canvas import Canvas
from docgen.drawing.lettering import Style
from docgen.drawing.pixels import png
from docgen.units import mm, pt
from drawing.test_drawing_chronology import INCIDENTS, TYPEFACES, draw

FINE = 220.0


def painted(drawing: Drawing, per_inch: float = FINE) -> Image.Image:
    with Image.open(BytesIO(rasterize(drawing, per_inch).data)) as image:
        image.load()
        assert image.mode == "RGB"
        return image


def drawn_by_resvg(drawing: Drawing, per_inch: float = FINE) -> Image.Image:
    data = resvg_py.svg_to_bytes(
        drawing.svg.decode(), zoom=per_inch / 96, dpi=96, background="#ffffff", skip_system_fonts=True
    )
    return Image.open(BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("name", INCIDENTS)
def test_pixels_are_those_of_the_svg(name: str) -> None:
    """But for how the edges of a shape are smoothed: nothing is missing, moved, or of another colour."""
    drawing = draw(INCIDENTS[name])
    assert_alike(painted(drawing), drawn_by_resvg(drawing))


def test_a_drawing_made_smaller_is_painted_smaller() -> None:
    many = tuple(Milestone(f"Step {n}", "13:52", n / 100, f"phase {n}") for n in range(60))
    drawing = draw(many)
    assert drawing.scale < 1
    assert_alike(painted(drawing, 150), drawn_by_resvg(drawing, 150))


def assert_alike(own: Image.Image, theirs: Image.Image) -> None:
    assert own.size == theirs.size
    difference = ImageChops.difference(own, theirs).convert("L")
    assert ImageStat.Stat(difference).mean[0] < 4
    assert sum(difference.histogram()[160:]) < own.width * own.height / 2000


@pytest.mark.parametrize("width", [mm(30), pt(240)])
def test_nothing_is_cut_off(width: object) -> None:
    for milestones in INCIDENTS.values():
        image = painted(draw(milestones, width))  # type: ignore[arg-type]
        for edge in ((0, 0, image.width, 1), (0, image.height - 1, image.width, image.height)):
            assert image.crop(edge).getcolors() == [(image.width, (255, 255, 255))]


def test_a_face_with_colours_is_painted_in_the_colour_of_the_label(tmp_path: Path) -> None:
    """As it is in the SVG, which has only its outlines."""
    plain = TYPEFACES.sans.styled(400)
    font = TTFont(plain.path)
    names = font.getGlyphOrder()
    font["COLR"] = buildCOLR({name: [(name, 0)] for name in names}, version=0)
    font["CPAL"] = buildCPAL([[(0.0, 1.0, 0.0, 1.0)]])
    font.save(tmp_path / "coloured.ttf")
    coloured = replace(plain, path=str(tmp_path / "coloured.ttf"))
    images = []
    for face in (plain, coloured):
        canvas = Canvas(100, 20)
        canvas.words(set_line("Colour", Style((face,), pt(12))), (4, 14), "#8f1d14")
        images.append(painted(canvas.finish()))
    assert images[0].getextrema() != ((255, 255),) * 3
    assert images[0].tobytes() == images[1].tobytes()


def test_a_line_without_length_is_nothing() -> None:
    canvas = Canvas(20, 20)
    canvas.line((10, 10), (10, 10), "#000000", 4)
    assert painted(canvas.finish()).getextrema() == ((255, 255),) * 3


def test_rows_and_channels_are_turned() -> None:
    """From the lowest row upwards, blue first, to the highest row first, red first."""
    rows = bytes([30, 20, 10, 255, 31, 21, 11, 255]) + bytes([60, 50, 40, 255, 61, 51, 41, 255])
    with Image.open(BytesIO(png(rows, 2, 2))) as image:
        assert image.tobytes() == bytes([40, 50, 60, 41, 51, 61, 10, 20, 30, 11, 21, 31])
