"""docgen: one file of incident data becomes the documents that an organisation signs, files and keeps.

Four plain functions do the work, each usable without the others::

    import docgen

    source = docgen.load("incident.yaml")           # data, and where everything stood
    dossier = docgen.validate(source)               # the incident, its exhibits, the findings
    document = docgen.assemble(dossier, "postmortem")
    artifact = docgen.write(document, "pdf")        # artifact.data holds the bytes

A fifth goes the other way: ``docgen.verify("report.pdf")`` reads a document back and says how it differs from
what was made. Everything they raise on purpose is a :class:`DocgenError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.checking import load, validate
    from docgen.errors import (
        DataError,
        DocgenError,
        DocumentError,
        LayoutError,
        MissingGlyphError,
        OutputError,
        UnreadableError,
    )
    from docgen.pipeline import Request, assemble, load_theme, render, write
    from docgen.policy import edition, read_policy
    from docgen.verifying import verify

__version__ = "0.1.0"

__all__ = [
    "DataError",
    "DocgenError",
    "DocumentError",
    "LayoutError",
    "MissingGlyphError",
    "OutputError",
    "Request",
    "UnreadableError",
    "assemble",
    "edition",
    "load",
    "load_theme",
    "read_policy",
    "render",
    "validate",
    "verify",
    "write",
]


def __getattr__(name: str) -> object:
    """Load what is asked for when it is asked for, so that ``import docgen`` costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'docgen' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - see above

    homes = {"verify": "docgen.verifying", "load": "docgen.checking", "validate": "docgen.checking"}
    homes |= {"edition": "docgen.policy", "read_policy": "docgen.policy"}
    home = "docgen.errors" if name.endswith("Error") else homes.get(name, "docgen.pipeline")
    return getattr(import_module(home), name)
