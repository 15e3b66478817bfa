"""Writing the tree into the file: structure elements, and what leads from content and links to them."""

from __future__ import annotations

from itertools import count
from typing import Any

from docgen.writers.pdf.engine import Array, Dictionary, Pdf, String, page_dictionaries
from docgen.writers.pdf.structure.node import Annotation, Mark, Node

_STRINGS = frozenset({"Summary"})


def write_structure(root: Node, pdf: Pdf) -> None:
    """Give a file its structure (ISO 32000-1, 14.7.2 to 14.7.5)."""
    _Writing(pdf).write(root)


class _Writing:
    """The tree on its way into one file."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._pages = pdf.page_references
        self._owners: list[dict[int, bytes]] = [{} for _ in self._pages]
        self._links: list[bytes] = []
        self._identified: list[tuple[str, bytes]] = []
        self._numbers = count(1)

    def write(self, root: Node) -> None:
        """Write the tree, and tell pages and catalog of it."""
        tree = Dictionary({"Type": "/StructTreeRoot"})
        self._pdf.add_object(tree)
        tree["K"] = Array([self._element(root, tree)])
        tree["ParentTree"] = self._parents()
        if self._identified:
            tree["IDTree"] = self._identifiers()
        self._pdf.catalog["StructTreeRoot"] = tree.reference
        self._pdf.catalog["MarkInfo"] = Dictionary({"Marked": "true"})
        for number, page in enumerate(page_dictionaries(self._pdf)):
            page["StructParents"] = number
            page["Tabs"] = "/S"

    def _element(self, node: Node, parent: Dictionary) -> bytes:
        """Write an element and all that it holds; its reference."""
        page = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
        element = Dictionary({"Type": "/StructElem", "S": f"/{node.kind}", "P": parent.reference})
        self._pdf.add_object(element)
        if page is not None:
            element["Pg"] = self._pages[page]
        element.update(self._said(node, element))
        kids = Array([self._kid(kid, page, element) for kid in node.kids])
        if kids:
            element["K"] = kids
        reference: bytes = element.reference
        return reference

    def _kid(self, kid: Node | Mark | Annotation, page: int | None, element: Dictionary) -> Any:
        match kid:
            case Node():
                return self._element(kid, element)
            case Mark():
                self._owners[kid.page][kid.number] = element.reference
                if kid.page == page:
                    return kid.number
                content = {"Type": "/MCR", "Pg": self._pages[kid.page], "MCID": kid.number}
                return Dictionary(content)
            case Annotation():
                kid.value["StructParent"] = len(self._pages) + len(self._links)
                self._links.append(element.reference)
                return Dictionary({"Type": "/OBJR", "Pg": self._pages[kid.page], "Obj": kid.value.reference})

    def _said(self, node: Node, element: Dictionary) -> dict[str, Any]:
        said: dict[str, Any] = {}
        if node.alternative:
            said["Alt"] = String(node.alternative)
        if node.language:
            said["Lang"] = String(node.language)
        if node.identified:
            # Of one width, so that the order of writing is the order of the names.
            name = f"note-{next(self._numbers):06}"
            said["ID"] = String(name)
            self._identified.append((name, element.reference))
        owned = [_attributes(owner, values) for owner, values in node.attributes.items()]
        if owned:
            said["A"] = owned[0] if len(owned) == 1 else Array(owned)
        return said

    def _parents(self) -> bytes:
        """From each mark of a page, and from each link, to the element that holds it (14.7.4.4)."""
        numbers = Array()
        for page, owners in enumerate(self._owners):
            numbers.extend((page, Array([owners.get(mark, b"null") for mark in range(_end(owners))])))
        for number, reference in enumerate(self._links, len(self._pages)):
            numbers.extend((number, reference))
        return self._added(Dictionary({"Nums": numbers}))

    def _identifiers(self) -> bytes:
        names = Array()
        for name, reference in self._identified:
            names.extend((String(name), reference))
        limits = Array([String(self._identified[0][0]), String(self._identified[-1][0])])
        leaf = self._added(Dictionary({"Limits": limits, "Names": names}))
        return self._added(Dictionary({"Kids": Array([leaf])}))

    def _added(self, value: Dictionary) -> bytes:
        self._pdf.add_object(value)
        reference: bytes = value.reference
        return reference


def _end(owners: dict[int, bytes]) -> int:
    return max(owners, default=-1) + 1


def _attributes(owner: str, values: dict[str, Any]) -> Dictionary:
    shown = {name: String(value) if name in _STRINGS else _shown(value) for name, value in values.items()}
    return Dictionary({"O": f"/{owner}", **shown})


def _shown(value: Any) -> Any:
    return Array(value) if isinstance(value, list) else value
