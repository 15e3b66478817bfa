"""A Word file as a zip of XML: text, styles, fonts, pictures, fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree
from PIL import Image

from benchmarks.checking.expectation import HEADINGS, SIZE, Expectation, faults_of_text, squeezed

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FAMILIES = ("Source Serif 4", "Source Sans 3", "Source Code Pro")


def faults_of_docx(path: Path, wanted: Expectation, contents: str) -> list[str]:
    """What is wrong with a Word file; ``contents`` is what its contents should be (see ``Peer``)."""
    try:
        with ZipFile(path) as file:
            broken = file.testzip()
            if broken:
                return [f"{broken} is broken"]
            parts = {name: file.read(name) for name in file.namelist()}
    except BadZipFile as error:
        return [f"it is no zip: {error}"]
    body = etree.fromstring(parts["word/document.xml"])
    paragraphs = [(_style(each), _text(each)) for each in body.iter(f"{_W}p")]
    faults = list(faults_of_text("\n".join(text for _, text in paragraphs), wanted))
    faults += _faults_of_headings(paragraphs, parts["word/styles.xml"])
    faults += _faults_of_fields(parts, paragraphs, contents)
    faults += _faults_of_fonts(parts)
    faults += _faults_of_pictures(parts, wanted)
    return faults


def _text(paragraph: etree._Element) -> str:
    return "".join(each.text or "" for each in paragraph.iter(f"{_W}t"))


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else str(style.get(f"{_W}val"))


def _faults_of_headings(paragraphs: list[tuple[str, str]], styles: bytes) -> Iterator[str]:
    named = {
        str(style.get(f"{_W}styleId")): str(style.find(f"{_W}name").get(f"{_W}val"))
        for style in etree.fromstring(styles).iter(f"{_W}style")
    }
    headings = [text for style, text in paragraphs if named.get(style, "").lower().startswith("heading ")]
    for title in HEADINGS:
        if not any(text.endswith(title) for text in headings):
            yield f"{title!r} is no heading"


def _faults_of_fields(
    parts: dict[str, bytes], paragraphs: list[tuple[str, str]], contents: str
) -> Iterator[str]:
    footers = b"".join(data for name, data in parts.items() if re.match(r"word/footer\d*\.xml", name))
    if b"PAGE" not in footers:
        yield "no footer has the number of the page"
    listed = all(sum(squeezed(title) in squeezed(text) for _, text in paragraphs) > 1 for title in HEADINGS)
    if contents in ("listed", "numbered") and not listed:
        yield "the contents do not list the headings"
    if contents in ("field", "numbered") and b"TOC " not in parts["word/document.xml"]:
        yield "there is no field of contents"


def _faults_of_fonts(parts: dict[str, bytes]) -> Iterator[str]:
    named = b"".join(parts.get(f"word/{name}.xml", b"") for name in ("document", "styles"))
    for family in _FAMILIES:
        if f'"{family}'.encode() not in named:
            yield f"the font {family} is not named"


def _faults_of_pictures(parts: dict[str, bytes], wanted: Expectation) -> Iterator[str]:
    whole = [name for name, data in parts.items() if name.startswith("word/media/") and _size(data) == SIZE]
    shown = parts["word/document.xml"].count(b"<pic:pic")
    if len(whole) != wanted.pictures or shown < wanted.pictures:
        yield f"{len(whole)} pictures of full size, {shown} shown, where there should be {wanted.pictures}"


def _size(data: bytes) -> tuple[int, int]:
    try:
        with Image.open(BytesIO(data)) as image:
            return image.size
    except OSError:
        return 0, 0
