"""The whole file: body and frame composed, every part written, all of it put together."""

from __future__ import annotations

from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from docgen.document import Contents, CoverExtent, Document
from docgen.document.walk import all_blocks
from docgen.theme import Theme
from docgen.typeface import Typefaces
from docgen.writers.docx.block import compose
from docgen.writers.docx.cover import cover_blocks
from docgen.writers.docx.fallback import family_of, substitutes_of
from docgen.writers.docx.finish import finished
from docgen.writers.docx.font import Substitutes, font_table
from docgen.writers.docx.frame import bare_footer, bare_header, footer, header, section
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
from docgen.writers.docx.setting import Setting
from docgen.writers.docx.stylesheet import styles_of, stylesheet
from docgen.writers.docx.xml import NOTHING, Xml, characters_of, join, paragraph, part, refaced, w, with_pages
from docgen.writers.writer import USUAL, Artifact, WriterOptions

_HEADER, _FOOTER, _BARE_HEADER, _BARE_FOOTER = "rIdHeader", "rIdFooter", "rIdBareHeader", "rIdBareFooter"
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class _Stories:
    """What is printed: the body, and what runs at the edge of its pages by the number of its relationship."""

    body: Xml
    headers: dict[str, Xml]
    footers: dict[str, Xml]

    @property
    def all(self) -> Xml:
        return join((self.body, *self.headers.values(), *self.footers.values()))


def write(document: Document, theme: Theme, typefaces: Typefaces, options: WriterOptions = USUAL) -> Artifact:
    """Write a numbered, checked document as a Word file.

    The pages in its contents are reckoned; Word puts its own in their place as soon as it updates them.

    Raises:
        MissingGlyphError: characters of the document stand in no available font.
    """
    register, look = Register.of(document, theme, typefaces), Look.of(theme, typefaces)
    stories, substitutes = _faced(_compose(document, register), typefaces)
    body = part("document", w("body", _paged(stories.body, register, look)))
    package = Package()
    _add_fixed(package, document, look, substitutes)
    _add_used(package, register, look)
    for number, (relationship, content) in enumerate(stories.headers.items(), 1):
        package.add(f"header{number}.xml", CT.WML_HEADER, RT.HEADER, relationship, part("hdr", content))
    for number, (relationship, content) in enumerate(stories.footers.items(), 1):
        package.add(f"footer{number}.xml", CT.WML_FOOTER, RT.FOOTER, relationship, part("ftr", content))
    return Artifact(finished(package, body, document, register.form), "docx", _MEDIA_TYPE, ".docx")


def _compose(document: Document, register: Register) -> _Stories:
    theme, cover = register.theme, document.cover
    page = theme.page
    setting = Setting(page.text_width, page.text_height)
    headers, footers = {_HEADER: header(document, theme)}, {_FOOTER: footer(document)}
    front = cover_blocks(cover, setting, register) if cover else NOTHING
    if cover and cover.extent is CoverExtent.PAGE:
        front = join((front, paragraph("Seam", properties=section(page, _BARE_HEADER, _BARE_FOOTER))))
        headers[_BARE_HEADER] = bare_header(document, theme)
        footers[_BARE_FOOTER] = bare_footer()
    main = compose(document.blocks, setting, register)
    body = join((front, main or paragraph("BodyText"), section(page, _HEADER, _FOOTER)))
    return _Stories(body, headers, footers)


def _faced(stories: _Stories, typefaces: Typefaces) -> tuple[_Stories, Substitutes]:
    """The stories with every character in a family that holds it, and the families that help out."""
    characters = characters_of(stories.all)
    choice = typefaces.choose(characters)
    if not choice.fallbacks:
        return stories, Substitutes()
    substitutes = substitutes_of(choice, characters)
    own = family_of(choice, substitutes)
    faced = _Stories(
        refaced(stories.body, own),
        {number: refaced(content, own) for number, content in stories.headers.items()},
        {number: refaced(content, own) for number, content in stories.footers.items()},
    )
    return faced, substitutes


def _paged(body: Xml, register: Register, look: Look) -> Xml:
    """The body with the pages in its contents."""
    if not any(isinstance(block, Contents) for block in all_blocks(register.document)):
        return body
    metrics = Metrics(styles_of(look), look, register.typefaces)
    page = look.theme.page
    boxes = galley(part("document", w("body", body)), metrics, page.text_width)
    return with_pages(body, pages_of(boxes, page.text_height.points))


def _add_fixed(package: Package, document: Document, look: Look, substitutes: Substitutes) -> None:
    metadata = document.metadata
    styles = stylesheet(look, metadata.language, substitutes)
    package.add("styles.xml", CT.WML_STYLES, RT.STYLES, "rIdStyles", styles)
    package.add("settings.xml", CT.WML_SETTINGS, RT.SETTINGS, "rIdSettings", settings(metadata))
    package.add("theme/theme1.xml", CT.OFC_THEME, RT.THEME, "rIdTheme", theme_part(look))
    fonts = font_table(look, substitutes)
    package.add("fontTable.xml", CT.WML_FONT_TABLE, RT.FONT_TABLE, "rIdFonts", fonts)
    package.add_properties("core.xml", CT.OPC_CORE_PROPERTIES, RT.CORE_PROPERTIES, core_properties(metadata))
    made = extended_properties(look.theme.organization)
    package.add_properties("app.xml", CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES, made)
    if metadata.digest:
        own = custom_properties(metadata)
        package.add_properties("custom.xml", CT.OFC_CUSTOM_PROPERTIES, RT.CUSTOM_PROPERTIES, own)


def _add_used(package: Package, register: Register, look: Look) -> None:
    """What the stories turned out to need."""
    package.add("numbering.xml", CT.WML_NUMBERING, RT.NUMBERING, "rIdNumbering", register.lists.part(look))
    for number, picture in register.pictures.values():
        package.add_picture(picture, number)
    for svg, number in register.drawings.items():
        package.add_drawing(svg, number)
    for url, number in register.links.items():
        package.add_link(url, number)
