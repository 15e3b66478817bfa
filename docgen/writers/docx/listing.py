"""Code and listings: a paragraph a line, so that twenty thousand lines break across pages like any text."""

from __future__ import annotations

from docgen.document import CodeBlock, Listing, ListingKind
from docgen.writers.docx.inline import direction_of_text, spoken, Voice
from docgen.writers.docx.prose_style import CODE_PADDING
from docgen.writers.docx.setting import Setting
from docgen.writers.docx.xml import Xml, join, paragraph, w

_PLAIN = Voice()
_ADDED, _REMOVED, _POSITION = (Voice(style=style) for style in ("Added", "Removed", "Hunk"))


def code_block(block: CodeBlock, setting: Setting) -> Xml:
    """A few lines for a machine."""
    return _lines("CodeBlock", block.text, setting, ListingKind.CONFIG)


def listing(block: Listing, setting: Setting) -> Xml:
    """Lines of evidence."""
    return _lines("Listing", block.text, setting, block.kind)


def _lines(style: str, text: str, setting: Setting, kind: ListingKind) -> Xml:
    lines = text.removesuffix("\n").split("\n")
    indent = setting.aside(CODE_PADDING)
    voices = (_voice(line) for line in lines) if kind is ListingKind.DIFF else (_PLAIN for _ in lines)
    return join(
        paragraph(style, spoken(line, voice), properties=join((direction_of_text(line), indent)))
        for line, voice in zip(lines, voices, strict=True)
    )


def _voice(line: str) -> Voice:
    """How a line of a diff is said: its sign stays, its colour and weight repeat what the sign says."""
    if line.startswith(("+++", "---", "diff ", "index ")):
        return _PLAIN
    if line.startswith("@@"):
        return _POSITION
    if line.startswith("+"):
        return _ADDED
    return _REMOVED if line.startswith("-") else _PLAIN
