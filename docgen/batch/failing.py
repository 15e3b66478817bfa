"""An error, as the manifest of a batch keeps it: in full, and as data where it is about data."""

from __future__ import annotations

import errno
from collections.abc import Mapping

from docgen.errors import DataError, DocgenError, LayoutError, OutputError, StorageError
from docgen.location import show_path
from docgen.manifest import Failure, FailureKind
from docgen.problem import Problem

NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
"""The numbers of the errors of a disk that is full."""


def failure_of(error: DocgenError) -> Failure:
    """What the manifest says of an error that docgen raises.

    Of problems in the data the message has those that block, the list has the findings, too.
    """
    match error:
        case DataError():
            told = [each for each in error.problems if each.blocks] or error.problems
            return Failure(FailureKind.DATA, "\n".join(map(str, told)), tuple(map(_as_data, error.problems)))
        case StorageError():
            return Failure(FailureKind.DATA, str(error))
        case LayoutError():
            return Failure(FailureKind.LAYOUT, str(error))
        case OutputError():
            return Failure(FailureKind.OUTPUT, str(error))
        case _:
            return Failure(FailureKind.DOCUMENT, str(error))


def _as_data(problem: Problem) -> Mapping[str, object]:
    place = problem.location
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "field": show_path(problem.path),
        "weight": problem.weight.value,
        "rule": problem.rule,
        "message": problem.message,
        "expected": problem.expected,
    }
