"""The words of a Word file in the order of its body, with the numbers that Word gives its headings."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def docx_text(path: Path) -> str:
    """Every word of the body, a line a paragraph; headings with the numbers of their list."""
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        styles = etree.fromstring(package.read("word/styles.xml"))
    counter = _Headings(styles)
    return "\n".join(counter.number(paragraph) + _text(paragraph) for paragraph in body.iter(f"{_W}p"))


class _Headings:
    """Counts headings as Word does: by the style's outline list, level by level."""

    def __init__(self, styles: etree._Element) -> None:
        self.levels: dict[str, int] = {}
        for style in styles.iter(f"{_W}style"):
            numbering = style.find(f"{_W}pPr/{_W}numPr")
            outline = style.find(f"{_W}pPr/{_W}outlineLvl")
            if numbering is not None and outline is not None:
                self.levels[style.get(f"{_W}styleId", "")] = int(outline.get(f"{_W}val", "0"))
        self.counts = [0] * 9

    def number(self, paragraph: etree._Element) -> str:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        level = self.levels.get(style.get(f"{_W}val", "")) if style is not None else None
        if level is None or paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId[@{_W}val='0']") is not None:
            return ""
        self.counts[level] += 1
        self.counts[level + 1 :] = [0] * (8 - level)
        return ".".join(map(str, self.counts[: level + 1])) + " "


def _text(paragraph: etree._Element) -> str:
    return "".join(_pieces(paragraph))


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in (f"{_W}t", f"{_W}delText"):
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "\u2011"
        elif child.tag == f"{_W}softHyphen":
            yield "\u00ad"
        elif child.tag in (f"{_W}p", f"{_W}pPr", f"{_MC}Fallback", f"{_W}pict", f"{_W}drawing"):
            continue
        else:
            yield from _pieces(child)
