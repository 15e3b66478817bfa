"""WeasyPrint, loaded once and put in order: its names that are used here, and none besides.

Its import makes Pillow accept truncated pictures in the whole process. Evidence is read strictly, so that is
taken back here.

Words in a script that is not that of the document's language (English names in a Greek report) Pango shapes
as in the language of the user's environment: a Turkish one gives their i another glyph. Pango asks the
environment once, before its first line, and is told the same everywhere.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, TypeAlias

from docgen.errors import DocumentError

os.environ["PANGO_LANGUAGE"] = "en"

try:
    import pydyf
    import weasyprint
    import weasyprint.images
    from cssselect2 import ElementWrapper
    from weasyprint.css import AnonymousStyle, ComputedStyle, InitialStyle
    from weasyprint.css.properties import Dimension
    from weasyprint.document import DocumentMetadata, Page
    from weasyprint.draw.color import get_color
    from weasyprint.draw.text import draw_first_line
    from weasyprint.formatting_structure.boxes import Box, LineBox, MarginBox, ReplacedBox, TextBox
    from weasyprint.layout import inline
    from weasyprint.layout.background import layout_box_backgrounds
    from weasyprint.layout.float import avoid_collisions
    from weasyprint.layout.inline import get_next_linebox
    from weasyprint.layout.percent import resolve_percentages
    from weasyprint.pdf.stream import Stream
    from weasyprint.text.constants import PANGO_DIRECTION
    from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango, unicode_to_char_p
    from weasyprint.text.fonts import FontConfiguration, font_features, get_font_description
    from weasyprint.text.line_break import Layout, split_first_line, strut
except OSError as error:  # WeasyPrint loads Pango, a library of the system, when it is imported
    reason = str(error).partition("\n")[0]
    raise DocumentError(
        [
            f"a PDF cannot be made, since a library of the system is missing: {reason}",
            "on Debian or Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        ]
    ) from error

weasyprint.images.ImageFile.LOAD_TRUNCATED_IMAGES = False

VERSION: str = weasyprint.__version__
PANGO_TELLS_SIZES: bool = divmod(pango.pango_version(), 100) >= (148, 2)
"""Pango before 1.48.2 misreports the size of a font (its issue 530), which the engine goes round."""
CSS: Any = weasyprint.CSS
HTML: Any = weasyprint.HTML
Sheets: TypeAlias = Any
"""A document that has been laid out, or one of its pages: WeasyPrint's ``Document`` or ``Page``."""
Pdf: TypeAlias = Any
"""A file in the making: pydyf's ``PDF``."""
Array: Any = pydyf.Array
Dictionary: Any = pydyf.Dictionary
PdfObject: Any = pydyf.Object
PdfStream: Any = pydyf.Stream
String: Any = pydyf.String


def boxes_within(root: Any) -> Iterator[Any]:
    """A box and every box within it, each before what it holds."""
    stack = [root]
    while stack:
        box = unwrapped(stack.pop())
        yield box
        stack.extend(reversed(getattr(box, "children", ())))


def unwrapped(box: Any) -> Any:
    """The box itself, where a placeholder stands for what is placed by itself."""
    return getattr(box, "_box", box)


def page_dictionaries(pdf: Pdf) -> list[Any]:
    """What is said of each page of a file."""
    return [pdf.objects[number] for number in pdf.pages["Kids"][::3]]


def object_of(pdf: Pdf, reference: bytes) -> Any:
    """The object that a reference names."""
    return pdf.objects[int(reference.split()[0])]


def plain_bytes(stream: Any) -> bytes:
    """What a stream holds, before it is compressed."""
    pieces = stream.stream
    return b"\n".join([each if each.__class__ is bytes else pydyf._to_bytes(each) for each in pieces])


__all__ = [
    "CSS",
    "FROM_UNITS",
    "HTML",
    "PANGO_DIRECTION",
    "PANGO_TELLS_SIZES",
    "VERSION",
    "AnonymousStyle",
    "Array",
    "Box",
    "ComputedStyle",
    "Dictionary",
    "Dimension",
    "DocumentMetadata",
    "ElementWrapper",
    "FontConfiguration",
    "InitialStyle",
    "Layout",
    "LineBox",
    "MarginBox",
    "Page",
    "Pdf",
    "PdfObject",
    "PdfStream",
    "ReplacedBox",
    "Sheets",
    "Stream",
    "String",
    "TextBox",
    "avoid_collisions",
    "boxes_within",
    "draw_first_line",
    "ffi",
    "font_features",
    "get_color",
    "get_font_description",
    "get_next_linebox",
    "gobject",
    "inline",
    "layout_box_backgrounds",
    "object_of",
    "page_dictionaries",
    "pango",
    "plain_bytes",
    "resolve_percentages",
    "split_first_line",
    "strut",
    "unicode_to_char_p",
    "unwrapped",
]
