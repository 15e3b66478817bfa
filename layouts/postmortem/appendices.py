"""Section 10: the exhibits, and the sources as references."""

from __future__ import annotations

from docgen.layout_api import Block, Dossier, Exhibit, Section, Table

from ..parts.exhibit_index import exhibit_index, full_index, is_traced
from ..parts.exhibits import exhibits, none_attached
from ..parts.phrase import house, section
from ..parts.references import references
from ..parts.withheld import withheld_note

_INDEXED_FROM = 3


def appendices(dossier: Dossier) -> Section:
    """The exhibits, behind an index where they are traced or several; supporting material may be absent."""
    blocks = (*_exhibits(dossier), *_references(dossier))
    return section("Appendices", *blocks, new_page=bool(dossier.exhibits))


def _exhibits(dossier: Dossier) -> tuple[Block, ...]:
    incident, gathered = dossier.incident, dossier.exhibits
    told = withheld_note(incident, "appendices", "exhibits")
    if not gathered:
        return told or none_attached(incident)
    return (*told, *_index(gathered), *exhibits(incident, gathered))


def _index(gathered: tuple[Exhibit, ...]) -> tuple[Table, ...]:
    """In full where the data trace the exhibits, else in short, and only where there are several."""
    if is_traced(gathered):
        return (full_index(gathered),)
    return (exhibit_index(gathered),) if len(gathered) >= _INDEXED_FROM else ()


def _references(dossier: Dossier) -> tuple[Block, ...]:
    listed = references(dossier.incident)
    return (Section(house("References"), listed, numbered=False),) if listed else ()
