"""Pandoc run on the Markdown of the report."""

from __future__ import annotations

import subprocess
from pathlib import Path

from benchmarks.peers.markdown_page import markdown_of
from benchmarks.peers.report import Report

_OPTIONS = ("--from=markdown", "--standalone", "--toc", "--toc-depth=2")


def convert(report: Report, output: Path, *options: str) -> None:
    """Make a document, of the kind that the ending of its name says."""
    command = ["pandoc", *_OPTIONS, *options, "--output", str(output)]
    subprocess.run(command, input=markdown_of(report).encode(), check=True, stderr=subprocess.DEVNULL)
