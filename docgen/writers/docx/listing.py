"""Code and listings: a paragraph a line, so that twenty thousand lines break across pages like any text."""

from __future__ import annotations

from docgen.document import CodeBlock, Listing, ListingKind
from docgen.writers.docx.inline import Voice, direction_of_text, spoken
from docgen.writers.docx.prose_style import CODE_INDENT
from docgen.writers.docx.setting import Setting
from docgen.writers.docx.xml import NOTHING, Xml, join, paragraph, w

_PLAIN = Voice()
_ADDED, _REMOVED, _PLACE, _FILE = (
    Voice(style=f"Diff{kind}") for kind in ("Added", "Removed", "Place", "File")
)
_FILES = (
    "+++ ",
    "--- ",
    "diff ",
    "index ",
    "Index: ",
    "new file ",
    "deleted file ",
    "rename ",
    "similarity ",
)
_FEW, _START, _END = 6, 3, 2
"""A listing of few lines stays whole; of a longer one the first and the last lines stay together."""


def code_block(block: CodeBlock, setting: Setting) -> Xml:
    """A few lines for a machine."""
    return _lines("CodeBlock", block.text, setting, ListingKind.CONFIG)


def listing(block: Listing, setting: Setting) -> Xml:
    """Lines of evidence."""
    return _lines("Listing", block.text, setting, block.kind)


def _lines(style: str, text: str, setting: Setting, kind: ListingKind) -> Xml:
    lines = text.removesuffix("\n").split("\n")
    indent = setting.aside(CODE_INDENT)
    count = len(lines)
    return join(
        paragraph(
            style,
            spoken(line, _voice(line) if kind is ListingKind.DIFF else _PLAIN),
            properties=join((_kept(index, count), direction_of_text(line), indent)),
        )
        for index, line in enumerate(lines)
    )


def _kept(index: int, count: int) -> Xml:
    last = index == count - 1
    keeps = not last and (count <= _FEW or index < _START - 1 or index >= count - _END)
    return w("keepNext") if keeps else NOTHING


def _voice(line: str) -> Voice:
    """How a line of a diff is said: its sign stays, its colour and weight repeat what the sign says."""
    if line.startswith(_FILES):
        return _FILE
    match line[:1]:
        case "+":
            return _ADDED
        case "-":
            return _REMOVED
        case "@":
            return _PLACE
        case _:
            return _PLAIN
