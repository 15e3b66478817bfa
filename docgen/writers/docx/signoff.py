"""The sign-off table: a row for each who signs, tall enough for a hand, never parted from its heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.document import Signatory, SignOff
from docgen.units import mm
from docgen.writers.columns import shares_to_sign
from docgen.writers.docx.control import form_field
from docgen.writers.docx.format import Border
from docgen.writers.docx.inline import Voice, direction_of_text, spoken
from docgen.writers.docx.register import Register
from docgen.writers.docx.setting import Setting
from docgen.writers.docx.style import HAIRLINE
from docgen.writers.docx.table import HEADING_EDGE, Frame, column_widths, table_end
from docgen.writers.docx.xml import NOTHING, Xml, join, paragraph, w

_ROW_HEIGHT = mm(14)
_PLAIN = Voice()
_MOST_KEPT = 12
"""More rows than this do not fit on a page with their heading; those beyond may go on to the next."""


def sign_off(block: SignOff, setting: Setting, register: Register) -> Xml:
    """A table to sign."""
    meaning = {"meaning": "Meaning of Signature"} if block.with_meaning else {}
    titles = {"role": "Role", "name": "Name", "date": block.date_heading, **meaning, "signature": "Signature"}
    widths = column_widths(shares_to_sign(with_meaning=block.with_meaning), setting.room)
    voice = Voice(language=register.names_language)
    rows = [_titles(list(titles.values()), widths, voice)]
    last = len(block.signatories) - 1
    for index, signatory in enumerate(block.signatories):
        kept = setting.keep_next if index == last else index < _MOST_KEPT
        keep = w("keepNext") if kept else NOTHING
        rows.append(_row(_values(signatory, titles, register, keep), widths, register))
    frame = Frame("SignOffTable", widths, "Sign-off", "One row for each who signs.", heading=True)
    return join((w("tbl", frame.xml(setting), *rows), table_end(setting)))


def _values(who: Signatory, titles: Mapping[str, str], register: Register, keep: Xml) -> list[Xml]:
    """The content of each cell: its words, or the field in which to write them."""
    said = {"role": who.role, "name": who.name, "date": who.date, "meaning": who.meaning}
    signatory = register.form.enter(who.role, [name for name in titles if not said.get(name)])
    language = register.document.metadata.language

    def content(name: str, title: str) -> Xml:
        if said.get(name):
            voice = Voice(language=register.names_language if name == "meaning" else "")
            return _text("TableText", said[name], keep, voice)
        purpose = f"{title}, {who.role}"
        field = form_field(purpose, (signatory, name), register.next_id(), language)
        return paragraph("TableText", field, properties=keep)

    return [content(name, title) for name, title in titles.items()]


def _titles(titles: Sequence[str], widths: Sequence[int], voice: Voice) -> Xml:
    cells = (
        w(
            "tc",
            w("tcPr", w("tcW", w=width, type="dxa"), HEADING_EDGE, w("vAlign", val="bottom")),
            _text("TableHeading", title, w("keepNext"), voice),
        )
        for title, width in zip(titles, widths, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _row(contents: Sequence[Xml], widths: Sequence[int], register: Register) -> Xml:
    height = w("trHeight", val=_ROW_HEIGHT.twips, hRule="atLeast")
    palette = register.theme.palette
    lines = [palette.hairline, *[palette.ink] * (len(widths) - 1)]
    cells = (
        _cell(content, width, Border(HAIRLINE, colour))
        for content, width, colour in zip(contents, widths, lines, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit"), height), *cells)


def _cell(content: Xml, width: int, line: Border) -> Xml:
    properties = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        w("tcBorders", line.xml("bottom")),
        w("vAlign", val="bottom"),
    )
    return w("tc", properties, content)


def _text(style: str, text: str, keep: Xml = NOTHING, voice: Voice = _PLAIN) -> Xml:
    return paragraph(style, spoken(text, voice), properties=join((keep, direction_of_text(text))))
