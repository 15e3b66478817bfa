"""The theme: legible in every tone, and a page that leaves room for text."""

from __future__ import annotations

import pickle

import pytest

from docgen.document import Tone
from docgen.theme import A4, LEAST_CONTRAST, LETTER, PAGES, Palette, Theme, contrast

PALETTE = Palette()


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#0000ff", "#ffffff") == contrast("#ffffff", "#0000ff") == pytest.approx(8.59, abs=0.005)


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("ground", [PALETTE.paper, PALETTE.tint])
def test_every_tone_is_legible_on_every_ground(tone: Tone, ground: str) -> None:
    assert contrast(PALETTE.tone(tone), ground) >= LEAST_CONTRAST


@pytest.mark.parametrize("ground", [PALETTE.paper, PALETTE.tint])
@pytest.mark.parametrize("colour", [PALETTE.ink, PALETTE.muted, PALETTE.accent])
def test_words_are_legible_on_every_ground(colour: str, ground: str) -> None:
    assert contrast(colour, ground) >= LEAST_CONTRAST


def test_every_tone_has_a_colour_of_its_own() -> None:
    assert len({PALETTE.tone(tone) for tone in Tone}) == len(Tone)


def test_paper_is_the_paper_of_the_standards() -> None:
    assert (round(A4.width.mm), round(A4.height.mm)) == (210, 297)  # ISO 216
    assert (LETTER.width.points, LETTER.height.points) == (612, 792)
    assert {name: page.name for name, page in PAGES.items()} == {"A4": "A4", "Letter": "Letter"}


def test_the_margins_of_a4_leave_the_text_its_measure() -> None:
    assert [round(each.mm) for each in (A4.top, A4.right, A4.bottom, A4.left)] == [30, 22, 26, 32]
    assert A4.text_width.mm == pytest.approx(156)
    assert A4.text_height.mm == pytest.approx(241)


def test_sizes_are_half_points_that_word_can_hold_or_close_to_one() -> None:
    sizes = Theme().sizes
    assert (sizes.text.points, sizes.leading.points, sizes.section.points) == (10.5, 15.75, 16)
    for name in ("text", "table", "section", "subsection", "minor", "title", "lead", "figure"):
        size = getattr(sizes, name)
        assert size.half_points / 2 == size.points, name


def test_a_theme_can_be_shared_and_sent() -> None:
    assert pickle.loads(pickle.dumps(Theme())) == Theme()
    assert len({Theme(), Theme()}) == 1
