"""OOXML as text: the only place where angle brackets are written.

Pieces of XML are of the type :class:`Xml`, so that mypy tells them from words, which are escaped here and
nowhere else. Everything is built as text and encoded once: a table of a thousand rows costs a thousand
short strings. The vocabulary is that of ECMA-376 part 1, transitional.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import NewType
from xml.sax.saxutils import escape, quoteattr, unescape

Xml = NewType("Xml", str)
"""Well-formed XML."""

NOTHING = Xml("")

_OFFICE = "http://schemas.openxmlformats.org"
_NAMESPACES = {
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
    "a": f"{_OFFICE}/drawingml/2006/main",
    "pic": f"{_OFFICE}/drawingml/2006/picture",
    "mc": f"{_OFFICE}/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "cp": f"{_OFFICE}/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "ep": f"{_OFFICE}/officeDocument/2006/extended-properties",
    "cust": f"{_OFFICE}/officeDocument/2006/custom-properties",
    "vt": f"{_OFFICE}/officeDocument/2006/docPropsVTypes",
    "ds": f"{_OFFICE}/officeDocument/2006/customXml",
}
_STORY = ("w", "r", "wp", "a", "pic", "mc", "v", "o", "w10", "w14", "asvg")

_RUN = re.compile(
    r"<w:r>(?:<w:rPr>((?:<[^>]*/>)*)</w:rPr>)?"
    r"((?:<w:t [^>]*>[^<]*</w:t>|<w:(?:tab|br|softHyphen)/>)+)</w:r>"
)
_WORDS = re.compile(r"<w:t [^>]*>([^<]*)</w:t>")
_PAGE = re.compile(r"( PAGEREF (\w+) \\h </w:instrText></w:r><w:r>[^\d]*?<w:t [^>]*>)(\d+)")
# XML 1.0, production 2; and the carriage return, which a parser makes a line feed (2.11).
_UNHELD = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STYLED = re.compile(r"(?:<w:rStyle [^>]*>)?")

Value = str | int


def element(name: str, attributes: Mapping[str, Value] | None = None, *children: Xml) -> Xml:
    """An element of any namespace; names carry their prefix."""
    shown = "".join([f" {key}={_quoted(value)}" for key, value in (attributes or {}).items()])
    inner = "".join(children)
    return Xml(f"<{name}{shown}>{inner}</{name}>" if inner else f"<{name}{shown}/>")


def w(name: str, /, *children: Xml, **attributes: Value) -> Xml:
    """An element of WordprocessingML, whose attributes are of that namespace too."""
    shown = "".join([f" w:{key}={_quoted(value)}" for key, value in attributes.items()])
    inner = "".join(children)
    return Xml(f"<w:{name}{shown}>{inner}</w:{name}>" if inner else f"<w:{name}{shown}/>")


def _quoted(value: Value) -> str:
    """A value as an attribute has it; numbers and single words, which most are, need no escaping."""
    shown = str(value)
    return f'"{shown}"' if shown.isalnum() else quoteattr(shown)


def join(pieces: Iterable[Xml]) -> Xml:
    """Pieces one after the other."""
    return Xml("".join(pieces))


def words(text: str) -> Xml:
    """Character data."""
    return Xml(escape(text))


def is_held(text: str) -> bool:
    """Whether character data can be this text and is read as the same."""
    return _UNHELD.search(text) is None


def part(name: str, /, *children: Xml, **attributes: Value) -> bytes:
    """A part of WordprocessingML from its root element down."""
    declared = {f"xmlns:{prefix}": _NAMESPACES[prefix] for prefix in _STORY}
    own = {f"w:{key}": value for key, value in attributes.items()}
    return encoded(element(f"w:{name}", {**declared, "mc:Ignorable": "w14", **own}, *children))


def declared(prefixes: Iterable[str]) -> dict[str, Value]:
    """The declarations of some namespaces."""
    return {f"xmlns:{prefix}": _NAMESPACES[prefix] for prefix in prefixes}


def namespace(prefix: str) -> str:
    """The name of a namespace."""
    return _NAMESPACES[prefix]


def encoded(root: Xml) -> bytes:
    """A whole XML file."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{root}'.encode()


def text(content: str) -> Xml:
    """Characters within a run, space kept; tabs, line feeds and soft hyphens become Word's own elements."""
    if content.isprintable():  # neither tab nor line feed nor soft hyphen
        return Xml(_plain(content))
    special = {"\t": "<w:tab/>", "\n": "<w:br/>", "\u00ad": "<w:softHyphen/>"}
    pieces: list[str] = []
    start = 0
    for index, character in enumerate(content):
        if character in special:
            pieces += (_plain(content[start:index]), special[character])
            start = index + 1
    return Xml("".join((*pieces, _plain(content[start:]))))


def _plain(content: str) -> str:
    if not content:
        return ""
    if "&" in content or "<" in content or ">" in content:
        content = escape(content)
    return f'<w:t xml:space="preserve">{content}</w:t>'


def run(content: Xml, properties: Xml = NOTHING) -> Xml:
    """A run of text with its formatting."""
    shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return Xml(f"<w:r>{shown}{content}</w:r>")


def paragraph(style: str, *content: Xml, properties: Xml = NOTHING) -> Xml:
    """A paragraph of a style; ``properties`` are what follows the style in ``w:pPr``."""
    return Xml(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{"".join(content)}</w:p>')


def field(instruction: str, result: Xml, properties: Xml = NOTHING) -> Xml:
    """A complex field (17.16.18): its instruction, and the runs that show its result until it is updated."""
    return join((field_start(instruction, properties), result, field_end(properties)))


def field_start(instruction: str, properties: Xml = NOTHING) -> Xml:
    """The runs that open a field and say what it does."""
    code = Xml(f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>')
    begin, separate = (w("fldChar", fldCharType=kind) for kind in ("begin", "separate"))
    return join(run(piece, properties) for piece in (begin, code, separate))


def field_end(properties: Xml = NOTHING) -> Xml:
    """The run that closes a field."""
    return run(w("fldChar", fldCharType="end"), properties)


def bookmarked(name: str, number: int, content: Xml) -> Xml:
    """Content that a reference can lead to."""
    return join((w("bookmarkStart", id=number, name=name), content, w("bookmarkEnd", id=number)))


def hyperlink(content: Xml, *, relationship: str = "", bookmark: str = "") -> Xml:
    """A link to another document or to a bookmark of this one."""
    target: dict[str, Value] = {"r:id": relationship} if relationship else {"w:anchor": bookmark}
    return element("w:hyperlink", {**target, "w:history": 1}, content)


def characters_of(content: Xml) -> frozenset[str]:
    """Every character that is printed."""
    return frozenset(unescape("".join(_WORDS.findall(content))))


def refaced(content: Xml, family_of: Callable[[str], str | None]) -> Xml:
    """The same content, the characters for which there is a family of their own set in it.

    A run is split where the family changes; everything else about it stays.
    """
    cached: dict[str, str | None] = {}

    def family(character: str) -> str | None:
        if character not in cached:
            cached[character] = family_of(character)
        return cached[character]

    def split(found: re.Match[str]) -> str:
        properties, inner = found[1] or "", found[2]
        return "".join(_pieces(properties, inner, family))

    return Xml(_RUN.sub(split, content))


def with_pages(content: Xml, pages: Mapping[str, int]) -> Xml:
    """The same content, every ``PAGEREF`` field showing the page of its bookmark, where that is known."""
    return Xml(_PAGE.sub(lambda found: f"{found[1]}{pages.get(found[2], found[3])}", content))


def _pieces(properties: str, inner: str, family: Callable[[str], str | None]) -> Iterable[str]:
    for index, piece in enumerate(_WORDS.split(inner)):
        if index % 2 == 0:  # what stands between words: tabs, breaks
            yield run(Xml(piece), Xml(properties)) if piece else ""
            continue
        for name, characters in groupby(piece, lambda each: None if each.isascii() else family(each)):
            yield run(Xml(_unescaped("".join(characters))), Xml(_faced(properties, name)))


def _unescaped(escaped: str) -> str:
    return f'<w:t xml:space="preserve">{escaped}</w:t>'


def _faced(properties: str, family: str | None) -> str:
    if family is None:
        return properties
    fonts = w("rFonts", ascii=family, hAnsi=family, eastAsia=family, cs=family)
    return _STYLED.sub(lambda style: style[0] + fonts, properties, count=1)
