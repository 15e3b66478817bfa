"""Filings as data: the JSON of a DORA report, or everything that keeps it from being one."""

from __future__ import annotations

from dataclasses import replace

from docgen.errors import DataError
from docgen.filing import FILINGS, missing
from docgen.filing.dora.report import report_of, write_report
from docgen.filing.dora.validation import violations
from docgen.filing.missing import INEXACT
from docgen.incident import Incident
from docgen.location import Positions
from docgen.problem import Problem, Weight


def dora_report(
    incident: Incident, positions: Positions, name: str, *, strict: bool = False
) -> tuple[bytes, tuple[Problem, ...]]:
    """The report that ``name`` ("dora-final") calls for, as JSON, with what the regulation misses in it.

    With ``strict`` that blocks as what the published schema refuses always does. So does a day without an
    hour: the printed report shows it, and the JSON could not.

    Raises:
        DataError: the report does not fit the schema, or is not complete enough; all problems are in it.
    """
    filing = FILINGS[name]
    found = list(missing(filing, incident))
    inexact = [each for each in found if each.rule == INEXACT]
    known = {each.path for each in inexact}
    refused = [*inexact, *(each for each in violations(filing, incident) if each.path not in known)]
    told = {each.path for each in refused}
    wanting = [replace(each, weight=Weight.FINDING) for each in found if each.rule != INEXACT]
    problems = tuple(
        replace(each, message=_of_edition(incident, each.message), location=positions.of_value(each.path))
        for each in (*refused, *(each for each in wanting if each.path not in told))
    )
    if refused or (strict and wanting):
        raise DataError(problems)
    return write_report(report_of(filing, incident)), problems


def _of_edition(incident: Incident, message: str) -> str:
    """What is missing from an edition may well stand in the data, where the problem is placed."""
    if incident.excerpt is None or not message.endswith(" is missing"):
        return message
    return f"{message} from the edition for {incident.excerpt.audience}"
