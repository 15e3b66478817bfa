"""Documents of the fixtures, made once for all tests of a run, and read back with the tools of a reader."""

from __future__ import annotations

import subprocess
import tempfile
from functools import cache
from pathlib import Path

from docgen.document import Document
from docgen.evidence import Dossier
from docgen.pipeline import assemble, load, validate, write
from docgen.theme import A4, Page

FIXTURES = Path(__file__).parent.parent / "fixtures"
LAYOUTS = ("postmortem", "leadership", "regulatory")


def fixture_files() -> dict[str, Path]:
    """The data file of every whole fixture, by the name of its folder."""
    files = sorted(FIXTURES.glob("*/incident.*"))
    return {path.parent.name: path for path in files if path.suffix in {".yaml", ".json", ".toml"}}


@cache
def dossier(name: str) -> Dossier:
    return validate(load(fixture_files()[name]))


@cache
def document(name: str, layout: str) -> Document:
    return assemble(dossier(name), layout)


@cache
def made(name: str, layout: str, form: str) -> Path:
    """The path of a fixture's document in a layout and format."""
    folder = Path(tempfile.mkdtemp(prefix="docgen-made-"))
    path = folder / f"{name}-{layout}.{form}"
    path.write_bytes(write(document(name, layout), form).data)
    return path


def run(*command: str | Path) -> str:
    """What a tool prints; it must end well and in time."""
    done = subprocess.run([str(part) for part in command], capture_output=True, check=True, timeout=180)
    return done.stdout.decode("utf-8", "replace")


def pdf_pages(path: Path) -> int:
    (line,) = (line for line in run("pdfinfo", path).splitlines() if line.startswith("Pages:"))
    return int(line.split()[1])


def pdf_text(path: Path, *, first: int = 1, page: Page = A4, cover: bool = False) -> str:
    """The words of a PDF in the order in which it holds them, without what runs at the edge of its pages.

    A cover page of a document without marks has nothing running, so that all of it is read.
    """
    whole = ["-l", str(first), "-f", str(first)] if cover else []
    front = run("pdftotext", "-raw", *whole, path, "-") if cover else ""
    start = first + 1 if cover else first
    if start > pdf_pages(path):
        return front
    edge = 14  # points that a descender or an accent may reach over the margin
    box = ["-x", "0", "-y", str(round(page.top.points) - edge), "-W", str(round(page.width.points))]
    box += ["-H", str(round(page.text_height.points) + 2 * edge)]
    return front + run("pdftotext", "-raw", "-f", str(start), *box, path, "-")
