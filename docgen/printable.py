"""Which characters can stand on a page, and what stands for those that cannot.

What no format can hold (control characters, noncharacters, lone surrogates), what stands for a character
lost before (U+FFFD, which text fonts lack) and what would make a reader see another order than the file
has (bidirectional embeddings, overrides and isolates; tag characters) is shown as a visible mark,
``‹U+202E›``. The colour codes of a terminal carry no text: they are left out, and
counted. Nothing goes unsaid: every change is returned beside the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

# ECMA-48 8.3.117, Select Graphic Rendition, introduced by ESC [ or by the one-character CSI.
_COLOUR_CODE = re.compile("(?:\x1b\\[|\x9b)[0-9;:]*m")
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 without tab and line feed, DEL, C1
    "\u202a-\u202e\u2066-\u2069"  # Unicode Standard Annex 9: embeddings, overrides, isolates
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"  # noncharacters, byte order mark, interlinear anchors
    "\ufffd"  # a character lost before: text fonts have no glyph for it
    "\ud800-\udfff"  # surrogates that form no pair
    "\U000e0000-\U000e007f"  # tags, which nobody sees
    + "".join(f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)


@dataclass(frozen=True, slots=True)
class Printable:
    """Text that every format can hold, and what was done to get there."""

    text: str
    marks: tuple[tuple[str, int], ...] = ()
    """Each character that is shown as a mark, as the mark shows it, and how often."""
    colour_codes: int = 0
    """How many terminal colour codes were left out."""

    @property
    def changes(self) -> Iterator[str]:
        """What was done, in sentences without a full stop."""
        for mark, count in self.marks:
            yield f"{mark} cannot be printed and is shown as a mark{_times(count)}"
        if self.colour_codes:
            plural = "" if self.colour_codes == 1 else "s"
            yield f"{self.colour_codes} terminal colour code{plural} left out"


def printable(text: str) -> Printable:
    """Make a text fit for print; every kind of line end becomes a line feed."""
    if text.isascii() and text.isprintable():
        return Printable(text)
    text, colour_codes = _COLOUR_CODE.subn("", text)
    text = _LINE_BREAK.sub("\n", text)
    found = Counter(_UNPRINTABLE.findall(text))
    if found:
        text = _UNPRINTABLE.sub(lambda match: mark(match[0]), text)
    return Printable(text, tuple((mark(each), count) for each, count in found.items()), colour_codes)


def is_printable(text: str) -> bool:
    """Whether every format can hold the text as it is."""
    return _UNPRINTABLE.search(text) is None and _LINE_BREAK.search(text) is None


def mark(character: str) -> str:
    """The visible mark that stands for a character."""
    return f"‹U+{ord(character):04X}›"


def _times(count: int) -> str:
    return "" if count == 1 else f", {count} times"
