"""Pandoc to Word, with a reference document for page, styles, header and footer.

The contents are a field that Word fills when the reader asks it to.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from benchmarks.peers.pandoc import convert
from benchmarks.peers.report import read_report
from benchmarks.peers.script import run


def make(incident: Path, output: Path) -> None:
    convert(read_report(incident), output, f"--reference-doc={_reference()}")


@cache
def _reference() -> Path:
    """Pandoc's own reference document in the report's fonts, made once, as a user would in Word."""
    path = Path(tempfile.gettempdir()) / "docgen-benchmark-template" / "reference.docx"
    if not path.exists():
        from docx import Document  # noqa: PLC0415 - for the one time

        from benchmarks.peers.plain_python_docx import frame, set_font  # noqa: PLC0415 - as above
        from benchmarks.peers.report import MONO, SANS, SERIF  # noqa: PLC0415 - as above

        path.parent.mkdir(exist_ok=True)
        fresh = path.with_name(f"{os.getpid()}.docx")
        fresh.write_bytes(_printed_reference())
        document = Document(str(fresh))
        for name, family, size in (
            ("Normal", SERIF, 10.5),
            ("Body Text", SERIF, 10.5),
            ("Title", SANS, 30),
            ("Heading 1", SANS, 16),
            ("Heading 2", SANS, 12.5),
            ("Heading 3", SANS, 10.5),
            ("Verbatim Char", MONO, 9),
        ):
            set_font(document, name, family, size)
        frame(document, "Post Mortem Report", "")
        document.save(str(fresh))
        fresh.replace(path)
    return path


def _printed_reference() -> bytes:
    command = ["pandoc", "--print-default-data-file", "reference.docx"]
    return subprocess.run(command, check=True, capture_output=True).stdout


if __name__ == "__main__":
    run(make)
