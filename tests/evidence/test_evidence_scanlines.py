"""A plain PNG is unpacked to its end: whatever Pillow would refuse of it is refused, and more."""

from __future__ import annotations

import random
import struct
import zlib
from io import BytesIO

import pytest
from pictures import corners, encoded, refused
from PIL import Image

from docgen.errors import DataError
from docgen.evidence import scanlines
from docgen.evidence.picture import load_picture

WIDTH, HEIGHT = 5, 4
LINE = b"\0" + bytes(range(3 * WIDTH))


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(packed: bytes, *, parts: int = 1) -> bytes:
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    step = -(-len(packed) // parts)
    pieces = [chunk(b"IDAT", packed[at : at + step]) for at in range(0, len(packed), step)]
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(pieces) + chunk(b"IEND", b"")


@pytest.mark.parametrize("parts", [1, 2, 9])
@pytest.mark.parametrize("piece", [1, 7, 16, 1 << 20])
def test_a_whole_picture_is_taken(parts: int, piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanlines, "_PIECE", piece)
    data = png(zlib.compress(LINE * HEIGHT), parts=parts)
    assert load_picture(data, "x.png").data == data


def test_only_a_plain_picture_is_not_decoded() -> None:
    for mode, plain in (("RGB", True), ("L", True), ("RGBA", False), ("1", False), ("P", False)):
        assert scanlines.has_plain_stream(encoded(corners(mode=mode), "PNG")) is plain
    twice = png(zlib.compress(LINE * HEIGHT))
    assert not scanlines.has_plain_stream(twice[:33] + twice[8:33] + twice[33:])


@pytest.mark.parametrize("piece", [1, 7, 16, 1 << 20])
@pytest.mark.parametrize(
    ("packed", "said"),
    [
        (zlib.compress(LINE * (HEIGHT - 1)), "ends too early"),
        (zlib.compress(LINE * HEIGHT)[:-4], "ends too early"),
        (zlib.compress(LINE * HEIGHT)[:-1] + b"?", "damaged"),
        (b"no zlib at all", "damaged"),
        (zlib.compress(LINE * (HEIGHT - 1) + b"\5" + LINE[1:]), "unknown way"),
    ],
)
def test_what_is_wrong_with_its_data_is_said(
    packed: bytes, said: str, piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanlines, "_PIECE", piece)
    assert said in refused(png(packed))


def test_what_follows_the_last_line_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanlines, "_PIECE", 16)
    seen: list[bytes] = []
    check = scanlines._check_filters
    monkeypatch.setattr(
        scanlines, "_check_filters", lambda piece, *rest: (seen.append(piece), check(piece, *rest))
    )
    data = png(zlib.compress(LINE * HEIGHT + b"\7" * 1_000_000))
    assert load_picture(data, "x.png").data == data
    assert b"".join(seen) == LINE * HEIGHT
    assert len(seen) < HEIGHT * len(LINE) // 16 + 3


def test_whatever_pillow_refuses_is_refused() -> None:
    chance = random.Random(7)
    whole = zlib.compress(random.Random(1).randbytes(WIDTH * 3 * HEIGHT + HEIGHT))
    for _ in range(400):
        packed = bytearray(whole)
        packed[chance.randrange(len(packed))] = chance.randrange(256)
        data = png(bytes(packed[: chance.randrange(1, 2 * len(packed))]))
        try:
            load_picture(data, "x.png")
        except DataError:
            continue
        Image.open(BytesIO(data)).load()
