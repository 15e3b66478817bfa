"""Marks: pieces of text as inlines, what came underlined, what went struck through.

Texts are shown as they stand in the data, Markdown and all, since its signs may be what was changed. Blanks
that came or went are shown by signs: ``·`` for a space, ``¶`` for the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from docgen.layout_api import Code, Deleted, Emphasis, Inline, Inserted, LineBreak, Text, comparing

from ..parts.phrase import house

_CONTEXT = 100
"""Characters of what is kept that are shown on either side of a change."""
_LONGEST = 3_000
"""Characters of one change that are shown."""
_MOST_PIECES = 600
_BREAKS = re.compile(r"\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-*+>|#`~]|\d+[.)]\s))")
_NO_BREAK_SPACE = "\u00a0"

_Words = Callable[[str], Iterator[Inline]]


def marked(pieces: tuple[comparing.Piece, ...], *, code: bool = False) -> tuple[Inline, ...]:
    """Running text, or with ``code`` something for machines, with the marks of what was changed."""
    return tuple(_marked(pieces, _code if code else _prose))


def marked_line(pieces: tuple[comparing.Piece, ...]) -> tuple[Inline, ...]:
    """A line of evidence, whole as far as a line may be long; blanks at its start are kept."""
    return tuple(_apart(_fated(piece, _limited(_indented(piece.text), _code)) for piece in pieces))


def _marked(pieces: tuple[comparing.Piece, ...], words: _Words) -> Iterator[Inline]:
    last = len(pieces) - 1
    yield from _apart(
        _kept(piece.text, words, first=index == 0, last=index == last)
        if piece.fate is comparing.Fate.KEPT
        else _fated(piece, _limited(_with_signs(piece.text), words))
        for index, piece in enumerate(pieces[:_MOST_PIECES])
    )
    if len(pieces) > _MOST_PIECES:
        yield from _aside(f"{len(pieces) - _MOST_PIECES:,} more pieces are in the data of this report")


def _apart(parts: Iterable[Iterable[Inline]]) -> Iterator[Inline]:
    """A blank between what went and what came in its place, which would be read as one word else."""
    before: Inline | None = None
    for inline in (each for part in parts for each in part):
        if isinstance(before, Deleted) and isinstance(inline, Inserted):
            yield Text(" ")
        yield inline
        before = inline


def _fated(piece: comparing.Piece, inlines: Iterable[Inline]) -> Iterator[Inline]:
    match piece.fate:
        case comparing.Fate.KEPT:
            yield from inlines
        case comparing.Fate.INSERTED:
            yield Inserted(tuple(inlines))
        case comparing.Fate.DELETED:
            yield Deleted(tuple(inlines))


def _kept(text: str, words: _Words, *, first: bool, last: bool) -> Iterator[Inline]:
    """What is kept, of a long stretch only what stands next to a change."""
    head, tail = (0 if first else _CONTEXT), (0 if last else _CONTEXT)
    if len(text) <= head + tail + _CONTEXT:
        yield from words(text)
        return
    start, end = _word_end(text, head), _word_start(text, len(text) - tail)
    yield from words(text[:start]) if start else ()
    yield from _aside(f"{end - start:,} characters unchanged")
    yield from words(text[end:]) if end < len(text) else ()


def _limited(text: str, words: _Words) -> Iterator[Inline]:
    yield from words(text[:_LONGEST])
    if len(text) > _LONGEST:
        yield from _aside(f"{len(text) - _LONGEST:,} more characters are in the data of this report")


def _aside(told: str) -> Iterator[Inline]:
    yield from (Text(" "), Emphasis(house(f"[… {told} …]")), Text(" "))


def _word_end(text: str, at: int) -> int:
    space = text.find(" ", at, at + _CONTEXT)
    return at if at == 0 or space < 0 else space


def _word_start(text: str, at: int) -> int:
    space = text.rfind(" ", max(0, at - _CONTEXT), at)
    return at if at == len(text) or space < 0 else space + 1


def _with_signs(text: str) -> str:
    """Blanks that would not be seen by themselves."""
    if not text.strip():
        return text.replace(" ", "·").replace("\t", "·").replace("\n", "¶")
    return text


def _indented(line: str) -> str:
    bare = line.lstrip(" ")
    if not bare:
        return "·" * len(line)
    return _NO_BREAK_SPACE * (len(line) - len(bare)) + bare


def _code(text: str) -> Iterator[Inline]:
    yield Code(text.replace("\n", "¶"))


def _prose(text: str) -> Iterator[Inline]:
    """Words with line breaks where the Markdown begins a block; elsewhere the end of a line is a blank."""
    start = 0
    for found in _BREAKS.finditer(text):
        yield Text(text[start : found.start()])
        yield from islice((LineBreak(), LineBreak()), 2 if found[0].count("\n") > 1 else 1)
        start = found.end()
    yield Text(text[start:])
