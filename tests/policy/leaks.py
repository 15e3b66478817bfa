"""Everything that a document's file says in any way: each stream decompressed, each form of text undone."""

from __future__ import annotations

import base64
import html
import io
import re
import subprocess
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pikepdf

from docgen.document import Document

_DEEPEST = 4
_BASE64 = re.compile(rb"[A-Za-z0-9+/\r\n]{64,}={0,2}")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{8,})>|\b((?:[0-9a-fA-F]{2}){8,})\b")
_FONTS = (".odttf", ".ttf", ".otf")


def leaks(texts: Iterable[str], canaries: Iterable[str]) -> set[str]:
    """The canaries that stand in any of the texts, in any letter case."""
    wanted = {canary.casefold(): canary for canary in canaries}
    pattern = re.compile("|".join(map(re.escape, sorted(wanted, key=len, reverse=True))) or r"(?!)")
    return {wanted[found] for text in texts for found in pattern.findall(text.casefold())}


def said_by_tree(document: Document) -> Iterator[str]:
    """All that a writer is given."""
    yield repr(document)
    for attachment in document.attachments:
        yield attachment.name
        yield from said_by_bytes(attachment.data)


def said_by_file(path: Path) -> Iterator[str]:
    """All that a finished document says."""
    yield path.name
    data = path.read_bytes()
    yield from said_by_bytes(data)
    if path.suffix == ".pdf":
        yield from _pdf(path)


def said_by_bytes(data: bytes, depth: int = 0) -> Iterator[str]:
    """What bytes say as text in any encoding, and what they hold packed, in base64 or in hexadecimal."""
    yield from _texts(data)
    if depth == _DEEPEST:
        return
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name
                if not name.endswith(_FONTS):
                    yield from said_by_bytes(archive.read(name), depth + 1)
        return
    for found in _BASE64.finditer(data):
        digits = b"".join(found[0].split()).rstrip(b"=")
        yield from _inner(base64.b64decode(digits[: len(digits) // 4 * 4]), depth)
    if data[:2] in {b"\x78\x01", b"\x78\x9c", b"\x78\xda", b"\x1f\x8b"}:
        yield from _inner(zlib.decompressobj(47).decompress(data), depth)
    for found in _HEX.finditer(data):
        digits = b"".join((found[1] or found[2]).split())
        yield from _texts(bytes.fromhex(digits[: len(digits) // 2 * 2].decode()))


def _inner(data: bytes, depth: int) -> Iterator[str]:
    try:
        yield from said_by_bytes(data, depth + 1)
    except zlib.error:
        return


def _texts(data: bytes) -> Iterator[str]:
    plain = data.decode("utf-8", "ignore")
    yield plain
    if b"\0" in data:
        yield data.decode("utf-16-le", "ignore")
        yield data.decode("utf-16-be", "ignore")
        yield data[1:].decode("utf-16-le", "ignore")
    if data[:1] in b"<{[\xef" and b"<" in data:
        yield html.unescape(re.sub(r"<[^<>]*>", "", plain))
    if b"&" in data:
        yield html.unescape(plain)
    if b"%" in data:
        yield unquote(plain)
    if b"\\" in data:
        yield re.sub(r"\\(u[0-9a-fA-F]{4}|[0-7]{3})", _unescaped, plain)


def _unescaped(found: re.Match[str]) -> str:
    code = found[1]
    return chr(int(code[1:], 16)) if code.startswith("u") else chr(int(code, 8))


def _pdf(path: Path) -> Iterator[str]:
    with pikepdf.open(path) as pdf:
        for each in (*pdf.objects, pdf.trailer):
            yield from _object(each, 0)
        yield str(pdf.docinfo)
    for option in ("-raw", "-layout"):
        done = subprocess.run(["pdftotext", option, path, "-"], capture_output=True, check=True, timeout=120)
        yield done.stdout.decode("utf-8", "replace")


def _object(value: object, depth: int) -> Iterator[str]:
    match value:
        case pikepdf.Stream():
            yield from _object(dict(value.items()), depth + 1)
            if value.get("/Subtype") == "/Image":
                yield from _texts(value.read_raw_bytes())
            elif not {"/Length1", "/FontFile3"} & set(value.keys()):
                yield from said_by_bytes(value.read_bytes())
        case pikepdf.Dictionary() | dict():
            for key, each in value.items():
                yield str(key)
                if not getattr(each, "is_indirect", False) and depth < 40:
                    yield from _object(each, depth + 1)
        case pikepdf.Array():
            for each in value:
                if not getattr(each, "is_indirect", False) and depth < 40:
                    yield from _object(each, depth + 1)
        case pikepdf.String():
            yield str(value)
            yield from _texts(bytes(value))
        case pikepdf.Name():
            yield str(value)
