"""Used sizes: where a style has no percentage, its margins, padding and sizes are the same in every box.

The engine resolves fourteen lengths, one by one, each time that a box is laid out. Here those of a style are
resolved once, where nothing in them depends on the box around, and set all at once.
"""

from __future__ import annotations

from typing import Any

from docgen.writers.pdf.engine import resolve_percentages
from docgen.writers.pdf.tuning.styles import facts_of
from docgen.writers.pdf.tuning.substitution import Substitution

_LENGTHS = (
    *(f"{edge}_{side}" for edge in ("margin", "padding") for side in ("left", "right", "top", "bottom")),
    *(f"{limit}{size}" for size in ("width", "height") for limit in ("", "min_", "max_")),
)
_BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))

_Sizes = tuple[bool, dict[str, Any], dict[str, Any]]


def resolve_known(box: Any, containing_block: Any) -> None:
    """Set the used values of a box, from what is known of its style."""
    facts = facts_of(box.style)
    try:
        sizes = facts["sizes"]
    except KeyError:
        sizes = facts["sizes"] = _sizes(box.style)
    if sizes is None:
        resolve_percentages(box, containing_block)
        return
    collapses, all_of_them, without_borders = sizes
    values = box.__dict__
    # Where borders collapse the table has decided on their widths already.
    values.update(without_borders if collapses and "border_top_width" in values else all_of_them)


def _sizes(style: Any) -> _Sizes | None:
    """The used values where they depend on the style alone, as the engine's ``percentage`` has them."""
    if style["box_sizing"] != "content-box":
        return None
    lengths = {}
    for name in _LENGTHS:
        value = style[name]
        if value is None or value == "auto":
            lengths[name] = 0 if value == "auto" and name.startswith("min_") else value
        elif getattr(value, "unit", "%") == "%":  # what has no unit is yet to be calculated
            return None
        else:
            lengths[name] = value.value
    borders = {name: style[name] for name in _BORDERS}
    return style["border_collapse"] == "collapse", lengths | borders, lengths


SUBSTITUTIONS = (Substitution(resolve_percentages, resolve_known, "71673078096fcf87"),)
