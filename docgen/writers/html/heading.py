"""Headings: the number in the margin, then the title."""

from __future__ import annotations

from markupsafe import Markup

from docgen.document import Inline, plain_text
from docgen.writers.html.anchor import identifier
from docgen.writers.html.element import NOTHING, element
from docgen.writers.html.inline import set_inlines
from docgen.writers.html.setting import Setting
from docgen.writers.html.words import direction

_DEEPEST = 6


def section_number(number: str) -> Markup:
    """The number of a section, which hangs in the margin; nothing for one that is not counted."""
    return element("span", f"{number} ", class_="number") if number else NOTHING


def heading(
    title: tuple[Inline, ...], before: Markup, setting: Setting, class_: str = "", anchor: str = ""
) -> Markup:
    """A heading at the level of its surroundings, with its number before it; HTML and PDF know six levels.

    It bears the anchor of the whole part: where the part itself did, the engine would compute the styles of
    all that is in it anew.
    """
    tag = f"h{min(max(setting.level, 1), _DEEPEST)}"
    words = plain_text(title)
    return element(
        tag, before, set_inlines(title, setting), class_=class_, dir=direction(words), id=identifier(anchor)
    )
