"""What a block needs to know of where it stands, and what the whole document holds besides words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from markupsafe import Markup

from docgen.document import Block, Document, Picture
from docgen.document.language import OWN_WORDS, other
from docgen.theme import Theme
from docgen.typeface import Typefaces
from docgen.units import Length, mm, pt
from docgen.writers.html.element import join

_LEAST_MEASURE = mm(24)

_Render: TypeAlias = "Callable[[Block, Setting], Markup]"


@dataclass(frozen=True, slots=True)
class Resource:
    """A file that the document refers to by a name of its own."""

    data: bytes = field(repr=False)
    media_type: str


@dataclass(frozen=True, slots=True)
class Holdings:
    """Every file that the document refers to, under ``docgen:`` addresses that lead nowhere else."""

    resources: dict[str, Resource] = field(default_factory=dict)

    def hold_picture(self, picture: Picture) -> str:
        """Keep a picture; the address under which it is had."""
        return self.hold(picture.name, Resource(picture.data, picture.media_type))

    def hold(self, name: str, resource: Resource) -> str:
        """Keep a file under a name; the address under which it is had."""
        address = f"docgen:{name}"
        self.resources[address] = resource
        return address


@dataclass(frozen=True, slots=True)
class Setting:
    """The surroundings of a block: its depth, the width it has, whether it stands in a table's cell.

    ``above`` is the height of what should stay on one page with the block.
    """

    document: Document
    theme: Theme
    typefaces: Typefaces
    holdings: Holdings
    render: _Render
    measure: Length
    level: int = 0
    in_cell: bool = False
    above: Length = pt(0)

    @property
    def names_language(self) -> str:
        """The language of the layout's names, where it is not the document's."""
        return other(self.document.metadata.names_language, self.document.metadata.language)

    @property
    def own_language(self) -> str:
        """The same for docgen's own words."""
        return other(OWN_WORDS, self.document.metadata.language)

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """The blocks as they look here."""
        return join(self.render(block, self) for block in blocks)

    def deeper(self) -> Setting:
        """One heading level further down."""
        return replace(self, level=self.level + 1)

    def indented(self, by: Length) -> Setting | None:
        """Further in from the margin; None where too little width would be left to indent at all."""
        left = self.measure - by
        return replace(self, measure=left) if left > _LEAST_MEASURE else None

    def below(self, height: Length) -> Setting:
        """Under something of this height that it should stay with."""
        return replace(self, above=height)

    def cell(self, share: float) -> Setting:
        """In a cell that has this share of the width."""
        return replace(self, measure=self.measure * share, in_cell=True)
