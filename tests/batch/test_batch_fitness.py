"""A worker says for itself in what it differs, before it does anything."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from batch.here import order_for
from docgen.batch import Order, anchored, fitness, recipe
from docgen.batch.fitness import Briefing, Unfit, attend, brief, pack
from docgen.theme import Theme

LAYOUT = """
from docgen.layout_api import *
layout = Layout("trial", "x", lambda dossier, options: Document(Metadata("x"), ()))
"""


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    fitness._heed.cache_clear()
    yield
    fitness._heed.cache_clear()


@pytest.fixture
def order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Order:
    monkeypatch.setattr(fitness, "_PAUSES", (0.0,))
    (tmp_path / "trial.py").write_text(LAYOUT)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "probe").write_bytes(b"content")
    (tmp_path / "fonts").mkdir()
    return order_for(
        tmp_path / "out", layouts=(str(tmp_path / "trial.py"),), fonts=(str(tmp_path / "fonts"),)
    )


def layouts_of(order: Order, word: str) -> tuple[Any, ...]:
    return (order.layouts, word)


def attended(order: Order, briefing: bytes) -> Any:
    return attend(briefing, pack(order, layouts_of, (order, "word")))


def faults(order: Order, briefing: bytes) -> str:
    result = attended(order, briefing)
    assert isinstance(result, Unfit)
    return "\n".join(result.faults)


def test_one_that_has_the_same_does_the_task_with_the_order(order: Order) -> None:
    assert attended(order, brief(order, "probe", b"content")) == (order.layouts, "word")
    assert len(pack(order, layouts_of, (order, "word"))) < 200


def test_another_layout_or_none(order: Order, tmp_path: Path) -> None:
    briefing = brief(order, "probe", b"content")
    (tmp_path / "trial.py").write_text(LAYOUT + "\n")
    assert "another layout" in faults(order, briefing)
    fitness._heed.cache_clear()
    (tmp_path / "trial.py").unlink()
    assert f"cannot use the layout {tmp_path}/trial.py" in faults(order, briefing)


def test_other_fonts(order: Order, tmp_path: Path) -> None:
    briefing = brief(order, "probe", b"content")
    (tmp_path / "fonts" / "a.ttf").write_bytes(b"x")
    assert faults(order, briefing) == (
        "has other fonts (their folders must lie on a path that all machines share)"
    )


def test_other_versions(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    briefing = brief(order, "probe", b"content")
    monkeypatch.setattr("docgen.__version__", "9.9")
    monkeypatch.setattr(recipe, "version", lambda package: "0.1")
    told = faults(order, briefing)
    assert "has docgen 9.9, not 0.1.0" in told
    assert "has python-docx 0.1, lxml 0.1" in told
    assert "zlib" not in told


def test_another_python(order: Order) -> None:
    briefing: Briefing = pickle.loads(brief(order, "probe", b"content"))
    assert "not 2.7" in faults(order, pickle.dumps(replace(briefing, python="2.7")))


@pytest.mark.parametrize("content", [None, b"another"])
def test_a_folder_that_is_not_shared(order: Order, tmp_path: Path, content: bytes | None) -> None:
    briefing = brief(order, "probe", b"content")
    (tmp_path / "out" / "probe").unlink()
    if content is not None:
        (tmp_path / "out" / "probe").write_bytes(content)
    assert f"does not share {tmp_path}/out with the machine that runs the batch" in faults(order, briefing)


def test_where_a_theme_keeps_its_fonts_does_not_matter(order: Order, tmp_path: Path) -> None:
    here = replace(order, fonts=(), theme=Theme(fonts=(str(tmp_path / "fonts"),)))
    (tmp_path / "elsewhere").mkdir()
    there = replace(here, theme=Theme(fonts=(str(tmp_path / "elsewhere"),)))
    assert recipe.recipe_digest(here, "postmortem", "docx") == recipe.recipe_digest(
        there, "postmortem", "docx"
    )


def test_paths_become_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    whole = anchored(
        order_for(tmp_path, layouts=("postmortem", "a.py"), fonts=("f",), theme=Theme(fonts=("g",)))
    )
    assert whole.layouts == ("postmortem", f"{tmp_path}/a.py")
    assert whole.fonts == (f"{tmp_path}/f",)
    assert whole.theme.fonts == (f"{tmp_path}/g",)
