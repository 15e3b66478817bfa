"""The sign-off table: a row for each who signs, tall enough for a hand, never parted from its heading."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.document import Signatory, SignOff
from docgen.units import mm
from docgen.writers.docx.control import blank
from docgen.writers.docx.format import Border
from docgen.writers.docx.inline import direction_of_text, spoken
from docgen.writers.docx.register import Register
from docgen.writers.docx.setting import Setting
from docgen.writers.docx.style import HAIRLINE
from docgen.writers.docx.table import TABLE_END, Frame, column_widths
from docgen.writers.docx.xml import NOTHING, Xml, join, paragraph, w

_ROW_HEIGHT = mm(15)
_SHARES = (1.35, 1.15, 1.0, 1.5)
_SHARES_WITH_MEANING = (1.3, 1.1, 0.95, 1.1, 1.35)
_MOST_KEPT = 12
"""More rows than this do not fit on a page with their heading; those beyond may go on to the next."""


def sign_off(block: SignOff, setting: Setting, register: Register) -> Xml:
    """A table to sign."""
    meaning = ("Meaning of Signature",) if block.with_meaning else ()
    titles = ("Role", "Name", block.date_heading, *meaning, "Signature")
    widths = column_widths(_SHARES_WITH_MEANING if meaning else _SHARES, setting.room)
    rows = [_titles(titles, widths)]
    last = len(block.signatories) - 1
    for index, signatory in enumerate(block.signatories):
        values = _values(signatory, titles, with_meaning=block.with_meaning)
        kept = index < last and index < _MOST_KEPT
        rows.append(_row(values, widths, register, kept=kept))
    frame = Frame("SignOffTable", widths, "Sign-off", "One row for each who signs.", heading=True)
    return join((w("tbl", frame.xml(setting), *rows), TABLE_END))


def _values(who: Signatory, titles: Sequence[str], *, with_meaning: bool) -> list[tuple[str, str]]:
    """The text of each cell, and what belongs in it where it is empty."""
    meaning = (who.meaning,) if with_meaning else ()
    texts = (who.role, who.name, who.date, *meaning, "")
    return [(text, f"{title}, {who.role}") for text, title in zip(texts, titles, strict=True)]


def _titles(titles: Sequence[str], widths: Sequence[int]) -> Xml:
    cells = (
        w(
            "tc",
            w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="bottom")),
            _text("TableHeading", title, w("keepNext")),
        )
        for title, width in zip(titles, widths, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _row(values: Sequence[tuple[str, str]], widths: Sequence[int], register: Register, *, kept: bool) -> Xml:
    height = w("trHeight", val=_ROW_HEIGHT.twips, hRule="atLeast")
    keep = w("keepNext") if kept else NOTHING
    cells = (
        _cell(index, value, width, register, keep)
        for index, (value, width) in enumerate(zip(values, widths, strict=True))
    )
    return w("tr", w("trPr", w("cantSplit"), height), *cells)


def _cell(index: int, value: tuple[str, str], width: int, register: Register, keep: Xml) -> Xml:
    text, purpose = value
    palette = register.theme.palette
    line = Border(HAIRLINE, palette.hairline if index == 0 else palette.ink)
    properties = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("tcBorders", line.xml("bottom")),
        w("vAlign", val="bottom"),
    )
    if text:
        return w("tc", properties, _text("TableText", text, keep))
    room = blank(purpose, register.next_id(), lined=False)
    return w("tc", properties, paragraph("TableText", room, properties=keep))


def _text(style: str, text: str, keep: Xml = NOTHING) -> Xml:
    return paragraph(style, spoken(text), properties=join((keep, direction_of_text(text))))
