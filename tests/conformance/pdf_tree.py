"""The structure tree of a PDF as a reader walks it: elements, what content they hold, which annotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import pikepdf

Mark: TypeAlias = tuple[int, int]
"""A piece of marked content: the object number of its page (or form), and its MCID."""


@dataclass(eq=False)
class Element:
    """A structure element; ``kind`` is its standard type, to which the role map may lead."""

    raw: pikepdf.Dictionary
    kind: str
    parent: Element | None
    kids: list[Element] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    annotations: list[pikepdf.Dictionary] = field(default_factory=list)
    order: list[Element | Mark] = field(default_factory=list)

    @property
    def place(self) -> str:
        above = f"{self.parent.place}/" if self.parent else ""
        siblings = [kid for kid in self.parent.kids if kid.kind == self.kind] if self.parent else []
        return f"{above}{self.kind}" + (f"[{siblings.index(self) + 1}]" if len(siblings) > 1 else "")

    def below(self, *kinds: str) -> Iterator[Element]:
        """The elements under this one, of these kinds if any are told, in reading order."""
        for kid in self.kids:
            if not kinds or kid.kind in kinds:
                yield kid
            yield from kid.below(*kinds)

    def content(self) -> Iterator[Mark]:
        """All marked content of the element and those under it, in reading order."""
        for entry in self.order:
            if isinstance(entry, Element):
                yield from entry.content()
            else:
                yield entry

    def attribute(self, owner: str, name: str) -> pikepdf.Object | None:
        """An attribute that an owner such as ``/Layout`` gives to the element."""
        attributes = self.raw.get("/A")
        for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
            if isinstance(one, pikepdf.Dictionary) and one.get("/O") == owner and name in one:
                return one[name]
        return None


def read_tree(pdf: pikepdf.Pdf) -> Element:
    """The tree under an element of the kind ``Root``, which stands for the root itself."""
    structure = pdf.Root.get("/StructTreeRoot")
    if structure is None:
        return Element(pikepdf.Dictionary(), "Root", None)
    root = Element(structure, "Root", None)
    roles = {str(name): str(role) for name, role in structure.get("/RoleMap", {}).items()}
    _read_kids(root, 0, roles, set())
    return root


def number_tree(node: pikepdf.Object | None) -> Iterator[tuple[int, pikepdf.Object]]:
    """The entries of a number tree such as the parent tree."""
    for key, value in _entries(node, "/Nums"):
        yield int(key), value


def name_tree(node: pikepdf.Object | None) -> Iterator[tuple[bytes, pikepdf.Object]]:
    """The entries of a name tree such as the tree of element identifiers."""
    for key, value in _entries(node, "/Names"):
        yield bytes(key), value


def _entries(node: pikepdf.Object | None, name: str) -> Iterator[tuple[pikepdf.Object, pikepdf.Object]]:
    if node is None:
        return
    flat = list(node.get(name, []))
    yield from zip(flat[::2], flat[1::2], strict=False)
    for kid in node.get("/Kids", []):
        yield from _entries(kid, name)


def _read_kids(element: Element, page: int, roles: dict[str, str], seen: set[int]) -> None:
    if "/Pg" in element.raw:
        page = element.raw.Pg.objgen[0]
    kids = element.raw.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            _read_kid(element, kid, page, roles, seen)
        elif kid is not None:
            _hold(element, (page, int(kid)))


def _read_kid(
    element: Element, kid: pikepdf.Dictionary, page: int, roles: dict[str, str], seen: set[int]
) -> None:
    page = kid.Pg.objgen[0] if "/Pg" in kid else page
    if kid.get("/Type") == "/OBJR":
        element.annotations.append(kid.Obj)
    elif kid.get("/Type") == "/MCR":
        owner = kid.Stm.objgen[0] if "/Stm" in kid else page
        _hold(element, (owner, int(kid.MCID)))
    elif kid.objgen[0] not in seen or not kid.is_indirect:
        seen.add(kid.objgen[0])
        child = Element(kid, _standard(str(kid.get("/S", "/None")), roles), element)
        element.kids.append(child)
        element.order.append(child)
        _read_kids(child, page, roles, seen)


def _hold(element: Element, mark: Mark) -> None:
    element.marks.append(mark)
    element.order.append(mark)


def _standard(name: str, roles: dict[str, str]) -> str:
    for _ in range(len(roles) + 1):
        if name not in roles:
            break
        name = roles[name]
    return name.removeprefix("/")
