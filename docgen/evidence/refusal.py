"""How this room refuses something: one problem, which :mod:`docgen.evidence.gathering` puts in its place."""

from __future__ import annotations

from docgen.errors import DataError
from docgen.problem import Problem


def refusal(rule: str, message: str, expected: str = "") -> DataError:
    """An error with one problem: a rule's name, what is wrong, what would be right."""
    return DataError([Problem(rule, message, expected)])


def broken(name: str, what: str) -> DataError:
    """A picture that does not hold what its format promises."""
    return refusal("broken-picture", f"{name} is not a whole picture: {what}", "export it again")


def megabytes(size: int) -> str:
    """A size in bytes as people read it, in units of 2^20 bytes."""
    return f"{size / 2**20:,.1f} MiB"
