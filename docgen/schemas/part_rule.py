"""Rules of appendices that have names or are parts of another: each name once, each part below its whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.location import FieldPath
from docgen.problem import Problem
from docgen.schemas.fault import finding
from docgen.schemas.suggestion import did_you_mean, quoted


def check_names(values: dict[str, Any]) -> Iterator[Problem]:
    """A finding for each name that stands twice; errors of parts that do not stand below their whole."""
    first: dict[str, int] = {}
    whole: str | None = None
    for index, appendix in enumerate(values.get("appendices") or ()):
        name, part_of = (appendix or {}).get("name"), (appendix or {}).get("part_of")
        path: FieldPath = ("appendices", index)
        if name and name in first:
            message = f"the name {quoted(name)} is that of appendix {first[name] + 1} too"
            yield finding((*path, "name"), "exhibit-name", message, "a name of its own")
        if part_of is None:
            whole = name
        elif part_of != whole:
            yield _misplaced(part_of, _wholes(values), (*path, "part_of"))
        if name:
            first.setdefault(name, index)


def _wholes(values: dict[str, Any]) -> list[str]:
    """The names of appendices that are no parts themselves."""
    given = (appendix for appendix in values.get("appendices") or () if appendix)
    names = (each["name"] for each in given if each.get("name") and not each.get("part_of"))
    return list(dict.fromkeys(names))


def _misplaced(part_of: str, wholes: list[str], path: FieldPath) -> Problem:
    if part_of in wholes:
        message = f"the part does not stand below {quoted(part_of)}"
        return Problem("exhibit-part", message, "move it there, with nothing but other parts between", path)
    expected = did_you_mean(part_of, wholes) if wholes else "give the appendix above a name, and name that"
    message = f"{quoted(part_of)} is the name of no appendix that could have parts"
    return Problem("exhibit-part", message, expected, path)
