"""From data and its problems to the form with values.

Each problem goes to the field that it belongs to: the one of its path, or else the nearest that is around it
and shown. None is lost; what belongs to no field stands at the top of the form.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from docgen.location import FieldPath
from docgen.problem import Problem
from docgen.readers import Data, Value
from docgen.schemas.fault import kind_of
from docgen.schemas.record import LABEL_KEYS
from docgen.service.form.filled import Block, Entry, FilledSection, Form, Listing, Node, Row
from docgen.service.form.model import Day, Group, Many, Points, Rows, Section, Shape, Single
from docgen.service.form.shaping import sections
from docgen.service.form.showing import shown

MOST_FIELDS = 900
"""The most elements that a section shows; rows beyond are kept, and changed in the text.

With what else a form sends it is fewer than the parts that are taken of any form: it could not be saved else.
"""

Told: TypeAlias = Sequence[Problem]


def fill(data: Data, problems: Iterable[Problem] = ()) -> Form:
    """The whole form: every section with what the data have for it and what is wrong with it."""
    known = {key for each in sections() for key in (each.order if not each.under else ())}
    told = _by_section(problems)
    return Form(
        tuple(_fill_section(each, data, told[each.name]) for each in sections()),
        tuple(told[""]),
        tuple(key for key in data if key not in known),
    )


def fill_section(section: Section, data: Data, problems: Iterable[Problem] = ()) -> FilledSection:
    """One section; problems of the others are passed over."""
    return _fill_section(section, data, _by_section(problems)[section.name])


def _fill_section(section: Section, data: Data, told: Told) -> FilledSection:
    holder: Value = data
    for step in section.under:
        holder = holder.get(str(step)) if isinstance(holder, dict) else None
    return _Filler().section(section, holder, told, _kept_around(section, data))


def _by_section(problems: Iterable[Problem]) -> Mapping[str, list[Problem]]:
    """The problems by the names of sections; those of none under the empty name."""
    owner: dict[FieldPath, str] = {}
    for section in sections():
        if section.under:
            owner[section.under] = section.name
        owner.update({(*section.under, each.key): section.name for each in section.fields})
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        around = (problem.path[:length] for length in range(min(len(problem.path), 4), 0, -1))
        found[next((owner[path] for path in around if path in owner), "")].append(problem)
    return found


def _kept_around(section: Section, data: Data) -> str:
    """Why the record of a section cannot be shown: it, or what is around it, is none."""
    holder: Value = data
    for step in section.under:
        if holder is None:
            return ""
        if not isinstance(holder, dict):
            return _kept(holder, "keys and values")
        holder = holder.get(str(step))
    return "" if holder is None or isinstance(holder, dict) else _kept(holder, "keys and values")


class _Filler:
    """Fills one section, up to so many elements."""

    def __init__(self) -> None:
        self._left = MOST_FIELDS

    def section(self, section: Section, holder: Value, told: Told, kept: str) -> FilledSection:
        if kept:
            filled = FilledSection(path=section.under, section=section, kept=kept, problems=tuple(told))
        else:
            nodes, rest = self._nodes(section.fields, holder, section.under, told)
            others = _others(holder, section.order) if section.under else ()
            filled = FilledSection(
                path=section.under, section=section, nodes=nodes, problems=rest, others=others
            )
        errors = sum(problem.blocks for problem in told)
        return replace(filled, count=len(told), errors=errors)

    def _nodes(
        self, shapes: tuple[Shape, ...], holder: Value, path: FieldPath, told: Told
    ) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
        """The nodes of a record, and the problems that belong to none of them."""
        values = holder if isinstance(holder, dict) else {}
        parts = _by_step(told, len(path))
        nodes = tuple(
            self._node(each, values.get(each.key), (*path, each.key), parts.pop(each.key, []))
            for each in shapes
        )
        return nodes, _rest(told, len(path), parts)

    def _node(self, shape: Shape, value: Value, path: FieldPath, told: Told) -> Node:
        match shape:
            case Group():
                return self._block(shape, value, path, told)
            case Many() | Points() | Rows():
                return self._listing(shape, value, path, told)
        return self._entry(shape, value, path, told, shape.label)

    def _entry(self, shape: Single, value: Value, path: FieldPath, told: Told, label: str) -> Entry:
        self._left -= 1
        restricted = ""
        if shape.labelled and isinstance(value, dict) and is_labelled(value):
            restricted = _restriction(value)
            value = value.get("text")
        text = shown(shape, value)
        kept = _kept(value, "text") if text is None else ""
        picker = isinstance(shape, Day) and (not text or _is_day(text))
        return Entry(
            path=path,
            problems=tuple(told),
            kept=kept,
            shape=shape,
            value=text or "",
            restricted=restricted,
            label=label,
            picker=picker,
        )

    def _block(self, shape: Group, value: Value, path: FieldPath, told: Told) -> Block:
        value = written_out(value, shape.short)
        if value is not None and not isinstance(value, dict):
            return Block(path=path, problems=tuple(told), kept=_kept(value, "keys and values"), shape=shape)
        nodes, rest = self._nodes(shape.fields, value, path, told)
        return Block(
            path=path, problems=rest, shape=shape, nodes=nodes, others=_others(value, _keys(shape.fields))
        )

    def _listing(self, shape: Many | Points | Rows, value: Value, path: FieldPath, told: Told) -> Listing:
        if isinstance(shape, Points) and (isinstance(value, str) or is_labelled(value)):
            text = self._entry(shape.item, value, path, told, shape.label)
            return Listing(path=path, shape=shape, text=text)
        if value is not None and value != "" and not isinstance(value, list):
            return Listing(path=path, problems=tuple(told), kept=_kept(value, "a list"), shape=shape)
        parts = _by_step(told, len(path))
        items = value if isinstance(value, list) else []
        rows: list[Row] = []
        for index, each in enumerate(items):
            if self._left <= 0:
                break
            rows.append(self._row(shape, each, (*path, index), parts.pop(index, [])))
        rest = _rest(told, len(path), parts)
        hidden = len(items) - len(rows)
        return Listing(path=path, problems=rest, shape=shape, rows=tuple(rows), hidden=hidden)

    def _row(self, shape: Many | Points | Rows, value: Value, path: FieldPath, told: Told) -> Row:
        number = int(path[-1]) + 1
        if not isinstance(shape, Rows):
            entry = self._entry(shape.item, value, path, told, f"Entry {number} of {shape.thing}")
            return Row(path=path, number=number, nodes=(entry,))
        value = written_out(value, shape.short)
        if value is not None and not isinstance(value, dict):
            self._left -= 1
            kept = _kept(value, "keys and values")
            return Row(path=path, number=number, problems=tuple(told), kept=kept)
        nodes, rest = self._nodes(shape.fields, value, path, told)
        return Row(
            path=path,
            number=number,
            problems=rest,
            nodes=nodes,
            restricted=_restriction(value) if is_labelled(value) else "",
            others=tuple(key for key in _others(value, _keys(shape.fields)) if key not in LABEL_KEYS),
        )


def is_labelled(value: Value) -> bool:
    """Whether a value says who may see it."""
    return isinstance(value, dict) and not value.keys().isdisjoint({"text", *LABEL_KEYS})


def written_out(value: Value, short: str) -> Value:
    """A record in place of the one value that may stand for it."""
    return {short: value} if short and isinstance(value, str) else value


def _restriction(value: Value) -> str:
    """Who may see a thing, and why, as a sentence without a full stop; empty where it does not say."""
    if not isinstance(value, dict) or value.keys().isdisjoint(LABEL_KEYS):
        return ""
    audience, reason = value.get("audience"), value.get("reason")
    names = audience if isinstance(audience, list) else [audience]
    words = ", ".join(each for each in names if isinstance(each, str))
    said = f"restricted to {words}" if words else "restricted"
    return f"{said}: {reason}" if isinstance(reason, str) and reason else said


def _kept(value: Value, wanted: str) -> str:
    return f"here is {kind_of(value)} where a form can show {wanted} only; it stays as it is in the text"


def _others(value: Value, known: Iterable[str]) -> tuple[str, ...]:
    keys = set(known)
    return tuple(key for key in value if key not in keys) if isinstance(value, dict) else ()


def _keys(shapes: tuple[Shape, ...]) -> tuple[str, ...]:
    return tuple(each.key for each in shapes)


def _by_step(told: Told, depth: int) -> dict[str | int, list[Problem]]:
    """The problems that lie deeper, by their next step."""
    found: dict[str | int, list[Problem]] = {}
    for problem in told:
        if len(problem.path) > depth:
            found.setdefault(problem.path[depth], []).append(problem)
    return found


def _rest(told: Told, depth: int, left: Mapping[str | int, list[Problem]]) -> tuple[Problem, ...]:
    """Those of the thing itself, and those of what is in it and not shown."""
    return tuple(each for each in told if len(each.path) <= depth or each.path[depth] in left)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
