"""Who may see what: labels on parts of an incident, and what an edition for one audience leaves out."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.location import FieldPath

INTERNAL = "internal"
"""The audience that sees everything."""
AUDIENCES = (INTERNAL, "leadership", "regulator", "customer")
"""The audiences that every policy knows."""
IN_EVERY_EDITION = ("id", "title", "severity", "date", "timezone", "status", "language")
"""Without these there is no document; nobody can take them out."""


@dataclass(frozen=True, slots=True)
class Label:
    """Who may see what stands at a path of the data, besides those who see everything; and why nobody else.

    An empty ``audience`` means those who see everything, and nobody else.
    """

    path: FieldPath
    audience: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What an incident is that lacks what its audience may not see.

    ``omitted`` names the fields, as paths without the places in lists (``root_cause.five_whys``), of which
    something was taken out and nothing was put in its place. ``silent`` asks layouts to say nothing of it.
    ``uncounted`` names the regulatory clocks (``dora.final``) that cannot be counted from what is left.
    """

    audience: str
    silent: bool = False
    omitted: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a picture, in pixels of the upright picture from its upper left corner.

    Of a drawing they are its own pixels, and not those in which it is drawn.
    """

    x: int
    y: int
    w: int
    h: int
