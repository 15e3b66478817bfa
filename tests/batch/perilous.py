"""A layout file: what it does depends on how an incident's id begins, and is mostly no good."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import chores

from docgen.layout_api import Document, Dossier, Layout, Metadata, Options


def _wait() -> None:
    """Say that a document is begun, and wait until it may be finished."""
    go = Path(os.environ["DOCGEN_TEST_GO"])
    go.with_name(f"begun-{os.getpid()}").touch()
    chores.when_there(str(go), None)


_PERILS: dict[str, Callable[[], object]] = {
    "ABORT": chores.abort,
    "SEGFAULT": chores.segfault,
    "LEAVE": lambda: chores.leave(0),
    "EXIT": chores.exit_politely,
    "FAIL": chores.fail,
    "MEMORY": lambda: chores.allocate(2 * 2**30),
    "HANG": chores.sit_in_c,
    "WAIT": _wait,
}


def assemble(dossier: Dossier, options: Options) -> Document:
    peril = _PERILS.get(dossier.incident.id.rstrip("0123456789"))
    if peril is not None:
        peril()
    return Document(Metadata(dossier.incident.title), ())


layout = Layout("perilous", "To see what a batch survives.", assemble)
