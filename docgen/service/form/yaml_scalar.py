"""Writing text as YAML, so that docgen reads it back to the letter, and readers of YAML 1.1 and 1.2 as text.

Without quotes stands only what every reader takes for text, and the whole numbers and days that every reader
would write as they stand. ``NO``, ``14:05``, ``012`` and ``0.10`` are quoted.
"""

from __future__ import annotations

import re
import textwrap

from yaml.resolver import Resolver

WIDTH = 110
_SAFE = re.compile(r"(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~]|-(?=[^\s\-]))(?:[^\x00-\x1f]*\S)?")
_BROKEN_PLAIN = re.compile(r":(?:\s|$)|\s#")
_FLOW = re.compile(r"[,\[\]{}?:]")
_SPECIAL = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What is escaped: what YAML cannot hold (1.2.2, 5.1), and what 1.1 takes for the end of a line."""
# YAML 1.1 (yaml.org/type/bool) and 1.2.2, 10.3.2: words and numbers that PyYAML's own table leaves out.
_WORD = re.compile(
    r"[yYnN]|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
)
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,14}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def plain(text: str, *, flow: bool = False) -> bool:
    """Whether a text may stand without quotes."""
    if not _SAFE.fullmatch(text) or _BROKEN_PLAIN.search(text) or _SPECIAL.search(text):
        return False
    if flow and _FLOW.search(text):
        return False
    if _WHOLE.fullmatch(text) or _DAY.fullmatch(text):
        return True
    return not _WORD.fullmatch(text) and not _has_type(text)


def on_one_line(text: str, *, flow: bool = False, style: str = "") -> str:
    """A text on one line; in quotes of a ``style`` where it had them, and needed."""
    if style == "'" and "\n" not in text and not _SPECIAL.search(text):
        return "'" + text.replace("'", "''") + "'"
    if style != '"' and plain(text, flow=flow):
        return text
    return '"' + re.sub(r'["\\\n\t]|' + _SPECIAL.pattern, _escaped, text) + '"'


def as_block(text: str, indent: int, newline: str) -> tuple[str, str] | None:
    """A text of several lines: the header of a literal block, and its lines; ``None`` where it cannot be one.

    Args:
        text: the text.
        indent: by how many blanks the lines are indented; two more than what holds them.
        newline: the end of a line.
    """
    lines = text.removesuffix("\n").split("\n")
    if "\n" not in text or not lines[-1].strip() or _SPECIAL.search(text):
        return None
    explicit = "2" if text[0] in " \n\t" else ""
    header = f"|{explicit}{'' if text.endswith(chr(10)) else '-'}"
    return header, _indented(lines, indent, newline)


def as_folded(text: str, indent: int, newline: str) -> tuple[str, str] | None:
    """A long line as a folded block, which it was before; ``None`` where it cannot be one."""
    lines = textwrap.wrap(text, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    if _SPECIAL.search(text) or " ".join(lines) != text or len(lines) == 1:
        return None
    return ">-", _indented(lines, indent, newline)


def _indented(lines: list[str], indent: int, newline: str) -> str:
    return newline.join(" " * indent + line if line else "" for line in lines)


def _has_type(text: str) -> bool:
    """Whether a reader of YAML 1.1 takes a plain text for something else than text."""
    kinds = Resolver.yaml_implicit_resolvers
    return any(form.match(text) for _, form in (*kinds.get(text[:1], ()), *kinds.get(None, ())))


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    if character in _ESCAPES:
        return _ESCAPES[character]
    code = ord(character)
    if code > 0xFFFF:  # noqa: PLR2004 - the last that four digits write
        return f"\\U{code:08X}"
    return f"\\u{code:04X}"
