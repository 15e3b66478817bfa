"""``/v1/jobs/{id}/documents.zip``: all documents of a job in one zip.

It is put together on the disk before anything of it is sent, so that a job that is removed meanwhile, or a
store that does not answer, is an answer of its own, and no zip that breaks off. Where that takes long, the
rest is sent as it is read, since whoever waits has patience for so long only; if that breaks off, it shows by
the length.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import IO

from flask import Response, request
from zipstream import ZIP_STORED, ZipStream

from docgen.incident import INTERNAL
from docgen.manifest import BATCH_MANIFEST
from docgen.service.access import caller, needs, record
from docgen.service.api.documents import content, documents
from docgen.service.job import Document, Job, JobKind, NotFoundError, find_job, manifest_lines
from docgen.service.service import current

_PATIENCE = 20.0  # seconds without an answer; proxies end a connection after 60 or more
_PIECE = 1 << 20
_ZIP = {"type": "string", "contentMediaType": "application/octet-stream"}


@documents.route("/<id>/documents.zip")
@documents.response(200, _ZIP, content_type="application/zip", description="All documents.")
@documents.doc(operationId="documents")
@needs("read")
def archive(id: str) -> Response:  # noqa: A002 - the parameter's name in the address
    """Fetch all documents of a job as one zip; internal ones with the manifest that `docgen verify` reads."""
    return serve_all(find_job(current().database, caller().owner, id))


def serve_all(job: Job) -> Response:
    """All documents of a job as an answer: a zip.

    The manifest lies in it where the documents are internal, as it is: it names every exhibit and its digest.

    Raises:
        NotFoundError: it has none, or was removed meanwhile.
        ServiceError: the store does not have one of them.
    """
    if not job.documents:
        raise NotFoundError(f"the job {job.id!r} has no documents")
    service, zipped = current(), ZipStream(compress_type=ZIP_STORED, sized=True)

    def read(each: Document) -> Iterator[bytes]:
        yield content(service, job.owner, job.id, each)

    for each in job.documents:
        zipped.add(read(each), each.name, size=each.size)
    if job.kind is not JobKind.PREVIEW and job.wanted.audience == INTERNAL:  # it says more than an edition
        zipped.add(manifest_lines(service.database, job.id), BATCH_MANIFEST)
    answer = Response(content_type="application/zip", direct_passthrough=True)
    answer.headers["Content-Disposition"] = f'attachment; filename="docgen-{job.id[:8]}.zip"'
    answer.content_length = len(zipped)
    if request.method != "HEAD":
        answer.response = _put_together(zipped)
        record("fetched", job=job.id, detail="all documents")
    return answer


def _put_together(zipped: Iterable[bytes]) -> Iterator[bytes]:
    """The whole zip; or, where that takes too long, what there is of it and then the rest."""
    file = TemporaryFile(prefix="zip-")  # noqa: SIM115 - it is closed when it has been sent
    pieces, end = iter(zipped), time.monotonic() + _PATIENCE
    try:
        for piece in pieces:
            file.write(piece)
            if time.monotonic() > end:
                break
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return _sent(file, pieces)


def _sent(file: IO[bytes], rest: Iterator[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece
    yield from rest
