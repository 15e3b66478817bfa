"""A structure element in the making (ISO 32000-1, 14.7.2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of content: the mark with this number on a page, counted from 0."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation on a page: the clickable area of a link."""

    page: int
    value: Any = field(repr=False)


@dataclass(eq=False, slots=True)
class Node:
    """A structure element: its type, what it says of itself, and what it holds in reading order.

    ``attributes`` are lists of names and values by their owner (``Layout``, ``List``, ``Table``).
    """

    kind: str
    parent: Node | None = None
    kids: list[Kid] = field(default_factory=list, repr=False)
    alternative: str = ""
    language: str = ""
    identified: bool = False
    """It needs an identifier of its own (a note)."""
    attributes: dict[str, dict[str, Any]] = field(default_factory=dict)

    def child(self, kind: str, **said: Any) -> Node:
        """A new element at the end of this one."""
        node = Node(kind, self, **said)
        self.kids.append(node)
        return node


Kid: TypeAlias = Node | Mark | Annotation
