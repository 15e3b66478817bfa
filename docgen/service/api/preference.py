"""What a caller would prefer (RFC 7240): only how long they would wait is heeded, the rest is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_WORD = rf'(?:{_NAME}|"(?:[^"\\]|\\.)*")'
# Section 2: a preference with perhaps a value, and parameters of its own behind semicolons.
_PREFERENCE = re.compile(
    rf"\s*(?P<name>{_NAME})(?:\s*=\s*(?P<value>{_WORD}))?"
    rf"(?:\s*;(?:\s*{_NAME}(?:\s*=\s*{_WORD})?)?)*\s*(?:,|$)"
)
_SECONDS = re.compile(r'"?([0-9]{1,9})"?', re.ASCII)


def seconds_to_wait(headers: Iterable[str], longest: float) -> float | None:
    """How many seconds a caller would wait, at most ``longest`` (section 4.3); ``None`` where none is said.

    That an answer at once would be welcome, too, changes nothing: ``respond-async, wait=10`` says to wait for
    ten seconds first. Of a preference that is said twice the first counts (section 2). What is not understood
    is passed over, with all that comes after it.

    Args:
        headers: the fields ``Prefer`` of a request.
        longest: in seconds.
    """
    text = ",".join(headers)
    place = 0
    while found := _PREFERENCE.match(text, place):
        if found["name"].lower() == "wait":
            seconds = _SECONDS.fullmatch(found["value"] or "")
            return min(float(seconds[1]), longest) if seconds else None
        place = found.end()
    return None
