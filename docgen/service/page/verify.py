"""Verifying: a document is dropped, and it is said whether it is as it was made."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile

from flask import render_template, request
from werkzeug.datastructures import FileStorage

from docgen.errors import BusyError
from docgen.service.access import needs, record
from docgen.service.desk import RefusedError
from docgen.service.draft.naming import file_name
from docgen.service.page.blueprint import PAGE
from docgen.service.service import current
from docgen.service.work.checking import Verified

_PIECE = 1 << 20


@PAGE.get("/verify")
@needs("verify")
def verify() -> str:
    """Show where to drop a document."""
    return render_template("page/verify.html")


@PAGE.post("/verify")
@needs("verify")
def verify_sent() -> str | tuple[str, int]:
    """Say what a document in hand is."""
    sent = request.files.get("document")
    if sent is None or not sent.filename:
        return render_template("page/verify.html", fault="no document was chosen"), 422
    name = file_name(sent.filename, "the document")
    try:
        found = _verified(sent)
    except (BusyError, RefusedError) as error:
        code = 429 if isinstance(error, BusyError) else 422
        return render_template("page/verify.html", fault=f"{name} could not be verified: {error}"), code
    record(
        "verified",
        sha256=found.opened.digest if found.opened else "",
        detail="intact" if found.is_intact else "not intact",
    )
    return render_template("page/verify.html", found=found, name=name)


def _verified(sent: FileStorage) -> Verified:
    with NamedTemporaryFile(prefix="verify-") as file:
        while piece := sent.stream.read(_PIECE):
            file.write(piece)
        file.flush()
        return current().desk.verify(Path(file.name), current().settings.register)
