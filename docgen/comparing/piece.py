"""Pieces: two texts as one, in which every word is kept, inserted or deleted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate

from docgen.comparing.alignment import align
from docgen.comparing.token import tokens


class Fate(Enum):
    """What became of a piece of text."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text and what became of it; of a kept one ``was`` is how it read where its blanks differ."""

    fate: Fate
    text: str
    was: str | None = None


def pieces(old: str, new: str, *, exact: bool = False) -> tuple[Piece, ...]:
    """The marks that make ``new`` of ``old``.

    Where a line is broken within a paragraph is no change of the text, unless it is to be ``exact``.
    """
    if not old or not new:
        whole = ((Fate.DELETED, old), (Fate.INSERTED, new))
        return tuple(Piece(fate, text) for fate, text in whole if text)
    first, second = tokens(old), tokens(new)
    key = _itself if exact else _folded
    spans = align([key(each) for each in first], [key(each) for each in second])
    before, after = ([0, *accumulate(map(len, side))] for side in (first, second))
    runs = (
        _Run(
            span.same,
            (before[span.old_start], before[span.old_end]),
            (after[span.new_start], after[span.new_end]),
        )
        for span in spans
    )
    return tuple(_shown(_steadied(runs, new), old, new))


def old_of(marked: Iterable[Piece]) -> str:
    """The old text, from the marks."""
    kept = (each for each in marked if each.fate is not Fate.INSERTED)
    return "".join(each.text if each.was is None else each.was for each in kept)


def new_of(marked: Iterable[Piece]) -> str:
    """The new text, from the marks."""
    return "".join(each.text for each in marked if each.fate is not Fate.DELETED)


def _itself(token: str) -> str:
    return token


def _folded(token: str) -> str:
    """Blanks with at most one line end are a blank to CommonMark, but for those that force a break."""
    if not token.isspace() or token.count("\n") > 1 or (token.startswith("  ") and "\n" in token):
        return token
    return " "


@dataclass(frozen=True, slots=True)
class _Run:
    """Where in the old and in the new text something stands that is kept, or is not."""

    same: bool
    old: tuple[int, int]
    new: tuple[int, int]

    @property
    def size(self) -> int:
        return max(self.old[1] - self.old[0], self.new[1] - self.new[0])


def _steadied(runs: Iterable[_Run], new: str) -> list[_Run]:
    """Without the small things that two changes have in common between them: they would hide what was said.

    What is kept goes with the changes around it where it is no longer than either, or holds no word at all.
    """
    steady: list[_Run] = []
    for run in runs:
        steady.append(run)
        while len(steady) > 2 and _is_slight(steady[-3:], new):  # noqa: PLR2004 - a change, what is kept, a change
            first, last = steady[-3], steady[-1]
            steady[-3:] = [_Run(False, (first.old[0], last.old[1]), (first.new[0], last.new[1]))]
    return steady


def _is_slight(runs: list[_Run], new: str) -> bool:
    before, kept, after = runs
    if before.same or not kept.same or after.same or new.find("\n\n", *kept.new) >= 0:
        return False
    if kept.size <= min(before.size, after.size):
        return True
    return not any(new[at].isalnum() for at in range(*kept.new))


def _shown(runs: Iterable[_Run], old: str, new: str) -> Iterator[Piece]:
    for run in runs:
        was, now = old[slice(*run.old)], new[slice(*run.new)]
        if run.same:
            yield Piece(Fate.KEPT, now, None if was == now else was)
            continue
        if was:
            yield Piece(Fate.DELETED, was)
        if now:
            yield Piece(Fate.INSERTED, now)


def is_changed(marked: Iterable[Piece]) -> bool:
    """Whether a word was changed, and not blanks alone."""
    return any(each.fate is not Fate.KEPT for each in marked)
