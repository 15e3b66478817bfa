"""Every kind of mistake, with what is said of it: ``fixtures/broken``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.errors import DataError
from docgen.readers import read_bytes
from docgen.schemas import load_incident, load_theme

BROKEN = Path(__file__).parents[2] / "fixtures" / "broken"
FILES = sorted(each for each in BROKEN.iterdir() if each.suffix in {".yaml", ".json", ".toml"})


def test_there_are_enough_kinds_of_mistakes() -> None:
    assert len(FILES) >= 18
    assert {each.suffix for each in FILES} == {".yaml", ".json", ".toml"}
    assert {each.stem for each in BROKEN.glob("*.expected")} <= {each.name for each in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_mistake_is_told_in_its_place(path: Path, matches_accepted: Callable[[Path, str], None]) -> None:
    load = load_theme if path.name.startswith("theme-") else load_incident
    with pytest.raises(DataError) as caught:
        load(read_bytes(path.read_bytes(), path.name))
    assert any(problem.blocks for problem in caught.value.problems)
    shown = "".join(f"{problem.weight.value}: {problem}\n" for problem in caught.value.problems)
    matches_accepted(path.with_name(f"{path.name}.expected"), shown)
