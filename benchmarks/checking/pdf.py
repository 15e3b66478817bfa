"""A PDF as Poppler reads it: text, fonts, pictures, pages."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmarks.checking.expectation import (
    FAMILIES,
    HEADINGS,
    SIZE,
    Expectation,
    faults_of_text,
    squeezed,
)


def faults_of_pdf(path: Path, wanted: Expectation, contents: str) -> list[str]:
    """What is wrong with a PDF; ``contents`` is what its contents should be (see ``Peer``)."""
    text = _said("pdftotext", "-raw", path, "-")  # in the order of writing, which is cell by cell
    pages = int(re.findall(r"^Pages:\s+(\d+)", _said("pdfinfo", path), re.MULTILINE)[0])
    faults = list(faults_of_text(text, wanted))
    faults += _faults_of_pages(pages, wanted, text)
    faults += _faults_of_contents(squeezed(_said("pdftotext", "-layout", path, "-")), contents)
    faults += _faults_of_fonts(_said("pdffonts", path))
    faults += _faults_of_pictures(_said("pdfimages", "-list", path), wanted)
    return faults


def pages_of(path: Path) -> int:
    return int(re.findall(r"^Pages:\s+(\d+)", _said("pdfinfo", path), re.MULTILINE)[0])


def _faults_of_pages(pages: int, wanted: Expectation, text: str) -> Iterator[str]:
    low, high = wanted.pages
    if not low <= pages <= high:
        yield f"{pages} pages, where {low} to {high} would be plausible"
    if f"Page{pages}of{pages}" not in squeezed(text):
        yield f"no page says that it is page {pages} of {pages}"


def _faults_of_contents(tight: str, contents: str) -> Iterator[str]:
    for title in HEADINGS:
        name = re.escape(squeezed(title))
        if len(re.findall(name, tight)) < 2:
            yield f"the contents lack {title!r}"
        elif contents == "numbered" and not re.search(rf"{name}[.\u2060]*\d", tight):
            yield f"the contents give {title!r} no page"


def _faults_of_fonts(table: str) -> Iterator[str]:
    lines = [line for line in table.splitlines()[2:] if line.strip()]
    names = [line.split()[0].replace("-", "").replace(",", "") for line in lines]
    for family in FAMILIES:
        if not any(family in name for name in names):
            yield f"the font {family} is not used"
    for name, line in zip(names, lines, strict=True):
        if line[54:].split()[-5] != "yes":
            yield f"the font {name} is not embedded"


def _faults_of_pictures(table: str, wanted: Expectation) -> Iterator[str]:
    rows = [line.split() for line in table.splitlines()[2:]]
    whole = {row[10] for row in rows if row[2] == "image" and (int(row[3]), int(row[4])) == SIZE}
    if len(whole) != wanted.pictures:
        yield f"{len(whole)} pictures of full size, where there should be {wanted.pictures}"


def _said(program: str, *given: object) -> str:
    command = [program, *map(str, given)]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8", "replace")
