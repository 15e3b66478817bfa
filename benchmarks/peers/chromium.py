"""The same HTML printed by headless Chromium. It has page numbers in the margin, and none in the contents."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from benchmarks.peers.html_page import html_of
from benchmarks.peers.report import read_report
from benchmarks.peers.script import run

_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-pdf-header-footer",
)


def make(incident: Path, output: Path) -> None:
    program = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_text(html_of(read_report(incident)), "utf-8")
        target = f"--print-to-pdf={output.resolve()}"
        profile = f"--user-data-dir={folder}/profile"
        command = [program, *_OPTIONS, profile, target, page.as_uri()]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)


if __name__ == "__main__":
    run(make)
