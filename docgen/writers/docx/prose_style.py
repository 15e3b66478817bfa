"""The styles of running text: paragraphs, lists, quotes, code and callouts."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.document import CalloutKind
from docgen.theme import Palette
from docgen.units import Length, mm, pt
from docgen.writers.docx.format import Border, Face, Shape, Tab
from docgen.writers.docx.look import Look
from docgen.writers.docx.style import HAIRLINE, Style

LIST_STEP = mm(6)
"""How far each level of a list stands to the right of the one around it."""
QUOTE_INDENT = mm(6)
CALLOUT_INDENT = pt(14)
CODE_PADDING = pt(11)
CODE_INDENT = pt(27)
"""Where a line of code goes on that does not fit: further in, so that it is not taken for the next."""
LEVELS_WITH_STYLE = 5  # Word's own List Continue 2 to 5
_PADDING_RIGHT = pt(8)
_HALF = pt(7.8)
_CODE_CHARACTER = 0.6  # the width of a character of the monospaced face, in its size


def prose_styles(look: Look) -> Iterator[Style]:
    """Every style of running text."""
    sizes, palette, families = look.sizes, look.palette, look.families
    serif = Face(family=families.serif, size=sizes.text, colour=palette.ink)
    yield Style("Normal", "Normal", face=serif, shape=Shape(pt(0), pt(0), sizes.leading))
    yield Style("BodyText", "Body Text", "Normal", shape=Shape(before=_HALF, after=_HALF))
    lead = Shape(after=sizes.leading, leading=sizes.lead * 1.5)
    yield Style("Lead", "Lead", "BodyText", Face(size=sizes.lead), lead, "BodyText")
    small = look.plain(Face(size=sizes.table, colour=palette.muted))
    yield Style("Note", "Note", "BodyText", small, Shape(leading=pt(13.8)))
    bar = (("left", Border(mm(0.6), palette.hairline, QUOTE_INDENT - mm(0.6))),)
    said = Face(colour=palette.muted, italic=True)
    yield Style("Quote", "Quote", "BodyText", said, Shape(left=QUOTE_INDENT, borders=bar))
    yield Style("Rule", "Rule", "Normal", shape=_rule(look), offered=False)
    writing = Border(HAIRLINE, palette.hairline)
    room = Shape(leading=mm(8.2), exact=True, borders=(("bottom", writing), ("between", writing)))
    yield Style("BlankLine", "Blank Line", "Normal", shape=room, offered=False)
    yield Style("BlankEnd", "Blank End", "Normal", shape=Shape(leading=pt(8), exact=True), offered=False)
    yield from _lists()
    yield from _code(look)
    for kind in CalloutKind:
        yield from _callout(kind, look)


def callout_style(kind: CalloutKind) -> str:
    """The style of a callout's text."""
    return f"Callout{kind.value.capitalize()}"


def _callout_colour(kind: CalloutKind, palette: Palette) -> str:
    match kind:
        case CalloutKind.NOTE:
            return palette.accent
        case CalloutKind.IMPORTANT:
            return palette.minor
        case CalloutKind.WARNING:
            return palette.critical


def _rule(look: Look) -> Shape:
    line = Border(HAIRLINE, look.palette.hairline)
    short = look.theme.page.text_width - mm(30)
    return Shape(pt(0), pt(15), pt(12), exact=True, right=short, borders=(("bottom", line),))


def _lists() -> Iterator[Style]:
    item = Shape(before=pt(2.6), after=pt(2.6))
    yield Style("ListBullet", "List Bullet", "BodyText", shape=item)
    yield Style("ListNumber", "List Number", "BodyText", shape=item)
    for level in range(1, LEVELS_WITH_STYLE + 1):
        shape = Shape(before=pt(2.6), after=pt(2.6), left=LIST_STEP * level)
        name = f"List Continue {level}".removesuffix(" 1")
        yield Style(continued_style(level), name, "BodyText", shape=shape)


def continued_style(level: int) -> str:
    """The style of an item's further paragraphs; ``level`` counts from 1."""
    return f"ListContinue{level}".removesuffix("1")


def _panel(colour: str, padding: Length, width: Length, palette: Palette) -> tuple[tuple[str, Border], ...]:
    """The borders of a tinted panel with a rule at its left; those in the colour of the tint are its padding.

    Word draws the upper and lower one only at the ends of a run of paragraphs with the same borders.
    """
    pad = Border(HAIRLINE, palette.tint, pt(6))
    side = Border(HAIRLINE, palette.tint, _PADDING_RIGHT - HAIRLINE)
    return (("top", pad), ("left", Border(width, colour, padding - width)), ("bottom", pad), ("right", side))


def _code(look: Look) -> Iterator[Style]:
    sizes, palette = look.sizes, look.palette
    face = Face(family=look.families.mono, size=sizes.listing, unchecked=True)
    stops = tuple(Tab(CODE_PADDING + sizes.listing * (_CODE_CHARACTER * 8 * stop)) for stop in range(1, 11))
    shape = Shape(
        before=pt(13),
        after=pt(15),
        leading=sizes.listing * 1.42,
        left=CODE_INDENT,
        hanging=CODE_INDENT - CODE_PADDING,
        right=_PADDING_RIGHT,
        contextual=True,
        unhyphenated=True,
        borders=_panel(palette.hairline, CODE_PADDING, mm(0.9), palette),
        ground=palette.tint,
        tabs=stops,
    )
    yield Style("CodeBlock", "Code Block", "Normal", face, shape)
    marked = Shape(borders=_panel(palette.accent, CODE_PADDING, mm(0.9), palette))
    yield Style("Listing", "Listing", "CodeBlock", shape=marked)


def _callout(kind: CalloutKind, look: Look) -> Iterator[Style]:
    style, name = callout_style(kind), f"Callout {kind.value.capitalize()}"
    colour = _callout_colour(kind, look.palette)
    body = Shape(
        before=pt(4),
        after=pt(4),
        left=CALLOUT_INDENT,
        right=_PADDING_RIGHT,
        borders=_panel(colour, CALLOUT_INDENT, mm(0.9), look.palette),
        ground=look.palette.tint,
    )
    yield Style(style, name, "BodyText", shape=body)
    title = Shape(before=pt(16), after=pt(2), leading=pt(14.7), keep_next=True)
    head = look.heavy(Face(colour=colour))
    yield Style(f"{style}Title", f"{name} Title", style, head, title, style)
