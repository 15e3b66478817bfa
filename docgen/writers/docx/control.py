"""Content controls: fields to be filled in, named for those who cannot see them (17.5.2).

Word shows the name of a field where the pointer is, and nothing of it on paper. So the room that stands in
an empty field is no prompt but no-break spaces, which print as what they are: room to write.
"""

from __future__ import annotations

from functools import cache

from docgen.seal.control import MARK_OF_A_CHANGE, TO_BE_FILLED_IN
from docgen.writers.docx.form import binding
from docgen.writers.docx.language import proofing_language
from docgen.writers.docx.storage import item_id
from docgen.writers.docx.xml import Xml, join, paragraph, part, run, text, w

_LONGEST_NAME = 64  # Word refuses a file with a longer name
_ROOM = "\u00a0" * 30
"""No-break spaces: other spaces at the end of a line are neither underlined nor kept."""
_UNRULED_ROOM = "\u00a0" * 4
_PLACEHOLDER = "RoomToWrite"
_DATE_FORMAT = "d MMMM yyyy"


def blank(purpose: str, number: int) -> Xml:
    """An empty field within a line; what is typed into it takes the place of the room.

    It takes formatted text, since LibreOffice leaves out the line of one that does not.
    """
    content = w("sdtContent", run(text(_ROOM), w("rStyle", val="Blank")))
    properties = _properties(purpose, _tag(number), number, w("showingPlcHdr"), w("richText"))
    return w("sdt", properties, content)


def blank_lines(purpose: str, lines: int, number: int, properties: Xml) -> Xml:
    """Lines to write on, all of them on one page."""
    kept = paragraph("BlankLine", properties=join((w("keepNext"), properties)))
    content = join((*[kept] * (lines - 1), paragraph("BlankLine", properties=properties)))
    control = w("sdt", _properties(purpose, _tag(number), number), w("sdtContent", content))
    return join((control, paragraph("BlankEnd")))


def form_field(purpose: str, place: tuple[int, str], number: int, language: str) -> Xml:
    """A field of the form: plain text, or a date to be picked, at its ``place`` (signatory and name)."""
    signatory, name = place
    kind = _date(language) if name == "date" else w("text")
    room = w("placeholder", w("docPart", val=_PLACEHOLDER))
    bound = join((room, w("showingPlcHdr"), binding(signatory, name), kind))
    properties = _properties(purpose, f"{TO_BE_FILLED_IN}-{signatory}-{name}", number, bound)
    return w("sdt", properties, w("sdtContent", run(text(_UNRULED_ROOM))))


def contents_control(number: int, content: Xml) -> Xml:
    """The control in which Word offers to update a table of contents."""
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return w("sdt", w("sdtPr", w("id", val=number), gallery), w("sdtContent", content))


def change(title: str, number: int, content: Xml) -> Xml:
    """A control around words that were inserted or deleted; its title is all that it adds."""
    said = _properties(title, f"{MARK_OF_A_CHANGE}{title.lower()}", number, w("richText"))
    return w("sdt", said, w("sdtContent", content))


@cache
def placeholders() -> bytes:
    """The glossary (17.12) with the room that Word puts into a form's field as long as it is empty.

    Without it Word would print "Click or tap here to enter text".
    """
    name = w("name", val=_PLACEHOLDER)
    category = w("category", w("name", val="General"), w("gallery", val="placeholder"))
    properties = w(
        "docPartPr",
        name,
        category,
        w("types", w("type", val="bbPlcHdr")),
        w("behaviors", w("behavior", val="content")),
        w("guid", val=item_id(_PLACEHOLDER.encode())),
    )
    body = w("docPartBody", w("p", run(text(_UNRULED_ROOM))))
    return part("glossaryDocument", w("docParts", w("docPart", properties, body)))


def _date(language: str) -> Xml:
    """A date picker (17.5.2.7), whose date goes into the form as ISO 8601 has it."""
    return w(
        "date",
        w("dateFormat", val=_DATE_FORMAT),
        w("lid", val=proofing_language(language)),
        w("storeMappedDataAs", val="date"),
        w("calendar", val="gregorian"),
    )


def _tag(number: int) -> str:
    """A tag that no other field of the document has."""
    return f"{TO_BE_FILLED_IN}-{number}"


def _properties(purpose: str, tag: str, number: int, *more: Xml) -> Xml:
    return w("sdtPr", w("alias", val=_shortened(purpose)), w("tag", val=tag), w("id", val=number), *more)


def _shortened(purpose: str) -> str:
    words = " ".join(purpose.split())
    return words if len(words) <= _LONGEST_NAME else f"{words[: _LONGEST_NAME - 1]}…"
