"""Lines of text: what Pango is told of a style is the same for each line of it, and each is shaped once.

The engine makes a context, a font description and a layout for each line, lets go of all three when the line
has its place, and makes them again, with the same text, to paint it.
"""

from __future__ import annotations

from typing import Any

from docgen.writers.pdf.engine import (
    PANGO_DIRECTION,
    Layout,
    ffi,
    font_features,
    get_font_description,
    gobject,
    pango,
    strut,
    unicode_to_char_p,
)
from docgen.writers.pdf.tuning.styles import facts_of
from docgen.writers.pdf.tuning.substitution import Substitution

MOST_KEPT = 4000
"""Lines that stay shaped until they are painted; those of a long log are shaped again."""

_FEATURES = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)


class KeptLayout(Layout):  # type: ignore[misc] # the engine has no types
    """A line as Pango shapes it."""

    kept = 0
    """How many have been kept since the press began with a document."""

    def setup(self, style: Any) -> None:
        """Make a layout for a line of a style."""
        facts = facts_of(style)
        if "typography" not in facts:
            facts["typography"] = _typography(style)
        if facts["typography"] is None:
            super().setup(style)
            return
        context, self.language, description = facts["typography"]
        self.style, self.first_line_direction = style, 0
        self.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(self.layout, False)
        pango.pango_layout_set_font_description(self.layout, description)
        self.ascent = self.underline_position = self.strikethrough_position = None

    def deactivate(self) -> None:
        """The line has its place: keep it, or let it go."""
        if KeptLayout.kept < MOST_KEPT:
            KeptLayout.kept += 1
        else:
            super().deactivate()

    def reactivate(self, style: Any) -> None:
        """The line is painted; where it is spread, what is to be added between words is not in it yet."""
        if not hasattr(self, "layout"):
            super().reactivate(style)
        elif self.justification_spacing:
            self.set_text(self.text, justify=True)


def known_strut(style: Any) -> Any:
    """The height and baseline of an empty line of a style."""
    facts = facts_of(style)
    if "strut" not in facts:
        facts["strut"] = strut(style)
    return facts["strut"]


def _typography(style: Any) -> tuple[Any, Any, Any] | None:
    """Context, language and font of a style; none where a line needs more of its own than these."""
    plain = style["text_decoration_line"] == "none" and style["font_language_override"] == "normal"
    if not plain or not style["lang"] or font_features(*(style[name] for name in _FEATURES)):
        return None
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    name, _ = unicode_to_char_p(style["lang"])
    language = pango.pango_language_from_string(name)
    pango.pango_context_set_language(context, language)
    return context, language, get_font_description(style)


SUBSTITUTIONS = (
    Substitution(Layout, KeptLayout, "681b737d1ba5e004"),
    Substitution(strut, known_strut, "b57885b70dd08efe"),
)
