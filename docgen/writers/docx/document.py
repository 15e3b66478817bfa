"""The whole file: every part written, all of it put together."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml import etree

from docgen.document import Document, Metadata
from docgen.theme import Theme
from docgen.typeface import Typefaces
from docgen.writers.docx.embedding import Embedded, embedded, faces_of
from docgen.writers.docx.finish import finished
from docgen.writers.docx.font import font_table
from docgen.writers.docx.galley import galley
from docgen.writers.docx.look import Look
from docgen.writers.docx.metric import Metrics
from docgen.writers.docx.package import Package
from docgen.writers.docx.pagination import pages_of
from docgen.writers.docx.palette import theme_part
from docgen.writers.docx.properties import (
    core_properties,
    custom_properties,
    extended_properties,
    settings,
)
from docgen.writers.docx.register import Register
from docgen.writers.docx.story import Lettering, Stories, composed, faced
from docgen.writers.docx.stylesheet import stylesheet
from docgen.writers.docx.use import uses_of
from docgen.writers.docx.visible import visible
from docgen.writers.docx.xml import Xml, part, w, with_pages
from docgen.writers.writer import MEDIA_TYPES, USUAL, Artifact, WriterOptions


def write(document: Document, theme: Theme, typefaces: Typefaces, options: WriterOptions = USUAL) -> Artifact:
    """Write a numbered, checked document as a Word file.

    The pages in its contents are reckoned; Word puts its own in their place as soon as it updates them.

    Raises:
        MissingGlyphError: characters of the document stand in no available font.
    """
    register, look = Register.of(document, theme, typefaces), Look.of(theme, typefaces)
    stories, lettering = faced(composed(document, register), typefaces)
    metrics = Metrics(look, typefaces)
    fonts = _fonts(document, stories, lettering, metrics, look) if options.embed_fonts else []
    tree = etree.fromstring(part("document", w("body", stories.body)))
    body = part("document", w("body", _paged(stories.body, tree, metrics, theme)))
    package = Package()
    _add_look(package, document, look, lettering, fonts)
    _add_properties(package, document.metadata, theme)
    _add_used(package, register, look)
    _add_edges(package, stories)
    return Artifact(
        finished(package, body, visible(tree), document, register.form), "docx", MEDIA_TYPES["docx"], ".docx"
    )


def _fonts(
    document: Document, stories: Stories, lettering: Lettering, metrics: Metrics, look: Look
) -> list[Embedded]:
    """The fonts that travel with the file: of the faces in use."""
    uses = uses_of(stories.all, metrics, look, lettering.substitutes, document.stamp)
    return embedded(uses, look, lettering.choice, lettering.characters)


def _paged(body: Xml, tree: etree._Element, metrics: Metrics, theme: Theme) -> Xml:
    """The body with the pages that it names; ``tree`` is the same body, read."""
    if " PAGEREF " not in body:
        return body
    boxes = galley(tree, metrics, theme.page.text_width)
    return with_pages(body, pages_of(boxes, theme.page.text_height.points))


def _add_look(
    package: Package, document: Document, look: Look, lettering: Lettering, fonts: list[Embedded]
) -> None:
    """Styles, settings, colours, and the table of fonts with those that the file brings along."""
    metadata, marked = document.metadata, bool(document.marking)
    styles = stylesheet(look, metadata.language, lettering.substitutes, marked=marked)
    package.add_lasting("styles.xml", CT.WML_STYLES, RT.STYLES, "rIdStyles", styles)
    own = settings(metadata, with_fonts=bool(fonts))
    package.add("settings.xml", CT.WML_SETTINGS, RT.SETTINGS, "rIdSettings", own)
    package.add_lasting("theme/theme1.xml", CT.OFC_THEME, RT.THEME, "rIdTheme", theme_part(look))
    known = font_table(look, lettering.substitutes, faces_of(fonts))
    table = package.add("fontTable.xml", CT.WML_FONT_TABLE, RT.FONT_TABLE, "rIdFonts", known)
    for each in fonts:
        package.add_font(table, each.font, each.number)


def _add_properties(package: Package, metadata: Metadata, theme: Theme) -> None:
    """What the file says of itself."""
    package.add_properties("core.xml", CT.OPC_CORE_PROPERTIES, RT.CORE_PROPERTIES, core_properties(metadata))
    made = extended_properties(theme.organization)
    package.add_properties("app.xml", CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES, made)
    if metadata.digest:
        own = custom_properties(metadata)
        package.add_properties("custom.xml", CT.OFC_CUSTOM_PROPERTIES, RT.CUSTOM_PROPERTIES, own)


def _add_edges(package: Package, stories: Stories) -> None:
    """Headers and footers."""
    for number, (relationship, content) in enumerate(stories.headers.items(), 1):
        package.add(f"header{number}.xml", CT.WML_HEADER, RT.HEADER, relationship, part("hdr", content))
    for number, (relationship, content) in enumerate(stories.footers.items(), 1):
        package.add(f"footer{number}.xml", CT.WML_FOOTER, RT.FOOTER, relationship, part("ftr", content))


def _add_used(package: Package, register: Register, look: Look) -> None:
    """What the stories turned out to need."""
    package.add("numbering.xml", CT.WML_NUMBERING, RT.NUMBERING, "rIdNumbering", register.lists.part(look))
    for number, picture in register.pictures.values():
        package.add_picture(picture, number)
    for svg, number in register.drawings.items():
        package.add_drawing(svg, number)
    for url, number in register.links.items():
        package.add_link(url, number)
