"""The short forms in which layouts write: words, a line, a titled section, an address."""

from __future__ import annotations

from docgen.layout_api import (
    Block,
    Code,
    Field,
    Foreign,
    Incident,
    Inline,
    Link,
    Paragraph,
    ParagraphRole,
    Section,
    Strong,
    Text,
)

from .absent import HOUSE, absent_line

_LEADS_OUTSIDE = ("http://", "https://", "mailto:", "tel:")


def words(text: str) -> tuple[Inline, ...]:
    """Plain words as inlines."""
    return (Text(text),)


def house(text: str) -> tuple[Inline, ...]:
    """Words of the layout's own, which are English whatever the language of the report."""
    return (Foreign(HOUSE, words(text)),)


def house_line(text: str) -> tuple[Block, ...]:
    """One paragraph of them."""
    return (Paragraph(house(text)),)


def line(text: str) -> tuple[Block, ...]:
    """One paragraph of plain words."""
    return (Paragraph(words(text)),)


def note(text: str) -> Paragraph:
    """An aside in the layout's own words."""
    return Paragraph(house(text), ParagraphRole.NOTE)


def section(title: str, *blocks: Block, new_page: bool = False) -> Section:
    """A numbered section, its title in the layout's own words."""
    return Section(house(title), blocks, new_page=new_page)


def run_in(heading: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A heading that takes no line of its own where the text below it begins with a paragraph.

    Before anything else it stands alone, with the colon that keeps a paragraph on the page of what follows.
    """
    if not blocks:
        return ()
    if isinstance(blocks[0], Paragraph) and blocks[0].role is ParagraphRole.BODY:
        first = Strong(house(f"{heading}."))
        return (Paragraph((first, Text(" "), *blocks[0].children)), *blocks[1:])
    return (Paragraph((Strong(house(f"{heading}:")),)), *blocks)


def stated(incident: Incident, value: str | None, purpose: str) -> tuple[Block, ...]:
    """A value on a line of its own, or what stands for it where it is not given."""
    return line(value) if value else absent_line(incident, purpose)


def field(incident: Incident, name: str, value: str | None) -> Field:
    """A named value, or its name and what stands for the value."""
    return Field(name, stated(incident, value, name))


def address(url: str) -> Inline:
    """An address in full, so that it survives print; it leads somewhere if its scheme may."""
    return Link(url, words(url)) if url.lower().startswith(_LEADS_OUTSIDE) else Code(url)
