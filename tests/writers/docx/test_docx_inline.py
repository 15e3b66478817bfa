"""Words within a paragraph."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from docgen.writers.docx.inline import _spaced


@given(st.text(alphabet="ab \t\n\u00a0", max_size=30))
def test_white_space_becomes_one_space_and_the_rest_stays(words: str) -> None:
    assert _spaced(words) == re.sub(r"[ \t\n]+", " ", words)
