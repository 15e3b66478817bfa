"""Glyphs: a line of them as the operands of one operator, each glyph with its move looked up.

The engine asks for each glyph of a line anew what it is and how far it moves, and writes a move of nothing
(``>0<``) after most. Here each glyph of a font at each advance is a few characters that are found once; a
move of nothing is left out. A line with anything out of the common (a glyph raised, missing, or in colours)
is the engine's.
"""

from __future__ import annotations

from typing import Any

from docgen.writers.pdf.engine import FROM_UNITS, PANGO_TELLS_SIZES, draw_first_line, ffi, pango
from docgen.writers.pdf.tuning.substitution import Substitution

_INFO = 20
"""Bytes of a PangoGlyphInfo: glyph, width, offsets to the right and down, and flags."""


_PARAGRAPH_ENDS = frozenset("\n\r\x85\u2028\u2029")
"""Characters that Pango shows as glyphs where the engine tells it that a text is one paragraph."""

_Run = tuple[Any, float, str]


def show_first_line(stream: Any, textbox: Any, text_overflow: Any, block_ellipsis: Any, matrix: Any) -> Any:
    """Show the line of a text; answers with the pictures that stand for glyphs, of which there are none."""
    runs = None
    if text_overflow != "ellipsis" and block_ellipsis == "none" and _is_plain(textbox):
        runs = _runs(stream, textbox.pango_layout)
    if runs is None:
        return draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)
    stream.set_text_matrix(*matrix.values)
    operands, previous = "", None
    for font, size, glyphs in runs:
        if (font, size) != previous:
            if operands:
                stream.show_text(operands)
            operands, previous = "", (font, size)
            stream.set_font_size(font.hash, size)
        operands += glyphs
    stream.show_text(operands)
    return []


def _is_plain(textbox: Any) -> bool:
    text = textbox.pango_layout.text
    return bool(
        PANGO_TELLS_SIZES
        and textbox.text.strip()
        and textbox.style["font_size"] >= 1
        and _PARAGRAPH_ENDS.isdisjoint(text)
    )


def _runs(stream: Any, layout: Any) -> list[_Run] | None:
    """The runs of the line, each in one font; none where the engine has to see to them."""
    line, _ = layout.get_first_line()
    runs: list[_Run] = []
    run = line.runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        font, size = _font(stream, item.item.analysis.font, layout)
        if font.bitmap or font.svg or font.png or font.colr:
            return None
        glyphs = _glyphs(stream, font, size, item, layout.text)
        if glyphs is None:
            return None
        runs.append((font, size, glyphs))
    return runs


def _font(stream: Any, pango_font: Any, layout: Any) -> tuple[Any, float]:
    """The font of the file for one of Pango's, and its size."""
    known = stream.__dict__.setdefault("docgen_fonts", {})
    address = int(ffi.cast("uintptr_t", pango_font))
    if address not in known:
        # The layout keeps the font alive, so that none other can come to stand at its address.
        known[address] = *stream.add_font(pango_font), layout.layout
    font, size, _ = known[address]
    return font, size


def _glyphs(stream: Any, font: Any, size: float, item: Any, text: str) -> str | None:
    """The operands for one run."""
    known = font.__dict__.setdefault("docgen_operands", {}).setdefault(size, {})
    count = item.glyphs.num_glyphs
    infos = memoryview(ffi.buffer(item.glyphs.glyphs, count * _INFO)).cast("i").tolist()
    if any(infos[3::5]):
        return None  # raised or lowered
    keys = list(zip(infos[0::5], infos[1::5], infos[2::5], strict=True))
    for index, key in enumerate(keys):
        if key not in known:
            if key[0] & pango.PANGO_GLYPH_UNKNOWN_FLAG:
                return None
            _say(font, item, index, text)
            known[key] = _operand(stream, font, size, item, index)
    operands = "<" + "".join([known[key] for key in keys])
    return operands[:-1] if operands[-1] == "<" else operands + ">"


def _operand(stream: Any, font: Any, size: float, item: Any, index: int) -> str:
    """One glyph, and the moves before and after it that its font does not make by itself."""
    glyph, geometry = item.glyphs.glyphs[index].glyph, item.glyphs.glyphs[index].geometry
    if glyph == pango.PANGO_GLYPH_EMPTY:
        return f">{-geometry.width / size}<"
    if glyph not in font.widths:
        pango.pango_font_get_glyph_extents(
            item.item.analysis.font, glyph, stream.ink_rect, stream.logical_rect
        )
        font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
    offset = geometry.x_offset / size
    move = int(font.widths[glyph] + offset - geometry.width * 1000 * FROM_UNITS / size)
    before = f">{-offset}<" if offset else ""
    return f"{before}{glyph:04x}>{move}<" if move else f"{before}{glyph:04x}"


def _say(font: Any, item: Any, index: int, text: str) -> None:
    """Tell the font for which characters a glyph stands, where it does not know yet."""
    glyph = item.glyphs.glyphs[index].glyph
    if glyph == pango.PANGO_GLYPH_EMPTY or glyph in font.to_unicode:
        return
    clusters, start = item.glyphs.log_clusters, item.item.offset
    ends_at = -1 if item.item.analysis.level % 2 else 1  # written from right to left, the next stands before
    last = 0 if ends_at < 0 else item.glyphs.num_glyphs - 1
    end = item.item.length if index == last else clusters[index + ends_at]
    font.to_unicode[glyph] = text.encode()[start + clusters[index] : start + end].decode()


SUBSTITUTIONS = (Substitution(draw_first_line, show_first_line, "1bb8eae6d88e71b1"),)
