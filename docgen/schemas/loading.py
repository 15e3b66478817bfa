"""Loading an incident: everything that is wrong with it at once, each in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from marshmallow import ValidationError

from docgen.errors import DataError
from docgen.incident import Incident
from docgen.problem import Problem
from docgen.readers import Data, Source
from docgen.schemas.building import build
from docgen.schemas.cleaning import clean
from docgen.schemas.fault import gathered, located
from docgen.schemas.incident_record import IncidentRecord
from docgen.schemas.record import Record
from docgen.schemas.rule import check_rules
from docgen.schemas.settling import settle


def load_incident(source: Source) -> tuple[Incident, tuple[Problem, ...]]:
    """Check the data of an incident; gives it with a reviewer's findings, in the order of the file.

    Rules across fields run on whatever fields are good by themselves.

    Raises:
        DataError: something blocks; findings are in the list, too.
    """
    data, changes = clean(source.data)
    record = incident_record()
    values, faults = load_record(record, data)
    faults.extend(settle(values, zone_known=not any(fault.path == ("timezone",) for fault in faults)))
    problems = [*changes, *faults, *_unspoken(check_rules(values, data), faults)]
    placed = sorted((located(each, source.positions) for each in problems), key=_place)
    if any(problem.blocks for problem in placed):
        raise DataError(placed)
    incident: Incident = build(record, values)
    return incident, tuple(placed)


def load_record(record: Record, data: Data) -> tuple[dict[str, Any], list[Problem]]:
    """The good values of the data by field, and what is wrong with the others."""
    try:
        return record.load(data), []
    except ValidationError as error:
        return dict(error.valid_data or {}), list(gathered(error.messages))


@cache
def incident_record() -> IncidentRecord:
    """The schema; it keeps nothing between loads."""
    return IncidentRecord()


def _unspoken(remarks: Iterable[Problem], faults: list[Problem]) -> Iterator[Problem]:
    """The remarks on fields that are not wrong already, neither whole nor in a part of them."""
    wrong = {fault.path for fault in faults}
    touched = {path[:length] for path in wrong for length in range(1, len(path) + 1)}
    for remark in remarks:
        around = (remark.path[:length] for length in range(1, len(remark.path) + 1))
        if remark.path not in touched and not any(path in wrong for path in around):
            yield remark


def _place(problem: Problem) -> tuple[int, int]:
    return problem.location.line or 0, problem.location.column or 0
