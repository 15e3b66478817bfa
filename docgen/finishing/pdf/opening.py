"""A PDF, opened to be read back: its metadata, the files in it, the content of its pages.

Nothing in it is trusted. What unpacks to more than a bound, or is packed in a way that docgen never packs, is
not read.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pikepdf

from docgen.document import Attachment, Relationship
from docgen.errors import UnreadableError

MOST_BYTES = 1024 * 2**20
"""The most bytes that everything in a file may have, unpacked."""
_MOST_FILES = 10_000
_BROKEN = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What a look into a broken file stumbles over, where something else stands than should."""


@contextmanager
def opened(data: bytes) -> Iterator[pikepdf.Pdf]:
    """A PDF; whatever is found to be broken while it is open is told as one error.

    Raises:
        UnreadableError: it is no PDF, is broken or is encrypted.
    """
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            yield pdf
    except pikepdf.PasswordError as error:
        raise UnreadableError("the file is encrypted; docgen makes no such file") from error
    except (pikepdf.PdfError, *_BROKEN) as error:
        raise UnreadableError(f"the file is a broken PDF: {error}") from error


class Unpacking:
    """Unpacks streams until they have come to more than may be."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._left = most

    def bytes_of(self, stream: pikepdf.Object) -> bytes:
        """What a stream holds; pictures as they are packed, since what packs them is part of them.

        Raises:
            UnreadableError: it unpacks to more than may be, or is packed in another way than by zlib.
        """
        raw = stream.read_raw_bytes()
        packing = _packing(stream)
        if packing == [] or "/DecodeParms" in stream or packing[0] in ("/DCTDecode", "/JPXDecode"):
            return self._counted(raw)
        if packing != ["/FlateDecode"]:
            raise UnreadableError(f"a stream is packed by {' and '.join(packing)}, as docgen never does")
        unpacker = zlib.decompressobj()
        try:
            return self._counted(unpacker.decompress(raw, self._left + 1))
        except zlib.error as error:
            raise UnreadableError(f"a stream of the file is broken: {error}") from error

    def _counted(self, data: bytes) -> bytes:
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableError(f"the file unpacks to more than {MOST_BYTES // 2**20} MiB")
        return data


def metadata_of(pdf: pikepdf.Pdf, unpacking: Unpacking) -> bytes:
    """The XMP packet; empty where there is none."""
    stream = pdf.Root.get("/Metadata")
    return unpacking.bytes_of(stream) if isinstance(stream, pikepdf.Stream) else b""


def attachments_of(pdf: pikepdf.Pdf, unpacking: Unpacking) -> tuple[Attachment, ...]:
    """The files within the file, the data first, the others in the order of their names.

    Raises:
        UnreadableError: there are too many, or one cannot be unpacked.
    """
    names = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/EmbeddedFiles")
    if names is None:
        return ()
    found: list[Attachment] = []
    for specification in pikepdf.NameTree(names).values():
        if len(found) == _MOST_FILES:
            raise UnreadableError(f"more than {_MOST_FILES:,} files are attached")
        found.append(_attachment(specification, unpacking))
    return tuple(sorted(found, key=lambda each: (each.relationship is not Relationship.SOURCE, each.name)))


def _attachment(specification: pikepdf.Object, unpacking: Unpacking) -> Attachment:
    stream = specification.EF.F
    said = str(specification.get("/AFRelationship", ""))
    return Attachment(
        name=str(specification.get("/UF", specification.get("/F", ""))),
        data=unpacking.bytes_of(stream),
        media_type=str(stream.get("/Subtype", "/application/octet-stream"))[1:],
        relationship=Relationship.SOURCE if said == "/Source" else Relationship.SUPPLEMENT,
        description=str(specification.get("/Desc", "")),
    )


def _packing(stream: pikepdf.Object) -> list[str]:
    filters = stream.get("/Filter", pikepdf.Array())
    return [str(each) for each in (filters if isinstance(filters, pikepdf.Array) else [filters])]
