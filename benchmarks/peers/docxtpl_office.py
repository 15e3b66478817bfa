"""docxtpl, and LibreOffice that makes a PDF of the Word file."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.peers.docxtpl_docx import make as make_docx
from benchmarks.peers.report import FONTS
from benchmarks.peers.script import run

_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir></fontconfig>"""


def make(incident: Path, output: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        word = folder / f"{output.stem}.docx"
        make_docx(incident, word)
        convert([word], folder, folder)
        shutil.move(folder / f"{output.stem}.pdf", output)


def convert(words: Sequence[Path], output: Path, profile: Path) -> None:
    """Make PDFs of Word files in one run of LibreOffice, which has a profile of its own.

    The report's fonts are given to it as if they were installed.
    """
    program = shutil.which("soffice") or "soffice"
    setting = profile / "fonts.conf"
    setting.write_text(_FONTS.format(fonts=FONTS, cache=profile / "fontcache"))
    user = f"-env:UserInstallation={(profile / 'office').as_uri()}"
    command = [program, user, "--headless", "--convert-to", "pdf", "--outdir", str(output), *map(str, words)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(setting)}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)


if __name__ == "__main__":
    run(make)
