"""Sections and callouts as HTML."""

from __future__ import annotations

from markupsafe import Markup

from docgen.document import Callout, Fields, Paragraph, Section, SignOff, Table, plain_text
from docgen.document.block import Block
from docgen.units import mm
from docgen.writers.html.element import NOTHING, element, join
from docgen.writers.html.heading import heading, section_number
from docgen.writers.html.prose import set_paragraph
from docgen.writers.html.setting import Setting
from docgen.writers.html.words import direction

_CALLOUT_PADDING = mm(9)
_ONE_LINE = 90  # characters


def set_section(section: Section, setting: Setting) -> Markup:
    """A part with its heading; one that is signed stays whole where a page can hold it."""
    inner = setting.deeper()
    classes = ("new-page" * section.new_page, "signed" * _is_signed(section))
    return element(
        "section",
        heading(section.title, section_number(section.number), inner, anchor=section.anchor),
        _body(section.blocks, inner),
        class_=" ".join(filter(None, classes)),
    )


def _body(blocks: tuple[Block, ...], setting: Setting) -> Markup:
    """What stands below a heading; one line before a table goes with it, so that the heading does too."""
    match blocks:
        case (Paragraph(children) as line, Table() | Fields(), *_) if len(plain_text(children)) <= _ONE_LINE:
            return join((set_paragraph(line, setting, introducing=True), setting.blocks(blocks[1:])))
        case _:
            return setting.blocks(blocks)


def set_callout(callout: Callout, setting: Setting) -> Markup:
    """A passage that stands out, its title first."""
    language = setting.names_language
    title = element("p", callout.title, class_="callout-title", dir=direction(callout.title), lang=language)
    inner = setting.indented(_CALLOUT_PADDING)
    class_ = f"callout {callout.kind.value}{'' if inner else ' flush'}"
    body = (inner or setting).blocks(callout.blocks)
    return element("div", title if callout.title else NOTHING, body, class_=class_)


def _is_signed(section: Section) -> bool:
    return any(isinstance(block, SignOff) for block in section.blocks)
