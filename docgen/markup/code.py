"""Where a text holds code: evidence within the narrative."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.markup.parser import parse_block_tokens

_SIGNS = ("```", "~~~", "    ", "\t")


def code_lines(text: str) -> Iterator[range]:
    """The lines of each block of code, fences included, counted from 0."""
    if not any(sign in text for sign in _SIGNS):
        return
    for token in parse_block_tokens(text):
        if token.type in ("fence", "code_block", "too_deep") and token.map:
            yield range(*token.map)
