"""Marks: what stands on every page of a document, its cover included, whichever layout made it."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.tlp import Tlp


@dataclass(frozen=True, slots=True)
class Marking:
    """The marks of a document; none of them for most.

    ``tlp`` stands in header and footer. ``notes`` are lines of the header (by what it was superseded), and so
    is ``copy``, which says what numbered copy this is. ``privilege`` is the note of the footer.
    """

    tlp: Tlp | None = None
    notes: tuple[str, ...] = ()
    privilege: str = ""
    copy: str = ""

    def __bool__(self) -> bool:
        """Whether there is any mark."""
        return bool(self.texts)

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text of the marks, in the order of the page."""
        label = self.tlp.value if self.tlp else ""
        return tuple(filter(None, (label, *self.lines, self.privilege)))

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the header, below those of the layout."""
        return (*self.notes, self.copy) if self.copy else self.notes
