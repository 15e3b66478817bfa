"""Where two files first differ: which object of a PDF, which part of a Word file."""

from __future__ import annotations

from io import BytesIO
from itertools import zip_longest
from zipfile import ZipFile

import pikepdf

_AROUND = 40


def first_difference(one: bytes, other: bytes) -> str:
    """The first part in which two documents of a format differ, and how; empty where they are the same."""
    if one == other:
        return ""
    within = _in_pdf if one.startswith(b"%PDF") else _in_word
    return within(one, other) or f"the parts are the same; the files differ {_in_bytes(one, other)}"


def _in_word(one: bytes, other: bytes) -> str:
    with ZipFile(BytesIO(one)) as first, ZipFile(BytesIO(other)) as second:
        for here, there in zip_longest(first.infolist(), second.infolist()):
            if here is None or there is None or here.filename != there.filename:
                names = (each.filename if each else "none" for each in (here, there))
                return "the parts are others: " + ", ".join(names)
            data = first.read(here), second.read(there)
            if data[0] != data[1]:
                return f"part {here.filename} differs {_in_bytes(*data)}"
            if repr(here) != repr(there) or here.date_time != there.date_time:
                return f"part {here.filename} is packed otherwise: {here!r} {there!r}"
    return ""


def _in_pdf(one: bytes, other: bytes) -> str:
    """The seal and the metadata differ wherever anything does, so that they are looked at last."""
    with pikepdf.open(BytesIO(one)) as first, pikepdf.open(BytesIO(other)) as second:
        pairs = list(enumerate(zip_longest(first.objects, second.objects), 1))
        for last in (False, True):
            for number, (here, there) in pairs:
                if (_kind(here) == "/Metadata") == last and (how := _of_objects(here, there)):
                    return f"object {number} ({_kind(here)}) {how}"
    return ""


def _of_objects(here: pikepdf.Object | None, there: pikepdf.Object | None) -> str:
    if here is None or there is None:
        return "is in one of them alone"
    if isinstance(here, pikepdf.Stream) and isinstance(there, pikepdf.Stream):
        said = here.read_bytes(), there.read_bytes()
        if said[0] != said[1]:
            return f"differs {_in_bytes(*said)}"
        return "" if here.read_raw_bytes() == there.read_raw_bytes() else "is compressed otherwise"
    written = here.unparse(resolved=True), there.unparse(resolved=True)
    return "" if written[0] == written[1] else f"differs {_in_bytes(*written)}"


def _kind(thing: pikepdf.Object | None) -> str:
    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return type(thing).__name__
    return str(thing.get("/Type", thing.get("/Subtype", "no type")))


def _in_bytes(one: bytes, other: bytes) -> str:
    """The place of the first byte that is another, with what stands around it."""
    pairs = enumerate(zip_longest(one, other))
    place = next(place for place, (here, there) in pairs if here != there)
    start = max(place - _AROUND, 0)
    here, there = (each[start : place + _AROUND].decode("utf-8", "backslashreplace") for each in (one, other))
    return f"at byte {place}: {here!r} and {there!r}"
