"""Markup: CommonMark with tables, as people write it into an incident, into the document tree."""

from __future__ import annotations

from docgen.document import Block, Inline, Paragraph, Text


def parse_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a narrative field."""
    parts = (" ".join(part.split()) for part in text.split("\n\n"))
    return tuple(Paragraph((Text(part),)) for part in parts if part)


def parse_inlines(text: str) -> tuple[Inline, ...]:
    """The inlines of a field of one line."""
    return (Text(" ".join(text.split())),)


__all__ = ["parse_blocks", "parse_inlines"]
