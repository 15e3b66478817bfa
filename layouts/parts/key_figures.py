"""The strip of key figures: how long it lasted, and how long each step of the answer took."""

from __future__ import annotations

import re

from docgen.layout_api import Block, Incident, KeyFigure, KeyFigures

_BEFORE_UNIT = re.compile(r"(?<=\d) (?=[^\W\d])")
_NO_BREAK = "\N{NO-BREAK SPACE}"


def key_figures(incident: Incident) -> tuple[Block, ...]:
    """The strip, of those figures that the data gives; nothing where it gives none."""
    known = (
        (incident.duration, "duration of impact"),
        (incident.time_to_detection, "to detection"),
        (incident.time_to_mitigation, "to mitigation"),
        (incident.time_to_resolution, "to resolution"),
    )
    # A long one breaks between hours, minutes and seconds, never before a unit.
    figures = tuple(
        KeyFigure(_BEFORE_UNIT.sub(_NO_BREAK, str(elapsed)), name, "" if elapsed.exact else "counted in days")
        for elapsed, name in known
        if elapsed is not None
    )
    return (KeyFigures(figures),) if figures else ()
