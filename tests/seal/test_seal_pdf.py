"""The seal of a PDF covers every byte of it, its own too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.seal.pdf import CLOSE, OPEN, UNSEALED, holds, read_seal, sealed

PLACE = OPEN + UNSEALED.encode() + CLOSE


def seal_of(data: bytes) -> str:
    start = data.index(OPEN) + len(OPEN)
    return data[start : start + len(UNSEALED)].decode()


@given(st.binary(max_size=60), st.binary(max_size=60), st.data())
def test_a_sealed_file_holds_and_no_other_does(before: bytes, after: bytes, data: st.DataObject) -> None:
    made = sealed(before + PLACE + after, len(before))
    seal = read_seal(made[len(before) + len(OPEN) :][: len(UNSEALED)].decode())
    assert seal is not None
    assert len(made) == seal.length
    assert holds(made, seal)
    place = data.draw(st.integers(0, len(made) - 1))
    changed = made[:place] + bytes([made[place] ^ 1]) + made[place + 1 :]
    assert not holds(changed, seal)


def test_what_is_appended_leaves_the_sealed_part_whole() -> None:
    made = sealed(b"a" + PLACE + b"b")
    seal = read_seal(seal_of(made))
    assert seal is not None
    assert holds(made + b"an update", seal)
    assert len(made + b"an update") > seal.length
    assert not holds(made[:-1], seal)


def test_an_attached_file_with_a_place_of_its_own_is_left_alone() -> None:
    data = PLACE + b" in an attachment, " + PLACE
    made = sealed(data, len(PLACE))
    assert made.startswith(PLACE)
    seal = read_seal(made[len(data) - len(PLACE) + len(OPEN) :][: len(UNSEALED)].decode())
    assert seal is not None
    assert holds(made, seal)


@pytest.mark.parametrize("text", ["", "abc", "0" * 77, f"{'0' * 64} 12x", f"{'0' * 63} 12", f"{'0' * 64} "])
def test_what_is_no_seal_is_told(text: str) -> None:
    assert read_seal(text) is None


def test_a_file_without_a_place_cannot_be_sealed() -> None:
    with pytest.raises(ValueError, match="subsection not found"):
        sealed(b"no place")
