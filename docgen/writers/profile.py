"""The ICC profile of a printing condition: how a press with its inks and its paper shows colours.

PDF/X-4 asks for one of the class of printers, in a format that PDF 1.6 knows (ISO 15930-7; ICC.1:2004-10).
Its colours are to be those of process printing, since marks and black text are set in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docgen.errors import DocumentError

_HEADER = 128
_NEWEST_FORMAT = 4
_KINDS = {
    b"scnr": "a scanner or camera",
    b"mntr": "a screen",
    b"spac": "a colour space",
    b"link": "a link of two devices",
    b"abst": "an effect",
    b"nmcl": "named colours",
}
_NEEDED = ("A2B0", "B2A0")
"""From inks to colours and back; the second is what a press asks for."""


@dataclass(frozen=True, slots=True)
class OutputProfile:
    """A profile; ``condition`` is its name in the ICC's registry of printing conditions, where known."""

    data: bytes = field(repr=False)
    description: str
    condition: str = ""


def read_profile(data: bytes, condition: str = "") -> OutputProfile:
    """The profile in the bytes of a file.

    Raises:
        DocumentError: they are no profile, or none for a press.
    """
    if len(data) < _HEADER or data[36:40] != b"acsp":
        raise DocumentError(["it is no ICC profile; a printing house has one (.icc) for each of its papers"])
    faults = list(_faults(data))
    if faults:
        raise DocumentError(faults)
    return OutputProfile(data, _description(_tags(data).get("desc", b"")) or "Custom", condition)


def _faults(data: bytes) -> Iterator[str]:
    kind, colours, version = data[12:16], data[16:20].decode("latin-1").strip(), data[8]
    if kind != b"prtr":
        what = _KINDS.get(kind, f"something of the class {kind.decode('latin-1')!r}")
        yield f"it is the profile of {what}; that of a press is of the class 'prtr'"
    if colours != "CMYK":
        yield f"its colours are {colours}; those of a press are CMYK"
    if version > _NEWEST_FORMAT:
        yield f"it is of version {version} of the ICC's format; PDF/X-4 takes 2 or 4"
    if _number(data, 0) != len(data):
        yield f"it says that it has {_number(data, 0):,} bytes, but has {len(data):,}: it was cut or damaged"
    elif kind == b"prtr" and (missing := [name for name in _NEEDED if not _tags(data).get(name)]):
        yield f"it lacks the table {' and '.join(missing)}, without which no colour is found"


def _tags(data: bytes) -> Mapping[str, bytes]:
    """What the profile holds, by signature (ICC.1:2004-10, 7.3)."""
    count = min(_number(data, _HEADER), (len(data) - _HEADER - 4) // 12)
    entries = (data[start : start + 12] for start in range(_HEADER + 4, _HEADER + 4 + 12 * count, 12))
    return {each[:4].decode("latin-1"): _slice(data, _number(each, 4), _number(each, 8)) for each in entries}


def _description(tag: bytes) -> str:
    """The name of a profile, as version 2 of the format keeps it or as version 4 does."""
    if tag[:4] == b"desc":
        text = _slice(tag, 12, _number(tag, 8)).decode("ascii", "replace")
    elif tag[:4] == b"mluc":
        text = _slice(tag, _number(tag, 24), _number(tag, 20)).decode("utf-16-be", "replace")
    else:
        text = ""
    return " ".join(text.rstrip("\0").split())


def _slice(data: bytes, start: int, length: int) -> bytes:
    return data[start : start + length]


def _number(data: bytes, place: int) -> int:
    return int.from_bytes(data[place : place + 4], "big")
