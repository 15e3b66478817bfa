"""docgen: one file of incident data becomes the documents that an organisation signs, files and keeps.

Four plain functions do the work, each usable without the others::

    import docgen

    source = docgen.load("incident.yaml")           # data, and where everything stood
    dossier = docgen.validate(source)               # the incident, its exhibits, the findings
    document = docgen.assemble(dossier, "postmortem")
    artifact = docgen.write(document, "pdf")        # artifact.data holds the bytes

Everything they raise on purpose is a :class:`DocgenError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.errors import (
        DataError,
        DocgenError,
        DocumentError,
        LayoutError,
        MissingGlyphError,
        OutputError,
    )
    from docgen.pipeline import Request, assemble, load, load_theme, render, validate, write

__version__ = "0.1.0"

__all__ = [
    "DataError",
    "DocgenError",
    "DocumentError",
    "LayoutError",
    "MissingGlyphError",
    "OutputError",
    "Request",
    "assemble",
    "load",
    "load_theme",
    "render",
    "validate",
    "write",
]


def __getattr__(name: str) -> object:
    """Load what is asked for when it is asked for, so that ``import docgen`` costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'docgen' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - see above

    home = "docgen.errors" if name.endswith("Error") else "docgen.pipeline"
    return getattr(import_module(home), name)
