"""The styles that give the document its frame: headings, contents, cover, running header and footer."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.units import Length, mm, pt
from docgen.writers.docx.format import Border, Face, Shape, Tab
from docgen.writers.docx.look import Look
from docgen.writers.docx.style import HAIRLINE, Style, characters

HEADING_LEVELS = 6
NUMBER_GAP = mm(3.6)
"""How far the number of a section stands from its heading; it hangs in the margin."""
CONTENTS_LEVELS = 9
_CONTENTS_NUMBER = mm(10)
_CONTENTS_STEP = mm(12)
_MASTHEAD_TITLE = 0.8


def heading_style(level: int, *, numbered: bool = True) -> str:
    """The style of a section's heading; ``level`` counts from 1."""
    return f"Heading{level}" if numbered else f"Heading{level}Unnumbered"


def structure_styles(look: Look) -> Iterator[Style]:
    """Every style of the document's frame."""
    yield from _headings(look)
    yield from _contents(look)
    yield from _cover(look)
    yield from _running(look)


def _headings(look: Look) -> Iterator[Style]:
    sizes, palette = look.sizes, look.palette
    minor = Face(size=sizes.minor, colour=palette.ink)
    looks = (
        (look.heavy(Face(size=sizes.section, colour=palette.accent)), pt(26), pt(9), pt(20)),
        (look.heavy(Face(size=sizes.subsection, colour=palette.accent)), pt(19), pt(5), pt(16.2)),
        (look.heavy(minor), pt(14), pt(3), pt(14.7)),
        (look.heavy(minor), pt(14), pt(3), pt(14.7)),
        (look.plain(minor), pt(14), pt(3), pt(14.7)),
        (look.plain(minor), pt(14), pt(3), pt(14.7)),
    )
    for level, (face, before, after, leading) in enumerate(looks, 1):
        shape = Shape(before, after, leading, exact=True, keep_next=True, keep_lines=True, outline=level - 1)
        own = Shape(
            before,
            after,
            leading,
            exact=True,
            keep_next=True,
            keep_lines=True,
            outline=level - 1,
            numbering=(level - 1, 1),
        )
        yield Style(heading_style(level), f"heading {level}", "Normal", face, own, "BodyText")
        # Not based on the numbered one: Word would list it in the contents when it updates them.
        name = f"Heading {level} Unnumbered"
        yield Style(heading_style(level, numbered=False), name, "Normal", face, shape, "BodyText")


def _contents(look: Look) -> Iterator[Style]:
    sizes, palette = look.sizes, look.palette
    head = look.heavy(Face(size=sizes.section, colour=palette.accent))
    yield Style(
        "TOCHeading", "TOC Heading", "Normal", head, Shape(pt(0), pt(12), pt(20), exact=True, keep_next=True)
    )
    line = Border(HAIRLINE, palette.hairline, pt(4))
    edge = Tab(look.theme.page.text_width, "right")
    first = Shape(
        before=pt(4.6),
        after=pt(0),
        leading=pt(13.6),
        exact=True,
        left=_CONTENTS_NUMBER,
        hanging=_CONTENTS_NUMBER,
        borders=(("bottom", line), ("between", line)),
        tabs=(Tab(_CONTENTS_NUMBER), edge),
    )
    upper = look.heavy(Face(size=sizes.text, tabular=True))
    yield Style("TOC1", "toc 1", "Normal", upper, first, offered=False)
    lower = look.plain(Face(size=sizes.table, colour=palette.muted, tabular=True))
    left = _CONTENTS_NUMBER
    for level in range(2, CONTENTS_LEVELS + 1):
        left += _CONTENTS_STEP
        shape = Shape(
            before=pt(3.5),
            after=pt(3),
            leading=pt(12.6),
            exact=True,
            left=left,
            hanging=_CONTENTS_STEP,
            tabs=(Tab(left), edge),
        )
        yield Style(f"TOC{level}", f"toc {level}", "Normal", lower, shape, offered=False)


def _cover(look: Look) -> Iterator[Style]:
    sizes, palette = look.sizes, look.palette
    start = (("bottom", Border(pt(2.2), palette.accent)),)
    opening = Shape(after=mm(7), leading=pt(1), exact=True, borders=start)
    yield Style("CoverStart", "Cover Start", "Seam", shape=opening, offered=False)
    owner = look.heavy(Face(size=sizes.text))
    yield Style("CoverOrganization", "Cover Organization", "Normal", owner, Shape(after=mm(29)))
    for name, room in (("Crowded", mm(7)), ("Masthead", mm(9))):
        yield Style(
            f"{name}Organization", f"{name} Organization", "CoverOrganization", shape=Shape(after=room)
        )
    yield Style("CoverLogo", "Cover Logo", "Normal", shape=Shape(after=pt(8), natural=True))
    kind = look.plain(Face(colour=palette.muted))
    yield Style("CoverKind", "Cover Kind", "Normal", kind, Shape(after=pt(3), keep_next=True))
    title = look.heavy(Face(size=sizes.title, colour=palette.accent))
    yield Style("Title", "Title", "Normal", title, _title(sizes.title, pt(14)), "Subtitle")
    small = sizes.title * _MASTHEAD_TITLE
    yield Style("MastheadTitle", "Masthead Title", "Title", Face(size=small), _title(small, pt(9)))
    gist = Shape(after=pt(18), leading=sizes.lead * 1.5, right=mm(18))
    yield Style("Subtitle", "Subtitle", "Normal", Face(size=sizes.lead), gist)
    yield Style("MastheadLead", "Masthead Lead", "Subtitle", shape=Shape(after=pt(12)))
    yield Style("CoverLabels", "Cover Labels", "Normal", shape=Shape(after=pt(26), leading=pt(22)))
    yield Style("MastheadLabels", "Masthead Labels", "CoverLabels", shape=Shape(after=pt(12)))
    end = (("bottom", Border(pt(1), palette.ink)),)
    shut = Shape(after=pt(22), leading=pt(4), exact=True, borders=end)
    yield Style("MastheadEnd", "Masthead End", "Seam", shape=shut, offered=False)
    yield Style("Seam", "Seam", "Normal", Face(size=pt(1)), Shape(leading=pt(1), exact=True), offered=False)


def _title(size: Length, after: Length) -> Shape:
    return Shape(pt(0), after, size * 1.17, exact=True, keep_next=True, keep_lines=True, unhyphenated=True)


def _running(look: Look) -> Iterator[Style]:
    palette, sizes = look.palette, look.sizes
    face = look.plain(Face(size=sizes.running, colour=palette.muted, tabular=True))
    middle, edge = Tab(look.theme.page.text_width * 0.5, "center"), Tab(look.theme.page.text_width, "right")
    head = Shape(leading=pt(11), tabs=(middle, edge))
    yield Style("Header", "header", "Normal", face, head, offered=False)
    bare = Shape(leading=pt(11), tabs=(middle,))
    yield Style("BareHeader", "Bare Header", "Normal", face, bare, offered=False)
    foot = Shape(leading=pt(11), tabs=(edge,))
    yield Style("Footer", "footer", "Normal", face, foot, offered=False)
    mark = look.heavy(Face(colour=palette.accent, tracking=pt(0.25)))
    yield characters("RunningMark", "Running Mark", mark)
    stamp = look.heavy(Face(colour=palette.critical, tracking=pt(1)))
    yield characters("RunningStamp", "Running Stamp", stamp)
