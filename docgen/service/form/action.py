"""What the buttons of a form do to the rows of a list: ``add timeline``, ``remove timeline.2``, ``up …``."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.errors import DataError
from docgen.problem import Problem
from docgen.readers import Value
from docgen.schemas.suggestion import quoted
from docgen.service.form.filled import Block, FilledSection, Listing, Node
from docgen.service.form.model import Rows

SAVE = "save"
_STEPS = {"up": -1, "down": 1}


@dataclass(frozen=True, slots=True)
class Action:
    """One action on a list; ``index`` is the row it is about."""

    verb: str
    listing: Listing
    index: int = 0

    def done(self, value: Value) -> list[Value]:
        """The list after it."""
        rows: list[Value] = list(value) if isinstance(value, list) else [value] if value else []
        match self.verb:
            case "add":
                return [*rows, self._new()]
            case "remove":
                return rows[: self.index] + rows[self.index + 1 :]
        other = self.index + _STEPS[self.verb]
        rows[self.index], rows[other] = rows[other], rows[self.index]
        return rows

    @property
    def focus(self) -> str:
        """The element in which one goes on: the new or the moved row, or the button of the list."""
        rows = len(self.listing.rows)
        match self.verb:
            case "add":
                index = rows or (1 if self.listing.text and self.listing.text.value else 0)
            case "remove":
                index = min(self.index, rows - 2)
            case _:
                index = self.index + _STEPS[self.verb]
        return f"{self.listing.id}-{index}-row" if index >= 0 else self.listing.add_id

    def _new(self) -> Value:
        """A row in which what is required stands empty, so that it is asked for."""
        shape = self.listing.shape
        if not isinstance(shape, Rows):
            return None
        required = [each.key for each in shape.fields if each.required]
        return dict.fromkeys(required or [shape.fields[0].key])


def action_of(section: FilledSection, said: str) -> Action | None:
    """The action that a button asks for; ``None`` where there is only to be saved.

    Raises:
        DataError: the section has no such button.
    """
    if said in {"", SAVE}:
        return None
    verb, _, name = said.partition(" ")
    listings = _listings(section.nodes)
    if verb == "add" and name in listings and listings[name].grows:
        return Action(verb, listings[name])
    holder, _, step = name.rpartition(".")
    rows = len(listings[holder].rows) if holder in listings else 0
    index = int(step) if step.isdecimal() and step.isascii() and len(step) <= len(str(rows)) else -1
    if 0 <= index < rows and str(index) == step:
        inside = 0 <= index + _STEPS.get(verb, 0) < rows + listings[holder].hidden
        if verb == "remove" or (verb in _STEPS and inside):
            return Action(verb, listings[holder], index)
    message = f"{quoted(said)} is nothing that this section can do"
    raise DataError([Problem("form-action", message, "a button of the form as it is now; load it again")])


def _listings(nodes: tuple[Node, ...]) -> dict[str, Listing]:
    """All lists that are shown, by name."""
    found: dict[str, Listing] = {}
    for node in nodes:
        match node:
            case Listing():
                if not node.kept:
                    found[node.name] = node
                for row in node.rows:
                    found.update(_listings(row.nodes))
            case Block():
                found.update(_listings(node.nodes))
    return found
