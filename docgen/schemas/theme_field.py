"""Fields of a theme file: colours and lengths."""

from __future__ import annotations

import re

from docgen.schemas.fault import refuse
from docgen.schemas.field import Worded
from docgen.schemas.suggestion import meant, quoted
from docgen.theme import PAGES, Page
from docgen.units import Length, mm, pt

_UNITS = {"mm": mm, "cm": lambda value: mm(10 * value), "in": lambda value: pt(72 * value), "pt": pt}
_LENGTH = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,3})?) ?(mm|cm|in|pt)")
_LEAST, _MOST = mm(5), mm(80)


class Hue(Worded[str]):
    """A colour."""

    wanted = "a colour like '#0b3d66', in quotes"

    def from_text(self, text: str) -> str:
        """``#rrggbb`` in lower case."""
        colour = text.strip().lower()
        if re.fullmatch(r"#[0-9a-f]{3}", colour):
            full = "#" + "".join(2 * digit for digit in colour[1:])
            raise refuse("colour", f"{quoted(text)} is too short", meant(full))
        if not re.fullmatch(r"#[0-9a-f]{6}", colour):
            raise refuse("colour", f"{quoted(text)} is no colour", self.wanted)
        return colour


class Measure(Worded[Length]):
    """The width of a margin."""

    wanted = "a number with its unit: 30mm, 3cm, 1.2in or 85pt"

    def from_text(self, text: str) -> Length:
        """A length that leaves room for text."""
        found = _LENGTH.fullmatch(text.strip())
        if not found:
            raise refuse("length", f"{quoted(text)} is no length", self.wanted)
        length = _UNITS[found[2]](float(found[1]))
        if not _LEAST <= length <= _MOST:
            raise refuse("length", f"a margin of {text.strip()} is out of range", "5mm to 80mm")
        return length


class Paper(Worded[Page]):
    """A size of paper."""

    wanted = f"one of {', '.join(PAGES)}"

    def from_text(self, text: str) -> Page:
        """The sheet of a name."""
        name = text.strip()
        by_form = {each.casefold(): page for each, page in PAGES.items()}
        if name in PAGES:
            return PAGES[name]
        near = by_form.get(name.casefold())
        expected = meant(near.name) if near else self.wanted
        raise refuse("choice", f"{quoted(text)} is not known here", expected)
