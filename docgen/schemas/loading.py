"""Loading an incident: everything that is wrong with it at once, each in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import islice, takewhile
from typing import Any

from marshmallow import ValidationError

from docgen.errors import DataError
from docgen.incident import Incident, Label, Severity
from docgen.location import FieldPath
from docgen.problem import Problem
from docgen.readers import Data, Source
from docgen.schemas.building import build
from docgen.schemas.cleaning import clean
from docgen.schemas.fault import gathered, placed
from docgen.schemas.incident_record import IncidentRecord
from docgen.schemas.label import unlabelled
from docgen.schemas.record import Record
from docgen.schemas.rule import check_rules
from docgen.schemas.settling import settle
from docgen.schemas.suggestion import meant

_STAND_IN = {"id": "-", "title": "-", "severity": Severity.S3, "date": date(2000, 1, 1)}
"""What is required, for data that does not have it."""


def load_incident(source: Source) -> tuple[Incident, tuple[Problem, ...]]:
    """Check the data of an incident; gives it with a reviewer's findings, in the order of the file.

    Rules across fields run on whatever fields are good by themselves.

    Raises:
        DataError: something blocks; findings are in the list, too.
    """
    cleaned, changes = clean(source.data)
    record = incident_record()
    plain = unlabelled(record, cleaned)
    values, faults = _settled(record, plain.data)
    faults.extend(plain.problems)
    problems = [*changes, *faults, *_unspoken(check_rules(values, plain.data), faults)]
    told = placed(problems, source.positions)
    if any(problem.blocks for problem in told):
        raise DataError(told)
    incident: Incident = build(record, values)
    return replace(incident, labels=plain.labels_in_order) if plain.labels else incident, tuple(told)


def load_for_evidence(source: Source) -> Incident | None:
    """An incident that holds the appendices of wrong data, so that their files can be checked all the same.

    ``None`` where an appendix is wrong itself: what is to be read is not known then.
    """
    record = incident_record()
    values, faults = _settled(record, unlabelled(record, clean(source.data)[0]).data)
    if any(fault.path[:1] == ("appendices",) for fault in faults):
        return None
    given = {"appendices": values["appendices"]} if "appendices" in values else {}
    incident: Incident = build(record, {**_STAND_IN, **given})
    return incident


def load_for_filing(source: Source) -> tuple[Incident, frozenset[FieldPath]]:
    """An incident of all that is good in the data, and the paths of what was left out because it is wrong.

    Under ``regulatory`` a field is left out, elsewhere a whole key; what is required has something in its
    place.
    """
    record = incident_record()
    values, faults = _settled(record, unlabelled(record, clean(source.data)[0]).data)
    wrong = frozenset(_left_out(fault.path) for fault in faults if fault.path)
    for path in wrong:
        _take_out(values, path)
    incident: Incident = build(record, {**_STAND_IN, **values})
    return incident, wrong


def _left_out(path: FieldPath) -> FieldPath:
    depth = 3 if path[0] == "regulatory" else 1
    keys = takewhile(lambda step: isinstance(step, str), path)
    return tuple(islice(keys, depth))


def _take_out(values: Any, path: FieldPath) -> None:
    *around, last = path
    for step in around:
        values = values.get(step) if isinstance(values, dict) else None
    if isinstance(values, dict):
        values.pop(last, None)


def load_labels(source: Source) -> tuple[Label, ...]:
    """The labels of data, also of wrong ones; which of them are wrong themselves is told elsewhere."""
    return tuple(unlabelled(incident_record(), clean(source.data)[0]).labels)


def load_record(record: Record, data: Data) -> tuple[dict[str, Any], list[Problem]]:
    """The good values of the data by field, and what is wrong with the others."""
    try:
        return record.load(data), []
    except ValidationError as error:
        return dict(error.valid_data or {}), _told_once(list(gathered(error.messages)))


def _settled(record: Record, data: Data) -> tuple[dict[str, Any], list[Problem]]:
    """The same of an incident, its local times made moments."""
    values, faults = load_record(record, data)
    faults.extend(settle(values, zone_known=not any(fault.path == ("timezone",) for fault in faults)))
    return values, faults


def _told_once(faults: list[Problem]) -> list[Problem]:
    """Without the keys that are missing because they are there under another name."""
    misnamed = {(fault.path[:-1], fault.expected) for fault in faults if fault.rule == "unknown-key"}
    return [
        fault
        for fault in faults
        if fault.rule != "missing" or (fault.path[:-1], meant(str(fault.path[-1]))) not in misnamed
    ]


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
