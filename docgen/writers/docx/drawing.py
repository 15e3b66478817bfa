"""A picture within a line, as DrawingML has it (20.4.2.8, 20.2.2.5)."""

from __future__ import annotations

from docgen.document import Picture
from docgen.units import Length
from docgen.writers.docx.register import Register
from docgen.writers.docx.xml import NOTHING, Value, Xml, element, namespace, run, w

_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""The extension by which a picture is also there as vectors ([MS-ODRAWXML] 2.3.4.3)."""


def drawing(
    picture: Picture,
    size: tuple[Length, Length],
    alternative: str,
    register: Register,
    vectors: bytes = b"",
) -> Xml:
    """A run that shows a picture at a size, and its ``vectors`` (SVG) where a reader can draw them."""
    number = register.next_id()
    named: dict[str, Value] = {"id": number, "name": f"Picture {number}", "descr": alternative}
    locks = element("a:graphicFrameLocks", {"noChangeAspect": 1})
    blip = element("a:blip", {"r:embed": register.picture(picture)}, _vectors(vectors, register))
    shown = element("a:graphicData", {"uri": namespace("pic")}, _picture(blip, size, named))
    inline = element(
        "wp:inline",
        dict.fromkeys(("distT", "distB", "distL", "distR"), 0),
        _extent("wp:extent", size),
        element("wp:docPr", named),
        element("wp:cNvGraphicFramePr", None, locks),
        element("a:graphic", None, shown),
    )
    return run(w("drawing", inline))


def _vectors(svg: bytes, register: Register) -> Xml:
    if not svg:
        return NOTHING
    drawn = element("asvg:svgBlip", {"r:embed": register.vectors(svg)})
    return element("a:extLst", None, element("a:ext", {"uri": _SVG}, drawn))


def _picture(blip: Xml, size: tuple[Length, Length], named: dict[str, Value]) -> Xml:
    properties = element("pic:nvPicPr", None, element("pic:cNvPr", named), element("pic:cNvPicPr"))
    fill = element("pic:blipFill", None, blip, element("a:stretch", None, element("a:fillRect")))
    place = element("a:xfrm", None, element("a:off", {"x": 0, "y": 0}), _extent("a:ext", size))
    outline = element("a:prstGeom", {"prst": "rect"}, element("a:avLst"))
    return element("pic:pic", None, properties, fill, element("pic:spPr", None, place, outline))


def _extent(name: str, size: tuple[Length, Length]) -> Xml:
    width, height = (max(1, length.emu) for length in size)
    return element(name, {"cx": width, "cy": height})
