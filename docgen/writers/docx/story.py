"""The stories of a file: its body, and what runs at the edge of its pages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docgen.document import CoverExtent, Document
from docgen.typeface import Choice, Typefaces
from docgen.writers.docx.block import compose
from docgen.writers.docx.cover import cover_blocks
from docgen.writers.docx.fallback import family_of, substitutes_of
from docgen.writers.docx.font import Substitutes
from docgen.writers.docx.frame import bare_footer, bare_header, footer, header, section
from docgen.writers.docx.register import Register
from docgen.writers.docx.setting import Setting
from docgen.writers.docx.xml import NOTHING, Xml, characters_of, join, paragraph, refaced

_HEADER, _FOOTER, _BARE_HEADER, _BARE_FOOTER = "rIdHeader", "rIdFooter", "rIdBareHeader", "rIdBareFooter"


@dataclass(frozen=True, slots=True)
class Stories:
    """What is printed: the body, and what runs at the edge of its pages by the number of its relationship."""

    body: Xml
    headers: dict[str, Xml]
    footers: dict[str, Xml]

    @property
    def all(self) -> Xml:
        """All of it, one after the other."""
        return join((self.body, *self.headers.values(), *self.footers.values()))


@dataclass(frozen=True, slots=True)
class Lettering:
    """What the characters of a document come to: which they are, and the families that set them."""

    characters: frozenset[str]
    choice: Choice
    substitutes: Substitutes = Substitutes()


def composed(document: Document, register: Register) -> Stories:
    """The stories of a document."""
    theme, cover = register.theme, document.cover
    page, marked = theme.page, bool(document.marking)
    setting = Setting(page.text_width, page.text_height)
    headers, footers = {_HEADER: header(document, theme)}, {_FOOTER: footer(document)}
    front = cover_blocks(cover, setting, register) if cover else NOTHING
    if cover and cover.extent is CoverExtent.PAGE:
        seam = section(page, _BARE_HEADER, _BARE_FOOTER, marked=marked)
        front = join((front, paragraph("Seam", properties=seam)))
        headers[_BARE_HEADER] = bare_header(document, theme)
        footers[_BARE_FOOTER] = bare_footer(document)
    main = compose(document.blocks, setting, register)
    body = join((front, main or paragraph("BodyText"), section(page, _HEADER, _FOOTER, marked=marked)))
    return Stories(body, headers, footers)


def faced(stories: Stories, typefaces: Typefaces) -> tuple[Stories, Lettering]:
    """The stories with every character in a family that holds it.

    Raises:
        MissingGlyphError: characters of the document stand in no available font.
    """
    characters = characters_of(stories.all)
    lettering = Lettering(characters, typefaces.choose(characters))
    if not lettering.choice.fallbacks:
        return stories, lettering
    substitutes = substitutes_of(lettering.choice, characters)
    own = family_of(lettering.choice, substitutes)
    set_anew = Stories(
        refaced(stories.body, own),
        {number: refaced(content, own) for number, content in stories.headers.items()},
        {number: refaced(content, own) for number, content in stories.footers.items()},
    )
    return set_anew, replace(lettering, substitutes=substitutes)
