"""The lines of two texts of evidence."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from docgen.comparing.comparison import LineChange, TextChange
from docgen.comparing.line import compare_lines
from docgen.comparing.piece import Fate, Piece, new_of, old_of

texts = st.lists(st.sampled_from(["", "one", "one two", "two", "three four"]), max_size=12).map("\n".join)


@given(texts, texts)
def test_every_line_that_came_or_went_is_told(old: str, new: str) -> None:
    found = compare_lines(old, new)
    if found is None:
        assert old == new
        return
    before, after = old.split("\n"), new.split("\n")
    assert found.untold == 0
    for line in found.lines:
        assert line.old is None or before[line.old - 1] == old_of(line.pieces)
        assert line.new is None or after[line.new - 1] == new_of(line.pieces)
    changed = [line for line in found.lines if line.old is None or line.new is None or is_marked(line)]
    gone, come = ({getattr(line, side) for line in changed} - {None} for side in ("old", "new"))
    kept = [line for at, line in enumerate(before, 1) if at not in gone]
    assert kept == [line for at, line in enumerate(after, 1) if at not in come]
    assert (found.added, found.removed) == (len(come), len(gone))


def is_marked(line: LineChange) -> bool:
    return any(each.fate is not Fate.KEPT for each in line.pieces)


def test_a_changed_line_is_marked_word_by_word() -> None:
    found = compare_lines("a\nlimit: 40 MB\nz", "a\nnew\nlimit: 50 MB\nz")
    assert found == TextChange(
        (
            LineChange(1, 1, (Piece(Fate.KEPT, "a"),)),
            LineChange(None, 2, (Piece(Fate.INSERTED, "new"),)),
            LineChange(
                2,
                3,
                (
                    Piece(Fate.KEPT, "limit: "),
                    Piece(Fate.DELETED, "40"),
                    Piece(Fate.INSERTED, "50"),
                    Piece(Fate.KEPT, " MB"),
                ),
            ),
            LineChange(3, 4, (Piece(Fate.KEPT, "z"),)),
        ),
        added=2,
        removed=1,
    )


def test_what_is_not_told_is_counted_and_takes_no_time() -> None:
    started = time.monotonic()
    old = "\n".join(f"{at} x" for at in range(200_000))
    new = "\n".join(f"{at} y" for at in range(200_000))
    found = compare_lines(old, new)
    assert found is not None
    assert (len(found.lines), found.added, found.removed) == (400, 200_000, 200_000)
    assert found.untold == 400_000 - 800
    assert time.monotonic() - started < 30
