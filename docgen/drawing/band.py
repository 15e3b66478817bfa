"""The band of a stretch: how grave it was, told by colour, by thickness and by hatching.

The graver, the thicker: so the band reads the same printed in black and white. The grave ones are solid, the
middling one is hatched, the light ones are pale between two edges.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.document.inline import Tone
from docgen.drawing.canvas import Canvas
from docgen.drawing.course import Stretch
from docgen.theme import Colour, Palette

_THICKNESS = {
    Tone.CRITICAL: 10.5,
    Tone.MAJOR: 9.0,
    Tone.MINOR: 7.5,
    Tone.LOW: 5.0,
    Tone.GOOD: 3.5,
    Tone.NEUTRAL: 2.0,
}
THICKEST = max(_THICKNESS.values())

_HATCH = 2.6  # points from line to line
_STROKE = 0.55
_EDGE = 0.6
_PALE = 0.16
_REMNANTS = (7.0, 4.0, 1.5)
_BREAK = 2.5


def thickness(tone: Tone) -> float:
    """How thick the band of a tone is, in points."""
    return _THICKNESS[tone]


def draw_band(canvas: Canvas, stretch: Stretch, y: float, palette: Palette) -> None:
    """Draw a stretch's band about the height ``y``; a stretch without length has none."""
    ends = (stretch.start, stretch.end)
    for start, end in _fading(*ends) if stretch.open else [ends]:
        if end > start:
            _draw_piece(canvas, stretch.milestone.tone, (start, end), y, palette)


def _fading(start: float, end: float) -> Iterator[tuple[float, float]]:
    """A stretch that nobody has seen the end of breaks off in shorter and shorter pieces."""
    yield start, end - sum(length + _BREAK for length in _REMNANTS)
    for index, length in enumerate(_REMNANTS):
        left = end - sum(each + _BREAK for each in _REMNANTS[index:]) + _BREAK
        yield left, left + length


def _draw_piece(canvas: Canvas, tone: Tone, ends: tuple[float, float], y: float, palette: Palette) -> None:
    (start, end), colour, high = ends, palette.tone(tone), thickness(tone)
    top = y - high / 2
    if tone in (Tone.CRITICAL, Tone.MAJOR, Tone.NEUTRAL):
        canvas.bar((start, top), (end - start, high), colour)
        return
    canvas.bar((start, top), (end - start, high), blend(colour, palette.paper, _PALE))
    if tone is Tone.MINOR:
        canvas.strokes(_hatching(start, end, top, high), colour, _STROKE)
    for edge in (top + _EDGE / 2, top + high - _EDGE / 2):
        canvas.line((start, edge), (end, edge), colour, _EDGE)


def _hatching(
    start: float, end: float, top: float, high: float
) -> Iterator[tuple[float, float, float, float]]:
    """Strokes that rise to the right at 45 degrees, cut off at the ends of the band."""
    foot = start - high + _HATCH / 2
    while foot < end:
        left, right = max(foot, start), min(foot + high, end)
        if left < right:
            yield left, top + high - (left - foot), right, top + high - (right - foot)
        foot += _HATCH


def blend(colour: Colour, ground: Colour, share: float) -> Colour:
    """A share of a colour laid over a ground."""
    channels = (
        round(int(colour[at : at + 2], 16) * share + int(ground[at : at + 2], 16) * (1 - share))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02x}" for channel in channels)
