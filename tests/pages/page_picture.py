"""Pages as pictures: few greys and a modest resolution, so that many of them fit into a repository."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

_DOTS_PER_INCH = 96  # the least at which a 3 that became an 8 in the text is still told from its soft edges
_STEP = 17  # between the sixteen greys of a PNG of four bits


def page_pictures(pdf: Path, first: int = 1, last: int = 9999) -> Mapping[int, Image.Image]:
    """The pages of a PDF from ``first`` to ``last``, by their numbers."""
    with tempfile.TemporaryDirectory(prefix="docgen-pages-") as folder:
        span = ["-f", str(first), "-l", str(last)]
        command = ["pdftoppm", "-gray", "-r", str(_DOTS_PER_INCH), *span, str(pdf), f"{folder}/page"]
        subprocess.run(command, check=True, timeout=180)
        files = {int(path.stem.rpartition("-")[2]): path for path in Path(folder).iterdir()}
        return {number: read(files[number]) for number in sorted(files)}


def read(path: Path) -> Image.Image:
    """A picture of a page from a file, in its sixteen greys."""
    with Image.open(path) as picture:
        return picture.convert("L").point(lambda grey: round(grey / _STEP) * _STEP)


def write(picture: Image.Image, path: Path) -> None:
    """Write a picture of a page: the same bytes for the same pixels."""
    path.parent.mkdir(parents=True, exist_ok=True)
    numbers = picture.point(lambda grey: grey // _STEP)
    numbers.putpalette([level * _STEP for level in range(16) for _ in "rgb"])
    numbers.save(path, "PNG", bits=4, optimize=True)
