"""The theme: one set of style tokens that becomes Word styles and CSS.

Colours are ``#rrggbb``. Sizes and margins are the house's own; a theme file may change the organisation,
its logo, the colours, the font families and the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from docgen.document.inline import Tone
from docgen.document.picture import Picture
from docgen.units import Length, mm, pt

Colour: TypeAlias = str

_LINEAR_BELOW = 0.03928  # WCAG 2.1, definition of relative luminance

LEAST_CONTRAST = 4.5
"""The least contrast of text to its ground (WCAG 2.1, success criterion 1.4.3)."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of paper and its margins."""

    name: str
    width: Length
    height: Length
    top: Length = mm(30)
    right: Length = mm(22)
    bottom: Length = mm(26)
    left: Length = mm(32)

    @property
    def text_width(self) -> Length:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> Length:
        """The height between the margins."""
        return self.height - self.top - self.bottom


A4 = Page("A4", mm(210), mm(297))
LETTER = Page("Letter", pt(612), pt(792))
PAGES = {"A4": A4, "Letter": LETTER}


@dataclass(frozen=True, slots=True)
class Palette:
    """Ink on white with one accent; tones are for words and lines, legible on ``paper`` and ``tint``."""

    paper: Colour = "#ffffff"
    ink: Colour = "#16191d"
    muted: Colour = "#56606b"
    accent: Colour = "#0b3d66"
    hairline: Colour = "#c3cad1"
    tint: Colour = "#f1f5f9"
    critical: Colour = "#8f1d14"
    major: Colour = "#99330f"
    minor: Colour = "#7a4b00"
    low: Colour = "#2c5a77"
    good: Colour = "#1d5c3a"

    def tone(self, tone: Tone) -> Colour:
        """The colour of a tone."""
        match tone:
            case Tone.NEUTRAL:
                return self.ink
            case Tone.CRITICAL:
                return self.critical
            case Tone.MAJOR:
                return self.major
            case Tone.MINOR:
                return self.minor
            case Tone.LOW:
                return self.low
            case Tone.GOOD:
                return self.good


@dataclass(frozen=True, slots=True)
class Families:
    """The font families: a serif to read, a sans for structure and tables, a monospaced face for evidence."""

    serif: str = "Source Serif 4"
    sans: str = "Source Sans 3"
    mono: str = "Source Code Pro"


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes, and the distance from line to line of running text."""

    text: Length = pt(10.5)
    leading: Length = pt(15.75)
    table: Length = pt(9.5)
    caption: Length = pt(8.8)
    listing: Length = pt(8.2)
    running: Length = pt(8.2)
    section: Length = pt(16)
    subsection: Length = pt(12.5)
    minor: Length = pt(10.5)
    title: Length = pt(30)
    lead: Length = pt(13)
    figure: Length = pt(17)


@dataclass(frozen=True, slots=True)
class Theme:
    """How documents look, and whose they are."""

    organization: str = ""
    logo: Picture | None = None
    palette: Palette = Palette()
    families: Families = Families()
    sizes: Sizes = Sizes()
    page: Page = A4
    fonts: tuple[str, ...] = field(default=())
    """Folders with further fonts."""


def contrast(first: Colour, second: Colour) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.1, 1.4.3)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
