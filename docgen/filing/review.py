"""Everything that stands between an incident and one of its filings."""

from __future__ import annotations

from docgen.filing.catalogue import Filing
from docgen.filing.missing import missing
from docgen.incident import Incident, Regime
from docgen.problem import Problem


def review(filing: Filing, incident: Incident) -> tuple[Problem, ...]:
    """Required fields that are missing, and where a DORA report does not fit the published schema.

    A field is told once: what is missing by the regulation is not told again by the schema.
    """
    wanting = tuple(missing(filing, incident))
    if filing.regime is not Regime.DORA:
        return wanting
    from docgen.filing.dora.validation import violations  # noqa: PLC0415 - loads jsonschema

    told = {problem.path for problem in wanting}
    around = {path[:length] for path in told for length in range(1, len(path))}
    found = (each for each in violations(filing, incident) if each.path not in told | around)
    return (*wanting, *found)
