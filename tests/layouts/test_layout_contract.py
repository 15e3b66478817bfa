"""What every layout owes its contract: it is pure, found through the one door, and anybody can write one."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from cases import LAYOUTS, assembled, bare, breach, checkout
from filled import Filler, dossier_of
from seen import text_of, titles

from docgen import layout_api
from docgen.document import check, number
from docgen.evidence import Dossier
from docgen.layout_api import Layout, Options
from docgen.problem import Problem
from docgen.registry import find_layout, list_layouts

ROOT = Path(__file__).parents[2]
MEMO = ROOT / "docs" / "examples" / "memo_layout.py"

by_name = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)


@by_name
def test_the_same_facts_give_the_same_tree(layout: Layout) -> None:
    first, second = (layout.assemble(dossier_of(Filler()), Options("Org")) for _ in range(2))
    assert first == second
    assert hash(first) == hash(second)


@by_name
def test_what_goes_in_is_left_as_it_was(layout: Layout) -> None:
    dossier = checkout()
    layout.assemble(dossier, Options())
    assert dossier == checkout()


@by_name
def test_numbers_are_left_to_docgen(layout: Layout) -> None:
    document = layout.assemble(checkout(), Options())
    assert all(title.startswith(" ") for title in titles(document))


@by_name
@pytest.mark.parametrize("given", [checkout(), Dossier(bare()), Dossier(breach())])
def test_what_comes_out_passes_the_check(layout: Layout, given: Dossier) -> None:
    check(number(layout.assemble(given, Options())))


@by_name
def test_each_is_found_by_its_name(layout: Layout) -> None:
    assert find_layout(layout.name).assemble is layout.assemble
    assert layout.purpose in [listed.purpose for listed in list_layouts()]
    assert len(layout.purpose) < 100


def test_layouts_load_no_writer_and_nothing_heavy() -> None:
    names = ", ".join(f"docgen.layouts.{layout.name}" for layout in LAYOUTS)
    script = f"import sys, {names}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    heavy = {"docgen.writers", "docgen.pipeline", "docgen.schemas", "docx", "weasyprint", "click"}
    assert not heavy & set(loaded.stdout.split())


def test_the_findings_of_a_review_are_not_printed() -> None:
    """They are for who writes the report, on the terminal; the document is for who reads it."""
    dossier = replace(checkout(), findings=(Problem("a-rule", "a remark of the reviewer"),))
    assert all(assembled(layout, dossier) == assembled(layout, checkout()) for layout in LAYOUTS)


def test_a_third_party_writes_a_layout_in_one_file() -> None:
    memo = find_layout(str(MEMO))
    text = text_of(assembled(memo, checkout(), Options("Org")))
    assert memo.name == "memo"
    assert "Test limits against peak traffic" in text
    assert "Ravi Menon" in text
    empty = text_of(assembled(memo, bare(), Options("Org")))
    assert "Org" in empty
    assert "Not yet written." in empty
    assert "DRAFT" in empty


def test_the_example_imports_the_contract_alone() -> None:
    imports = [line for line in MEMO.read_text("utf-8").splitlines() if line.startswith(("import", "from"))]
    assert imports == ["from __future__ import annotations", "from docgen.layout_api import ("]


def test_the_contract_offers_what_it_says() -> None:
    assert all(hasattr(layout_api, name) for name in layout_api.__all__)
