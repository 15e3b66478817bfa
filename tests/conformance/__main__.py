"""Ask the gate about files, ``PYTHONPATH=tests python -m conformance FILE...``: 1 if anything is found."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from conformance.gate import docx_findings, pdf_findings
from conformance.provision import provide

provide()
files = [Path(name) for name in sys.argv[1:]]
pdfs = [path for path in files if path.suffix == ".pdf"]
documents = [path for path in files if path.suffix == ".docx"]
reports = (pdf_findings(pdfs) if pdfs else {}) | (docx_findings(documents) if documents else {})
for path, findings in reports.items():
    for finding in findings:
        click.echo(f"{path}: {finding}")
sys.exit(any(reports.values()))
