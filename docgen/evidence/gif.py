"""GIF files, block by block (GIF89a specification): whole, and how many frames they hold."""

from __future__ import annotations

from docgen.evidence.refusal import broken

_HEADER = 13
_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_HAS_COLOURS, _COLOURS = 0x80, 0x07


def count_frames(data: bytes, name: str) -> int:
    """How many frames a GIF file holds.

    Raises:
        DataError: the file ends before its trailer, or holds no frame.
    """
    frames = 0
    try:
        at = _HEADER + _colour_table(data[10])
        while data[at] != _TRAILER:
            if data[at] == _EXTENSION:
                at = _end_of_blocks(data, at + 2)
            elif data[at] == _IMAGE:
                frames += 1
                at = _end_of_blocks(data, at + 11 + _colour_table(data[at + 9]))
            else:
                raise broken(name, f"byte {at} is damaged")
    except IndexError as error:
        raise broken(name, "it ends too early") from error
    if not frames:
        raise broken(name, "it holds no picture")
    return frames


def _colour_table(flags: int) -> int:
    """The size in bytes of the colour table that a byte of flags announces."""
    return 3 << (flags & _COLOURS) + 1 if flags & _HAS_COLOURS else 0


def _end_of_blocks(data: bytes, at: int) -> int:
    """Where a run of sub-blocks ends that starts at ``at``; each says how long it is, and 0 ends the run."""
    while data[at]:
        at += data[at] + 1
    return at + 1
