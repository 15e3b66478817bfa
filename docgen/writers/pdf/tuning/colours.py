"""Colours: asked whether they are a word, those of the engine take their time to say no."""

from __future__ import annotations

from typing import Any

from docgen.writers.pdf.engine import get_color
from docgen.writers.pdf.tuning.substitution import Substitution


def colour_of(style: Any, key: str) -> Any:
    """The colour of a property, which may be that of the text."""
    value = style[key]
    return style["color"] if isinstance(value, str) and value == "currentcolor" else value


SUBSTITUTIONS = (Substitution(get_color, colour_of, "8196bf0c7ddc3e54"),)
