"""A Word file read back as Word would: its parts, its paragraphs, and the numbers that it counts itself."""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

from lxml import etree

from docgen.document import Document, check, number
from docgen.theme import Theme
from docgen.typeface import Typefaces, load_typefaces
from docgen.writers.docx import write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"
THEME = Theme()


def typefaces() -> Typefaces:
    return load_typefaces(THEME, system=False)


def written(document: Document, theme: Theme = THEME) -> WordFile:
    """A document, numbered, checked, written and read back."""
    artifact = write(check(number(document)), theme, load_typefaces(theme, system=False))
    return WordFile(artifact.data)


@dataclass(frozen=True)
class Shown:
    """A paragraph as a reader sees it."""

    element: etree._Element
    style: str
    mark: str
    text: str

    def has(self, name: str) -> bool:
        return self.element.find(f"{W}pPr/{W}{name}") is not None


class WordFile:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.package = zipfile.ZipFile(BytesIO(data))

    def part(self, name: str) -> etree._Element:
        return etree.fromstring(self.package.read(name))

    @cached_property
    def body(self) -> etree._Element:
        return self.part("word/document.xml").find(f"{W}body")

    @cached_property
    def styles(self) -> dict[str, etree._Element]:
        found = self.part("word/styles.xml").iter(f"{W}style")
        return {style.get(f"{W}styleId"): style for style in found}

    @cached_property
    def relationships(self) -> dict[str, etree._Element]:
        return {each.get("Id"): each for each in self.part("word/_rels/document.xml.rels")}

    @cached_property
    def paragraphs(self) -> list[Shown]:
        counter = _Counter(self.part("word/numbering.xml"), self.styles)
        return [
            Shown(each, style_of(each), counter.mark(each), text_of(each)) for each in self.body.iter(f"{W}p")
        ]

    @property
    def text(self) -> str:
        """Everything that is printed, the numbers of headings too, a line a paragraph."""
        return "\n".join(self._line(each) for each in self.paragraphs)

    def _line(self, shown: Shown) -> str:
        heading = shown.style.startswith("Heading") and shown.mark
        return f"{shown.mark} {shown.text}" if heading else shown.text

    def of_style(self, *names: str) -> list[Shown]:
        return [each for each in self.paragraphs if each.style in names]

    def containing(self, words: str) -> Shown:
        (found,) = (each for each in self.paragraphs if words in each.text)
        return found

    def instructions(self) -> list[str]:
        return [(each.text or "").strip() for each in self.body.iter(f"{W}instrText")]

    def names(self) -> list[str]:
        return self.package.namelist()


def value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def style_of(paragraph: etree._Element) -> str:
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))


def text_of(element: etree._Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    plain = {"t": None, "tab": "\t", "br": "\n", "softHyphen": "\u00ad"}
    for child in element:
        name = etree.QName(child).localname
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag.startswith(W) and name in plain:
            yield plain[name] or ""
        elif name not in ("p", "pPr", "rPr", "pict", "drawing", "sdtPr"):
            yield from _pieces(child)


class _Counter:
    """Counts lists as ECMA-376 part 1, 17.9 has it."""

    def __init__(self, numbering: etree._Element, styles: dict[str, etree._Element]) -> None:
        self.styles = styles
        self.levels = {
            each.get(f"{W}abstractNumId"): {level.get(f"{W}ilvl"): level for level in each.iter(f"{W}lvl")}
            for each in numbering.iter(f"{W}abstractNum")
        }
        self.lists = {each.get(f"{W}numId"): each for each in numbering.iter(f"{W}num")}
        self.counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * 9)
        self.begun: set[tuple[str, int]] = set()

    def mark(self, paragraph: etree._Element) -> str:
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is None:
            style = self.styles.get(style_of(paragraph))
            properties = None if style is None else style.find(f"{W}pPr/{W}numPr")
        if properties is None or value(properties.find(f"{W}numId")) == "0":
            return ""
        return self._count(value(properties.find(f"{W}numId")), int(value(properties.find(f"{W}ilvl"))))

    def _count(self, name: str, level: int) -> str:
        own = self.lists[name]
        definition = value(own.find(f"{W}abstractNumId"))
        counts = self.counts[definition]
        override = own.find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}startOverride")
        if override is not None and (name, level) not in self.begun:
            counts[level] = int(value(override))
        else:
            counts[level] = 1 if counts[level] is None else counts[level] + 1
        self.begun.add((name, level))
        counts[level + 1 :] = [None] * (8 - level)
        return self._shown(definition, level)

    def _shown(self, definition: str, level: int) -> str:
        levels, counts = self.levels[definition], self.counts[definition]

        def digits(found: re.Match[str]) -> str:
            step = int(found[1]) - 1
            kind = value(levels[str(step)].find(f"{W}numFmt"))
            return _digits(1 if counts[step] is None else counts[step], kind)

        return re.sub(r"%(\d)", digits, value(levels[str(level)].find(f"{W}lvlText")))


def _digits(count: int, kind: str) -> str:
    return chr(ord("a") + count - 1) if kind == "lowerLetter" and 0 < count < 27 else str(count)
