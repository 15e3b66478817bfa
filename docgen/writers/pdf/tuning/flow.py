"""In the flow or out of it: asked many times of each box, and decided by its style."""

from __future__ import annotations

from typing import Any

from docgen.writers.pdf.engine import Box, LineBox, avoid_collisions
from docgen.writers.pdf.tuning.substitution import Substitution


def is_floated(box: Any) -> bool:
    """Whether a box is taken out of the flow to the left or the right."""
    return _flow(box.style)[0]


def is_in_normal_flow(box: Any) -> bool:
    """Whether a box stands where its turn is."""
    return _flow(box.style)[1]


def beside_floats(context: Any, box: Any, containing_block: Any, outer: bool = True) -> Any:
    """The place and width for a box beside floats; a line where there are none has all the width."""
    ltr = containing_block.style["direction"] == "ltr"
    if outer or not ltr or not isinstance(box, LineBox) or context.excluded_shapes:
        return avoid_collisions(context, box, containing_block, outer=outer)
    left = containing_block.content_box_x()
    right = left + containing_block.width - box.margin_right
    left += box.margin_left
    return left, box.border_box_y(), right - left


def _flow(style: Any) -> tuple[bool, bool]:
    """Whether boxes of a style float, and whether they are in the normal flow."""
    floats, position = style["float"], style["position"]
    known = style.__dict__.get("docgen_flow")
    # By identity, since the engine changes either of a style that it has already asked about.
    if known is not None and known[0] is floats and known[1] is position:
        flow: tuple[bool, bool] = known[2]
        return flow
    floated = floats in ("left", "right", "inline-start", "inline-end")
    out = position in ("absolute", "fixed") or position[0] in ("running()", "note()")
    flow = floated, not (floated or out or floats == "footnote")
    style.__dict__["docgen_flow"] = floats, position, flow
    return flow


SUBSTITUTIONS = (
    Substitution(Box.is_floated, is_floated, "6e6071b81868ea92", within=Box),
    Substitution(Box.is_in_normal_flow, is_in_normal_flow, "5f49d6ab23da7e51", within=Box),
    Substitution(avoid_collisions, beside_floats, "5fc7793c573af328"),
)
