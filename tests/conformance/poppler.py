"""Poppler: every font is in the file, as a subset whose characters are known."""

from __future__ import annotations

import subprocess
from pathlib import Path

from conformance.finding import Finding

_COLOURS = {"rgb", "gray", "icc", "index"}  # what an output intent of sRGB covers


def poppler(path: Path) -> list[Finding]:
    """What is wrong with the fonts and the pictures of a PDF."""
    return [*_fonts(path), *_pictures(path)]


def _fonts(path: Path) -> list[Finding]:
    found = []
    for line in _table("pdffonts", path):
        name = line.split()[0]
        *_, embedded, subset, unicode, _, _ = line.split()
        for rule, answer in (("embedded", embedded), ("subset", subset), ("unicode", unicode)):
            if answer != "yes":
                found.append(Finding("pdffonts", rule, f"the font {name} is not {rule}"))
    return found


def _pictures(path: Path) -> list[Finding]:
    found = []
    for line in _table("pdfimages", "-list", path):
        page, number, kind, _, _, colour, _, bits, *_ = line.split()
        place = f"page {page}, picture {number}"
        if colour not in _COLOURS:
            found.append(Finding("pdfimages", "colour", f"a picture's colours are {colour}", place))
        if int(bits) > 8:
            found.append(Finding("pdfimages", "bits", f"a {kind} has {bits} bits a colour", place))
    return found


def _table(*command: str | Path) -> list[str]:
    """The lines of a tool's table below its heading."""
    done = subprocess.run(
        [str(part) for part in command], check=False, capture_output=True, text=True, timeout=120
    )
    if done.returncode:
        return []  # the file cannot be read, which qpdf tells
    return done.stdout.splitlines()[2:]
