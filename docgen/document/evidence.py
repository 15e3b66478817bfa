"""Blocks that show rather than tell: key figures, a line of time, pictures, listings, exhibits.

The alternative text of a picture or drawing is required: a document without one is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from docgen.document.inline import Inline, Tone
from docgen.document.picture import Picture
from docgen.document.tabular import Field

if TYPE_CHECKING:
    from docgen.document.block import Block


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure worth knowing by heart: ``1 h 47 min``, *duration of impact*."""

    value: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A strip of key figures."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Milestone:
    """A point on a drawn line of time: what happened, when as it is printed, and ``offset`` in seconds.

    ``phase`` and ``tone`` speak of the stretch from here to the next milestone.
    """

    name: str
    at: str
    offset: float
    phase: str = ""
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Chronology:
    """A drawn line of time; ``alternative`` says in words what it shows."""

    milestones: tuple[Milestone, ...]
    alternative: str
    caption: tuple[Inline, ...]
    anchor: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, as large as the page allows and never enlarged; a caption makes it a numbered one."""

    picture: Picture
    alternative: str
    caption: tuple[Inline, ...] = ()
    anchor: str = ""
    number: str = ""


class ListingKind(Enum):
    """What a listing holds."""

    LOG = "log"
    DIFF = "diff"
    CONFIG = "config"
    TRANSCRIPT = "transcript"


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines of evidence in a monospaced face, wrapped and broken across pages, kept line by line.

    ``diff`` listings show added and removed lines apart without relying on colour.
    """

    text: str
    kind: ListingKind


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A numbered piece of evidence: its title, the facts about it, and the evidence itself.

    The text refers to it by its ``name``, as ``exhibit:name``. A ``part`` is a further one of the exhibit
    before it, and has a number below that one's: A, A-1, A-2.
    """

    title: tuple[Inline, ...]
    facts: tuple[Field, ...]
    blocks: tuple[Block, ...]
    anchor: str = ""
    number: str = ""
    name: str = ""
    part: bool = False
