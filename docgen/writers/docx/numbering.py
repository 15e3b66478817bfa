"""Lists: the numbers of headings, bullets, and every ordered list with its own start.

List 1 numbers the headings, list 2 holds all bullets; each ordered list is a further one. Word counts the
headings as :func:`docgen.document.number` does: the numbered ones, level by level, without a gap.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from docgen.units import Length, pt
from docgen.writers.docx.format import Face, Shape
from docgen.writers.docx.look import Look
from docgen.writers.docx.prose_style import LIST_STEP
from docgen.writers.docx.structure_style import HEADING_LEVELS, NUMBER_GAP, heading_style
from docgen.writers.docx.xml import NOTHING, Xml, join, part, w

HEADINGS, BULLETS = 1, 2
DEEPEST = 8
"""Word counts nine levels, from 0."""

_HEADING_LIST, _BULLET_LIST, _FIRST_ORDERED = 0, 1, 2
_FORMATS = ("decimal", "lowerLetter", "lowerRoman")
"""How an ordered list counts, by how many ordered lists are around it; each is a definition of its own."""
_GLYPHS = ("•", "–", "·")
_OWN = 0x0D0C0000  # list definitions need an identity of eight hexadecimal digits (17.9.14)


@dataclass(frozen=True, slots=True)
class _List:
    """A list of the document: the definition it follows, and the level at which it begins anew."""

    number: int
    definition: int
    restart: Xml = NOTHING

    def xml(self) -> Xml:
        return w("num", w("abstractNumId", val=self.definition), self.restart, numId=self.number)


@dataclass(slots=True)
class Lists:
    """Hands out the lists of one document."""

    _lists: list[_List] = field(
        default_factory=lambda: [_List(HEADINGS, _HEADING_LIST), _List(BULLETS, _BULLET_LIST)]
    )

    def ordered(self, level: int, start: int, around: int) -> int:
        """The number of a new ordered list that begins with ``start``.

        ``level`` is its level from 0 among lists of all kinds, ``around`` how many ordered ones hold it.
        """
        restart = w("lvlOverride", w("startOverride", val=start), ilvl=level)
        return self._add(_FIRST_ORDERED + around % len(_FORMATS), restart)

    def part(self, look: Look) -> bytes:
        """``numbering.xml``."""
        return part("numbering", _definitions(look), *(each.xml() for each in self._lists))

    def _add(self, definition: int, restart: Xml = NOTHING) -> int:
        number = len(self._lists) + 1
        self._lists.append(_List(number, definition, restart))
        return number


@lru_cache(maxsize=8)
def _definitions(look: Look) -> Xml:
    ordered = (_ordered(look, _FIRST_ORDERED + index, kind) for index, kind in enumerate(_FORMATS))
    return join((_headings(look), _bullets(look), *ordered))


def _headings(look: Look) -> Xml:
    levels = (
        _level(
            level,
            ("decimal", ".".join(f"%{step}" for step in range(1, level + 2))),
            _heading_face(look),
            (pt(0), NUMBER_GAP),
            heading_style(level + 1),
        )
        for level in range(HEADING_LEVELS)
    )
    return _definition(_HEADING_LIST, *levels)


def _heading_face(look: Look) -> Face:
    return look.plain(Face(colour=look.palette.muted, bold=False, tabular=True))


def _bullets(look: Look) -> Xml:
    face = Face(family=look.families.sans, colour=look.palette.muted, bold=False, italic=False)
    levels = (
        _level(level, ("bullet", _GLYPHS[min(level, len(_GLYPHS) - 1)]), face, _place(level))
        for level in range(DEEPEST + 1)
    )
    return _definition(_BULLET_LIST, *levels)


def _ordered(look: Look, definition: int, kind: str) -> Xml:
    face = look.plain(Face(colour=look.palette.muted, bold=False, italic=False, tabular=True))
    levels = (_level(level, (kind, f"%{level + 1}."), face, _place(level)) for level in range(DEEPEST + 1))
    return _definition(definition, *levels)


def _place(level: int) -> tuple[Length, Length]:
    return LIST_STEP * (level + 1), LIST_STEP


def _definition(number: int, *levels: Xml) -> Xml:
    identity = w("nsid", val=f"{_OWN + number:08X}")
    return w("abstractNum", identity, w("multiLevelType", val="multilevel"), *levels, abstractNumId=number)


def _level(
    level: int, mark: tuple[str, str], face: Face, place: tuple[Length, Length], style: str = ""
) -> Xml:
    (kind, text), (left, hanging) = mark, place
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=kind),
        w("pStyle", val=style) if style else NOTHING,
        w("suff", val="tab"),
        w("lvlText", val=text),
        w("lvlJc", val="right" if left < hanging else "left"),  # a number in the margin ends at its gap
        w("pPr", Shape(left=left, hanging=hanging).xml()),
        w("rPr", face.xml()),
        ilvl=level,
    )
