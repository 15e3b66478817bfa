"""The register: what must be unique in one document, and what its parts share.

Bookmarks, identifiers, relationships, pictures and lists are handed out here while a document is written,
in the order of the document, so that the same document always gets the same ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docgen.document import Block, Chronology, Document, Exhibit, Figure, Picture, Section, Table
from docgen.document.language import OWN_WORDS, other
from docgen.document.walk import all_blocks
from docgen.theme import Theme
from docgen.typeface import Typefaces
from docgen.writers.docx.form import Form
from docgen.writers.docx.numbering import Lists
from docgen.writers.docx.xml import Xml, bookmarked

_LONGEST_BOOKMARK = 40  # Word's limit
_NO_BOOKMARK = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference leads to: its bookmark, and the words by which Word knows it."""

    bookmark: str
    number: int
    spoken: str
    """``Figure 2``; for a section its number alone, which Word counts itself."""
    is_section: bool


@dataclass(slots=True)
class Register:
    """What one document has used up so far."""

    document: Document
    theme: Theme
    typefaces: Typefaces
    targets: dict[str, Target]
    lists: Lists = field(default_factory=Lists)
    form: Form = field(default_factory=Form)
    links: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, tuple[str, Picture]] = field(default_factory=dict)
    drawings: dict[bytes, str] = field(default_factory=dict)
    _last: int = 0

    @classmethod
    def of(cls, document: Document, theme: Theme, typefaces: Typefaces) -> Register:
        """The register of a document that is about to be written."""
        return cls(document, theme, typefaces, _targets(document))

    @property
    def names_language(self) -> str:
        """The language of the layout's names, where it is not the document's."""
        return other(self.document.metadata.names_language, self.document.metadata.language)

    @property
    def own_language(self) -> str:
        """The same for docgen's own words."""
        return other(OWN_WORDS, self.document.metadata.language)

    def next_id(self) -> int:
        """A number that nothing else in the document has."""
        self._last += 1
        return self._last

    def link(self, url: str) -> str:
        """The relationship to an address outside."""
        return self.links.setdefault(url, f"rIdLink{len(self.links) + 1}")

    def picture(self, picture: Picture) -> str:
        """The relationship to a picture; the same picture is embedded once."""
        known = self.pictures.setdefault(picture.name, (f"rIdPicture{len(self.pictures) + 1}", picture))
        return known[0]

    def vectors(self, svg: bytes) -> str:
        """The relationship to a drawing."""
        return self.drawings.setdefault(svg, f"rIdDrawing{len(self.drawings) + 1}")

    def bookmarked(self, anchor: str, content: Xml) -> Xml:
        """Content that references with this anchor lead to."""
        target = self.targets.get(anchor)
        return bookmarked(target.bookmark, target.number, content) if target else content


def _targets(document: Document) -> dict[str, Target]:
    targets: dict[str, Target] = {}
    for block in all_blocks(document):
        anchor = getattr(block, "anchor", "")
        if anchor:
            count = len(targets) + 1
            targets[anchor] = Target(
                _bookmark(anchor, count), count, _spoken(block), isinstance(block, Section)
            )
    return targets


def _bookmark(anchor: str, count: int) -> str:
    """A name as Word allows it (17.13.6.2): it starts with a letter; the count keeps it unique."""
    tail = f"_{count}"
    name = _NO_BOOKMARK.sub("_", f"at_{anchor}").strip("_")
    return name[: _LONGEST_BOOKMARK - len(tail)] + tail


def _spoken(block: Block) -> str:
    number = getattr(block, "number", "")
    if not number:
        return ""
    match block:
        case Section():
            return str(number)
        case Figure() | Chronology():
            return f"Figure {number}"
        case Table():
            return f"Table {number}"
        case Exhibit():
            return f"Exhibit {number}"
        case _:
            return ""
