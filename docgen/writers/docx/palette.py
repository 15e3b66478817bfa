"""The theme part: the document's own colours and families in Word's menus (20.1.6.9)."""

from __future__ import annotations

from functools import lru_cache

from docgen.theme import Palette
from docgen.writers.docx.format import hexadecimal
from docgen.writers.docx.look import Look
from docgen.writers.docx.xml import Xml, declared, element, encoded, join

_LINES = 6350, 12700, 19050  # English metric units: subtle, moderate, intense


@lru_cache(maxsize=8)
def theme_part(look: Look) -> bytes:
    """``theme1.xml``, so that what a reviewer adds is in the colours and letters of the rest."""
    elements = element("a:themeElements", None, _colours(look.palette), _fonts(look), _format())
    return encoded(element("a:theme", {**declared(("a",)), "name": "docgen"}, elements))


def _colours(palette: Palette) -> Xml:
    colours = (
        ("dk1", palette.ink),
        ("lt1", palette.paper),
        ("dk2", palette.accent),
        ("lt2", palette.tint),
        ("accent1", palette.accent),
        ("accent2", palette.critical),
        ("accent3", palette.major),
        ("accent4", palette.minor),
        ("accent5", palette.low),
        ("accent6", palette.good),
        ("hlink", palette.accent),
        ("folHlink", palette.muted),
    )
    shown = (
        element(f"a:{name}", None, element("a:srgbClr", {"val": hexadecimal(colour)}))
        for name, colour in colours
    )
    return element("a:clrScheme", {"name": "docgen"}, *shown)


def _fonts(look: Look) -> Xml:
    families = (("majorFont", look.families.sans), ("minorFont", look.families.serif))
    scripts = join(element(f"a:{name}", {"typeface": ""}) for name in ("ea", "cs"))
    shown = (
        element(f"a:{name}", None, element("a:latin", {"typeface": family}), scripts)
        for name, family in families
    )
    return element("a:fontScheme", {"name": "docgen"}, *shown)


def _format() -> Xml:
    """Plain fills and lines: the schema wants three of each."""
    fill = element("a:solidFill", None, element("a:schemeClr", {"val": "phClr"}))
    lines = (element("a:ln", {"w": width}, fill) for width in _LINES)
    effect = element("a:effectStyle", None, element("a:effectLst"))
    return element(
        "a:fmtScheme",
        {"name": "docgen"},
        element("a:fillStyleLst", None, *(fill,) * 3),
        element("a:lnStyleLst", None, *lines),
        element("a:effectStyleLst", None, *(effect,) * 3),
        element("a:bgFillStyleLst", None, *(fill,) * 3),
    )
