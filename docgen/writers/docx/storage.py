"""What travels inside a Word file: custom XML data storage (ECMA-376 part 1, 22.5).

Word keeps such items through editing and saving; parts that it does not know it drops. Each item has
properties beside it, which name it by a GUID and say which namespace it is of.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256

from docgen.document import Attachment
from docgen.seal.markup import held
from docgen.seal.namespace import ENCLOSURE
from docgen.writers.docx.xml import Xml, declared, element, encoded, is_held, join, words

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
    encoding = "base64" if content is None else "text"
    escaped = words if encoding == "text" else Xml  # base64 has nothing to escape
    if content is None:
        content = b64encode(attachment.data).decode("ascii")
    head = {
        "xmlns": ENCLOSURE,
        "xml:space": "preserve",
        "name": held(attachment.name),
        "mediaType": held(attachment.media_type),
        "relationship": attachment.relationship.value,
        "description": held(attachment.description),
        "sha256": attachment.sha256,
        "size": len(attachment.data),
        "encoding": encoding,
    }
    return encoded(element("file", head, join(_pieces(content, escaped))))


def _text_of(attachment: Attachment) -> str | None:
    """The text of JSON that XML can hold as it is; canonical JSON is such."""
    if attachment.media_type != _JSON:
        return None
    try:
        text = attachment.data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if is_held(text) else None


def _pieces(content: str, escaped: Callable[[str], Xml]) -> Iterator[Xml]:
    for start in range(0, len(content), _PIECE):
        yield element("piece", None, escaped(content[start : start + _PIECE]))
