"""Where a text holds code: evidence within the narrative."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.markup.parser import parse_block_tokens

_SIGNS = ("```", "~~~", "    ", "\t")


def may_hold_code(text: str) -> bool:
    """Whether a text could hold a block of code: it does not where no sign of one is in it."""
    return any(sign in text for sign in _SIGNS)


def code_lines(text: str) -> Iterator[range]:
    """The lines of each block of code, fences included, counted from 0."""
    if not may_hold_code(text):
        return
    for token in parse_block_tokens(text):
        if token.type in ("fence", "code_block", "too_deep") and token.map:
            yield range(*token.map)
