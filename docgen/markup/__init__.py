"""Markup: CommonMark with tables, as people write it into an incident, becomes the document tree.

No text is ever lost: what has no place on a page (raw HTML, a picture, an address that may not be a link,
nesting without end) is shown as words, and :func:`review` says so.
"""

from docgen.markup.code import code_lines, may_hold_code
from docgen.markup.fence import without_fences
from docgen.markup.narrative import exhibits_named, parse_blocks, parse_inlines, review

__all__ = [
    "code_lines",
    "exhibits_named",
    "may_hold_code",
    "parse_blocks",
    "parse_inlines",
    "review",
    "without_fences",
]
