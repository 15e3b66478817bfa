"""A PDF compared with its seal, and told apart: pages, pictures and fonts, data, exhibits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

import pikepdf

from docgen.document import Attachment, Relationship
from docgen.enclosure import digest_of_sums
from docgen.finishing.pdf.metadata import Properties, read_xmp
from docgen.finishing.pdf.opening import Unpacking, attachments_of, metadata_of, opened
from docgen.finishing.verification import Aspect, Difference, Opened
from docgen.seal.pdf import DATA, EXHIBIT, PAGE, SHARED, PdfSeal, holds, part_line, read_seal

_DOCGEN = "urn:docgen:metadata:1#"
_STANDARDS = {
    ("http://www.aiim.org/pdfa/ns/id/", "part"): "PDF/A-",
    ("http://www.aiim.org/pdfua/ns/id/", "part"): "PDF/UA-",
    ("http://www.npes.org/pdfx/ns/id/", "GTS_PDFXVersion"): "",
}
_CONFORMANCE = ("http://www.aiim.org/pdfa/ns/id/", "conformance")


def open_pdf(data: bytes) -> Opened:
    """A PDF read back and compared with its seal.

    Raises:
        UnreadableError: it is broken, or holds more than is read.
    """
    with opened(data) as pdf:
        unpacking = Unpacking()
        packet = metadata_of(pdf, unpacking)
        properties = read_xmp(packet) if packet else {}
        own = {name: values for (namespace, name), values in properties.items() if namespace == _DOCGEN}
        attachments = attachments_of(pdf, unpacking)
        digest = _first(own, "contentSHA256")
        parts = (*_parts(pdf, unpacking), *_files(attachments)) if own else ()
    differences = [
        *_part_differences(own.get("parts", ()), parts),
        *_content_differences(digest, attachments),
    ]
    differences += _seal_differences(data, read_seal(_first(own, "seal")), found_already=bool(differences))
    return Opened(
        format="pdf",
        version=_first(own, "version"),
        layout=_first(own, "layout"),
        digest=digest,
        claims=tuple(_claims(properties)),
        attachments=attachments,
        differences=tuple(differences),
        audience=_first(own, "audience"),
        copy=_first(own, "copy"),
        recipient=_first(own, "recipient"),
    )


def _first(properties: Mapping[str, tuple[str, ...]], name: str) -> str:
    return next(iter(properties.get(name, ())), "")


def _claims(properties: Properties) -> Iterator[str]:
    for name, prefix in _STANDARDS.items():
        for value in properties.get(name, ())[:1]:
            letter = "".join(properties.get(_CONFORMANCE, ())[:1]) if prefix == "PDF/A-" else ""
            yield f"{prefix}{value}{letter}"


def _parts(pdf: pikepdf.Pdf, unpacking: Unpacking) -> tuple[str, ...]:
    """The lines that the metadata would hold of the file as it is."""
    pages = [_content(page.obj, unpacking) for page in pdf.pages]
    others = sorted(_digest(each, unpacking) for each in _shared(pdf))
    lines = [part_line(PAGE, number, digest) for number, digest in enumerate(pages, 1)]
    return (*lines, f"{SHARED} {sha256(''.join(others).encode()).hexdigest()}")


def _files(attachments: tuple[Attachment, ...]) -> Iterator[str]:
    for each in attachments:
        kind = DATA if each.relationship is Relationship.SOURCE else EXHIBIT
        yield part_line(kind, each.name, each.sha256)


def _content(page: pikepdf.Object, unpacking: Unpacking) -> str:
    contents = page.get("/Contents", pikepdf.Array())
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    return sha256(b"\n".join(unpacking.bytes_of(each) for each in streams)).hexdigest()


def _shared(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every stream that is neither a page's content, metadata, a file, nor of the file's own making."""
    contents = {page.obj.Contents.objgen for page in pdf.pages if "/Contents" in page.obj}
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and each.objgen not in contents:
            kind = str(each.get("/Type", ""))
            if kind not in ("/Metadata", "/EmbeddedFile", "/ObjStm", "/XRef"):
                yield each


def _digest(stream: pikepdf.Object, unpacking: Unpacking) -> str:
    return sha256(unpacking.bytes_of(stream)).hexdigest()


def _part_differences(sealed: tuple[str, ...], found: tuple[str, ...]) -> Iterator[Difference]:
    made, is_ = (dict(line.rpartition(" ")[::2] for line in lines) for lines in (sealed, found))
    if not made:
        return
    for name in dict.fromkeys((*made, *is_)):
        if made.get(name) == is_.get(name):
            continue
        aspect, what = _told(name)
        if name not in is_:
            yield Difference(aspect, f"{what} is missing")
        elif name not in made:
            yield Difference(aspect, f"{what} was added")
        else:
            yield Difference(aspect, f"{what} is not what was sealed")


def _told(part: str) -> tuple[Aspect, str]:
    """What a part is, and how it is spoken of."""
    if part == SHARED:
        return Aspect.PICTURE, "a picture or a font"
    kind, _, name = part.partition(" ")
    match kind:
        case "data":
            return Aspect.DATA, f"the data within the file ({name})"
        case "exhibit":
            return Aspect.EXHIBIT, f"the exhibit {name} within the file"
        case _:
            return Aspect.TEXT, f"the content of {part}"


def _content_differences(digest: str, attachments: tuple[Attachment, ...]) -> Iterator[Difference]:
    """Whether the files within are those of which the content digest speaks; their own digests are in it."""
    if not digest or not attachments:
        return
    if digest_of_sums({each.name: each.sha256 for each in attachments}) != digest:
        yield Difference(Aspect.DATA, "data and exhibits within the file do not have its content digest")


def _seal_differences(data: bytes, seal: PdfSeal | None, *, found_already: bool) -> Iterator[Difference]:
    if seal is None:
        yield Difference(Aspect.SEAL, "the file has no seal of docgen's, or it was damaged")
    elif not holds(data, seal):
        if not found_already:
            yield Difference(
                Aspect.REST,
                "pages, pictures, fonts, data and exhibits are what was sealed, something else is not "
                "(structure, bookmarks or metadata; or another program has saved the file again)",
            )
    elif len(data) > seal.length:
        yield Difference(Aspect.REST, f"{len(data) - seal.length:,} bytes were appended after it was sealed")
