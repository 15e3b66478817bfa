"""Lines of words alone: no float beside them, no box among them, one style throughout.

Most lines are of this kind: of paragraphs, table cells and listings. The engine's way through each looks
for all that a line can hold; here what remains of it is done. Where anything else turns up, the line is the
engine's.
"""

from __future__ import annotations

from typing import Any

from docgen.writers.pdf.engine import TextBox, get_next_linebox, inline
from docgen.writers.pdf.tuning.substitution import Substitution

_SIDES = ("margin_left", "margin_right", "margin_top", "padding_left", "padding_right")
_EDGES = ("border_left_width", "border_right_width")
_TO_SPARE = 1 + 1e-9
"""By how much the engine lets a line be wider than its place, against errors of rounding (PEP 485)."""


def next_line(  # noqa: PLR0913, PLR0917 - the engine's arguments
    context: Any,
    linebox: Any,
    position_y: float,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    absolute_boxes: Any,
    fixed_boxes: Any,
    first_letter_style: Any,
    first_line_style: Any,
) -> Any:
    """The next line of a paragraph, and where the one after it begins."""
    usual = not (first_letter_style or first_line_style or context.excluded_shapes)
    if usual and _holds_words_alone(linebox, containing_block):
        made = _line_of_words(context, linebox, position_y, skip_stack, containing_block)
        if made is not None:
            return made
    return get_next_linebox(
        context,
        linebox,
        position_y,
        bottom_space,
        skip_stack,
        containing_block,
        absolute_boxes,
        fixed_boxes,
        first_letter_style,
        first_line_style,
    )


def _holds_words_alone(linebox: Any, containing_block: Any) -> bool:
    """Whether there is one text, in a line that adds nothing to it, from left to right."""
    if len(linebox.children) != 1 or linebox.children[0].__class__ is not TextBox:
        return False
    text, style = linebox.children[0].style, linebox.style
    return (
        style["direction"] == containing_block.style["direction"] == "ltr"
        and style["position"] == "static"
        and text["position"] == "static"
        and text["float"] == "none"
        and text["vertical_align"] == "baseline"
        and not any(getattr(linebox, side) for side in _SIDES)
        and not any(getattr(linebox, edge) for edge in _EDGES)
    )


def _line_of_words(
    context: Any, linebox: Any, position_y: float, skip_stack: Any, containing_block: Any
) -> tuple[Any, Any] | None:
    """One line; none where the engine has to see to it."""
    skip_stack = inline.skip_first_whitespace(linebox, skip_stack)
    if skip_stack == "continue":
        return None, None
    left = containing_block.content_box_x()
    available = (left + containing_block.width) - left
    limit = (left + available) * _TO_SPARE
    linebox.position_x, linebox.position_y = left, position_y
    child = linebox.children[0]
    child.position_x, child.position_y = left + linebox.text_indent, position_y
    inline.resolve_percentages(child, containing_block)
    room = limit - child.position_x
    words, resume, preserved = inline.split_text_box(context, child, room, _bytes_before(skip_stack))
    if words is None or words.position_x + words.margin_width() > limit:
        return None
    line = linebox.copy_with_children([words])
    line.remove_decoration(start=skip_stack is not None, end=resume is not None)
    line.width = words.position_x + words.margin_width() - line.content_box_x()
    inline._adjust_line_height(line)
    linebox.width, linebox.height = line.width, line.height
    inline.remove_last_whitespace(context, line)
    last = resume is None or preserved
    _place(line, words, inline.text_align(context, line, available, last), position_y)
    return line, None if resume is None else {0: {resume: None}}


def _bytes_before(skip_stack: Any) -> int:
    """How much of the text stands on the lines before."""
    within = None if skip_stack is None else skip_stack[0]
    return (next(iter(within)) or 0) if within else 0


def _place(line: Any, words: Any, offset_x: float, position_y: float) -> None:
    """Put the words onto the baseline of the line, and the line in its place (CSS 2.1, 10.8.1)."""
    top, of_words = -line.baseline, -words.baseline
    bottom = max(top + line.margin_height(), of_words + words.margin_height())
    top = min(top, of_words)
    line.baseline, line.height = -top, bottom - top
    line.margin_top = line.margin_bottom = 0
    line.position_x += offset_x
    line.position_y = position_y
    words.position_x += offset_x
    words.position_y = of_words + (position_y - top)


SUBSTITUTIONS = (Substitution(get_next_linebox, next_line, "67af458c2545e74f"),)
