"""Media types from content: by the first bytes, then by the suffix; never from a table of the system."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

_UNKNOWN = "application/octet-stream"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"MM\x00+", "image/tiff"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x7fELF", "application/x-elf"),
    (b"\xd4\xc3\xb2\xa1", "application/vnd.tcpdump.pcap"),
    (b"\x0a\x0d\x0d\x0a", "application/x-pcapng"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
)
_IN_ZIP = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".jar": "application/java-archive",
}
_SUFFIXES = {
    ".bmp": "image/bmp",
    ".conf": "text/plain",
    ".csv": "text/csv",
    ".diff": "text/x-diff",
    ".eml": "message/rfc822",
    ".har": "application/json",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".ini": "text/plain",
    ".json": "application/json",
    ".log": "text/plain",
    ".md": "text/markdown",
    ".mp4": "video/mp4",
    ".patch": "text/x-diff",
    ".py": "text/x-python",
    ".sh": "text/x-shellscript",
    ".sql": "application/sql",
    ".svg": "image/svg+xml",
    ".tar": "application/x-tar",
    ".toml": "application/toml",
    ".txt": "text/plain",
    ".xml": "application/xml",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
}
_BRANDS = {b"heic": "image/heic", b"heix": "image/heic", b"mif1": "image/heif", b"avif": "image/avif"}
_SVG = re.compile(
    # Atomic and possessive: a thousand comments must not be divided in every way there is.
    r"(?>\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>))*+\s*<(?:\w+:)?svg[\s/>]",
    re.DOTALL,
)
_PROLOGUE = 4096


def media_type(data: bytes, name: str) -> str:
    """The media type of a file's content, ``application/octet-stream`` where nothing tells.

    Args:
        data: the whole content.
        name: the file's name; its suffix decides where the content alone does not.
    """
    suffix = PurePosixPath(name).suffix.lower()
    found = _by_signature(data)
    if found == "application/zip":
        return _IN_ZIP.get(suffix, found)
    return found or _SUFFIXES.get(suffix, _UNKNOWN if _is_binary(data) else "text/plain")


def _by_signature(data: bytes) -> str | None:
    for signature, found in _SIGNATURES:
        if data.startswith(signature):
            return found
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[:2] == b"BM" and data[6:10] == bytes(4):
        return "image/bmp"
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12], "video/mp4")
    return "image/svg+xml" if _looks_like_svg(data) else None


def _looks_like_svg(data: bytes) -> bool:
    start = data[:_PROLOGUE]
    encoding = "utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return _SVG.match(start.decode(encoding, "replace")) is not None


def _is_binary(data: bytes) -> bool:
    return b"\x00" in data[:_PROLOGUE]
