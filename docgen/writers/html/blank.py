"""Empty fields to be filled in by hand: a ruled space, told to those who cannot see it by its purpose.

A field is an empty picture with an alternative text, since that is the only thing without words that a
tagged PDF lets a reader hear of.
"""

from __future__ import annotations

from markupsafe import Markup

from docgen.writers.html.element import element
from docgen.writers.html.setting import Resource, Setting

_EMPTY = Resource(b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>', "image/svg+xml")


def blank_field(purpose: str, setting: Setting, kind: str = "blank") -> Markup:
    """A ruled space; ``kind`` is its class: a blank within a line, a field of its own, a line of several."""
    address = setting.holdings.hold("blank", _EMPTY)
    said = f"Empty field: {purpose}"
    return element("img", class_=kind, src=address, alt=said, lang=setting.own_language)
