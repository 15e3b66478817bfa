"""The labels of TLP 2.0: the standard's wording and colours, to the letter."""

from __future__ import annotations

from docgen.theme import LEAST_CONTRAST, contrast
from docgen.tlp import GROUND, Tlp

STANDARD = {
    "TLP:RED": "#ff2b2b",
    "TLP:AMBER+STRICT": "#ffc000",
    "TLP:AMBER": "#ffc000",
    "TLP:GREEN": "#33ff00",
    "TLP:CLEAR": "#ffffff",
}


def test_labels_and_colours_are_the_standards() -> None:
    assert {label.value: label.colour for label in Tlp} == STANDARD
    assert GROUND == "#000000"


def test_each_can_be_read_and_says_what_it_means() -> None:
    assert all(contrast(label.colour, GROUND) > LEAST_CONTRAST for label in Tlp)
    assert len({label.meaning for label in Tlp}) == len(Tlp)
