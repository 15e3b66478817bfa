"""Filings as data: the JSON of a DORA report, or everything that keeps it from being one."""

from __future__ import annotations

from dataclasses import replace

from docgen.errors import DataError
from docgen.filing import FILINGS, missing
from docgen.filing.dora.report import report_of, write_report
from docgen.filing.dora.validation import violations
from docgen.incident import Incident
from docgen.location import Positions
from docgen.problem import Problem, Weight


def dora_report(
    incident: Incident, positions: Positions, name: str, *, strict: bool = False
) -> tuple[bytes, tuple[Problem, ...]]:
    """The report that ``name`` ("dora-final") calls for, as JSON, with what the regulation misses in it.

    With ``strict`` that blocks as what the published schema refuses always does.

    Raises:
        DataError: the report does not fit the schema, or is not complete enough; all problems are in it.
    """
    filing = FILINGS[name]
    wanting = [replace(each, weight=Weight.FINDING) for each in missing(filing, incident)]
    refused = list(violations(filing, incident))
    told = {each.path for each in refused}
    problems = tuple(
        replace(each, location=positions.of_value(each.path))
        for each in (*refused, *(each for each in wanting if each.path not in told))
    )
    if refused or (strict and wanting):
        raise DataError(problems)
    return write_report(report_of(filing, incident)), problems
