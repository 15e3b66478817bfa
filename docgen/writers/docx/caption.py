"""Captions: a word and a number that Word counts itself, and what the picture or table shows."""

from __future__ import annotations

from dataclasses import replace

from docgen.document import Chronology, Figure, Table
from docgen.writers.docx.inline import Voice, direction_of, runs, spoken
from docgen.writers.docx.register import Register
from docgen.writers.docx.xml import NOTHING, Xml, field, join, paragraph, w

_NUMBER = Voice(style="CaptionNumber")
_NUMBER_STYLE = w("rStyle", val="CaptionNumber")


def caption(block: Figure | Chronology | Table, register: Register) -> Xml:
    """``Figure 1. What it shows``; nothing where there are no words."""
    words = block.caption
    if not words:
        return NOTHING
    kind, style = ("Table", "TableCaption") if isinstance(block, Table) else ("Figure", "Caption")
    content = runs(words, register)
    if block.number:
        own = replace(_NUMBER, language=register.own_language)
        counted = field(rf"SEQ {kind} \* ARABIC", spoken(block.number, _NUMBER), _NUMBER_STYLE)
        name = register.bookmarked(block.anchor, join((spoken(f"{kind}\u00a0", own), counted)))
        content = join((name, spoken(". ", _NUMBER), content))
    return paragraph(style, content, properties=direction_of(words))
