"""SVG drawings drawn to pixels, in a process of their own with a limit of time and memory."""

from __future__ import annotations

import base64
import binascii
import json
import os
import re
import subprocess
import sys
from functools import cache
from importlib.resources import files
from pathlib import Path

from docgen.evidence.notes import Notes
from docgen.evidence.refusal import broken, refusal
from docgen.evidence.resolution import SCREEN
from docgen.evidence.signature import media_type
from docgen.evidence.svg import Drawing, read_svg

SECONDS = 10
"""How long a drawing may take."""

_SHARPNESS = 2.0
"""Pixels to a CSS pixel: 192 an inch, twice what a screen shows."""
_LARGEST = 6000
"""Pixels on the longer side, beyond which no page shows more."""
_FAMILIES = {"sans": "Source Sans 3", "serif": "Source Serif 4", "mono": "Source Code Pro"}
_START = """\
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from docgen.evidence.drawing_process import draw
draw()
"""
_WARNING = re.compile(r"Warning \(in [^)]*\): (.*)")
_NO_GLYPH = re.compile(r"No fonts with a (.+)/(U\+[0-9A-F]+) character were found")
_HARMLESS = ("No match for", "Falling back", "Fallback from", "No fonts provided")
_MOST_WARNINGS = 5


def draw(data: bytes, name: str, notes: Notes) -> tuple[bytes, float]:
    """Draw an SVG as a PNG, and say how many pixels it has an inch.

    Raises:
        DataError: the drawing is refused (:mod:`docgen.evidence.svg`), broken, takes too long or too much
            memory, or has characters that docgen's fonts have not.
    """
    source = _decoded(data, name)
    drawing = read_svg(source, name)
    _check_pictures(drawing, name)
    _note_what_is_else(drawing, name, notes)
    zoom = min(_SHARPNESS, _LARGEST / max(drawing.width, drawing.height))
    if min(drawing.width, drawing.height) * zoom < 1:
        size = f"{drawing.width:g} by {drawing.height:g}"
        raise refusal("broken-picture", f"the drawing {name} is {size}, too thin to be drawn")
    drawn, warnings = _run(source, zoom, name)
    _heed(warnings, name, notes)
    return drawn, SCREEN * zoom


def _decoded(data: bytes, name: str) -> bytes:
    """The drawing as UTF-8 without a byte order mark; the parser checks what it declares."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", "replace")
        return re.sub(r"\A<\?xml[^>]*\?>", "", text).encode()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise broken(name, "it is no UTF-8 text") from error
    return data.removeprefix(b"\xef\xbb\xbf")


def _check_pictures(drawing: Drawing, name: str) -> None:
    """What is broken within a drawing would be left out of it without a word: read it first."""
    from docgen.evidence.picture import read_picture  # noqa: PLC0415 - a picture may be a drawing

    for address in drawing.pictures:
        try:
            inner = base64.b64decode("".join(address.partition(",")[2].split()), validate=True)
        except binascii.Error as error:
            raise broken(name, "a picture within it is no base64") from error
        if media_type(inner, "") not in ("image/png", "image/jpeg"):
            raise broken(name, "a picture within it is neither PNG nor JPEG")
        read_picture(inner, f"a picture within {name}", Notes())


def _note_what_is_else(drawing: Drawing, name: str, notes: Notes) -> None:
    notes.note("drawn to pixels from SVG")
    if drawing.elements & {"text", "tspan", "textPath"}:
        notes.find(
            f"{name}: text in the drawing is set in docgen's own fonts (as outlines it would keep its own)"
        )
    if drawing.elements & {"script", "animate", "animateTransform", "animateMotion", "set"}:
        notes.find(f"{name}: the drawing is shown as it stands still; scripts and animation do not run")


def _run(source: bytes, zoom: float, name: str) -> tuple[bytes, list[str]]:
    job = {"zoom": zoom, "fonts": _fonts(), "seconds": SECONDS, **_FAMILIES}
    paths = json.dumps([os.path.abspath(path) for path in sys.path])  # noqa: PTH100 - "" is the folder we are in
    command = [sys.executable, "-I", "-c", _START, paths]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, our own program
            command,
            input=json.dumps(job).encode() + b"\n" + source,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_costly(name) from error
    report = done.stderr.decode("utf-8", "replace")
    if done.returncode == 0:
        return done.stdout, _WARNING.findall(report)
    if done.returncode < 0:  # ended by a signal: out of time, or out of memory
        raise _too_costly(name)
    refused = re.search(r"^Refused: (.*)$", report, re.MULTILINE)
    raise broken(name, refused[1] if refused else "the drawing program failed on it")


def _too_costly(name: str) -> Exception:
    return refusal(
        "too-large",
        f"the drawing {name} takes more than {SECONDS} s or a gibibyte of memory to draw",
        "a simpler drawing, or a PNG of it",
    )


def _heed(warnings: list[str], name: str, notes: Notes) -> None:
    missing = dict.fromkeys(match.groups() for each in warnings if (match := _NO_GLYPH.search(each)))
    if missing:
        shown = ", ".join(f"{character} ({code})" for character, code in list(missing)[:20])
        raise refusal(
            "missing-glyph",
            f"the drawing {name} has characters that docgen's fonts have not: {shown}",
            "export it with its text as outlines, or as PNG",
        )
    told = [each for each in warnings if not any(word in each for word in _HARMLESS)]
    for warning in dict.fromkeys(told[:_MOST_WARNINGS]):
        notes.find(f"{name}: something in the drawing could not be drawn: {warning}")


@cache
def _fonts() -> list[str]:
    return sorted(
        str(file)
        for family in files("docgen.fonts").iterdir()
        if family.is_dir()
        for file in family.iterdir()
        if Path(file.name).suffix in (".ttf", ".otf")
    )
