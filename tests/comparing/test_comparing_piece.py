"""The marks that make a new text of an old one."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.comparing.piece import Fate, Piece, new_of, old_of, pieces

PROSE = st.text(st.sampled_from("ab é*`日 \n.1"), max_size=60) | st.text(max_size=40)


@given(PROSE, PROSE, st.booleans())
def test_the_marks_hold_both_texts(old: str, new: str, exact: bool) -> None:
    marked = pieces(old, new, exact=exact)
    assert (old_of(marked), new_of(marked)) == (old, new)
    assert all(each.text for each in marked)
    assert not any(one.fate is other.fate for one, other in pairwise(marked))


@given(PROSE)
def test_the_same_text_has_no_mark(text: str) -> None:
    assert all(each.fate is Fate.KEPT and each.was is None for each in pieces(text, text)) or not text


def shown(old: str, new: str) -> str:
    signs = {Fate.KEPT: "{}", Fate.INSERTED: "{{+{}+}}", Fate.DELETED: "[-{}-]"}
    return "".join(signs[each.fate].format(each.text) for each in pieces(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("fired at 13:52, late", "fired at 13:54, late", "fired at [-13:52-]{+13:54+}, late"),
        ("by the team", "by both teams", "by [-the team-]{+both teams+}"),
        ("a **bold** word", "a *bold* word", "a [-**-]{+*+}bold[-**-]{+*+} word"),
        ("[log](https://a.b/1)", "[log](https://a.b/2)", "[log]([-https://a.b/1-]{+https://a.b/2+})"),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
    ],
)
def test_marks_stand_at_words(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


def test_where_a_line_is_broken_is_no_change_of_words() -> None:
    assert pieces("a b\nc", "a\nb c") == (Piece(Fate.KEPT, "a\nb c", "a b\nc"),)
    assert shown("a\n\nb", "a\nb") == "a[-\n\n-]{+\n+}b"
    assert any(each.fate is not Fate.KEPT for each in pieces("a b", "a\nb", exact=True))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a b " * 250_000, "b a a " * 170_000),
        ("x" * 1_000_000, "x" * 999_999 + "y"),
        ("* " * 500_000, " *" * 500_000),
        (" ".join(map(str, range(150_000))), " ".join(map(str, range(150_000, 0, -1)))),
    ],
)
def test_a_hostile_megabyte_takes_seconds(old: str, new: str) -> None:
    started = time.monotonic()
    marked = pieces(old, new)
    assert time.monotonic() - started < 30  # a quiet machine takes two
    assert (old_of(marked), new_of(marked)) == (old, new)
