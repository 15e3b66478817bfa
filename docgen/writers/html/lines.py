"""Lines of evidence: kept line by line, wrapped at the width of the page, broken across pages.

A monospaced line has a known number of columns, so it is known beforehand which lines will wrap. Those get
an element each, with a hanging indent that tells a continuation from a new line; the others share one
for up to fifty lines, since the engine takes more than linear time for one that goes over many pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from markupsafe import Markup

from docgen.units import mm
from docgen.writers.html.element import NOTHING, element, join
from docgen.writers.html.setting import Setting
from docgen.writers.html.words import breakable

_ADVANCE = 0.6
"""The width of a character in ems; so in every monospaced face that the house sets."""
_PADDING = mm(7)
_CONTINUED = 4
"""Columns by which the continuation of a wrapped line is indented."""
_LINES_TOGETHER = 50
_NARROW = mm(24)
"""Less than this and each line has an element of its own, so that no line feed is ever drawn."""
_FEW_LINES = 12
"""Lines up to which a listing is rather moved to the next page than broken."""
_TAB = 8

Kind = str


def listing_of(text: str, class_: str, setting: Setting, kind: Callable[[str], Kind] | None = None) -> Markup:
    """The lines of a text, each told apart by ``kind`` where given (the lines of a diff)."""
    together = 1 if setting.measure < _NARROW else _LINES_TOGETHER
    lines = text.removesuffix("\n").split("\n")
    runs = join(_runs(lines, _columns(setting), together, kind or (lambda _line: "")))
    short = " short" if len(lines) <= _FEW_LINES else ""
    return element("div", runs, class_=f"listing {class_}{short}")


def _columns(setting: Setting) -> int:
    advance = setting.theme.sizes.listing * _ADVANCE
    return max(20, int((setting.measure - _PADDING) / advance))


def _runs(lines: list[str], columns: int, most: int, kind: Callable[[str], Kind]) -> Iterator[Markup]:
    keyed = ((kind(line), _width(line) > columns, line) for line in lines)
    for (name, wraps), run in groupby(keyed, key=lambda each: each[:2]):
        texts = [line for _, _, line in run]
        together = 1 if wraps else most
        for start in range(0, len(texts), together):
            yield _chunk(texts[start : start + together], name, wraps, columns - _CONTINUED)


def _chunk(lines: list[str], name: Kind, wraps: bool, longest: int) -> Markup:
    words = (breakable(line, longest, longest) if wraps else NOTHING + line for line in lines)
    class_ = f"{name} wrapped".strip() if wraps else name
    # The parser drops the line feed after <pre>; one at the end makes an empty last line stand. Where it need
    # not, there is none: in a cell too narrow for a character the engine would draw it.
    end = "" if lines[-1] else "\n"
    return element("pre", "\n", Markup("\n").join(words), end, class_=class_)


def _width(line: str) -> int:
    """Columns that the line takes at most: wide characters take two, a tab up to eight."""
    if line.isascii():
        return len(line) + line.count("\t") * (_TAB - 1)
    return sum(1 if character < "\u0600" else 2 for character in line) + line.count("\t") * (_TAB - 1)
