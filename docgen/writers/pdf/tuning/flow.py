"""In the flow or out of it: asked many times of each box, and nearly always answered in the same way."""

from __future__ import annotations

from typing import Any

from docgen.writers.pdf.engine import Box, LineBox, avoid_collisions
from docgen.writers.pdf.tuning.substitution import Substitution

_IN_FLOW = ("static", "relative")
_is_floated, _is_in_normal_flow = Box.is_floated, Box.is_in_normal_flow


def is_floated(box: Any) -> bool:
    """Whether a box is taken out of the flow to the left or the right."""
    floats = box.style["float"]
    return floats != "none" and bool(_is_floated(box))


def is_in_normal_flow(box: Any) -> bool:
    """Whether a box stands where its turn is."""
    style = box.style
    usual = style["float"] == "none" and style["position"] in _IN_FLOW
    return usual or bool(_is_in_normal_flow(box))


def beside_floats(context: Any, box: Any, containing_block: Any, outer: bool = True) -> Any:
    """The place and width for a box beside floats; a line where there are none has all the width."""
    ltr = containing_block.style["direction"] == "ltr"
    if outer or not ltr or not isinstance(box, LineBox) or context.excluded_shapes:
        return avoid_collisions(context, box, containing_block, outer=outer)
    left = containing_block.content_box_x()
    right = left + containing_block.width - box.margin_right
    left += box.margin_left
    return left, box.border_box_y(), right - left


SUBSTITUTIONS = (
    Substitution(_is_floated, is_floated, "6e6071b81868ea92", within=Box),
    Substitution(_is_in_normal_flow, is_in_normal_flow, "5f49d6ab23da7e51", within=Box),
    Substitution(avoid_collisions, beside_floats, "5fc7793c573af328"),
)
