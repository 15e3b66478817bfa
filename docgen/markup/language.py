"""Words in another language: ``[Störung behoben]{lang=de}``, as Pandoc and others write them.

CommonMark has no form for it. Only a language tag in the braces makes one; whatever else stands there is
text, as it was typed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

OPEN, CLOSE = "foreign_open", "foreign_close"
_LONGEST = 2000
"""Characters that may stand between the brackets: a passage, and a bound on the search for its beginning."""
# A language, and script, region or variant where one is needed (RFC 5646, 2.1).
_END = re.compile(r"\]\{lang=(\"?)([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4})\1\}")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)

_Passages = dict[int, tuple[int, int, str]]
"""By the place of its opening bracket: that of the closing one, of what follows, and the language."""


def foreign(state: StateInline, silent: bool) -> bool:
    """Read words in brackets that are followed by their language."""
    if state.src[state.pos] != "[":
        return False
    found = _passages(state).get(state.pos)
    if found is None or found[1] > state.posMax:
        return False
    close, after, language = found
    if not silent:
        start, limit = state.pos, state.posMax
        state.push(OPEN, "span", 1).attrSet("lang", language)
        state.pos, state.posMax = start + 1, close
        state.md.inline.tokenize(state)
        state.push(CLOSE, "span", -1)
        state.posMax = limit
    state.pos = after
    return True


def _passages(state: StateInline) -> _Passages:
    """The passages of a text, found once: looking from every bracket would take quadratic time."""
    text, passages = state.env.get("foreign", (None, None))
    if text is not state.src:
        passages = _find_passages(state.src)
        state.env["foreign"] = (state.src, passages)
    found: _Passages = passages
    return found


def _find_passages(text: str) -> _Passages:
    found: _Passages = {}
    for end in _END.finditer(text):
        start = _opening(text, end.start())
        if start is not None and end.start() > start + 1:
            found[start] = (end.start(), end.end(), end[2])
    return found


def _opening(text: str, close: int) -> int | None:
    """The bracket that a closing one belongs to."""
    opened: list[int] = []
    for bracket in _BRACKET.finditer(text, max(0, close - _LONGEST), close):
        if bracket[0] == "[":
            opened.append(bracket.start())
        elif bracket[0] == "]" and opened:
            opened.pop()
    return opened[-1] if opened else None
