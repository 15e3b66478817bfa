"""Zips as nobody should send them, each made by hand or spoiled after it was made."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterable
from io import BytesIO

from running import SMALL

DATA = SMALL.format(id="ZIPPED").encode()
_LOCAL = b"PK\x03\x04"
_CENTRAL = b"PK\x01\x02"


def zipped(files: Iterable[tuple[str | zipfile.ZipInfo, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip as it should be."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return stream.getvalue()


def of_names(*names: str) -> bytes:
    """Data files of these names."""
    return zipped((name, DATA) for name in names)


def nested() -> bytes:
    """A zip in a zip in a zip, which in the end would be 100 MB."""
    inner = zipped([("zeros.yaml", bytes(100 * 2**20))])
    return zipped([("b.zip", zipped([("a.zip", inner)]))])


def huge() -> bytes:
    """A data file of 100 MB in a zip of 100 kB."""
    return zipped([("zeros.yaml", bytes(100 * 2**20))])


def many_large() -> bytes:
    """More than is taken in all, though no file is more than is taken of one."""
    return _lying(zipped((f"{number}.yaml", b"x") for number in range(60)), 60 * 2**20)


def lying_small() -> bytes:
    """A file of 20 MB that says that it has ten bytes."""
    return _lying(zipped([("zeros.yaml", bytes(20 * 2**20))]), 10)


def lying_large() -> bytes:
    """A small file that says that it has 60 MB."""
    return _lying(of_names("a.yaml"), 60 * 2**20)


def overlapping() -> bytes:
    """Two files of which one, stored, holds the other (D. Fifield, A better zip bomb, 2019)."""
    inner = zipped([("b.yaml", DATA)], zipfile.ZIP_STORED)
    entry = inner[: inner.index(_CENTRAL)]
    whole = zipped([("a.yaml", entry)], zipfile.ZIP_STORED)
    offset = whole.index(entry)
    start = whole.index(_CENTRAL)
    second = bytearray(inner[inner.index(_CENTRAL) : inner.index(b"PK\x05\x06")])
    struct.pack_into("<I", second, 42, offset)
    end = bytearray(whole[whole.index(b"PK\x05\x06") :])
    central = whole[start : whole.index(b"PK\x05\x06")] + bytes(second)
    struct.pack_into("<HHII", end, 8, 2, 2, len(central), start)
    return whole[:start] + central + bytes(end)


def one_for_many() -> bytes:
    """Many names for the same packed bytes."""
    packed = zipped([("aaaa.yaml", bytes(2**20))])
    start, last = packed.index(_CENTRAL), packed.index(b"PK\x05\x06")
    entry = packed[start:last]
    entries = b"".join(entry.replace(b"aaaa", b"%04d" % number) for number in range(1000))
    end = bytearray(packed[last:])
    struct.pack_into("<HHI", end, 8, 1000, 1000, len(entries))
    return packed[:start] + entries + bytes(end)


def encrypted() -> bytes:
    """A zip that asks for a password."""
    data = bytearray(of_names("a.yaml"))
    for mark, place in ((_LOCAL, 6), (_CENTRAL, 8)):
        data[data.index(mark) + place] |= 1
    return bytes(data)


def linked() -> bytes:
    """A symbolic link to a file of the machine."""
    info = zipfile.ZipInfo("a.yaml")
    info.external_attr = 0o120777 << 16
    return zipped([(info, b"/etc/passwd"), ("b.yaml", DATA)])


def crowded() -> bytes:
    """More than 65,535 files."""
    return zipped(((f"{number:06}.yaml", b"") for number in range(65_600)), zipfile.ZIP_STORED)


def cut() -> bytes:
    """A zip of which the half is missing."""
    data = of_names("a.yaml", "b.yaml")
    return data[: len(data) // 2]


def _lying(data: bytes, size: int) -> bytes:
    """A zip whose files all say that they have so many bytes, unpacked."""
    spoiled = bytearray(data)
    for mark, place in ((_LOCAL, 22), (_CENTRAL, 24)):
        at = spoiled.find(mark)
        while at >= 0:
            struct.pack_into("<I", spoiled, at + place, size)
            at = spoiled.find(mark, at + 4)
    return bytes(spoiled)
