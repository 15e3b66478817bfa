"""Word and PDF say the same: every word of the tree, in its order, in both, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docgen.cli.check import FILINGS
from docgen.document import CoverExtent, Document, Table, plain_text
from docgen.document.walk import all_blocks
from docx_words import docx_text
from made import LAYOUTS, document, fixture_files, made, pdf_text
from words import DifferenceError, compare, expected_text

CASES = [
    *((name, layout) for name in fixture_files() for layout in LAYOUTS),
    *(("bank-filings", layout) for layout in FILINGS),
]


def pdf_extra(tree: Document) -> list[str]:
    """What a PDF adds: marks of lists, numbers of pages, the stamp, headings repeated on every page."""
    headings = {
        "".join(f"{plain_text(column.title)}" for column in block.columns)
        for block in all_blocks(tree)
        if isinstance(block, Table)
    }
    repeated = [
        re.escape("".join(heading.split())) for heading in sorted(headings, key=len, reverse=True) if heading
    ]
    marks = [r"[•◦▪–‣·]", r"\d\.?", r"[a-z]\.", r"[ivxlc]+\.", re.escape(tree.stamp) or "(?!)"]
    return [*repeated, *marks]


@pytest.mark.parametrize(("name", "layout"), CASES)
def test_the_pdf_says_what_the_tree_says(name: str, layout: str) -> None:
    tree = document(name, layout)
    cover = tree.cover is not None and tree.cover.extent is CoverExtent.PAGE and not tree.marking
    found = pdf_text(made(name, layout, "pdf"), cover=cover)
    compare(expected_text(tree), found, *pdf_extra(tree))


@pytest.mark.parametrize(("name", "layout"), CASES)
def test_the_word_file_says_what_the_tree_says(name: str, layout: str) -> None:
    tree = document(name, layout)
    compare(expected_text(tree), docx_text(made(name, layout, "docx")), r"\d")


def test_a_dropped_word_is_found() -> None:
    with pytest.raises(DifferenceError, match="expected 'gateway'"):
        compare("the gateway failed", "the failed", r"\d")


def test_a_moved_word_is_found() -> None:
    with pytest.raises(DifferenceError):
        compare("first second third", "second first third", r"\d")


def test_an_added_word_is_found() -> None:
    with pytest.raises(DifferenceError, match="more than the tree says"):
        compare("first second", "first second third", r"\d")


def test_a_fixture_exists_for_every_case() -> None:
    assert len(fixture_files()) >= 6
    assert all(isinstance(path, Path) for path in fixture_files().values())
