"""Font files: HarfBuzz finds in them what fontTools finds, and what is broken is said."""

from __future__ import annotations

import struct
from importlib.resources import files
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from typeface_forge import forge, forge_collection

from docgen.errors import DataError
from docgen.typeface.advance import advances_of
from docgen.typeface.face import read_faces
from docgen.typeface.folder import font_files

FILES = font_files(Path(str(files("docgen.fonts"))))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_face_is_what_fonttools_says_of_it(path: Path) -> None:
    (face,), font = read_faces(path), TTFont(path)
    assert face.menu_family == font["name"].getDebugName(1)
    assert face.family == (font["name"].getDebugName(16) or font["name"].getDebugName(1))
    assert face.weight == font["OS/2"].usWeightClass
    assert face.italic is bool(font["OS/2"].fsSelection & 0x201)
    assert face.coverage == frozenset(font.getBestCmap())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_character_is_as_wide_as_fonttools_says(path: Path) -> None:
    (face,), font = read_faces(path), TTFont(path)
    em, metrics, head = font["head"].unitsPerEm, font["hmtx"].metrics, font["hhea"]
    advances = advances_of(face)
    assert advances.line == (head.ascent - head.descent + head.lineGap) / em
    for code, name in font.getBestCmap().items():
        assert advances.width(chr(code)) == metrics[name][0] / em
    assert advances.width("\U0010fffd") == 0.55


def test_the_faces_of_a_collection_are_read_one_by_one(tmp_path: Path) -> None:
    one, two = forge(tmp_path / "1.ttf", "One", "ab"), forge(tmp_path / "2.ttf", "Two", "bc")
    faces = read_faces(forge_collection(tmp_path / "both.ttc", one, two))
    assert [(face.family, face.coverage) for face in faces] == [("One", {97, 98}), ("Two", {98, 99})]


@pytest.mark.parametrize("tag", ["OS/2", "head", "name", "cmap"])
def test_what_a_font_lacks_is_said(tag: str, tmp_path: Path) -> None:
    whole = forge(tmp_path / "font.ttf", "Font", "abc")
    data = bytearray(whole.read_bytes())
    at = data.index(tag.encode(), 12)
    data[at : at + 4] = b"none"
    whole.write_bytes(data)
    with pytest.raises(DataError) as caught:
        read_faces(whole)
    said = {"name": "no family name", "cmap": "no characters"}.get(tag, f"no table '{tag}'")
    assert said in str(caught.value)


def test_a_table_beyond_the_end_of_the_file_is_said(tmp_path: Path) -> None:
    whole = forge(tmp_path / "font.ttf", "Font", "abc")
    data = bytearray(whole.read_bytes())
    at = data.index(b"OS/2", 12)
    data[at + 8 : at + 12] = struct.pack(">L", len(data))
    whole.write_bytes(data)
    with pytest.raises(DataError, match="ends too early"):
        read_faces(whole)
