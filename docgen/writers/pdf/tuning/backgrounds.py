"""Backgrounds: most boxes have none, nor anything else that is looked for with it."""

from __future__ import annotations

from typing import Any

from docgen.writers.pdf.engine import layout_box_backgrounds
from docgen.writers.pdf.tuning.styles import facts_of
from docgen.writers.pdf.tuning.substitution import Substitution

_CORNERS = tuple(
    f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
)
_SQUARE = dict.fromkeys(_CORNERS, (0, 0))


def lay_out_backgrounds(
    page: Any, box: Any, get_image_from_uri: Any, layout_children: bool = True, style: Any = None
) -> None:
    """Place the background of a box and of those within it, where there is one."""
    if style is not None or not layout_children or box is page or not _is_bare(box.style):
        layout_box_backgrounds(page, box, get_image_from_uri, layout_children, style)
        return
    box.__dict__.update(_SQUARE)
    for child in box.all_children():
        lay_out_backgrounds(page, child, get_image_from_uri)
    box.background = None


def _is_bare(style: Any) -> bool:
    facts = facts_of(style)
    if "bare" not in facts:
        facts["bare"] = _has_nothing(style)
    return bool(facts["bare"])


def _has_nothing(style: Any) -> bool:
    """No rounded corner, no picture in a border, no background or shadow; and not hidden."""
    if style["visibility"] == "hidden" or style["box_shadow"] or style["background_color"] == "currentcolor":
        return False
    if any((0, "px") not in style[corner] for corner in _CORNERS):
        return False
    images = (style["border_image_source"], style["mask_border_source"], *style["background_image"])
    return all(image[0] == "none" for image in images) and style["background_color"].alpha == 0


SUBSTITUTIONS = (Substitution(layout_box_backgrounds, lay_out_backgrounds, "617a870678c82755"),)
