"""The trees of whole documents, as accepted: what changes in a layout is seen in the review of a change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cases import LAYOUTS, assembled, bare, breach, checkout

from docgen.document import dump
from docgen.incident import Status
from docgen.layout_api import Layout, Options

EXPECTED = Path(__file__).parent / "expected"
CASES = {
    "checkout": checkout,
    "breach": breach,
    "bare": bare,
    "bare-final": lambda: bare(Status.FINAL),
}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("case", CASES)
def test_tree(case: str, layout: Layout, matches_accepted: Callable[[Path, str], None]) -> None:
    document = assembled(layout, CASES[case](), Options("Northwind Payments Ltd"))
    matches_accepted(EXPECTED / f"{case}-{layout.name}.txt", dump(document))
