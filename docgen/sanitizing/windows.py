"""Windows: the pieces in which a text is searched, so that no line however long costs more than its length.

A search that fails may have to look at all the rest of its line. With lines that is nothing; a line of
megabytes, searched again after each find, would take time that grows with its square. So it is searched in
windows, each of which repeats the latter part of the one before: what begins there is left to the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_LINE = 32 * 1024
"""How many bytes of a line are searched at once."""
OVERLAP = 16 * 1024
"""The longest that a secret may be and be found whole, in a line that is longer than a window (bytes)."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of bytes; a find that begins at ``own_end`` or later belongs to the next window."""

    start: int
    end: int
    own_end: int

    @property
    def cut(self) -> bool:
        """Whether the line goes on after the window."""
        return self.own_end < self.end


def windows(data: bytes) -> Iterator[Window]:
    """All of a text, in order: runs of lines as one window, a longer line as several that overlap."""
    run = start = 0
    while start < len(data):
        end = data.find(b"\n", start, start + LONGEST_LINE + 1)
        if end < 0 and len(data) - start > LONGEST_LINE:
            if run < start:
                yield Window(run, start, start)
            end = data.find(b"\n", start)
            end = len(data) if end < 0 else end
            yield from _pieces(data, start, end)
            run = start = end + 1
            continue
        start = len(data) if end < 0 else end + 1
    if run < len(data):
        yield Window(run, len(data), len(data))


def _pieces(data: bytes, start: int, end: int) -> Iterator[Window]:
    while end - start > LONGEST_LINE:
        own_end = whole(data, start + LONGEST_LINE - OVERLAP)
        yield Window(start, whole(data, start + LONGEST_LINE), own_end)
        start = own_end
    yield Window(start, end, end)


def whole(data: bytes, offset: int) -> int:
    """The offset, or that of the next character where it lies within one (UTF-8 continues with 10xxxxxx)."""
    while offset < len(data) and data[offset] & 0xC0 == 0x80:  # noqa: PLR2004 - see above
        offset += 1
    return offset
