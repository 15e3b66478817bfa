"""The first two stages, which need neither layouts nor writers: a file is read, its data checked.

    load ── validate

``docgen check`` loads nothing further.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path

from docgen import evidence, readers, schemas
from docgen.enclosure import content_digest
from docgen.errors import DataError
from docgen.evidence import Dossier
from docgen.incident import Incident, narratives
from docgen.location import Positions
from docgen.markup import review
from docgen.policy import STANDING, Policy, check_labels, check_labels_of_data
from docgen.problem import Problem, Weight
from docgen.readers import Source
from docgen.referring import check_references
from docgen.sanitizing import find_secrets

_log = logging.getLogger(__name__)


def load(path: str | PathLike[str]) -> Source:
    """Read a data file into data and the positions of everything in it.

    Raises:
        DataError: the file cannot be read, or is not well-formed YAML, JSON or TOML.
    """
    return readers.read(path)


def validate(
    source: Source, *, folder: Path | None = None, strict: bool = False, policy: Policy = STANDING
) -> Dossier:
    """Check the data and gather its exhibits, from the folder of the data file or from ``folder``.

    With ``strict`` a reviewer's findings block as errors do. The audiences that the data name are those of
    ``policy``.

    Raises:
        DataError: the data has problems; all of them, findings included, are in the error.
    """
    problems: list[Problem] = []
    incident: Incident | None = None
    try:
        incident, findings = schemas.load_incident(source)
        problems.extend(findings)
    except DataError as error:
        problems.extend(error.problems)
        told = {problem.path for problem in problems}
        found = (*_problems_of_exhibits(source, folder), *check_labels_of_data(source, policy))
        problems.extend(problem for problem in found if problem.path[:2] not in told)
    dossier = Dossier(incident) if incident else None
    if incident is not None:
        exhibits, found = evidence.gather(incident, folder or source.folder, source.positions)
        problems.extend((*found, *_review(incident, source.positions)))
        problems.extend(check_labels(incident, policy, source.positions))
        problems.extend(find_secrets(incident, exhibits, policy.rules, source.positions))
        problems.extend(check_references(incident, source.positions))
        dossier = Dossier(incident, exhibits)
    _log.info("%s: checked, %d problems and findings", source.name, len(problems))
    ordered = tuple(sorted(problems, key=_place))
    if dossier is None or any(problem.blocks or strict for problem in ordered):
        raise DataError(ordered)
    return replace(dossier, findings=ordered, digest=content_digest(dossier))


def review_filings(source: Source, names: Sequence[str]) -> tuple[Problem, ...]:
    """What keeps an incident from being filed in the ways named, as errors, each in its place.

    Data that is wrong is looked at, too; what is given and wrong is not told as missing. A name that no
    filing has is a ``KeyError``.
    """
    if not names:
        return ()
    from docgen import filing  # noqa: PLC0415 - the tables of every regime, which few checks ask for

    chosen = [filing.FILINGS[name] for name in names]
    incident, wrong = schemas.load_for_filing(source)
    return tuple(
        replace(problem, location=source.positions.of_value(problem.path))
        for each in chosen
        for problem in filing.review(each, incident)
        if not any(problem.path[: len(path)] == path for path in wrong)
    )


def _problems_of_exhibits(source: Source, folder: Path | None) -> tuple[Problem, ...]:
    """What is wrong with the files of an incident that is wrong elsewhere, so that all is said at once."""
    incident = schemas.load_for_evidence(source)
    if incident is None:
        return ()
    return evidence.gather(incident, folder or source.folder, source.positions)[1]


def _review(incident: Incident, positions: Positions) -> list[Problem]:
    return [
        Problem("markup", message, path=path, location=positions.of_value(path), weight=Weight.FINDING)
        for path, text in narratives(incident)
        for message in review(text)
    ]


def _place(problem: Problem) -> tuple[int, int]:
    return problem.location.line or 0, problem.location.column or 0
