"""The annexes: the filings that the data speaks of, each with all its fields."""

from __future__ import annotations

from docgen.layout_api import Incident, Section, filing

from ..parts.filing_submission import submission
from ..parts.filing_table import filing_sections
from ..parts.phrase import section


def annexes(incident: Incident) -> tuple[Section, ...]:
    """A section for each regime under which something is filed; none where the data names no regime."""
    return tuple(
        section(
            f"Annex: {chosen.kind}",
            submission(incident, chosen),
            *filing_sections(incident, chosen),
            new_page=True,
        )
        for chosen in filing.filings_of(incident)
    )
