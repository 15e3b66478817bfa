"""Private keys, found by where they begin and where they end.

One pattern over a whole key takes seconds a megabyte; searches for fixed texts take next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.sanitizing.span import Span

_KIND = "private-key"
_LONGEST = 32 * 1024
"""How many bytes a key may have: one of 16,384 bits has 13,000."""
# RFC 7468 (PEM) and RFC 9580, 6.2 (OpenPGP): five dashes, the label, five dashes.
_BEGIN = re.compile(rb"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----")
_END = re.compile(rb"-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----")
_PUTTY = re.compile(rb"Private-Lines: ([0-9]{1,3})(?=[\r\n])")
# A line of a key, after what a diff, a quote or an indent puts before it; in a string, \n stands for its end.
_BODY = re.compile(
    rb"(?:\r?\n|\\n|\\r\\n)[ \t>|+\"'-]{0,20}"
    rb"(?:[A-Za-z0-9+/=]{16,100}|[A-Za-z0-9+/]{2,99}={1,2}|=[A-Za-z0-9+/]{4}"
    rb"|(?:Proc-Type|DEK-Info|Version|Comment): [^\r\n]{1,80}|(?=\r?\n))"
)


def private_keys(data: bytes) -> Iterator[Span]:
    """Each private key of a text, whole; of one that is cut off, all the lines that look like its own."""
    begins = list(_BEGIN.finditer(data)) if b"PRIVATE KEY" in data else []
    for index, begin in enumerate(begins):
        limit = begins[index + 1].start() if index + 1 < len(begins) else len(data)
        end = _END.search(data, begin.end(), min(limit, begin.end() + _LONGEST))
        yield Span(begin.start(), end.end() if end else _body_end(data, begin.end()), _KIND, "private-key")
    if b"Private-Lines" in data:
        for begin in _PUTTY.finditer(data):
            yield Span(
                begin.start(), _after_lines(data, begin.end(), int(begin[1])), _KIND, "putty-private-key"
            )


def _body_end(data: bytes, start: int) -> int:
    end = start
    while (line := _BODY.match(data, end)) and line.end() - start < _LONGEST:
        end = line.end()
    return end


def _after_lines(data: bytes, start: int, count: int) -> int:
    """The end of so many lines after the one that ends at ``start``; each of PuTTY's has 64 characters."""
    end = start
    for _ in range(count + 1):
        found = data.find(b"\n", end, end + 100)
        if found < 0:
            return min(len(data), end + 64)
        end = found + 1
    return end - 1
