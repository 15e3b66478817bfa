"""``/v1/jobs/{id}/documents``: finished documents, each known by its digest."""

from __future__ import annotations

import unicodedata
from base64 import b64encode
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import quote

from flask import Response, request
from flask_smorest import Blueprint

from docgen.errors import DataError, ServiceError
from docgen.service.access import caller, needs, record
from docgen.service.job import Document, find_document, glance_at
from docgen.service.job.job import folder_of
from docgen.service.service import Service, current

documents = Blueprint("documents", __name__, url_prefix="/v1/jobs", description="Fetching documents")
_PLAIN = "!#$&+-.^_`|~"  # what RFC 8187 lets stand in a name, beside letters and digits
_MOST_BYTES = 2 * 2**30
_BINARY = {"type": "string", "contentMediaType": "application/octet-stream"}


@documents.route("/<id>/documents/<path:name>")
@documents.response(200, _BINARY, description="The document.")
@documents.alt_response(304, description="It is the one that the caller has (If-None-Match).")
@documents.doc(operationId="document")
@needs("read")
def document(id: str, name: str) -> Response:  # noqa: A002 - the parameter's name in the address
    """Fetch a document. Its `ETag` is its SHA-256; so is its `Repr-Digest` (RFC 9530)."""
    return serve(id, find_document(current().database, caller().owner, id, name))


def serve(job: str, found: Document) -> Response:
    """A document of a job as an answer; nothing but its digest where the caller has it already."""
    name = PurePosixPath(found.name).name
    answer = Response(content_type=found.media_type)
    answer.set_etag(found.sha256)
    answer.cache_control.private = True
    answer.cache_control.no_cache = (
        True  # kept, but asked for each time: whoever may no longer read gets none
    )
    answer.headers["Repr-Digest"] = f"sha-256=:{b64encode(bytes.fromhex(found.sha256)).decode()}:"
    shown = "inline" if found.media_type == "image/png" else "attachment"
    answer.headers.set("Content-Disposition", shown, **_names(name))
    if request.method in ("GET", "HEAD") and request.if_none_match.contains_weak(found.sha256):
        answer.status_code = 304
        return answer
    if request.method == "HEAD":  # what is told of it is known without it, and nobody gets it
        answer.content_length = found.size
        return answer
    answer.set_data(content(current(), caller().owner, job, found))
    if found.format != "png":
        record("fetched", job=job, document=found.name, sha256=found.sha256)
    return answer


def _names(name: str) -> Mapping[str, str]:
    """A file's name as the header says it: whole, and for old programs in ASCII (RFC 6266 appendix D)."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    if plain == name:
        return {"filename": name}
    return {"filename": plain, "filename*": f"UTF-8''{quote(name, safe=_PLAIN)}"}


def content(service: Service, owner: str, job: str, found: Document) -> bytes:
    """What a document of an owner's job holds.

    Raises:
        NotFoundError: it was removed at this moment.
        ServiceError: the store does not have it.
    """
    try:
        return service.folder(f"{folder_of(job)}/out").read(found.name, _MOST_BYTES)
    except DataError as error:
        glance_at(service.database, owner, job)
        raise ServiceError(str(error)) from error
