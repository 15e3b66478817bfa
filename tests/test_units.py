"""Lengths: the same one in every unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.units import Length, mm, pixels, pt

LENGTHS = st.floats(-10_000, 10_000).map(Length)


def test_an_inch_is_an_inch_in_every_unit() -> None:
    inch = pt(72)
    assert inch.mm == pytest.approx(25.4)
    assert inch.twips == 1440
    assert inch.half_points == 144
    assert inch.emu == 914_400
    assert inch.css == "72pt"
    assert mm(25.4).points == pytest.approx(72)
    assert pixels(300, 300.0) == inch
    assert pixels(96, 96.0) == inch


@pytest.mark.parametrize(
    ("length", "css"),
    [(pt(10.5), "10.5pt"), (pt(1 / 3), "0.333pt"), (pt(0), "0pt"), (mm(210), "595.276pt"), (pt(-2), "-2pt")],
)
def test_css(length: Length, css: str) -> None:
    assert length.css == css


def test_whole_units_are_rounded_to_the_nearest() -> None:
    assert pt(10.26).half_points == 21
    assert pt(0.04).twips == 1


def test_arithmetic() -> None:
    assert pt(3) + pt(4) == pt(7)
    assert pt(3) - pt(4) == pt(-1)
    assert pt(3) * 2 == pt(6)
    assert pt(3) / pt(4) == 0.75
    assert min(mm(1), pt(1)) == pt(1)


@given(LENGTHS)
def test_millimetres_and_back(length: Length) -> None:
    assert mm(length.mm).points == pytest.approx(length.points)


@given(LENGTHS)
def test_units_agree(length: Length) -> None:
    assert length.emu / 12_700 == pytest.approx(length.points, abs=0.001)
    assert length.twips / 20 == pytest.approx(length.points, abs=0.026)
