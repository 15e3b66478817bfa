"""Word files as others leave them: saved again by Word, filled in by a reviewer, tampered with."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

from lxml import etree

from docgen.document import Attachment, Document, Relationship, check, number
from docgen.theme import Theme
from docgen.typeface import load_typefaces
from docgen.writers import WriterOptions
from docgen.writers.docx import write
from specimen import specimen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGEST = "5e" * 32
DATA = Attachment(
    "incident.json",
    '{"title":"Größe \\\\ <&> ]]> \\ufffe \\ud800"}'.encode(),
    "application/json",
    Relationship.SOURCE,
    "The data",
)
LOG = Attachment("logs/a b.log", b"\x00\xff\r\n" * 99, "text/plain", Relationship.SUPPLEMENT, "A log")


def sealed_file(document: Document | None = None, *attachments: Attachment) -> bytes:
    """A document with attachments as docgen writes it, quickly: without fonts."""
    tree = document or specimen()
    metadata = replace(tree.metadata, digest=_DIGEST, layout="postmortem")
    tree = replace(tree, metadata=metadata, attachments=attachments or (DATA, LOG))
    fonts = load_typefaces(Theme(), system=False)
    return write(check(number(tree)), Theme(), fonts, WriterOptions(embed_fonts=False)).data


def members_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def zipped(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return out.getvalue()


def edited(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The file with one part changed; a change that changes nothing is a fault of the test."""
    members = members_of(data)
    before = members[name]
    members[name] = change(before)
    assert members[name] != before
    return zipped(members)


def item_name(data: bytes, namespace: str) -> str:
    """The part of the first item of a namespace."""
    marker = f'"{namespace}"'.encode()
    return next(
        name
        for name, part in members_of(data).items()
        if re.match(r"customXml/item\d", name) and marker in part
    )


def filled_in_by_reviewer(data: bytes, title: str, text: str, value: str = "") -> bytes:
    """A field filled in as Word does it: the control shows the text, and the form holds it (or ``value``)."""
    members = members_of(data)
    body = etree.fromstring(members["word/document.xml"])
    (control,) = (
        each
        for each in body.iter(f"{W}sdt")
        if each.find(f"{W}sdtPr/{W}alias[@{W}val='{title}']") is not None
    )
    properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
    showing = properties.find(f"{W}showingPlcHdr")
    if showing is not None:
        properties.remove(showing)
    first, *others = content.iter(f"{W}t")
    first.text = text
    for each in others:
        each.text = ""
    members["word/document.xml"] = etree.tostring(body)
    binding = properties.find(f"{W}dataBinding")
    if binding is not None:
        name = item_name(data, "urn:docgen:form:1")
        form = etree.fromstring(members[name])
        (node,) = form.xpath(binding.get(f"{W}xpath"), namespaces={"f": "urn:docgen:form:1"})
        node.text = value or text
        members[name] = etree.tostring(form)
    return zipped(members)


def saved_by_word(data: bytes) -> bytes:
    """The same content in other bytes, as Word leaves it: runs split, parts renamed, prefixes changed."""
    members = {}
    for name, part in members_of(data).items():
        if name.startswith(("word/document", "word/header", "word/footer")) and name.endswith(".xml"):
            members[name] = _revised(part)
        elif re.match(r"customXml/item\d+\.xml", name):
            members[re.sub(r"item(\d+)", lambda found: f"item{int(found[1]) + 4}", name)] = _prefixed(part)
        elif name == "word/_rels/document.xml.rels":
            renamed = re.sub(rb"header(\d)\.xml", lambda found: b"header%d.xml" % (3 - int(found[1])), part)
            members[name] = re.sub(
                rb"customXml/item(\d+)", lambda found: b"customXml/item%d" % (int(found[1]) + 4), renamed
            )
        elif not name.startswith("customXml/"):
            members[name] = part
    members["word/header1.xml"], members["word/header2.xml"] = (
        members["word/header2.xml"],
        members["word/header1.xml"],
    )
    return zipped(members)


def _revised(part: bytes) -> bytes:
    root = etree.fromstring(part)
    pages = False
    for run in list(root.iter(f"{W}r")):
        run.set(f"{W}rsidR", "00A12B3C")
        text = run.find(f"{W}t")
        if text is not None and len(text.text or "") > 3:
            other = etree.fromstring(etree.tostring(run))
            text.text, other.find(f"{W}t").text = text.text[:2], text.text[2:]
            run.addnext(other)
            run.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
        code = run.find(f"{W}instrText")
        if code is not None:
            pages = code.text.split()[0] in {"PAGE", "PAGEREF", "NUMPAGES"}
        elif pages and text is not None:
            text.text, pages = "77", False
    for paragraph in list(root.iter(f"{W}p")):
        paragraph.set(f"{W}rsidP", "00D4E5F6")
        paragraph.append(etree.Element(f"{W}bookmarkStart", {f"{W}id": "9999", f"{W}name": "_GoBack"}))
        paragraph.append(etree.Element(f"{W}bookmarkEnd", {f"{W}id": "9999"}))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _prefixed(part: bytes) -> bytes:
    """The same item with a prefix for its namespace, and white space between its elements."""
    root = etree.fromstring(part)
    namespace = etree.QName(root).namespace
    again = etree.Element(root.tag, dict(root.attrib), nsmap={"ns0": namespace})
    again.text = "\n  "
    for child in root:
        child.tail = "\n  "
        again.append(child)
    return etree.tostring(again)
