"""The Traffic Light Protocol, version 2.0 (FIRST, August 2022): its labels, their colours, what they say.

A label stands in the header and footer of every page, in capitals, without a space behind its colon, in 12
points or more, at the right; its colour on black. It is never translated, and neither are its words here.
"""

from __future__ import annotations

from enum import Enum

GROUND = "#000000"
"""What a label stands on."""
LEAST_POINTS = 12
"""The least size of its letters."""


class Tlp(Enum):
    """A label; the value is its exact wording."""

    RED = "TLP:RED"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    AMBER = "TLP:AMBER"
    GREEN = "TLP:GREEN"
    CLEAR = "TLP:CLEAR"

    @property
    def colour(self) -> str:
        """The colour of its letters as ``#rrggbb``, from the standard's table."""
        return _COLOURS[self]

    @property
    def meaning(self) -> str:
        """What it lets a recipient do, in the standard's words."""
        return _MEANINGS[self]


_COLOURS = {
    Tlp.RED: "#ff2b2b",
    Tlp.AMBER_STRICT: "#ffc000",
    Tlp.AMBER: "#ffc000",
    Tlp.GREEN: "#33ff00",
    Tlp.CLEAR: "#ffffff",
}
_MEANINGS = {
    Tlp.RED: "For the eyes and ears of individual recipients only, no further disclosure.",
    Tlp.AMBER_STRICT: (
        "Limited disclosure, recipients can only spread this on a need-to-know basis within their "
        "organization."
    ),
    Tlp.AMBER: (
        "Limited disclosure, recipients can only spread this on a need-to-know basis within their "
        "organization and its clients."
    ),
    Tlp.GREEN: "Limited disclosure, recipients can spread this within their community.",
    Tlp.CLEAR: "Recipients can spread this to the world, there is no limit on disclosure.",
}
