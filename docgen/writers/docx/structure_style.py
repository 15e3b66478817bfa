"""The styles that give the document its frame: headings, contents, cover, running header and footer."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.theme import Theme
from docgen.units import Length, mm, pt
from docgen.writers.docx.format import Border, Face, Shape, Tab
from docgen.writers.docx.style import HAIRLINE, Style, characters

HEADING_LEVELS = 6
NUMBER_ROOM = mm(12)
"""How far into the margin the number of a section hangs."""
CONTENTS_LEVELS = 9
_CONTENTS_NUMBER = mm(10.5)
_MASTHEAD_TITLE = 0.8


def heading_style(level: int, *, numbered: bool = True) -> str:
    """The style of a section's heading; ``level`` counts from 1."""
    return f"Heading{level}" if numbered else f"Heading{level}Unnumbered"


def structure_styles(theme: Theme) -> Iterator[Style]:
    """Every style of the document's frame."""
    yield from _headings(theme)
    yield from _contents(theme)
    yield from _cover(theme)
    yield from _running(theme)


def _headings(theme: Theme) -> Iterator[Style]:
    sizes, palette, sans = theme.sizes, theme.palette, theme.families.sans
    looks = (
        (Face(sans, sizes.section, palette.accent, bold=True), pt(26), pt(8), pt(20)),
        (Face(sans, sizes.subsection, palette.ink, bold=True), pt(17), pt(5), pt(16)),
        (Face(sans, sizes.minor, palette.ink, bold=True), pt(13), pt(4), pt(14)),
        (Face(sans, sizes.minor, palette.muted, bold=True), pt(12), pt(3), pt(14)),
        (Face(sans, sizes.minor, palette.muted, bold=False), pt(12), pt(3), pt(14)),
        (Face(sans, sizes.minor, palette.muted, bold=False, italic=True), pt(12), pt(3), pt(14)),
    )
    for level, (face, before, after, leading) in enumerate(looks, 1):
        shape = Shape(before, after, leading, keep_next=True, keep_lines=True, outline=level - 1)
        own = Shape(
            before, after, leading, keep_next=True, keep_lines=True, outline=level - 1, numbering=(level - 1, 1)
        )
        yield Style(heading_style(level), f"heading {level}", "Normal", face, own, "BodyText")
        # Not based on the numbered one: Word would list it in the contents when it updates them.
        name = f"Heading {level} Unnumbered"
        yield Style(heading_style(level, numbered=False), name, "Normal", face, shape, "BodyText")


def _contents(theme: Theme) -> Iterator[Style]:
    sizes, palette, sans = theme.sizes, theme.palette, theme.families.sans
    head = Face(sans, sizes.section, palette.accent, bold=True)
    yield Style("TOCHeading", "TOC Heading", "Normal", head, Shape(pt(0), pt(12), pt(20), keep_next=True))
    line = Border(HAIRLINE, palette.hairline, pt(4))
    edge = Tab(theme.page.text_width, "right")
    first = Shape(
        before=pt(4.2),
        after=pt(0),
        leading=pt(14),
        left=_CONTENTS_NUMBER,
        right=pt(24),
        hanging=_CONTENTS_NUMBER,
        borders=(("bottom", line), ("between", line)),
        tabs=(Tab(_CONTENTS_NUMBER), edge),
    )
    yield Style(
        "TOC1", "toc 1", "Normal", Face(sans, sizes.text, palette.ink, tabular=True), first, offered=False
    )
    lower = Face(sans, sizes.table, palette.muted, tabular=True)
    for level in range(2, CONTENTS_LEVELS + 1):
        left = _CONTENTS_NUMBER + _CONTENTS_NUMBER * (level - 1)
        shape = Shape(
            before=pt(4) if level == 2 else pt(2),  # noqa: PLR2004 - the second level
            after=pt(1),
            leading=pt(13),
            left=left,
            right=pt(24),
            hanging=_CONTENTS_NUMBER,
            tabs=(Tab(left), edge),
        )
        yield Style(f"TOC{level}", f"toc {level}", "Normal", lower, shape, offered=False)


def _cover(theme: Theme) -> Iterator[Style]:
    sizes, palette, sans = theme.sizes, theme.palette, theme.families.sans
    owner = Face(sans, pt(11), palette.ink, bold=True)
    yield Style("CoverOrganization", "Cover Organization", "Normal", owner, Shape(after=mm(46)))
    yield Style("MastheadOrganization", "Masthead Organization", "Normal", owner, Shape(after=pt(16)))
    yield Style("CoverLogo", "Cover Logo", "Normal", shape=Shape(after=pt(10), natural=True))
    kind = Face(sans, pt(11), palette.muted)
    yield Style("CoverKind", "Cover Kind", "Normal", kind, Shape(after=pt(5), keep_next=True))
    title = Face(sans, sizes.title, palette.accent, bold=True)
    yield Style("Title", "Title", "Normal", title, _title(sizes.title, pt(16)), "Subtitle")
    small = sizes.title * _MASTHEAD_TITLE
    yield Style("MastheadTitle", "Masthead Title", "Title", Face(size=small), _title(small, pt(9)))
    lead = Face(size=sizes.lead)
    yield Style("Subtitle", "Subtitle", "Normal", lead, Shape(after=pt(16), leading=pt(20), right=mm(12)))
    yield Style("CoverLabels", "Cover Labels", "Normal", shape=Shape(pt(4), pt(26), pt(22)))
    yield Style("Seam", "Seam", "Normal", Face(size=pt(1)), Shape(leading=pt(1), exact=True), offered=False)


def _title(size: Length, after: Length) -> Shape:
    return Shape(pt(0), after, size * 1.17, keep_next=True, keep_lines=True, unhyphenated=True)


def _running(theme: Theme) -> Iterator[Style]:
    palette, sizes = theme.palette, theme.sizes
    face = Face(theme.families.sans, sizes.running, palette.muted, tabular=True)
    edge = (Tab(theme.page.text_width, "right"),)
    line = Border(HAIRLINE, palette.hairline, pt(5))
    head = Shape(leading=pt(11), borders=(("bottom", line),), tabs=edge)
    yield Style("Header", "header", "Normal", face, head, offered=False)
    bare = Shape(leading=pt(11))
    yield Style("BareHeader", "Bare Header", "Normal", face, bare, offered=False)
    foot = Shape(leading=pt(11), borders=(("top", line),), tabs=edge)
    yield Style("Footer", "footer", "Normal", face, foot, offered=False)
    mark = Face(colour=palette.critical, bold=True, capitals=True, tracking=pt(0.8))
    yield characters("RunningMark", "Running Mark", mark)


