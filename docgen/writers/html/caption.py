"""Captions: what a figure or table is, its number, and what it shows."""

from __future__ import annotations

from markupsafe import Markup

from docgen.document import Inline, plain_text
from docgen.writers.html.anchor import identifier
from docgen.writers.html.element import NOTHING, element
from docgen.writers.html.inline import set_inlines
from docgen.writers.html.setting import Setting
from docgen.writers.html.words import direction


def caption(name: str, words: tuple[Inline, ...], setting: Setting, tag: str, anchor: str = "") -> Markup:
    """A name such as "Figure 1" and what it shows; nothing where there are no words."""
    if not words:
        return NOTHING
    number = element("span", f"{name}.", class_="caption-number", lang=setting.own_language)
    text, runs = set_inlines(words, setting), direction(plain_text(words))
    return element(tag, number, " ", text, class_="caption", dir=runs, id=identifier(anchor))
