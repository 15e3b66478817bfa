"""Where a block stands: the style of its text, how far it is set in, and how wide it may be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from docgen.document import Block
from docgen.units import Length, pt
from docgen.writers.docx.format import numbered
from docgen.writers.docx.numbering import DEEPEST
from docgen.writers.docx.prose_style import LEVELS_WITH_STYLE, LIST_STEP, continued_style
from docgen.writers.docx.xml import NOTHING, Xml, w

BODY = "BodyText"
_NONE = pt(0)


@dataclass(frozen=True, slots=True)
class Setting:
    """The setting of a block; each container derives the one for what stands within it.

    ``indent`` is how far the text stands from the left edge of page or cell, ``level`` how many lists
    are around it, ``ordered`` how many of them are ordered, ``depth`` how many sections. ``new_page`` asks
    the block to begin a page. ``above`` is the height of what should stay on one page with the block.
    """

    width: Length
    height: Length
    text: str = BODY
    indent: Length = pt(0)
    style_indent: Length = pt(0)
    level: int = 0
    ordered: int = 0
    depth: int = 0
    in_cell: bool = False
    keep_next: bool = False
    new_page: bool = False
    above: Length = pt(0)

    @property
    def room(self) -> Length:
        """The width that is left for the block."""
        return Length(max(24.0, (self.width - self.indent).points))

    @property
    def plain(self) -> bool:
        """Whether this is running text of the page, and not of a table, quote or callout."""
        return self.text == BODY

    def below(self, above: Length = _NONE) -> Setting:
        """Within a section's heading, or an exhibit's head that is ``above`` high."""
        return replace(self, depth=self.depth + 1, new_page=False, above=above)

    def within(self, style: str, indent: Length) -> Setting:
        """Within a passage that has a style of its own and is set in."""
        return replace(self, text=style, indent=self.indent + indent, style_indent=indent)

    def cell(self, width: Length, style: str, *, keep_next: bool = False) -> Setting:
        """Within a cell of a table; Word and LibreOffice keep a row by its paragraphs' own property."""
        return replace(
            self, width=width, text=style, indent=pt(0), style_indent=pt(0), in_cell=True, keep_next=keep_next
        )

    def item(self, *, ordered: bool) -> Setting:
        """Within an item of a list."""
        return replace(
            self,
            level=self.level + 1,
            ordered=self.ordered + ordered,
            indent=self.indent + LIST_STEP,
        )

    def placed(self, *, keep_next: bool, new_page: bool) -> Setting:
        """The same, on the page of what follows or at the top of one."""
        if (keep_next, new_page) == (self.keep_next, self.new_page):
            return self
        return replace(self, keep_next=keep_next, new_page=new_page)

    def text_style(self) -> tuple[str, Xml]:
        """The style of a paragraph, and the indent that it needs beyond the style's own."""
        if self.plain and self.indent == LIST_STEP * self.level and 0 < self.level <= LEVELS_WITH_STYLE:
            return continued_style(self.level), NOTHING
        return self.text, self.indented(self.style_indent)

    def indented(self, own: Length) -> Xml:
        """The property that sets a paragraph in this far, where its style goes only as far as ``own``."""
        return NOTHING if self.indent == own else w("ind", left=self.indent.twips)

    def aside(self, own: Length = _NONE) -> Xml:
        """The same for a paragraph whose style, set in by ``own``, is not the one of the text around it."""
        return w("ind", left=(self.indent + own).twips) if self.indent.points else NOTHING

    def item_properties(self, number: int) -> tuple[Xml, Xml]:
        """What makes a paragraph an item of list ``number``: the list, and an indent that differs from it."""
        level = min(self.level, DEEPEST)
        if self.indent == LIST_STEP * level:
            return numbered(level, number), NOTHING
        indent = w("ind", left=(self.indent + LIST_STEP).twips, hanging=LIST_STEP.twips)
        return numbered(level, number), indent


Compose: TypeAlias = Callable[[Sequence[Block], Setting], Xml]
"""Writes the blocks that stand within another, in a setting of their own."""
