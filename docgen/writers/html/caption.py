"""Captions: what a figure or table is, its number, and what it shows."""

from __future__ import annotations

from markupsafe import Markup

from docgen.document import Inline, plain_text
from docgen.writers.html.element import NOTHING, element
from docgen.writers.html.inline import set_inlines
from docgen.writers.html.setting import Setting
from docgen.writers.html.words import direction


def caption(kind: str, number: str, words: tuple[Inline, ...], setting: Setting, tag: str) -> Markup:
    """The words "Figure 1." and what it shows; nothing where there are no words."""
    if not words:
        return NOTHING
    name = element("span", f"{kind} {number}.", class_="caption-number", lang=setting.own_language)
    text = set_inlines(words, setting)
    return element(tag, name, " ", text, class_="caption", dir=direction(plain_text(words)))
