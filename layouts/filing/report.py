"""A filing as a whole: what document it is, to whom it went, and the tables of its fields."""

from __future__ import annotations

from docgen.layout_api import Document, Dossier, Options, filing

from ..parts.control import control_block
from ..parts.cover import masthead
from ..parts.filing_submission import submission
from ..parts.filing_table import filing_sections
from ..parts.frame import metadata, running, stamp


def assemble(chosen: filing.Filing, dossier: Dossier, options: Options) -> Document:
    """The filing of an incident."""
    incident = dossier.incident
    front = (submission(incident, chosen), *control_block(dossier, options.copy))
    return Document(
        metadata=metadata(incident, chosen.kind),
        blocks=(*front, *filing_sections(incident, chosen)),
        cover=masthead(incident, options, chosen.kind),
        running=running(incident),
        stamp=stamp(incident),
    )
