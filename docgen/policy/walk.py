"""A way through everything that an incident says, by the dataclasses themselves.

A field that is added tomorrow is walked, too: nothing is seen because a list forgot it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from docgen.incident import Incident, Moment
from docgen.location import FieldPath

_NO_CONTENT = frozenset({"labels", "excerpt"})


def texts(value: Any, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """Every text with its path, in the order of the fields."""
    match value:
        case str():
            yield path, value
        case tuple():
            for index, each in enumerate(value):
                yield from texts(each, (*path, index))
        case _ if _is_record(value):
            for name in names_of(value):
                yield from texts(getattr(value, name), (*path, name))


def rewritten(incident: Incident, change: Callable[[FieldPath, str], str]) -> Incident:
    """The incident with every text changed; itself where none was."""
    made: Incident = _rewritten(incident, (), change)
    return made


def names_of(record: Any) -> tuple[str, ...]:
    """The fields of a record that hold content."""
    return tuple(each.name for each in fields(record) if each.name not in _NO_CONTENT)


def _rewritten(value: Any, path: FieldPath, change: Callable[[FieldPath, str], str]) -> Any:
    match value:
        case str():
            return change(path, value)
        case tuple():
            made = tuple(_rewritten(each, (*path, index), change) for index, each in enumerate(value))
            return value if _same(made, value) else made
        case _ if _is_record(value):
            given = {name: getattr(value, name) for name in names_of(value)}
            new = {name: _rewritten(each, (*path, name), change) for name, each in given.items()}
            changed = {name: each for name, each in new.items() if each is not given[name]}
            return replace(value, **changed) if changed else value
    return value


def _same(made: tuple[Any, ...], given: tuple[Any, ...]) -> bool:
    return all(new is old for new, old in zip(made, given, strict=True))


def _is_record(value: Any) -> bool:
    return is_dataclass(value) and not isinstance(value, (type, Moment))
