"""The zip: what is dense becomes the bytes that zlib would make of it, and every reader takes them."""

from __future__ import annotations

import random
import zipfile
import zlib
from base64 import b64encode
from hashlib import sha256
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from docgen.writers.docx.archive import archived, pack, pack_lasting, stored
from docgen.writers.docx.package import Package
from docgen.writers.docx.storage import guid

_RUNS = st.lists(st.tuples(st.sampled_from("ABCDEFabcdef+/="), st.integers(1, 700)), max_size=30)


def by_zlib(data: bytes) -> bytes:
    compressor = zlib.compressobj(6, zlib.DEFLATED, -15, 8, zlib.Z_RLE)
    return compressor.compress(data) + compressor.flush()


@given(_RUNS)
def test_runs_are_packed_as_zlib_packs_them(runs: list[tuple[str, int]]) -> None:
    data = "".join(character * count for character, count in runs).encode()
    assert pack(data, dense=True).packed == by_zlib(data)


def test_a_picture_is_packed_as_zlib_packs_it() -> None:
    for size in (1, 10_000, 300_000):
        data = b64encode(random.Random(size).randbytes(size))
        assert pack(data, dense=True).packed == by_zlib(data)


def test_every_way_in_comes_out_again() -> None:
    data = b"<w:p/>" * 100
    ways = {
        "plain": pack(data),
        "dense": pack(data, dense=True),
        "lasting": pack_lasting(data),
        "stored": stored(data, sha256(data).hexdigest()),
    }
    assert {each.digest for each in ways.values()} == {sha256(data).hexdigest()}
    assert pack_lasting(bytes(data)) is ways["lasting"]
    with zipfile.ZipFile(BytesIO(archived(ways.items()))) as opened:
        assert opened.testzip() is None
        assert {opened.read(name) for name in ways} == {data}


def test_how_an_item_relates_to_its_properties_is_packed_once() -> None:
    """And says what python-docx says of the same parts."""
    packages = [Package(), Package()]
    for package in packages:
        for name in ("a", "b"):
            part = package.add_item(pack(b"<x/>"), guid(sha256(name.encode()).hexdigest()), "urn:x")
        assert package._packed["customXml/_rels/item2.xml.rels"].data == part.rels.xml
    first, second = (package._packed["customXml/_rels/item1.xml.rels"] for package in packages)
    assert first is second
