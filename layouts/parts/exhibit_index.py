"""The index of exhibits: each by its letter, in short, or with all by which it is found and verified."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout_api import (
    Block,
    Cell,
    Code,
    Column,
    Exhibit,
    PageNumber,
    Paragraph,
    Reference,
    Row,
    Table,
)

from .clock import show_utc
from .exhibit_fact import KINDS, show_size
from .exhibits import anchor_of
from .phrase import house, house_line, line, words

_NONE = "–"


def is_traced(gathered: tuple[Exhibit, ...]) -> bool:
    """Whether the data tell of any exhibit its name, of what it is a part, or who captured it."""
    appendices = (exhibit.appendix for exhibit in gathered)
    return any(each.name or each.part_of or each.captured_by for each in appendices)


def exhibit_index(gathered: tuple[Exhibit, ...]) -> Table:
    """Exhibit, title and kind."""
    columns = (Column(house("Exhibit")), Column(house("Title"), 3.4), Column(house("Kind"), 1.2))
    rows = tuple(
        Row((_reference(index), Cell(line(exhibit.appendix.title)), Cell(house_line(_kind(exhibit)))))
        for index, exhibit in enumerate(gathered, 1)
    )
    return Table(columns, rows, "Index of exhibits")


def verifiable_index(gathered: tuple[Exhibit, ...]) -> Table:
    """What is needed to verify each exhibit, size and SHA-256; and all else where the data trace them."""
    if is_traced(gathered):
        return full_index(gathered)
    columns = (
        Column(house("Exhibit"), 0.9),
        Column(house("Title"), 2.0),
        Column(house("Size"), 1.0),
        Column(house("SHA-256"), 2.6),
    )
    rows = tuple(
        Row((_reference(index), Cell(line(exhibit.appendix.title)), _size(exhibit), _digest(exhibit)))
        for index, exhibit in enumerate(gathered, 1)
    )
    return Table(columns, rows, "Index of exhibits, with size and SHA-256 of each")


def full_index(gathered: tuple[Exhibit, ...]) -> Table:
    """Title and source, when and by whom captured, page, media type, size and SHA-256 of the original."""
    columns = (
        Column(house("Exhibit"), 0.98),
        Column(house("Title and source"), 1.85),
        Column(house("Captured (UTC)"), 1.15),
        Column(house("Page"), 0.6, figures=True),
        Column(house("Type and size"), 1.28),
        Column(house("SHA-256"), 2.06),
    )
    rows = tuple(
        Row(
            (
                _reference(index),
                Cell((*line(exhibit.appendix.title), *_source(exhibit))),
                Cell(tuple(_captured(exhibit)) or line(_NONE)),
                Cell((Paragraph((PageNumber(anchor_of(index)),)),)),
                Cell(tuple(_type_and_size(exhibit))),
                _digest(exhibit),
            )
        )
        for index, exhibit in enumerate(gathered, 1)
    )
    return Table(columns, rows, "Index of exhibits, with origin, page, size and SHA-256 of each")


def _reference(index: int) -> Cell:
    return Cell((Paragraph((Reference(anchor_of(index)),)),))


def _size(exhibit: Exhibit) -> Cell:
    return Cell(house_line(_NONE if exhibit.size is None else show_size(exhibit.size)))


def _digest(exhibit: Exhibit) -> Cell:
    return Cell((Paragraph((Code(exhibit.sha256),)),) if exhibit.sha256 else line(_NONE))


def _kind(exhibit: Exhibit) -> str:
    return KINDS[exhibit.appendix.kind]


def _source(exhibit: Exhibit) -> Iterator[Block]:
    if exhibit.appendix.source:
        yield Paragraph((*house("Source: "), *words(exhibit.appendix.source)))


def _captured(exhibit: Exhibit) -> Iterator[Block]:
    appendix = exhibit.appendix
    if appendix.captured_at:
        yield from line(show_utc(appendix.captured_at))
    if appendix.captured_by:
        yield Paragraph((*house("by "), *words(appendix.captured_by)))


def _type_and_size(exhibit: Exhibit) -> Iterator[Block]:
    yield from line(exhibit.media_type) if exhibit.media_type else house_line(_kind(exhibit))
    if exhibit.size is not None:
        yield from house_line(show_size(exhibit.size))
