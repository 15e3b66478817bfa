"""A filing as a whole: what document it is, to whom it went, and the tables of its fields."""

from __future__ import annotations

from docgen.layout_api import Document, Dossier, Options, filing

from ..parts.control import control_block, revision_field
from ..parts.cover import masthead
from ..parts.filing_submission import submission
from ..parts.filing_table import filing_sections
from ..parts.frame import metadata, running, stamp


def assemble(chosen: filing.Filing, dossier: Dossier, options: Options) -> Document:
    """The filing of an incident."""
    incident = dossier.incident
    control = control_block(dossier, options.copy, *revision_field(incident))
    return Document(
        metadata=metadata(incident, chosen.kind),
        blocks=(submission(incident, chosen), *control, *filing_sections(incident, chosen)),
        cover=masthead(incident, options, chosen.kind),
        running=running(incident),
        stamp=stamp(incident),
    )
