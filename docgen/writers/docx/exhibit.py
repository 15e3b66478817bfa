"""Exhibits: a head that says which and what, the facts about it, and the evidence itself."""

from __future__ import annotations

from dataclasses import replace

from docgen.document import Exhibit, Fields
from docgen.units import Length, pt
from docgen.writers.docx.inline import Voice, runs, spoken
from docgen.writers.docx.register import Register
from docgen.writers.docx.setting import Compose, Setting
from docgen.writers.docx.table import named_values
from docgen.writers.docx.xml import NOTHING, Xml, field, join, paragraph, w

_NUMBER = Voice(style="ExhibitNumber")
_NUMBER_STYLE = w("rStyle", val="ExhibitNumber")
_DEEPEST_OUTLINE = 8
_TITLE_HEIGHT, _FACT_HEIGHT = pt(42), pt(19)


def exhibit(block: Exhibit, setting: Setting, register: Register, compose: Compose) -> Xml:
    """An exhibit with everything that belongs to it."""
    own = replace(_NUMBER, language=register.own_language)
    name = register.bookmarked(block.anchor, join((spoken("Exhibit\u00a0", own), _letters(block.number))))
    outline = w("outlineLvl", val=min(setting.depth, _DEEPEST_OUTLINE))
    title = join((name, spoken("\u2003"), runs(block.title, register)))
    head = paragraph("ExhibitHeading", title, properties=outline)
    known = Fields(block.facts, "About this exhibit")
    styles = ("FactTable", "FactName", "FactText")
    facts = named_values(known, setting, register, compose, styles) if block.facts else NOTHING
    return join((head, facts, compose(block.blocks, setting.below(_head_height(block)))))


def _head_height(block: Exhibit) -> Length:
    return _TITLE_HEIGHT + _FACT_HEIGHT * len(block.facts)


def _letters(number: str) -> Xml:
    """Fields as long as Word counts as docgen does: after AA it goes on BB (17.16.4.3.1), docgen AB.

    The number of a part repeats the letter, and is counted anew below each.
    """
    letters, dash, part = number.partition("-")
    if len(letters) > 1:
        return spoken(number, _NUMBER)
    code = r"SEQ Exhibit \c \* ALPHABETIC" if part else r"SEQ Exhibit \* ALPHABETIC"
    letter = field(code, spoken(letters, _NUMBER), _NUMBER_STYLE)
    if not part:
        return letter
    again = r"\r 1 " if part == "1" else ""
    own = field(rf"SEQ ExhibitPart {again}\* ARABIC", spoken(part, _NUMBER), _NUMBER_STYLE)
    return join((letter, spoken(dash, _NUMBER), own))
