"""``POST /v1/verify``: whether a document in hand is as docgen made it, and whether it is the issued one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

from flask import request
from flask_smorest import Blueprint
from marshmallow import Schema, fields

from docgen.finishing import Opened
from docgen.service.access import needs, record
from docgen.service.api.sending import FORM, only_file
from docgen.service.problem_detail import AnswerError
from docgen.service.service import current
from docgen.service.work.checking import Verified

verification = Blueprint("verification", __name__, url_prefix="/v1", description="Verifying documents")
_PIECE = 1 << 20
DOCUMENTS = (
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/octet-stream",
)


class _Difference(Schema):
    """How a document differs from what was made."""

    aspect = fields.String(
        required=True, metadata={"description": "seal, text, picture, data, filled in ..."}
    )
    message = fields.String(required=True, metadata={"description": "How it differs."})


class _FilledIn(Schema):
    """What somebody wrote into a field of the document."""

    role = fields.String(allow_none=True, required=True)
    field = fields.String(required=True)
    text = fields.String(required=True)


class VerifiedSchema(Schema):
    """What a document in hand is."""

    intact = fields.Boolean(required=True, metadata={"description": "Whether it is as docgen made it."})
    error = fields.String(allow_none=True, required=True, metadata={"description": "Why it cannot be read."})
    differences = fields.List(fields.Nested(_Difference), required=True)
    docgen = fields.String(
        allow_none=True, required=True, metadata={"description": "The version that made it."}
    )
    layout = fields.String(allow_none=True, required=True)
    conformance = fields.List(fields.String(), required=True)
    content_sha256 = fields.String(allow_none=True, required=True)
    filled_in = fields.List(fields.Nested(_FilledIn), required=True)
    register = fields.Dict(
        allow_none=True,
        required=True,
        metadata={"description": "What the register of issued documents says, where this service asks one."},
    )


@verification.route("/verify", methods=["POST"])
@verification.response(200, VerifiedSchema)
@verification.doc(operationId="verify")
@needs("verify")
def verify() -> Any:
    """Say whether a document is as docgen made it.

    The body is the PDF or the Word file, or a form with it as the part `data`.
    """
    with NamedTemporaryFile(prefix="verify-") as file:
        _receive(file)
        file.flush()
        verified = current().desk.verify(Path(file.name), current().settings.register)
    digest = verified.opened.digest if verified.opened else ""
    record("verified", sha256=digest, detail="intact" if verified.is_intact else "not intact")
    return verified_as_data(verified)


def verified_as_data(verified: Verified) -> Mapping[str, Any]:
    """As :class:`VerifiedSchema` has it; of a document that cannot be read nothing is known."""
    told = (verified.opened or Opened("")).as_data()
    return {
        **told,
        "intact": verified.is_intact,
        "error": verified.reason or None,
        "register": verified.answer.as_data() if verified.answer else None,
    }


def _receive(file: IO[bytes]) -> None:
    if request.mimetype == FORM:
        stream: Any = only_file(request, "a PDF or a Word file")
    elif request.mimetype in DOCUMENTS:
        stream = request.stream
    else:
        detail = f"it is {request.mimetype or 'nothing'} (one of {', '.join((*DOCUMENTS, FORM))})"
        raise AnswerError(415, "media-type", "The body has a media type that is not read", detail)
    while piece := stream.read(_PIECE):
        file.write(piece)
    if not file.tell():
        raise AnswerError(400, "no-data", "There is no document", "the body is empty")
