import subprocess
import sys

import pytest

from docgen.evidence.exif import Exif, read_exif
from docgen.evidence.signature import media_type


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"\x89PNG\r\n\x1a\n", "x.jpg", "image/png"),
        (b"PK\x03\x04", "x.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"PK\x03\x04", "x.bin", "application/zip"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "x", "image/webp"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "x", "application/octet-stream"),
        (b"BMW is a car", "x.txt", "text/plain"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a -->\n<svg:svg ", "x", "image/svg+xml"),
        (b"<html><svg>", "x", "text/plain"),
        (b'{"a": 1}', "X.JSON", "application/json"),
        (b"a: 1", "x.yml", "application/yaml"),
        (b"plain", "x.unknown", "text/plain"),
        (b"pl\x00in", "x.unknown", "application/octet-stream"),
        (b"", "", "text/plain"),
    ],
)
def test_content_goes_before_the_suffix(data: bytes, name: str, expected: str) -> None:
    assert media_type(data, name) == expected


@pytest.mark.parametrize(
    "data",
    [b"", b"II", b"II*\x00\xff\xff\xff\xff", b"II*\x00\x08\x00\x00\x00\xff\xff", b"XX*\x00\x08\x00\x00\x00"],
)
def test_broken_exif_tells_nothing(data: bytes) -> None:
    assert read_exif(data) == Exif()


def test_an_orientation_that_does_not_exist_is_upright() -> None:
    entry = b"\x12\x01\x03\x00\x01\x00\x00\x00" + b"\x09\x00\x00\x00"
    assert read_exif(b"II*\x00\x08\x00\x00\x00\x01\x00" + entry).orientation == 1
    entry = entry.replace(b"\x09", b"\x06")
    assert read_exif(b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00" + entry).orientation == 6


def test_the_room_opens_without_heavy_libraries() -> None:
    program = "import docgen.evidence, docgen.markup, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert not {"PIL", "resvg_py", "markdown_it"} & set(loaded.stdout.split())
