"""What a reader of a PDF sees, through poppler and pikepdf, for the tests of the PDF writer."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from io import BytesIO

import pikepdf

from docgen.document import Block, Document, Inline, Metadata, Paragraph, Text, check, number
from docgen.theme import Theme
from docgen.typeface import Typefaces, load_typefaces
from docgen.writers import Artifact
from docgen.writers.pdf import writer

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


@dataclass(frozen=True)
class Word:
    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def typefaces() -> Typefaces:
    return load_typefaces(Theme(), system=False)


def document(*blocks: Block, **rest: object) -> Document:
    metadata = rest.pop("metadata", Metadata("A title"))
    return Document(metadata, blocks, **rest)  # type: ignore[arg-type]


def say(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(each) if isinstance(each, str) else each for each in inlines))


def written(what: Document, theme: Theme | None = None) -> Artifact:
    theme = theme or Theme()
    return writer.write(check(number(what)), theme, load_typefaces(theme, system=False))


def text_of(data: bytes, first: int = 1, last: int = 10_000) -> str:
    """The text in the order in which it stands in the file."""
    command = ["pdftotext", "-raw", "-f", str(first), "-l", str(last), "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


def pages_of(data: bytes) -> list[str]:
    return text_of(data).split("\f")[:-1]


def words_of(data: bytes) -> list[Word]:
    command = ["pdftotext", "-bbox", "-", "-"]
    page, found = 0, []
    html = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    for line in html.splitlines():
        page += "<page " in line
        if match := _WORD.search(line):
            left, top, right, bottom = map(float, match.groups()[:4])
            found.append(Word(page, left, top, right, bottom, match[5]))
    return found


def fonts_of(data: bytes) -> list[list[str]]:
    output = subprocess.run(["pdffonts", "-"], input=data, capture_output=True, check=True).stdout.decode()
    return [re.split(r"\s{2,}|\s(?=yes|no)", line.strip()) for line in output.splitlines()[2:]]


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def structure(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """The kind and the alternative text of every structure element, in reading order."""
    found: list[tuple[str, str]] = []

    def walk(element: pikepdf.Object) -> None:
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                found.append((str(kid.S), str(kid.get("/Alt", ""))))
                walk(kid)

    walk(pdf.Root.StructTreeRoot)
    return found


def bookmarks(pdf: pikepdf.Pdf) -> list[tuple[int, str, int]]:
    """Depth, title and page of every bookmark."""
    found: list[tuple[int, str, int]] = []
    numbers = {page.objgen: index for index, page in enumerate(pdf.pages, 1)}

    def walk(items: list[pikepdf.OutlineItem], depth: int) -> None:
        for item in items:
            found.append((depth, item.title, numbers[item.destination[0].objgen]))
            walk(item.children, depth + 1)

    with pdf.open_outline() as outline:
        walk(outline.root, 1)
    return found
