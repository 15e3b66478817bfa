"""The whole file: body and cover composed, every part written, all of it put together."""

from __future__ import annotations

from collections.abc import Mapping

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from docgen.document import CoverExtent, Document
from docgen.theme import Theme
from docgen.typeface import Typefaces
from docgen.writers.docx.block import compose
from docgen.writers.docx.cover import cover_blocks
from docgen.writers.docx.font import Substitutes, font_table
from docgen.writers.docx.frame import bare_footer, bare_header, footer, header, section
from docgen.writers.docx.look import Look
from docgen.writers.docx.package import Package
from docgen.writers.docx.properties import core_properties, extended_properties, settings
from docgen.writers.docx.register import Register
from docgen.writers.docx.setting import Setting
from docgen.writers.docx.stylesheet import stylesheet
from docgen.writers.docx.xml import NOTHING, Xml, join, paragraph, part, w
from docgen.writers.writer import Artifact

_HEADER, _FOOTER, _BARE_HEADER, _BARE_FOOTER = "rIdHeader", "rIdFooter", "rIdBareHeader", "rIdBareFooter"
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def write(
    document: Document, theme: Theme, typefaces: Typefaces, pages: Mapping[str, int] | None = None
) -> Artifact:
    """Write a numbered, checked document as a Word file.

    ``pages`` says on which page each anchor stands, where another format of the same document has told;
    Word puts its own page numbers in their place as soon as it updates the contents.

    Raises:
        MissingGlyphError: characters of the document stand in no available font.
    """
    register = Register.of(document, theme, typefaces, pages or {})
    body = _body(document, register)
    look, substitutes = Look.of(theme, typefaces), Substitutes()
    package = Package()
    _add_fixed(package, document, look, substitutes)
    _add_frame(package, document, theme)
    package.add("numbering.xml", CT.WML_NUMBERING, RT.NUMBERING, "rIdNumbering", register.lists.part(look))
    for number, picture in register.pictures.values():
        package.add_picture(picture, number)
    for svg, number in register.drawings.items():
        package.add_drawing(svg, number)
    for url, number in register.links.items():
        package.add_link(url, number)
    return Artifact(package.zipped(part("document", w("body", body))), "docx", _MEDIA_TYPE, ".docx")


def _body(document: Document, register: Register) -> Xml:
    page = register.theme.page
    setting = Setting(page.text_width, page.text_height)
    cover = document.cover
    front = cover_blocks(cover, setting, register) if cover else NOTHING
    if cover and cover.extent is CoverExtent.PAGE:
        end = paragraph("Seam", properties=section(page, _BARE_HEADER, _BARE_FOOTER))
        front = join((front, end))
    main = compose(document.blocks, setting, register)
    return join((front, main or paragraph("BodyText"), section(page, _HEADER, _FOOTER)))


def _add_fixed(package: Package, document: Document, look: Look, substitutes: Substitutes) -> None:
    metadata, theme = document.metadata, look.theme
    styles = stylesheet(look, metadata.language, substitutes)
    package.add("styles.xml", CT.WML_STYLES, RT.STYLES, "rIdStyles", styles)
    package.add("settings.xml", CT.WML_SETTINGS, RT.SETTINGS, "rIdSettings", settings(metadata))
    package.add("fontTable.xml", CT.WML_FONT_TABLE, RT.FONT_TABLE, "rIdFonts", font_table(theme, substitutes))
    package.add_properties("core.xml", CT.OPC_CORE_PROPERTIES, RT.CORE_PROPERTIES, core_properties(metadata))
    made = extended_properties(theme.organization)
    package.add_properties("app.xml", CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES, made)


def _add_frame(package: Package, document: Document, theme: Theme) -> None:
    package.add("header1.xml", CT.WML_HEADER, RT.HEADER, _HEADER, header(document, theme))
    package.add("footer1.xml", CT.WML_FOOTER, RT.FOOTER, _FOOTER, footer(document))
    if document.cover and document.cover.extent is CoverExtent.PAGE:
        package.add("header2.xml", CT.WML_HEADER, RT.HEADER, _BARE_HEADER, bare_header(document, theme))
        package.add("footer2.xml", CT.WML_FOOTER, RT.FOOTER, _BARE_FOOTER, bare_footer())
