"""How wide words are: as their characters taken together, and kept without end in sight."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docgen.theme import Theme
from docgen.typeface import advance, load_typefaces
from docgen.typeface.advance import advances_of

ADVANCES = advances_of(load_typefaces(Theme(), system=False).serif.styled(400))


@given(st.text(alphabet="abWi-é. ", max_size=12).map(lambda text: text.strip(" ")), st.booleans())
def test_a_word_is_as_wide_as_its_characters_and_its_space_apart(bare: str, ended: bool) -> None:
    width, space = ADVANCES.words[bare + " " * ended]
    assert width == ADVANCES.width(bare)
    assert space == (ADVANCES.width(" ") if ended else 0)


def test_words_do_not_pile_up() -> None:
    """A process makes thousands of documents, each with words of its own."""
    most = 2 * advance._KEPT
    for number in range(most):
        assert ADVANCES.words[f"w{number}"]
    assert ADVANCES.words["x" * 5000][0] > 0
    assert len(ADVANCES.words) <= advance._KEPT
    assert max(map(len, ADVANCES.words)) <= advance._LONGEST_KEPT
