"""Digests of what a PDF shows, part by part, so that it can be told later which part was changed."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from docgen.document import Attachment, Relationship
from docgen.seal.pdf import DATA, EXHIBIT, PAGE, SHARED, part_line
from docgen.writers.pdf.engine import Pdf, PdfStream, object_of, page_dictionaries, plain_bytes


def digests_of_parts(pdf: Pdf, attachments: tuple[Attachment, ...]) -> tuple[str, ...]:
    """A line for the content of each page, one for what the pages share, and one for each file attached.

    To be called before the files are attached.
    """
    contents = [object_of(pdf, page["Contents"]) for page in page_dictionaries(pdf)]
    pages = {id(stream) for stream in contents}
    shared = (each for each in pdf.objects if isinstance(each, PdfStream) and id(each) not in pages)
    lines = [part_line(PAGE, number, _digest(stream)) for number, stream in enumerate(contents, 1)]
    files = (part_line(_kind(each), each.name, each.sha256) for each in attachments)
    return (*lines, f"{SHARED} {_digest_of_all(shared)}", *files)


def _kind(attachment: Attachment) -> str:
    return DATA if attachment.relationship is Relationship.SOURCE else EXHIBIT


def _digest_of_all(streams: Iterator[Any]) -> str:
    return sha256("".join(sorted(map(_digest, streams))).encode()).hexdigest()


def _digest(stream: Any) -> str:
    """The digest of what a stream holds; it is put together once, for the digest and for the file."""
    data = plain_bytes(stream)
    stream.stream = [data]
    return sha256(data).hexdigest()
