"""Inlines as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from markupsafe import Markup

from docgen.document import (
    Blank,
    Code,
    Deleted,
    Emphasis,
    Foreign,
    Inline,
    Inserted,
    Label,
    LineBreak,
    Link,
    PageNumber,
    Reference,
    Strong,
    Text,
)
from docgen.writers.html.anchor import internal, page_number
from docgen.writers.html.blank import blank_field
from docgen.writers.html.element import element, join
from docgen.writers.html.setting import Setting
from docgen.writers.html.words import breakable

_LONG_LABEL = 20
"""Characters up to which a label is kept on one line."""


def set_inlines(inlines: Iterable[Inline], setting: Setting) -> Markup:
    """A run of inlines."""
    return join(_set_inline(inline, setting) for inline in inlines)


def chip(label: Label) -> Markup:
    """A label: its word, in a frame whose colour says how grave it is."""
    long = " long" if len(label.text) > _LONG_LABEL else ""
    return element("span", breakable(label.text), class_=f"label {label.tone.value}{long}")


def _set_inline(inline: Inline, setting: Setting) -> Markup:
    match inline:
        case Text(text):
            return breakable(text)
        case Emphasis(children):
            return element("em", set_inlines(children, setting))
        case Strong(children):
            return element("strong", set_inlines(children, setting))
        case Foreign(language, children):
            return element("span", set_inlines(children, setting), lang=language)
        case Code(text):
            return element("code", breakable(text))
        case Link(url, children):
            return element("a", set_inlines(children, setting), class_="outward", href=url)
        case Reference(anchor, text):
            return element("a", text, class_="inward", href=internal(anchor))
        case PageNumber(anchor):
            return page_number(anchor)
        case LineBreak():
            return element("br")
        case Label():
            return chip(inline)
        case Blank(purpose):
            return blank_field(purpose, setting)
        case Inserted(children):
            return element("ins", set_inlines(children, setting))
        case Deleted(children):
            return element("del", set_inlines(children, setting))
        case _:
            assert_never(inline)
