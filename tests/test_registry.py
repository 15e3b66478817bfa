"""Layouts by name and by file, and what is refused."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from docgen import registry
from docgen.errors import LayoutError, UnknownLayoutError
from docgen.registry import find_layout, list_layouts

MEMO = """
from docgen.layout_api import Document, Layout, Metadata

def assemble(dossier, options):
    return Document(Metadata(dossier.incident.title), ())

layout = Layout("memo", "One page for the file.", assemble)
"""


def test_the_built_in_layouts_come_through_the_public_door() -> None:
    listed = {layout.name: layout for layout in list_layouts()}
    assert {"postmortem", "leadership", "regulatory"} <= set(listed)
    assert all(layout.purpose for layout in listed.values())
    assert listed["postmortem"].package.startswith("docgen ")


@pytest.mark.parametrize("name", ["postmortem", "leadership", "regulatory"])
def test_a_layout_is_found_by_its_name(name: str) -> None:
    assert find_layout(name).name == name


def test_an_unknown_name_gets_a_suggestion() -> None:
    with pytest.raises(UnknownLayoutError, match="did you mean postmortem"):
        find_layout("post-mortem")
    with pytest.raises(
        UnknownLayoutError, match="there are leadership, postmortem, redaction-record, regulatory"
    ):
        find_layout("zzz")


def test_a_layout_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "memo.py"
    path.write_text(MEMO)
    assert find_layout(str(path)).name == "memo"


def test_two_files_of_the_same_name_are_two_layouts(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "layout.py").write_text(MEMO.replace('"memo"', f'"{folder}"'))
    first, second = (find_layout(str(tmp_path / folder / "layout.py")) for folder in ("a", "b"))
    assert (first.name, second.name) == ("a", "b")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = 1", "names no layout"),
        ("layout = 1", "is no layout but a int"),
        ("layout = ", "cannot be loaded: SyntaxError"),
        ("raise RuntimeError('no')", "cannot be loaded: RuntimeError: no"),
        ("import nowhere_at_all", "cannot be loaded: ModuleNotFoundError"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "broken.py"
    path.write_text(text)
    with pytest.raises(LayoutError, match=said) as caught:
        find_layout(str(path))
    assert "broken.py" in str(caught.value)


def test_a_missing_file_is_unknown(tmp_path: Path) -> None:
    with pytest.raises(UnknownLayoutError, match="there is no layout file"):
        find_layout(str(tmp_path / "nowhere.py"))


def announce(monkeypatch: pytest.MonkeyPatch, *entries: tuple[str, str]) -> None:
    made = [EntryPoint(name, value, registry.GROUP) for name, value in entries]
    monkeypatch.setattr(registry, "entry_points", lambda group: made)


def test_a_name_claimed_twice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    announce(monkeypatch, ("postmortem", "a:layout"), ("postmortem", "b:layout"))
    with pytest.raises(LayoutError, match="claimed twice: 'postmortem'"):
        find_layout("postmortem")


def test_an_announced_layout_that_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    announce(monkeypatch, ("gone", "nowhere_at_all:layout"))
    with pytest.raises(LayoutError, match=r"'gone'.*cannot be loaded"):
        find_layout("gone")


def test_an_announced_layout_with_another_name(monkeypatch: pytest.MonkeyPatch) -> None:
    announce(monkeypatch, ("memo", "docgen.layouts.postmortem:layout"))
    with pytest.raises(LayoutError, match="announced as 'memo' but calls itself 'postmortem'"):
        find_layout("memo")
