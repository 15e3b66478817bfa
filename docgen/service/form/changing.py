"""Putting texts into data: a walk along the nodes of a form, beside the values that they show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.location import FieldPath
from docgen.readers import Data, Value
from docgen.service.form.action import Action
from docgen.service.form.filled import Block, Entry, FilledSection, Listing, Node, Row
from docgen.service.form.filling import is_labelled, written_out
from docgen.service.form.model import Rows
from docgen.service.form.order import order_at, with_key
from docgen.service.form.showing import untouched, written


class Change:
    """What was posted: texts by the names of fields, and an action on a list.

    Every step gives the value that it was given where nothing within has changed: the same object.
    """

    def __init__(self, texts: Mapping[str, str], action: Action | None) -> None:
        self._texts = texts
        self._action = action

    def section(self, filled: FilledSection, data: Data) -> Data:
        """The data with a section changed."""
        return data if filled.kept else self._under(filled, data, 0)

    def _under(self, filled: FilledSection, values: Data, depth: int) -> Data:
        """The record at a depth of the section's path."""
        if depth == len(filled.path):
            return self._record(filled.nodes, values, filled.path)
        key = str(filled.path[depth])
        inner = values.get(key)
        given = inner if isinstance(inner, dict) else {}
        changed = self._under(filled, given, depth + 1)
        return values if changed is given else with_key(values, key, changed, order_at(filled.path[:depth]))

    def _record(self, nodes: Sequence[Node], values: Data, path: FieldPath) -> Data:
        for node in nodes:
            key = str(node.path[-1])
            before = values.get(key)
            after = self._node(node, before)
            if after is not before:
                values = with_key(values, key, after, order_at(path))
        return values

    def _node(self, node: Node, value: Value) -> Value:
        match node:
            case Entry():
                return self._entry(node, value)
            case Block():
                return self._part(node, value, node.shape.short)
            case Listing():
                return self._listing(node, value)

    def _entry(self, node: Entry, value: Value) -> Value:
        posted = self._texts.get(node.name)
        if posted is None or untouched(node.shape, posted, node.value):
            return value
        text = written(node.shape, posted, node.value)
        if node.shape.labelled and isinstance(value, dict) and is_labelled(value):
            # Even an empty text keeps its label, so that what is written next is not seen by everybody.
            return {**value, "text": text}
        return value if value == text else text

    def _part(self, node: Block | Row, value: Value, short: str) -> Value:
        """A record; what stands for it alone does so as long as there is nothing else."""
        if node.kept:
            return value
        given = written_out(value, short)
        values = given if isinstance(given, dict) else {}
        changed = self._record(node.nodes, values, node.path)
        if changed is values:
            return value
        alone = isinstance(value, str) and changed.keys() == {short}
        return changed[short] if alone else changed

    def _listing(self, node: Listing, value: Value) -> Value:
        if node.kept:
            return value
        if node.text:
            value = self._entry(node.text, value)
        elif isinstance(value, list):
            shown = [self._row(node, row, each) for row, each in zip(node.rows, value, strict=False)]
            if any(after is not before for after, before in zip(shown, value, strict=False)):
                value = [*shown, *value[len(shown) :]]
        action = self._action
        return action.done(value) if action and action.listing is node else value

    def _row(self, node: Listing, row: Row, value: Value) -> Value:
        if isinstance(node.shape, Rows):
            return self._part(row, value, node.shape.short)
        (entry,) = row.nodes
        return self._node(entry, value)
