"""A form with values: what it shows of the data, and where, and what it says of the rest.

Every node has the path of its value. A node that the form cannot show has a sentence in ``kept``: its value
stays as it is, and is changed in the text only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from docgen.location import FieldPath
from docgen.problem import Problem
from docgen.service.form.model import Group, Many, Points, Rows, Section, Single


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What all nodes have; ``problems`` are those that belong to this one and to nothing within it."""

    path: FieldPath
    problems: tuple[Problem, ...] = ()
    kept: str = ""

    @property
    def name(self) -> str:
        """The name under which a browser posts it: ``timeline.2.event``."""
        return name_of(self.path)

    @property
    def id(self) -> str:
        """A name for the element of the page."""
        return "field-" + re.sub("[^A-Za-z0-9_]", "-", self.name)

    @property
    def row_id(self) -> str:
        """A name for the element around a row, since what is in it may have the same path."""
        return f"{self.id}-row"

    @property
    def add_id(self) -> str:
        """A name for the button that adds a row."""
        return f"{self.id}-add"

    @property
    def blocked(self) -> bool:
        """Whether one of the problems blocks."""
        return any(problem.blocks for problem in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Placed):
    """One element.

    ``restricted`` says who may see its text, where the text says so; ``picker`` whether a day can be shown by
    the browser's own calendar, which makes everything empty that is no day.
    """

    shape: Single
    value: str = ""
    restricted: str = ""
    label: str = ""
    """The words for it: those of its shape, or which entry of a list it is."""
    picker: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Placed):
    """One entry of a list; ``number`` counts from 1, ``others`` are keys that the form does not know."""

    number: int
    nodes: tuple[Node, ...] = ()
    restricted: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Placed):
    """A list; ``text`` stands for its rows where it is a running text; ``hidden`` rows are not shown."""

    shape: Many | Points | Rows
    rows: tuple[Row, ...] = ()
    text: Entry | None = None
    hidden: int = 0

    @property
    def grows(self) -> bool:
        """Whether a row can be added: one that would not be shown could not be filled in."""
        return not (self.kept or self.hidden or (self.text and self.text.kept))


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Placed):
    """A record within a record."""

    shape: Group
    nodes: tuple[Node, ...] = ()
    others: tuple[str, ...] = ()


Node: TypeAlias = Entry | Listing | Block


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledSection(Placed):
    """A section; ``count`` is how many problems there are in all of it, ``errors`` how many of them block."""

    section: Section
    nodes: tuple[Node, ...] = ()
    others: tuple[str, ...] = ()
    count: int = 0
    errors: int = 0

    @property
    def id(self) -> str:
        """A name for the element; several sections have the path of the incident itself."""
        return f"section-{self.section.name}"


@dataclass(frozen=True, slots=True)
class Form:
    """The whole form; ``problems`` belong to no field of it, ``others`` are keys that it does not know."""

    sections: tuple[FilledSection, ...]
    problems: tuple[Problem, ...] = ()
    others: tuple[str, ...] = ()

    def section(self, name: str) -> FilledSection:
        """The section of a name.

        Raises:
            KeyError: there is none.
        """
        return {each.section.name: each for each in self.sections}[name]


def name_of(path: FieldPath) -> str:
    """The name of a field in a form."""
    return ".".join(str(step) for step in path)
