"""How long documents get: the report for leadership is four pages at most, whatever happened."""

from __future__ import annotations

import pytest

from made import fixture_files, made, pdf_pages


@pytest.mark.parametrize("name", fixture_files())
def test_leadership_has_four_pages_at_most(name: str) -> None:
    assert pdf_pages(made(name, "leadership", "pdf")) <= 4
