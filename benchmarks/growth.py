"""How the time of a render grows with rows of the timeline and with pictures.

    python benchmarks/growth.py                 # prints a table
    python benchmarks/growth.py -o docs/growth.md

Each size is rendered in one warm process, several times; the median counts. "Growth" is the time of a size
over the time of the size before it, divided by how much larger it is: 1.0 is linear, less is better.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

import docgen
from docgen.pipeline import load

ROWS = (10, 100, 1000)
IMAGES = (1, 10, 100)
FORMATS = ("docx", "pdf")


def incident(rows: int, images: int) -> dict[str, object]:
    return {
        "id": "INC-1",
        "title": "Growth",
        "severity": "S1",
        "date": "2026-03-14",
        "impact_start": "2026-03-14T00:00Z",
        "detected_at": "2026-03-14T00:05Z",
        "timeline": [
            {
                "at": f"2026-03-{14 + row // 1440}T{row // 60 % 24:02}:{row % 60:02}Z",
                "event": f"Event {row}: the gateway of region {row % 7} reports **{row * 13 % 97} %** errors",
                "actor": f"Team {row % 5}",
            }
            for row in range(rows)
        ],
        "appendices": [
            {
                "kind": "image",
                "title": f"Panel {index}",
                "path": f"{index}.png",
                "alt": f"Panel {index} of many",
            }
            for index in range(images)
        ],
    }


def chart(seed: int) -> bytes:
    image = Image.new("RGB", (800, 450), "white")
    draw = ImageDraw.Draw(image)
    draw.line(
        [(x, 225 + (x * (seed + 7) * 7919 % 200) - 100) for x in range(0, 800, 4)], fill="#0b3d66", width=2
    )
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def times(rows: int, images: int, form: str, repeats: int) -> Iterator[float]:
    with tempfile.TemporaryDirectory() as folder:
        for index in range(images):
            (Path(folder) / f"{index}.png").write_bytes(chart(index))
        path = Path(folder) / "incident.json"
        path.write_text(json.dumps(incident(rows, images)))
        for _ in range(repeats):
            start = time.perf_counter()
            document = docgen.assemble(docgen.validate(load(path)), "postmortem")
            docgen.write(document, form)
            yield time.perf_counter() - start


def table(what: str, sizes: tuple[int, ...], repeats: int) -> Iterator[str]:
    yield f"| {what} | " + " | ".join(f"{form}, s | growth" for form in FORMATS) + " |"
    yield "| ---: |" + " ---: | ---: |" * len(FORMATS)
    before: dict[str, float] = {}
    for index, size in enumerate(sizes):
        cells = [str(size)]
        for form in FORMATS:
            rows, images = (size, 0) if what == "rows" else (20, size)
            taken = statistics.median(times(rows, images, form, repeats))
            growth = taken / before[form] / (size / sizes[index - 1]) if form in before else None
            cells += [f"{taken:.2f}", "" if growth is None else f"{growth:.2f}"]
            before[form] = taken
        yield "| " + " | ".join(cells) + " |"
        print(cells, file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--repeats", type=int, default=3)
    arguments = parser.parse_args()
    for form in FORMATS:  # warm up: imports, fonts, templates
        list(times(2, 1, form, 1))
    lines = [
        "# How time grows",
        "",
        f"By `benchmarks/growth.py`, docgen {docgen.__version__}, Python {platform.python_version()}: "
        f"median of {arguments.repeats} warm renders, from file to bytes.",
        "",
        *table("rows", ROWS, arguments.repeats),
        "",
        *table("pictures", IMAGES, arguments.repeats),
        "",
    ]
    text = "\n".join(lines)
    if arguments.output is None:
        print(text)
    else:
        arguments.output.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
