"""Whatever would change a document changes its recipe, and nothing else does."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from batch.here import order_for
from docgen.batch.recipe import recipe_digest
from docgen.document import Picture
from docgen.registry import layout_files
from docgen.theme import LETTER, Families, Palette, Theme
from docgen.writers import WriterOptions


def test_what_changes_a_document_changes_its_recipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    (fonts / "a.ttf").write_bytes(b"one")
    layout = tmp_path / "own.py"
    layout.write_text(
        "from docgen.layout_api import *\n"
        "layout = Layout('own', 'x', lambda d, o: Document(Metadata('x'), ()))\n"
    )
    order = order_for(tmp_path, fonts=(str(fonts),))
    logo = Picture(b"a logo", "image/png", 8, 8)
    recipes = [
        recipe_digest(order, "postmortem", "pdf"),
        recipe_digest(order, "postmortem", "docx"),
        recipe_digest(order, "leadership", "pdf"),
        recipe_digest(order, str(layout), "pdf"),
        *(
            recipe_digest(replace(order, theme=theme), "postmortem", "pdf")
            for theme in (
                Theme(organization="Another"),
                Theme(palette=Palette(accent="#101010")),
                Theme(families=Families(serif="Another")),
                Theme(page=LETTER),
                Theme(logo=logo),
                Theme(logo=replace(logo, data=b"another")),
            )
        ),
        recipe_digest(replace(order, options=WriterOptions("pdf/x-4")), "postmortem", "pdf"),
        recipe_digest(replace(order, strict=True), "postmortem", "pdf"),
        recipe_digest(replace(order, as_of=datetime(2026, 1, 1)), "postmortem", "pdf"),
        recipe_digest(replace(order, as_of=datetime(2026, 1, 1, tzinfo=UTC)), "postmortem", "pdf"),
    ]
    (fonts / "a.ttf").write_bytes(b"two")
    recipes.append(recipe_digest(order, "postmortem", "pdf"))
    layout.write_text(layout.read_text() + "# changed\n")
    recipes.append(recipe_digest(order, str(layout), "pdf"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    recipes.append(recipe_digest(order, "postmortem", "pdf"))
    monkeypatch.setattr("docgen.__version__", "9.9.9")
    recipes.append(recipe_digest(order, "postmortem", "pdf"))
    assert len(set(recipes)) == len(recipes)


def test_who_is_asked_and_where_does_not_matter(tmp_path: Path) -> None:
    order = order_for(tmp_path)
    code = (
        "from batch.here import order_for\nfrom pathlib import Path\n"
        "from docgen.batch.recipe import recipe_digest\n"
        "print(recipe_digest(order_for(Path('elsewhere')), 'postmortem', 'pdf'))"
    )
    tests = str(Path(__file__).parent.parent)
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": tests, "PYTHONHASHSEED": "7"},
    ).stdout.strip()
    assert told == recipe_digest(order, "postmortem", "pdf")


def test_a_layouts_files_are_all_of_its_package() -> None:
    names = {f"{path.parent.name}/{path.name}" for path in layout_files("leadership")}
    assert {"leadership/report.py", "parts/cover.py", "layouts/__init__.py"} <= names
    assert not any(name.endswith(".pyc") for name in names)
