"""Content controls as they are found in a Word file (ECMA-376 part 1, 17.5.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.seal.namespace import FORM

TO_BE_FILLED_IN = "to-be-filled-in"
"""How the tag of each of docgen's fields begins."""
MARK_OF_A_CHANGE = "change-"
"""How the tag of a control begins that only tells what was done with the words in it."""
_BUILDING_BLOCKS = ("docPartObj", "docPartList", "group")


@dataclass(slots=True)
class Control:
    """A content control (17.5.2): what it is called, what it is bound to, what stands in it."""

    title: str = ""
    tag: str = ""
    xpath: str = ""
    """Its place in the form; empty where it is not bound to the form."""
    block: bool = False
    """Word's own, such as the one around a table of contents."""
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What stands in it, without the room to write."""
        return "".join(self.pieces).strip()

    @property
    def fillable(self) -> bool:
        """Whether it is one of docgen's, there to be filled in."""
        return bool(self.xpath) or self.tag.startswith(TO_BE_FILLED_IN)

    @property
    def marks_a_change(self) -> bool:
        """Whether it holds text of the document's own, of which it says that it was inserted or deleted."""
        return self.tag.startswith(MARK_OF_A_CHANGE)

    def describe(self, property_name: str, said: Mapping[str, str]) -> None:
        """Take in one of its properties; ``said`` are the attributes of that without their prefixes."""
        match property_name:
            case "alias":
                self.title = said.get("val", "")
            case "tag":
                self.tag = said.get("val", "")
            case "dataBinding" if FORM in said.get("prefixMappings", ""):
                self.xpath = said.get("xpath", "")
            case name if name in _BUILDING_BLOCKS:
                self.block = True
