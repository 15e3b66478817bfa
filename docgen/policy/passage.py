"""Passages: a part of a text that says who may see it.

    ::: audience internal regulator (subject of the inquiry)
    Any Markdown.
    :::

A fence stands on a line of its own, be it in a list, in a quote or in code: what looks like one is one, so
that no text decides by its surroundings whether somebody reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from docgen.incident import Removal, RemovalKind
from docgen.location import FieldPath
from docgen.policy.walk import rewritten
from docgen.policy.work import Rules, Work

SIGN = ":::"
_FENCE = re.compile(r"([ \t>]*):::+[ \t]*(.*?)[ \t]*")
_OPENING = re.compile(r"audience(?:[ \t:]+(.*?))?(?:[ \t]*\((.*)\))?")
_LOST = re.compile(r":::+[ \t]*audience\b")
_WANTED = "::: audience internal regulator, the passage, and ::: on lines of their own"


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of a text that the same readers may see; no ``audience`` of their own is ``None``."""

    lines: tuple[str, ...]
    audience: tuple[str, ...] | None = None
    reason: str | None = None
    line: int = 1
    indent: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the fences of a text, and on which line of it."""

    line: int
    message: str
    expected: str = _WANTED


def take_passages(work: Work, rules: Rules) -> Work:
    """Take out the passages that the audience may not see, and the fences of the others."""
    if rules.sees_all:
        return work
    removals: list[Removal] = []

    def change(path: FieldPath, text: str) -> str:
        if SIGN not in text or is_evidence(path):
            return text
        return "\n".join(_kept(path, text, rules, removals)).strip("\n")

    return replace(work, incident=rewritten(work.incident, change)).without(removals)


def is_evidence(path: FieldPath) -> bool:
    """Whether a text is evidence, in which nothing is markup."""
    return path[0] == "appendices" and path[-1] == "text"


def pieces(text: str) -> tuple[tuple[Piece, ...], tuple[Fault, ...]]:
    """A text cut at its fences, and what is wrong with them."""
    cutting = _Cutting()
    for number, line in enumerate(text.split("\n"), 1):
        cutting.take(number, line)
    return cutting.finish()


class _Cutting:
    """One run through the lines of a text."""

    def __init__(self) -> None:
        self._done: list[Piece] = []
        self._faults: list[Fault] = []
        self._open = Piece(())
        self._lines: list[str] = []

    def take(self, number: int, line: str) -> None:
        found = _FENCE.fullmatch(line)
        if found is None:
            if _LOST.search(line):
                self._faults.append(Fault(number, "a fence stands within a line"))
            self._lines.append(line)
        elif found[2]:
            self._begin(number, found[1], found[2])
        else:
            self._end(number)

    def finish(self) -> tuple[tuple[Piece, ...], tuple[Fault, ...]]:
        if self._open.audience is not None:
            self._faults.append(Fault(self._open.line, "the passage that begins here is never closed"))
        self._cut(Piece(()))
        return tuple(self._done), tuple(self._faults)

    def _begin(self, number: int, indent: str, words: str) -> None:
        said = _OPENING.fullmatch(words)
        if said is None or not said[1]:
            message = "the fence names no audience" if said else f"{words[:40]!r} opens no passage"
            self._faults.append(Fault(number, message))
            return
        if self._open.audience is not None:
            message = f"a passage within that of line {self._open.line}"
            self._faults.append(Fault(number, message, "close the first one before"))
        names = tuple(name for name in re.split(r"[\s,]+", said[1]) if name)
        self._cut(Piece((), names, said[2] or None, number, indent))

    def _end(self, number: int) -> None:
        if self._open.audience is None:
            self._faults.append(Fault(number, "a passage is closed that was never opened"))
        self._cut(Piece((), line=number + 1))

    def _cut(self, following: Piece) -> None:
        self._done.append(replace(self._open, lines=tuple(self._lines)))
        self._open, self._lines = following, []


def _kept(path: FieldPath, text: str, rules: Rules, removals: list[Removal]) -> Iterator[str]:
    for piece in pieces(text)[0]:
        verdict = None if piece.audience is None else rules.named(piece.audience, piece.reason)
        if verdict is None:
            yield from piece.lines
        elif verdict.seen:
            yield from ("", *piece.lines, "")
        else:
            lines = "1 line" if len(piece.lines) == 1 else f"{len(piece.lines)} lines"
            note = f"line {piece.line} of the text, {lines}"
            removals.append(Removal(path, RemovalKind.PASSAGE, verdict.reason, note))
            yield from ("", f"{piece.indent}{rules.mark}".rstrip(), "")
