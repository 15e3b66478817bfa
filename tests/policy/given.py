"""Small incidents for the tests of the policy."""

from __future__ import annotations

from docgen.checking import validate
from docgen.errors import DataError
from docgen.evidence import Dossier
from docgen.policy import STANDING, Policy
from docgen.readers import read_bytes

HEAD = 'id: INC-7\ntitle: Login slow\nseverity: S3\ndate: "2026-02-03"\n'


def dossier(text: str, policy: Policy = STANDING) -> Dossier:
    return validate(read_bytes((HEAD + text).encode(), "incident.yaml"), policy=policy)


def errors(text: str, policy: Policy = STANDING) -> list[str]:
    """What blocks, as it is said."""
    try:
        dossier(text, policy)
    except DataError as error:
        return [str(problem) for problem in error.problems if problem.blocks]
    return []
