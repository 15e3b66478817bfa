"""The end of the writing: what travels inside the file goes in, and the seal on all of it."""

from __future__ import annotations

import zlib
from dataclasses import replace

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from docgen import __version__
from docgen.document import Attachment, Document, Relationship
from docgen.seal.namespace import ENCLOSURE, FORM, SEAL
from docgen.seal.story import Story
from docgen.seal.word import WordSeal, sealed
from docgen.writers.docx.archive import pack
from docgen.writers.docx.control import placeholders
from docgen.writers.docx.form import FORM_ID, Form
from docgen.writers.docx.package import Package
from docgen.writers.docx.storage import enclosed, guid, item_id

_TEXTS = ("text/", "application/json", "application/yaml")
_SAMPLE = 4096  # bytes from the middle of a file
_DENSE = 0.9  # of the sample, when what is made of it is no shorter than that


def finished(package: Package, body: bytes, read: Story, document: Document, form: Form) -> bytes:
    """The file, its attachments, its form and its seal within; ``read`` is what the body comes to."""
    if form.signatories:
        package.add_item(pack(form.item()), FORM_ID, FORM)
        kind, relationship = CT.WML_DOCUMENT_GLOSSARY, RT.GLOSSARY_DOCUMENT
        glossary = placeholders()
        package.add_lasting("glossary/document.xml", kind, relationship, "rIdGlossary", glossary)
    for each in document.attachments:
        item = pack(enclosed(each), dense=_is_dense(each))
        package.add_item(item, guid(item.digest), ENCLOSURE)
    metadata = document.metadata
    files = sorted((each.name, each.sha256) for each in document.attachments)
    sources = (each.name for each in document.attachments if each.relationship is Relationship.SOURCE)
    own = WordSeal(__version__, metadata.layout, metadata.digest, next(sources, ""), tuple(files))
    own = replace(own, audience=metadata.audience, copy=metadata.copy, recipient=metadata.recipient)
    last = package.add_item(None, item_id(SEAL.encode()), SEAL)
    return package.zipped(body, last, lambda members: sealed(members, own, read))


def _is_dense(attachment: Attachment) -> bool:
    """Whether a file is compressed already, as most pictures are, and many a PDF, but no text."""
    data = attachment.data
    if attachment.media_type.startswith(_TEXTS):
        return False
    middle = len(data) // 2
    sample = data[middle : middle + _SAMPLE]
    return len(zlib.compress(sample, 1)) >= _DENSE * len(sample)
