"""Words as outlines: as wide as they look, kerned, joined, and each character in a face that has it."""

from __future__ import annotations

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.svgLib.path import parse_path
from hypothesis import given
from hypothesis import strategies as st

from docgen.drawing.label import label, wrap
from docgen.drawing.lettering import Style, set_line
from docgen.errors import DocumentError, MissingGlyphError
from docgen.theme import Theme
from docgen.typeface import load_typefaces
from docgen.units import pt

TYPEFACES = load_typefaces(Theme(), system=False)
SANS = Style((TYPEFACES.sans.styled(400),), pt(10))


def bounds(commands: str) -> tuple[float, float, float, float]:
    pen = BoundsPen(None)
    parse_path(commands, pen)
    assert pen.bounds is not None
    return pen.bounds


def test_a_line_starts_where_it_is_put_and_stands_on_its_baseline() -> None:
    left, top, right, bottom = bounds(set_line("HEH", SANS).outline(100, 50))
    assert 100 <= left <= 101
    assert right <= 100 + set_line("HEH", SANS).width
    assert bottom == pytest.approx(50, abs=0.1)
    assert top == pytest.approx(50 - 6.56, abs=0.1)  # the height of capitals, 656 of 1,000


def test_letters_are_kerned() -> None:
    apart = set_line("A", SANS).width + set_line("V", SANS).width
    assert set_line("AV", SANS).width < apart


def test_figures_are_all_as_wide() -> None:
    assert len({round(set_line(figure * 5, SANS).width, 6) for figure in "0123456789"}) == 1


def test_width_grows_with_size() -> None:
    assert set_line("word", Style(SANS.faces, pt(20))).width == pytest.approx(
        2 * set_line("word", SANS).width
    )


def test_a_mark_sits_on_its_letter() -> None:
    assert set_line("e\u0301", SANS).width == pytest.approx(set_line("é", SANS).width)


def test_each_character_is_set_in_the_first_face_that_has_it() -> None:
    serif, sans = TYPEFACES.serif.regular, TYPEFACES.sans.regular
    line = set_line("a↔b", Style((serif, sans), pt(10)))
    assert [glyph.face for glyph in line.glyphs] == [serif, sans, serif]


def test_a_character_that_no_face_draws_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"U\+4E2D"):
        set_line("中", SANS)


def test_nothing_is_drawn_for_nothing() -> None:
    assert set_line("", SANS).outline(0, 0) == ""
    assert set_line(" ", SANS).outline(0, 0) == ""
    assert label("  ", SANS, "#000000", 50, pt(12)).width == 0


def test_arabic_letters_join() -> None:
    try:
        choice = load_typefaces(Theme()).choose("بداية")
    except MissingGlyphError:
        pytest.skip("the system has no Arabic font")
    style = Style(tuple(family.regular for family in choice.families_of("sans")), pt(10))
    apart = [set_line(letter, style).glyphs[0].number for letter in "بداية"]
    joined = [glyph.number for glyph in set_line("بداية", style).glyphs]
    assert joined != apart[::-1]
    assert len(joined) == 5


@given(st.text(alphabet="abW lim", max_size=60), st.floats(12, 200))
def test_wrapped_lines_fit_and_keep_every_letter(text: str, widest: float) -> None:
    lines = wrap(text, SANS, widest)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(set_line(line, SANS).width <= widest for line in lines)
