"""The plain script: a Jinja2 template printed by WeasyPrint, as its documentation shows it.

Contents with page numbers by ``target-counter()``, fonts by ``@font-face``, untagged,
with the default options.
"""

from __future__ import annotations

from pathlib import Path

from weasyprint import HTML

from benchmarks.peers.html_page import html_of
from benchmarks.peers.report import read_report
from benchmarks.peers.script import run

PAGE_NUMBERS = 'nav a::after { content: leader(".") target-counter(attr(href), page) }'


def make(incident: Path, output: Path) -> None:
    page = html_of(read_report(incident), PAGE_NUMBERS)
    HTML(string=page, base_url=str(incident.parent)).write_pdf(output)


if __name__ == "__main__":
    run(make)
