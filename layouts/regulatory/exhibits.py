"""Section 10: the index by which exhibits are verified, and the exhibits."""

from __future__ import annotations

from docgen.layout_api import Dossier, Section

from ..parts.exhibit_index import verifiable_index
from ..parts.exhibits import exhibits
from ..parts.phrase import note, section


def exhibits_of_record(dossier: Dossier) -> Section:
    """The section; source and time of capture are asked of every exhibit."""
    gathered = dossier.exhibits
    if not gathered:
        return section("Exhibits", note("No exhibits are attached."))
    return section(
        "Exhibits",
        note("Size and SHA-256 are those of the original as it was given."),
        verifiable_index(gathered),
        *exhibits(dossier.incident, gathered, provenance=True),
        new_page=True,
    )
