"""Metadata as XMP (ISO 16684-1): what a PDF says of itself, and the standards that it keeps to.

Properties that are in no predefined schema are described in the file itself, as PDF/A asks (ISO 19005-3,
6.6.2.3.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from docgen.seal.pdf import UNSEALED

_BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
_END = '<?xpacket end="r"?>'
_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "docgen": "urn:docgen:metadata:1#",
}
_OWN = {
    "pdfuaid": ("PDF/UA identification", {"part": ("Integer", "Part of ISO 14289 to which the file keeps")}),
    "docgen": (
        "docgen",
        {
            "version": ("Text", "Version of docgen that made the file"),
            "layout": ("Text", "Layout in which the document was set"),
            "contentSHA256": ("Text", "SHA-256 of the sums of the data and the exhibits, in hexadecimal"),
            "audience": ("Text", "Audience for which this edition was made"),
            "copy": ("Text", "Number of this copy"),
            "recipient": ("Text", "Recipient of this copy"),
            "parts": ("seq Text", "SHA-256 of the content of each page and of what the pages share"),
            "seal": ("Text", "SHA-256 and length of the file, with zeros in the place of this seal"),
        },
    ),
}
"""What PDF/A does not predefine: by prefix, the schema's name and the kind and meaning of each property."""
_OF_SOME = ("audience", "copy", "recipient")
"""What few files say; the others do not describe it."""


@dataclass(frozen=True, slots=True)
class Description:
    """What the metadata say; an empty value is left out."""

    title: str
    language: str
    authors: Sequence[str]
    subject: str
    keywords: Sequence[str]
    identifier: str
    producer: str
    creator: str
    dated: str
    document_id: str
    claims: Mapping[str, str]
    own: Mapping[str, str | Sequence[str]]


def xmp_packet(described: Description) -> bytes:
    """The packet; it holds a place for the seal."""
    properties = [*_dublin_core(described), *_basic(described), *_own(described)]
    schemas = {prefix for prefix in _OWN if any(f"<{prefix}:" in each for each in properties)}
    extension = [_extension(prefix, described.own) for prefix in sorted(schemas)]
    if extension:
        properties.append(_container("pdfaExtension:schemas", "Bag", extension))
    declared = " ".join(f"xmlns:{prefix}={quoteattr(name)}" for prefix, name in _NAMESPACES.items())
    body = "\n".join(properties)
    description = f'<rdf:Description rdf:about="" {declared}>\n{body}\n</rdf:Description>'
    rdf = f'<rdf:RDF xmlns:rdf="{_NAMESPACES["rdf"]}">\n{description}\n</rdf:RDF>'
    return f'{_BEGIN}\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n{rdf}\n</x:xmpmeta>\n{_END}'.encode()


def _dublin_core(of: Description) -> Iterable[str]:
    yield "<dc:format>application/pdf</dc:format>"
    yield _alternatives("dc:title", of.title, of.language)
    if of.authors:
        yield _container("dc:creator", "Seq", map(_item, of.authors))
    if of.subject:
        yield _alternatives("dc:description", of.subject, "")
    if of.identifier:
        yield _simple("dc:identifier", of.identifier)
    if of.language:
        yield _container("dc:language", "Bag", [_item(of.language)])


def _basic(of: Description) -> Iterable[str]:
    values = {
        "pdf:Keywords": ", ".join(of.keywords),
        "pdf:Producer": of.producer,
        "xmp:CreatorTool": of.creator,
        **dict.fromkeys(("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"), of.dated),
        "xmpMM:DocumentID": of.document_id,
        **of.claims,
    }
    return (_simple(name, value) for name, value in values.items() if value)


def _own(of: Description) -> Iterable[str]:
    for name, value in of.own.items():
        if isinstance(value, str):
            yield from [_simple(f"docgen:{name}", value)] if value else []
        else:
            yield _container(f"docgen:{name}", "Seq", map(_item, value))
    yield _simple("docgen:seal", UNSEALED)


def _extension(prefix: str, said: Mapping[str, object]) -> str:
    title, properties = _OWN[prefix]
    described = (
        _resource(
            {"pdfaProperty:name": name, "pdfaProperty:valueType": kind}
            | {"pdfaProperty:category": "internal", "pdfaProperty:description": meaning}
        )
        for name, (kind, meaning) in properties.items()
        if name not in _OF_SOME or said.get(name)
    )
    schema = {"pdfaSchema:schema": title, "pdfaSchema:namespaceURI": _NAMESPACES[prefix]}
    return _resource(
        {**schema, "pdfaSchema:prefix": prefix}, _container("pdfaSchema:property", "Seq", described)
    )


def _resource(values: Mapping[str, str], more: str = "") -> str:
    inner = "".join(_simple(name, value) for name, value in values.items())
    return f'<rdf:li rdf:parseType="Resource">{inner}{more}</rdf:li>'


def _alternatives(name: str, text: str, language: str) -> str:
    """A text and the language that it is in; the one without a language comes first (8.2.2.4)."""
    items = [f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>']
    if language:
        items.append(f"<rdf:li xml:lang={quoteattr(language)}>{escape(text)}</rdf:li>")
    return _container(name, "Alt", items)


def _container(name: str, kind: str, items: Iterable[str]) -> str:
    return f"<{name}><rdf:{kind}>{''.join(items)}</rdf:{kind}></{name}>"


def _item(text: str) -> str:
    return f"<rdf:li>{escape(text)}</rdf:li>"


def _simple(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"
