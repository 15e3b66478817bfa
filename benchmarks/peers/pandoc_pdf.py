"""Pandoc to HTML, printed by WeasyPrint (``--pdf-engine=weasyprint``), with page numbers in the contents."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.peers.html_page import font_faces, stylesheet
from benchmarks.peers.pandoc import convert
from benchmarks.peers.report import read_report
from benchmarks.peers.script import run

_MORE = """
nav#TOC { break-before: page }
nav#TOC ul { list-style: none; padding-left: 8mm }
nav#TOC a::after { content: leader(".") target-counter(attr(href), page) }
.title { font-size: 30pt; font-weight: bold }
body { max-width: none; padding: 0 }
"""


def make(incident: Path, output: Path) -> None:
    report = read_report(incident)
    with tempfile.TemporaryDirectory() as folder:
        css = Path(folder) / "report.css"
        css.write_text(stylesheet(report) + font_faces() + _MORE, "utf-8")
        engine = Path(sys.executable).with_name("weasyprint")
        convert(report, output, f"--css={css}", f"--pdf-engine={engine}", "--to=html5")


if __name__ == "__main__":
    run(make)
