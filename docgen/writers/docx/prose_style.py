"""The styles of running text: paragraphs, lists, quotes, code, callouts, and what stands within a line."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.document import CalloutKind, Tone
from docgen.theme import Palette, Theme
from docgen.units import mm, pt
from docgen.writers.docx.format import Border, Face, Shape, Tab
from docgen.writers.docx.style import HAIRLINE, Style, characters

LIST_STEP = pt(17)
"""How far each level of a list stands to the right of the one around it."""
QUOTE_INDENT = pt(14)
CALLOUT_INDENT = pt(13)
CODE_PADDING = pt(9)
LEVELS_WITH_STYLE = 5  # Word's own List Continue 2 to 5
_CODE_CHARACTER = 0.6  # the width of a character of the monospaced face, in its size


def prose_styles(theme: Theme) -> Iterator[Style]:
    """Every style of running text."""
    sizes, palette, families = theme.sizes, theme.palette, theme.families
    serif = Face(family=families.serif, size=sizes.text, colour=palette.ink)
    yield Style("Normal", "Normal", face=serif, shape=Shape(pt(0), pt(0), sizes.leading))
    yield Style("BodyText", "Body Text", "Normal", shape=Shape(after=pt(7)))
    lead = Shape(after=pt(9), leading=pt(18))
    yield Style("Lead", "Lead", "BodyText", Face(size=pt(12)), lead, "BodyText")
    small = Face(family=families.sans, size=sizes.table, colour=palette.muted)
    yield Style("Note", "Note", "BodyText", small, Shape(leading=pt(13.5)))
    quote = (("left", Border(pt(1.5), palette.hairline, QUOTE_INDENT - pt(1))),)
    yield Style("Quote", "Quote", "BodyText", shape=Shape(left=QUOTE_INDENT, borders=quote))
    yield Style("Rule", "Rule", "Normal", shape=_rule(palette), offered=False)
    writing = Border(HAIRLINE, palette.muted)
    room = Shape(leading=mm(8), exact=True, borders=(("bottom", writing), ("between", writing)))
    yield Style("BlankLine", "Blank Line", "Normal", shape=room, offered=False)
    yield from _lists()
    yield from _code(theme)
    for kind in CalloutKind:
        yield from _callout(kind, theme)


def inline_styles(theme: Theme) -> Iterator[Style]:
    """Every style of characters."""
    palette, families = theme.palette, theme.families
    yield characters("Emphasis", "Emphasis", Face(italic=True))
    yield characters("Strong", "Strong", Face(bold=True))
    yield characters("StrongEmphasis", "Strong Emphasis", Face(bold=True, italic=True))
    code = Face(family=families.mono, unchecked=True)
    yield characters("Code", "Code", code)
    yield characters("Hyperlink", "Hyperlink", Face(colour=palette.accent, underline="single"))
    yield characters("CodeHyperlink", "Code Hyperlink", code, "Hyperlink")
    yield characters("CrossReference", "Cross-Reference", Face(colour=palette.accent))
    yield characters("Blank", "Blank", Face(colour=palette.muted, underline="single"))
    yield characters("Added", "Diff Added", Face(colour=palette.good, bold=True))
    yield characters("Removed", "Diff Removed", Face(colour=palette.critical, underline="dotted"))
    yield characters("Hunk", "Diff Position", Face(colour=palette.low))
    for tone in Tone:
        yield _label(tone, theme)


def callout_style(kind: CalloutKind) -> str:
    """The style of a callout's text."""
    return f"Callout{kind.value.capitalize()}"


def label_style(tone: Tone) -> str:
    """The style of a label."""
    return f"Label{tone.value.capitalize()}"


def callout_colour(kind: CalloutKind, palette: Palette) -> str:
    """The colour of a callout's rule and title."""
    match kind:
        case CalloutKind.NOTE:
            return palette.accent
        case CalloutKind.IMPORTANT:
            return palette.major
        case CalloutKind.WARNING:
            return palette.critical


def _label(tone: Tone, theme: Theme) -> Style:
    palette, name = theme.palette, f"Label {tone.value.capitalize()}"
    colour = palette.tone(tone)
    face = Face(family=theme.families.sans, size=theme.sizes.table, unchecked=True)
    if tone is Tone.NEUTRAL:
        frame = Border(HAIRLINE, palette.muted, pt(1))
        shown = Face(face.family, face.size, colour, frame=frame, unchecked=True)
    else:
        frame = Border(HAIRLINE, colour, pt(1))
        shown = Face(
            face.family, face.size, palette.paper, bold=True, ground=colour, frame=frame, unchecked=True
        )
    return characters(label_style(tone), name, shown)


def _rule(palette: Palette) -> Shape:
    line = Border(HAIRLINE, palette.hairline)
    return Shape(pt(2), pt(12), pt(10), exact=True, left=mm(52), right=mm(52), borders=(("bottom", line),))


def _lists() -> Iterator[Style]:
    item = Shape(after=pt(3.5))
    yield Style("ListBullet", "List Bullet", "BodyText", shape=item)
    yield Style("ListNumber", "List Number", "BodyText", shape=item)
    for level in range(1, LEVELS_WITH_STYLE + 1):
        shape = Shape(after=pt(3.5), left=LIST_STEP * level)
        yield Style(
            continued_style(level), f"List Continue {level}".removesuffix(" 1"), "BodyText", shape=shape
        )


def continued_style(level: int) -> str:
    """The style of an item's further paragraphs; ``level`` counts from 1."""
    return f"ListContinue{level}".removesuffix("1")


def _code(theme: Theme) -> Iterator[Style]:
    sizes, palette = theme.sizes, theme.palette
    face = Face(family=theme.families.mono, size=sizes.listing, unchecked=True)
    pad = Border(HAIRLINE, palette.tint, pt(5))
    edges = (("top", pad), ("left", Border(pt(0.5), palette.tint, CODE_PADDING - pt(1))), ("bottom", pad))
    stops = tuple(Tab(CODE_PADDING + sizes.listing * (_CODE_CHARACTER * 8 * stop)) for stop in range(1, 11))
    plain = Shape(
        pt(9),
        pt(13),
        pt(11.6),
        left=CODE_PADDING,
        right=pt(4),
        contextual=True,
        unhyphenated=True,
        borders=edges,
        ground=palette.tint,
        tabs=stops,
    )
    yield Style("CodeBlock", "Code Block", "Normal", face, plain)
    marked = (
        ("top", pad),
        ("left", Border(pt(1.5), palette.accent, CODE_PADDING - pt(1.5))),
        ("bottom", pad),
    )
    yield Style("Listing", "Listing", "CodeBlock", shape=Shape(borders=marked))


def _callout(kind: CalloutKind, theme: Theme) -> Iterator[Style]:
    style, name = callout_style(kind), f"Callout {kind.value.capitalize()}"
    colour = callout_colour(kind, theme.palette)
    rule = (("left", Border(pt(2.25), colour, CALLOUT_INDENT - pt(2))),)
    face = Face(family=theme.families.sans, size=theme.sizes.table + pt(0.5))
    body = Shape(after=pt(5), leading=pt(14.5), left=CALLOUT_INDENT, borders=rule)
    yield Style(style, name, "BodyText", face, body)
    title = Shape(before=pt(8), after=pt(2), keep_next=True)
    yield Style(f"{style}Title", f"{name} Title", style, Face(colour=colour, bold=True), title, style)
