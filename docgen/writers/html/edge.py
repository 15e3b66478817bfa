"""What runs at the edges of the pages of a marked document: the running header and footer, and the marks.

Four pieces for the pages, four for a cover's; the style sheet's topic "marking" takes each out of the text
and sets it at its corner. A document without marks has none of them: its edges are strings of style.
"""

from __future__ import annotations

from markupsafe import Markup

from docgen.document import Document, Running
from docgen.document.marking import Marking
from docgen.tlp import GROUND, Tlp
from docgen.writers.html.element import NOTHING, element, join
from docgen.writers.html.words import breakable, direction


def set_edges(document: Document) -> Markup:
    """The pieces; nothing where there are no marks."""
    marking, running = document.marking, document.running
    if not marking:
        return NOTHING
    pages = _pieces("page", marking, running, element("p", class_="page-number"))
    return join((pages, _pieces("cover", marking, Running(), NOTHING)))


def _pieces(kind: str, marking: Marking, running: Running, number: Markup) -> Markup:
    label = _label(marking.tlp)
    pieces = (
        ("head-start", (_line(running.header_start), *map(_note, marking.lines))),
        ("head-end", (label, _line(running.header_end, "classification"))),
        ("foot-start", (_line(running.footer_start), _note(marking.privilege))),
        ("foot-end", (number, label)),
    )
    return join(element("div", *parts, class_=f"edge {kind}-{place}") for place, parts in pieces)


def _label(tlp: Tlp | None) -> Markup:
    """Its colours come from the standard and from no style sheet."""
    if tlp is None:
        return NOTHING
    chip = element("span", tlp.value, class_="tlp", style=f"color:{tlp.colour};background:{GROUND}")
    return element("p", chip, class_="mark")


def _note(text: str) -> Markup:
    return _line(text, "running-note")


def _line(text: str, kind: str = "") -> Markup:
    return element("p", breakable(text), class_=kind, dir=direction(text)) if text else NOTHING
