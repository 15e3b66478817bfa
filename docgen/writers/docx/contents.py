"""The contents: a real field, already filled in, each entry a link with its page."""

from __future__ import annotations

from docgen.document import Contents, Heading, outline
from docgen.writers.docx.control import contents_control
from docgen.writers.docx.inline import Voice, direction_of, direction_of_text, runs, spoken
from docgen.writers.docx.register import Register
from docgen.writers.docx.setting import Setting
from docgen.writers.docx.structure_style import CONTENTS_LEVELS
from docgen.writers.docx.xml import (
    NOTHING,
    Xml,
    field,
    field_end,
    field_start,
    hyperlink,
    join,
    paragraph,
    run,
    w,
)

_TAB = run(w("tab"))


def contents(block: Contents, setting: Setting, register: Register) -> Xml:
    """The heading of the contents and an entry for each numbered section down to its depth."""
    depth = max(1, min(block.depth, CONTENTS_LEVELS))
    headings = outline(register.document, depth)
    turned = w("pageBreakBefore") if setting.new_page and not setting.in_cell else NOTHING
    properties = join((turned, direction_of_text(block.title)))
    head = paragraph(
        "TOCHeading", spoken(block.title, Voice(language=register.names_language)), properties=properties
    )
    # Without \u: unnumbered headings have an outline level for navigation, and are not listed.
    start = field_start(rf'TOC \o "1-{depth}" \h \z')
    last = len(headings) - 1
    entries = (
        _entry(
            heading,
            register,
            before=start if index == 0 else NOTHING,
            after=field_end() if index == last else NOTHING,
        )
        for index, heading in enumerate(headings)
    )
    return contents_control(register.next_id(), join((head, *entries)))


def _entry(heading: Heading, register: Register, before: Xml, after: Xml) -> Xml:
    target = register.targets[heading.anchor]
    number = field(rf"PAGEREF {target.bookmark} \h", spoken("1"))
    words = join((spoken(heading.number), _TAB, runs(heading.title, register), _TAB, number))
    link = hyperlink(words, bookmark=target.bookmark)
    return paragraph(f"TOC{heading.level}", before, link, after, properties=direction_of(heading.title))
