"""What travels inside a Word file: custom XML data storage (ECMA-376 part 1, 22.5).

Word keeps such items through editing and saving; parts that it does not know it drops. Each item has
properties beside it, which name it by a GUID and say which namespace it is of.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from docgen.document import Attachment
from docgen.seal.markup import held
from docgen.seal.namespace import ENCLOSURE
from docgen.writers.docx.xml import Value, Xml, declared, element, encoded, is_held, join, words

_PIECE = 1024 * 1024  # characters; parsers refuse a text of more than ten million
_JSON = "application/json"


def item_id(seed: bytes) -> str:
    """A GUID that comes from bytes alone."""
    return guid(sha256(seed).hexdigest())


def guid(digest: str) -> str:
    """The same, where the SHA-256 of the bytes is known."""
    found = digest.upper()
    return f"{{{found[:8]}-{found[8:12]}-{found[12:16]}-{found[16:20]}-{found[20:32]}}}"


def item_properties(number: str, uri: str) -> bytes:
    """The part beside an item that names it (22.5.2.1)."""
    reference = element("ds:schemaRef", {"ds:uri": uri})
    references = element("ds:schemaRefs", None, reference)
    return encoded(element("ds:datastoreItem", {"ds:itemID": number, **declared(("ds",))}, references))


def enclosed(attachment: Attachment) -> bytes:
    """A file as an item: JSON as the text that it is, everything else in base64, both in pieces."""
    content = _text_of(attachment)
    head: dict[str, Value] = {
        "xmlns": ENCLOSURE,
        "xml:space": "preserve",
        "name": held(attachment.name),
        "mediaType": held(attachment.media_type),
        "relationship": attachment.relationship.value,
        "description": held(attachment.description),
        "sha256": attachment.sha256,
        "size": len(attachment.data),
        "encoding": "base64" if content is None else "text",
    }
    if content is not None or not attachment.data:
        return encoded(element("file", head, join(_pieces(content or ""))))
    start = encoded(element("file", head)).removesuffix(b"/>")  # base64 has nothing to escape
    return b"".join((start, b">", *_pieces_of_base64(attachment.data), b"</file>"))


def _text_of(attachment: Attachment) -> str | None:
    """The text of JSON that XML can hold as it is; canonical JSON is such."""
    if attachment.media_type != _JSON:
        return None
    try:
        text = attachment.data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if is_held(text) else None


def _pieces(content: str) -> Iterator[Xml]:
    for start in range(0, len(content), _PIECE):
        yield element("piece", None, words(content[start : start + _PIECE]))


def _pieces_of_base64(data: bytes) -> Iterator[bytes]:
    content = b64encode(data)
    for start in range(0, len(content), _PIECE):
        yield from (b"<piece>", content[start : start + _PIECE], b"</piece>")
