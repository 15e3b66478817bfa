"""Pictures: named by what they hold, fitted, and never enlarged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.document import Picture
from docgen.units import pt


def test_the_name_is_the_digest_of_the_content() -> None:
    picture = Picture(b"abc", "image/png", 1, 1)
    assert picture.name == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_the_natural_size_follows_the_resolution() -> None:
    picture = Picture(b"", "image/png", 300, 150, 300.0)
    assert (picture.natural_width, picture.natural_height) == (pt(72), pt(36))


def test_a_small_picture_keeps_its_size() -> None:
    assert Picture(b"", "image/png", 96, 48).fitted(pt(500), pt(500)) == (pt(72), pt(36))


def test_a_wide_and_a_tall_picture_are_made_smaller() -> None:
    assert Picture(b"", "image/png", 960, 96).fitted(pt(360), pt(500)) == (pt(360), pt(36))
    assert Picture(b"", "image/png", 96, 960).fitted(pt(360), pt(360)) == (pt(36), pt(360))


@given(
    st.integers(1, 20_000),
    st.integers(1, 20_000),
    st.floats(36, 1200),
    st.floats(1, 1000),
    st.floats(1, 1000),
)
def test_fitting_keeps_the_shape_and_stays_within(
    width: int, height: int, per_inch: float, room: float, high: float
) -> None:
    picture = Picture(b"", "image/png", width, height, per_inch)
    across, down = picture.fitted(pt(room), pt(high))
    assert across.points <= room * 1.000001
    assert down.points <= high * 1.000001
    assert across.points <= picture.natural_width.points * 1.000001
    assert across.points * height == pytest.approx(down.points * width)
