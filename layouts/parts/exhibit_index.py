"""The index of exhibits: each by its letter, in short, or with size and digest for those who verify."""

from __future__ import annotations

from docgen.layout_api import Cell, Code, Column, Exhibit, Paragraph, Reference, Row, Table

from .exhibit_fact import KINDS, show_size
from .exhibits import anchor_of
from .phrase import house, house_line, line

_NONE = "–"


def exhibit_index(gathered: tuple[Exhibit, ...]) -> Table:
    """Exhibit, title and kind."""
    columns = (Column(house("Exhibit")), Column(house("Title"), 3.4), Column(house("Kind"), 1.2))
    rows = tuple(
        Row((_reference(index), _title(exhibit), Cell(house_line(KINDS[exhibit.appendix.kind]))))
        for index, exhibit in enumerate(gathered, 1)
    )
    return Table(columns, rows, "Index of exhibits")


def verifiable_index(gathered: tuple[Exhibit, ...]) -> Table:
    """Exhibit, title, size and SHA-256 of the original."""
    columns = (
        Column(house("Exhibit"), 0.9),
        Column(house("Title"), 2.0),
        Column(house("Size"), 1.0),
        Column(house("SHA-256"), 2.6),
    )
    rows = tuple(
        Row((_reference(index), _title(exhibit), _size(exhibit), _digest(exhibit)))
        for index, exhibit in enumerate(gathered, 1)
    )
    return Table(columns, rows, "Index of exhibits, with size and SHA-256 of each")


def _reference(index: int) -> Cell:
    return Cell((Paragraph((Reference(anchor_of(index)),)),))


def _title(exhibit: Exhibit) -> Cell:
    return Cell(line(exhibit.appendix.title))


def _size(exhibit: Exhibit) -> Cell:
    return Cell(house_line(_NONE if exhibit.size is None else show_size(exhibit.size)))


def _digest(exhibit: Exhibit) -> Cell:
    return Cell((Paragraph((Code(exhibit.sha256),)),) if exhibit.sha256 else line(_NONE))
