"""What runs at the edge of every page, the stamp across it, and the sections of the file."""

from __future__ import annotations

from docgen.document import Document, Marking
from docgen.theme import Page, Theme
from docgen.units import Length, mm, pt
from docgen.writers.docx import marking
from docgen.writers.docx.inline import Voice, direction_of_text, spoken
from docgen.writers.docx.xml import NOTHING, Xml, element, field, join, paragraph, run, w

_HEAD_GAP, _FOOT_GAP = mm(9), mm(8)
"""How far from the text the running header and footer stand, as in the PDF."""
_RUNNING_LINE = pt(11)
_LEAST_EDGE = pt(18)
_TAB = run(w("tab"))
_MARK, _STAMP = Voice(style="RunningMark"), Voice(style="RunningStamp")
_STAMP_WIDTH = 0.72  # of the paper's width, for a word of five letters
_LETTERS = 5
_STAMP_TYPE = 136  # the text path of preset shapes, msosptTextPlainText


def header(document: Document, theme: Theme) -> Xml:
    """The running header: start at the left, end at the right, the stamp between and behind the text."""
    running = document.running
    start, end = spoken(running.header_start), spoken(running.header_end, _MARK)
    direction = direction_of_text(running.header_start)
    line = (start, _TAB, spoken(document.stamp, _STAMP), _TAB, end)
    return join(
        (
            marking.label(document.marking, "HeaderLabel"),
            paragraph("Header", _stamp(document.stamp, theme, 1), *line, properties=direction),
            marking.notes(document.marking, "HeaderNote"),
        )
    )


def bare_header(document: Document, theme: Theme) -> Xml:
    """The header of a cover page: nothing but the stamp and the marks."""
    stamp, marks = _stamp(document.stamp, theme, 2), document.marking
    label = marking.label(marks, "HeaderLabel")
    word = join((_TAB, spoken(document.stamp, _STAMP))) if document.stamp else NOTHING
    if not marks.lines:
        return join((label, paragraph("BareHeader", stamp, word)))
    return join((label, marking.notes(marks, "BareHeaderNote", stamp, word)))


def footer(document: Document) -> Xml:
    """The running footer, with *Page X of Y* at the right.

    It runs from the left in any script, since its numbers would else change places.
    """
    start = document.running.footer_start
    page = join((spoken("Page "), field("PAGE", spoken("2")), spoken(" of "), field("NUMPAGES", spoken("2"))))
    return join((paragraph("Footer", spoken(start), _TAB, page), _marks_at_foot(document.marking)))


def bare_footer(document: Document) -> Xml:
    """The footer of a cover page: nothing but the marks."""
    return _marks_at_foot(document.marking) or paragraph("BareHeader")


def _marks_at_foot(marks: Marking) -> Xml:
    return join((marking.privilege(marks, "FooterNote"), marking.label(marks, "FooterLabel")))


def section(page: Page, header_id: str, footer_id: str, *, marked: bool = False) -> Xml:
    """The properties of a section of the file (17.6.17): its paper, margins, header and footer."""
    head, foot = _edge(page.top - _HEAD_GAP), _edge(page.bottom - _FOOT_GAP)
    if marked:
        head, foot = marking.HEADER_EDGE, marking.FOOTER_EDGE
    return w(
        "sectPr",
        element("w:headerReference", {"w:type": "default", "r:id": header_id}),
        element("w:footerReference", {"w:type": "default", "r:id": footer_id}),
        w("type", val="nextPage"),
        w("pgSz", w=page.width.twips, h=page.height.twips),
        w(
            "pgMar",
            top=page.top.twips,
            right=page.right.twips,
            bottom=page.bottom.twips,
            left=page.left.twips,
            header=head.twips,
            footer=foot.twips,
            gutter=0,
        ),
        w("cols", space=720),
    )


def _edge(far_side: Length) -> Length:
    """How far from the edge of the paper a running line stands; ``far_side`` is where it ends."""
    return Length(max(_LEAST_EDGE.points, (far_side - _RUNNING_LINE).points))


def _stamp(word: str, theme: Theme, number: int) -> Xml:
    """A word drawn across the page, as Word draws its own watermarks: a text path in VML."""
    if not word:
        return NOTHING
    width = theme.page.width * _STAMP_WIDTH
    height = width * (1.15 / max(_LETTERS, len(word)))
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width.css};height:{height.css};rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    look = f"font-family:'{theme.families.sans}';font-size:1pt;font-weight:bold"
    shape = element(
        "v:shape",
        {
            "id": f"PowerPlusWaterMarkObject{number}",
            "o:spid": f"_x0000_s{2048 + number}",
            "type": f"#_x0000_t{_STAMP_TYPE}",
            "alt": word,
            "style": style,
            "o:allowincell": "f",
            "fillcolor": theme.palette.hairline,
            "stroked": "f",
        },
        element("v:fill", {"opacity": ".3"}),
        element("v:textpath", {"style": look, "string": word}),
        element("w10:wrap", {"anchorx": "margin", "anchory": "margin"}),
    )
    return run(w("pict", _text_path(), shape))


def _text_path() -> Xml:
    return element(
        "v:shapetype",
        {
            "id": f"_x0000_t{_STAMP_TYPE}",
            "coordsize": "21600,21600",
            "o:spt": _STAMP_TYPE,
            "adj": 10800,
            "path": "m@7,l@8,m@5,21600l@6,21600e",
        },
        _formulas(),
        element("v:path", {"textpathok": "t", "o:connecttype": "rect"}),
        element("v:textpath", {"on": "t", "fitshape": "t"}),
        element("o:lock", {"v:ext": "edit", "text": "t", "shapetype": "t"}),
    )


def _formulas() -> Xml:
    equations = (
        "sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3", "if @0 @3 0",
        "if @0 21600 @1", "if @0 0 @2", "if @0 @4 21600", "mid @5 @6", "mid @8 @5", "mid @7 @8",
        "mid @6 @7", "sum @6 0 @5",
    )  # fmt: skip
    return element("v:formulas", None, *(element("v:f", {"eqn": equation}) for equation in equations))
