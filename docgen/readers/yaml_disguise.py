"""How text that YAML 1.1 would break into lines travels through PyYAML.

YAML 1.2 (5.4) takes U+0085, U+2028 and U+2029 for text, 1.1 for line breaks. Each is replaced by a private
character that the file uses neither as itself nor as an escape, and comes back in every scalar.
"""

from __future__ import annotations

import re

_BREAKS = "\x85\u2028\u2029"
_ESCAPE = re.compile(r"\\U([0-9a-fA-F]{8})")
_PRIVATE = range(0x10FFFD, 0xF0000, -1)  # planes 16 and 15; a file that uses up both keeps the meaning of 1.1


class Disguise:
    """The stand-ins of one file; there are none where it needs none."""

    def __init__(self, text: str) -> None:
        self._on: dict[int, str] = {}
        self._off: dict[int, str] = {}
        if any(each in text for each in _BREAKS):
            used = {ord(each) for each in set(text)} | {int(found, 16) for found in _ESCAPE.findall(text)}
            free = (each for each in _PRIVATE if each not in used)
            for character, stand_in in zip(_BREAKS, free, strict=False):
                self._on[ord(character)] = chr(stand_in)
                self._off[stand_in] = character

    def put_on(self, text: str) -> str:
        """The text as PyYAML is to see it; every character keeps its offset."""
        return text.translate(self._on) if self._on else text

    def take_off(self, text: str) -> str:
        """A scalar as it was written."""
        return text.translate(self._off) if self._off else text
