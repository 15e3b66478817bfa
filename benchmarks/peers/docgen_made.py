"""One document by docgen's own functions, written as ``docgen render`` writes it: whole or not at all."""

from __future__ import annotations

from pathlib import Path

import docgen
from docgen.output import write_files


def make(incident: Path, output: Path) -> None:
    """Make what the ending of the output's name says."""
    make_as(output.suffix[1:], incident, output)


def make_as(form: str, incident: Path, output: Path) -> None:
    dossier = docgen.validate(docgen.load(incident))
    document = docgen.assemble(dossier, "postmortem")
    write_files({output: docgen.write(document, form).data}, force=True)
