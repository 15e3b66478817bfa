"""What a reader sees of a body's text, as the seal holds it: from the tree that the galley is read from.

It is what :func:`docgen.seal.story.story` reads in the finished part, of the few elements that docgen itself
writes; that reads whatever Word makes of a file later, for which it calls Python at every element.
"""

from __future__ import annotations

from lxml import etree

from docgen.seal.control import TO_BE_FILLED_IN
from docgen.seal.namespace import FORM
from docgen.seal.story import PAGE_AT_END, PAGE_FIELDS, Story, plain
from docgen.writers.docx.xml import namespace

_W = f"{{{namespace('w')}}}"
_P, _R, _T, _TAB, _BR, _SOFT_HYPHEN, _SDT, _FIELD, _INSTRUCTION = (
    f"{_W}{name}" for name in ("p", "r", "t", "tab", "br", "softHyphen", "sdt", "fldChar", "instrText")
)
_EDGES = f"{_W}headerReference", f"{_W}footerReference"
_TAG, _BINDING, _VAL, _KIND, _BREAK, _MAPPINGS = (
    f"{_W}{name}" for name in ("tag", "dataBinding", "val", "fldCharType", "type", "prefixMappings")
)
_ID = f"{{{namespace('r')}}}id"
_SIGNS = {_TAB: "\t", _SOFT_HYPHEN: "\u00ad"}


def visible(document: etree._Element) -> Story:
    """The lines of a written ``document.xml``, and the numbers of its headers and footers."""
    reading = _Reading()
    for each in document.iter(_P, _T, *_SIGNS, _BR, _SDT, _FIELD, _INSTRUCTION, *_EDGES):
        reading.take(each)
    return reading.finish()


class _Reading:
    """What has been read so far, and which fields are open; each is known by the name of its instruction."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._edges: list[str] = []
        self._pieces: list[str] = []
        self._fields: list[str] = []
        self._in_contents = False
        self._filled_in: set[etree._Element] = set()

    def take(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == _P:
            self._end_line()
        elif tag == _T:
            self._say(element, element.text or "")
        elif tag in _SIGNS:
            if element.getparent().tag == _R:  # type: ignore[union-attr]  # a stop of tabs is no tab
                self._say(element, _SIGNS[str(tag)])
        elif tag == _BR:
            if element.get(_BREAK, "textWrapping") == "textWrapping":
                self._say(element, "\v")
        elif tag == _SDT:
            if _is_filled_in(element[0]):
                self._filled_in.update(element.iter(_T, *_SIGNS, _BR))
        elif tag == _FIELD:
            self._turn_field(element.get(_KIND))
        elif tag == _INSTRUCTION:
            self._fields[-1] += element.text or ""
        else:
            self._edges.append(element.get(_ID, ""))

    def finish(self) -> Story:
        self._end_line()
        return Story(self._lines, [], self._edges)

    def _say(self, element: etree._Element, text: str) -> None:
        if self._fields and text.isdigit() and not PAGE_FIELDS.isdisjoint(self._fields):
            return
        if element not in self._filled_in:
            self._pieces.append(text)

    def _end_line(self) -> None:
        line = "".join(self._pieces)
        if self._in_contents and self._pieces:
            line = PAGE_AT_END.sub("", line)
            self._in_contents = "TOC" in self._fields
        if line := plain(line):
            self._lines.append(line)
        self._pieces.clear()

    def _turn_field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append("")
        elif kind == "separate":
            self._fields[-1] = self._fields[-1].split()[0].upper()
            self._in_contents = self._in_contents or self._fields[-1] == "TOC"
        else:
            self._fields.pop()


def _is_filled_in(properties: etree._Element) -> bool:
    """Whether a control is there to be filled in; what stands in it is no part of the text then."""
    for each in properties:
        if each.tag == _TAG and each.get(_VAL, "").startswith(TO_BE_FILLED_IN):
            return True
        if each.tag == _BINDING and FORM in each.get(_MAPPINGS, ""):
            return True
    return False
