"""Inlines: what a line of text is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


class Tone(Enum):
    """How grave something is; a writer may show it by colour, and always beside a word."""

    NEUTRAL = "neutral"
    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    LOW = "low"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Text:
    """Characters, printed as they are; white space is folded as in any running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed text."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Important text."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language than the document's, named by its BCP 47 tag, for whoever hears them.

    Numbering takes it away where the language is the document's own.
    """

    language: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Something a machine reads: a name, a command, a digest."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to an address outside the document (``http``, ``https``, ``mailto``)."""

    url: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer to the block with this anchor; an empty ``text`` is filled in by numbering ("Exhibit A").

    The anchor ``exhibit:name`` is that of the exhibit with the name, whatever its own.
    """

    anchor: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of the page on which the block with this anchor stands; writers fill it in.

    It is meant for a column of figures: room is kept for three digits, at the right of which it stands.
    """

    anchor: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A break that the author asked for."""


@dataclass(frozen=True, slots=True)
class Label:
    """A short word with a tone: a severity, a status. Never empty, so that colour is never alone."""

    text: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty field to be filled in by hand; ``purpose`` tells who cannot see it what belongs there."""

    purpose: str


@dataclass(frozen=True, slots=True)
class Inserted:
    """Words that stand in the new of two versions only; no other mark of a change stands within."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Deleted:
    """Words that stood in the old of two versions only; they are no part of the new one."""

    children: tuple[Inline, ...]


Inline: TypeAlias = (
    Text
    | Emphasis
    | Strong
    | Foreign
    | Code
    | Link
    | Reference
    | PageNumber
    | LineBreak
    | Label
    | Blank
    | Inserted
    | Deleted
)
