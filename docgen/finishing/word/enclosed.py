"""The files within a Word file, taken out again and checked against the digests that they carry."""

from __future__ import annotations

import binascii
from base64 import b64decode
from dataclasses import dataclass

from docgen.document import Attachment, Relationship
from docgen.finishing.word.item import items_of
from docgen.finishing.word.opening import WordFile
from docgen.seal.markup import Element, released
from docgen.seal.namespace import ENCLOSURE

_RELATIONSHIPS = {each.value: each for each in Relationship}


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What was found in a file: the attachments, and what is wrong with them, in plain sentences."""

    attachments: tuple[Attachment, ...]
    faults: tuple[str, ...] = ()


def attachments_of(file: WordFile) -> Enclosed:
    """The attachments in the order in which docgen put them in.

    One whose bytes do not match its digest is among them all the same, and among the faults.
    """
    attachments: list[Attachment] = []
    faults: list[str] = []
    for part, root in items_of(file.members, ENCLOSURE):
        name = name_of(root, part)
        data = _content(root)
        if data is None:
            faults.append(f"{name}: its content cannot be read")
            continue
        attachment = _attachment(root, name, data)
        attachments.append(attachment)
        faults += _faults(root, attachment)
    return Enclosed(tuple(attachments), tuple(faults))


def name_of(root: Element, part: str) -> str:
    """The name of the file that an item holds."""
    return released(root.attributes.get("name", "")) or part


def _attachment(root: Element, name: str, data: bytes) -> Attachment:
    said = root.attributes
    return Attachment(
        name,
        data,
        released(said.get("mediaType", "")),
        _RELATIONSHIPS.get(said.get("relationship", ""), Relationship.SUPPLEMENT),
        released(said.get("description", "")),
    )


def _content(root: Element) -> bytes | None:
    text = "".join(piece.text for piece in root.all("piece"))
    if root.attributes.get("encoding") == "text":
        return text.encode()
    try:
        return b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return None


def _faults(root: Element, attachment: Attachment) -> list[str]:
    said = root.attributes
    faults = []
    if said.get("sha256") != attachment.sha256 or said.get("size") != str(len(attachment.data)):
        faults.append(f"{attachment.name}: its content is not that of its digest")
    if said.get("relationship") not in _RELATIONSHIPS:
        faults.append(f"{attachment.name}: what it is to the document is not said")
    return faults
