"""The drawn line of time, as a reader sees it: everything there, nothing over anything else, to scale."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import combinations
from xml.etree import ElementTree

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.svgLib.path import parse_path
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from docgen.document import Chronology, Milestone, Tone
from docgen.drawing import Drawing, draw_chronology, rasterize
from docgen.drawing.band import draw_band, thickness
from docgen.drawing.canvas import Canvas
from docgen.drawing.course import Stretch, in_order
from docgen.drawing.pen import Pen
from docgen.drawing.plan import BESIDE_POLE, Hung, Plan, plan_course
from docgen.errors import DocumentError, MissingGlyphError
from docgen.theme import LETTER, Palette, Theme, contrast
from docgen.typeface import load_typefaces
from docgen.units import Length, mm, pt

THEME = Theme()
TYPEFACES = load_typefaces(THEME, system=False)
WIDTH = THEME.page.text_width
SVG = "{http://www.w3.org/2000/svg}"
Box = tuple[float, float, float, float]

TYPICAL = (
    Milestone("Onset", "13:52", 0, "undetected", Tone.CRITICAL),
    Milestone("Detected", "13:58", 360, "response", Tone.MINOR),
    Milestone("Mitigated", "15:12", 4800, "recovery", Tone.LOW),
    Milestone("Resolved", "15:39", 6420),
)
INCIDENTS = {
    "typical": TYPICAL,
    "one milestone": (Milestone("Detected", "13:52", 0),),
    "one instant": (Milestone("Onset", "13:52", 0, "undetected"), Milestone("Detected", "13:52", 0)),
    "crowded start": (
        *(Milestone(f"Step {n}", f"13:5{n}", 60.0 * n, f"phase {n}", tone) for n, tone in enumerate(Tone)),
        Milestone("End", "22:52", 32400),
    ),
    "crowded end": (
        Milestone("Onset", "13:52", 0, "undetected", Tone.MAJOR),
        *(Milestone(f"Step {n}", f"22:5{n}", 32000 + 60.0 * n, f"phase {n}") for n in range(7)),
    ),
    "not over yet": (*TYPICAL[:2], Milestone("Mitigated", "15:12", 4800, "being watched", Tone.GOOD)),
    "long names": (
        Milestone("Customers report that payments fail everywhere", "13:52", 0, "nobody had noticed it yet"),
        Milestone("Donaudampfschifffahrtsgesellschaftskapitän", "31 December 2025, 23:52:07", 60),
    ),
    "other scripts": (Milestone("Έναρξη", "13:52", 0, "отклик"), Milestone("Решено", "14:00", 9000)),
}


def block(milestones: tuple[Milestone, ...]) -> Chronology:
    return Chronology(milestones, "what it shows", ())


def draw(milestones: tuple[Milestone, ...], width: Length = WIDTH) -> Drawing:
    return draw_chronology(block(milestones), THEME, TYPEFACES, width)


def plan(milestones: tuple[Milestone, ...], width: float = WIDTH.points) -> Plan:
    texts = [text for each in milestones for text in (each.name, each.at, each.phase)]
    return plan_course(in_order(milestones), Pen(THEME, TYPEFACES.choose(texts), width * 0.32), width)


def bounds(element: ElementTree.Element) -> Box:
    number = {
        name: float(value) for name, value in element.attrib.items() if re.fullmatch(r"-?[\d.]+", value)
    }
    match element.tag.removeprefix(SVG):
        case "path":
            pen = BoundsPen(None)
            parse_path(element.attrib["d"], pen)
            assert pen.bounds is not None
            return pen.bounds
        case "line":
            return (
                number["x1"],
                min(number["y1"], number["y2"]),
                number["x2"],
                max(number["y1"], number["y2"]),
            )
        case "rect":
            return number["x"], number["y"], number["x"] + number["width"], number["y"] + number["height"]
        case "circle":
            x, y, r = number["cx"], number["cy"], number["r"]
            return x - r, y - r, x + r, y + r
        case other:
            raise AssertionError(f"a drawing holds a {other}")


def boxes(hung: tuple[Hung, ...]) -> list[Box]:
    """Where the words of labels stand: x from, lift from, x to, lift to."""
    return [
        (start, each.lift, start + each.label.width, each.lift + each.label.height)
        for each in hung
        for start in [each.x + (0 if each.root is None else BESIDE_POLE)]
    ]


def meet(first: Box, second: Box) -> bool:
    return (
        first[0] < second[2] - 1e-6
        and second[0] < first[2] - 1e-6
        and first[1] < second[3] - 1e-6
        and second[1] < first[3] - 1e-6
    )


@pytest.mark.parametrize("name", INCIDENTS)
def test_a_drawing_is_plain_and_stays_within_its_edges(name: str) -> None:
    drawing = draw(INCIDENTS[name])
    root = ElementTree.fromstring(drawing.svg)
    width, height = map(float, root.attrib["viewBox"].split()[2:])
    assert (width, height) == (
        pytest.approx(drawing.width.points, abs=0.01),
        pytest.approx(drawing.height.points, abs=0.01),
    )
    for element in root.iter():
        if element is root:
            continue
        left, top, right, bottom = bounds(element)
        assert left >= -0.01
        assert top >= -0.01
        assert right <= width + 0.5
        assert bottom <= height + 0.01
        assert set(element.attrib) <= {
            *["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "d", "fill", "stroke", "width", "height"],
            "stroke-width",
        }


@pytest.mark.parametrize("name", INCIDENTS)
def test_the_same_incident_gives_the_same_bytes(name: str) -> None:
    assert draw(INCIDENTS[name]).svg == draw(INCIDENTS[name]).svg


@st.composite
def courses(make: st.DrawFn) -> tuple[Milestone, ...]:
    words = st.text(alphabet="abcdefgh WMil", max_size=30)
    seconds = st.one_of(st.integers(0, 300), st.integers(0, 400_000), st.just(3600))
    one = st.builds(Milestone, words, st.just("13:52:07"), seconds, words, st.sampled_from(Tone))
    return tuple(make(st.lists(one, min_size=1, max_size=9)))


@settings(max_examples=150, deadline=None)
@given(courses(), st.sampled_from([WIDTH.points, 240.0]))
def test_no_label_meets_another_or_the_pole_of_another(
    milestones: tuple[Milestone, ...], width: float
) -> None:
    drawn = plan(milestones, width)
    for hung in (drawn.names, drawn.phases):
        placed = boxes(hung)
        assert all(box[0] >= 0 and box[2] <= width + 1e-6 for box in placed)
        assert not any(meet(*pair) for pair in combinations(placed, 2))
        for each in hung:
            if each.root is not None:
                pole = (each.x, 0.0, each.x + 1e-3, each.lift + each.label.height)
                assert not any(meet(pole, box) for box in placed)


@settings(max_examples=60, deadline=None)
@given(courses())
def test_moments_stand_to_scale(milestones: tuple[Milestone, ...]) -> None:
    xs = plan(milestones).xs
    seconds = [each.offset for each in in_order(milestones)]
    span = seconds[-1] - seconds[0]
    for x, moment in zip(xs, seconds, strict=True):
        share = (moment - seconds[0]) / span if span else 0
        assert x - xs[0] == pytest.approx(share * (xs[-1] - xs[0]))
    if span:
        assert xs[-1] - xs[0] > WIDTH.points / 3


def test_milestones_out_of_order_are_drawn_in_order() -> None:
    assert draw(TYPICAL[::-1]).svg == draw(TYPICAL).svg


def test_moments_before_the_first_one_count_too() -> None:
    earlier = tuple(
        Milestone(each.name, each.at, each.offset - 9000, each.phase, each.tone) for each in TYPICAL
    )
    assert draw(earlier).svg == draw(TYPICAL).svg


def test_every_word_is_drawn() -> None:
    def shapes(milestones: tuple[Milestone, ...]) -> int:
        return draw(milestones).svg.count(b'<path d="M')

    without = tuple(Milestone("", "", each.offset, "", each.tone) for each in TYPICAL)
    assert shapes(TYPICAL) == shapes(without) + 4 + 4 + 3


def test_the_phase_of_the_last_milestone_has_no_end() -> None:
    last = INCIDENTS["not over yet"]
    assert len(plan(last).phases) == 3
    assert plan(last).stretches[-1].open
    assert not any(stretch.open for stretch in plan(TYPICAL).stretches)


def test_times_stand_beneath_names_where_there_is_room_and_beside_them_in_a_crowd() -> None:
    roomy = plan((TYPICAL[0], Milestone("Resolved", "15:39", 9000)))
    assert all(len({piece.baseline for piece in each.label.pieces}) == 2 for each in roomy.names)
    *crowd, alone = plan(INCIDENTS["crowded start"]).names
    assert all(len({piece.baseline for piece in each.label.pieces}) == 1 for each in crowd)
    assert len({piece.baseline for piece in alone.label.pieces}) == 2


def test_graver_is_thicker_so_that_it_reads_without_colour() -> None:
    order = (Tone.CRITICAL, Tone.MAJOR, Tone.MINOR, Tone.LOW, Tone.GOOD, Tone.NEUTRAL)
    high = [thickness(tone) for tone in order]
    assert high == sorted(set(high), reverse=True)


@pytest.mark.parametrize("tone", Tone)
def test_a_band_stands_off_from_the_paper(tone: Tone) -> None:
    canvas = Canvas(100, 20)
    draw_band(canvas, Stretch(Milestone("a", "b", 0, "c", tone), 10, 90), 10, Palette())
    strongest = max(
        contrast(colour, "#ffffff") for colour in re.findall("#[0-9a-f]{6}", canvas.finish().svg.decode())
    )
    assert strongest >= 4.5


def test_hatching_stays_within_its_band() -> None:
    canvas = Canvas(100, 20)
    draw_band(canvas, Stretch(Milestone("a", "b", 0, "c", Tone.MINOR), 10, 13), 10, Palette())
    for element in ElementTree.fromstring(canvas.finish().svg):
        left, _, right, _ = bounds(element)
        assert left >= 10
        assert right <= 13


def test_a_stair_too_high_for_the_page_is_made_smaller_as_a_whole() -> None:
    many = tuple(Milestone(f"Step {n}", "13:52", n / 100, f"phase {n}") for n in range(60))
    drawing = draw_chronology(block(many), Theme(page=LETTER), TYPEFACES, LETTER.text_width)
    assert drawing.height.points == pytest.approx(LETTER.text_height.points * 0.8)
    assert drawing.width < LETTER.text_width


@pytest.mark.parametrize("width", [mm(30), pt(80), mm(240)])
def test_any_width_will_do(width: Length) -> None:
    assert draw(TYPICAL, width).width == width


def test_a_character_without_a_font_is_an_error_that_names_it() -> None:
    with pytest.raises(MissingGlyphError, match=r"U\+4E2D"):
        draw((Milestone("中", "13:52", 0),))


def test_a_line_without_milestones_is_refused() -> None:
    with pytest.raises(DocumentError, match="no milestones"):
        draw(())


def test_the_theme_gives_the_colours() -> None:
    theme = Theme(palette=Palette(critical="#123456"))
    drawing = draw_chronology(block(TYPICAL), theme, TYPEFACES, WIDTH)
    assert b"#123456" in drawing.svg
    assert b"#123456" not in draw(TYPICAL).svg


@pytest.mark.parametrize("per_inch", [96.0, 150.0, 300.0])
def test_pixels_have_the_size_of_the_drawing(per_inch: float) -> None:
    drawing = draw(TYPICAL)
    picture = rasterize(drawing, per_inch)
    with Image.open(BytesIO(picture.data)) as image:
        assert image.format == "PNG"
        assert image.size == (picture.width, picture.height)
        corner = image.convert("RGBA").getpixel((picture.width - 1, 0))
        dark = sum(image.convert("L").histogram()[:100])
    assert corner == (255, 255, 255, 255)
    assert dark > picture.width
    assert picture.natural_width.points == pytest.approx(drawing.width.points, abs=1)
    assert picture.natural_height.points == pytest.approx(drawing.height.points, abs=1)


def test_the_same_drawing_gives_the_same_pixels() -> None:
    assert rasterize(draw(TYPICAL), 120) == rasterize(draw(TYPICAL), 120)
