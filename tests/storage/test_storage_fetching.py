"""Exhibits in a store are brought to a local folder, and evidence says the rest in its own words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docgen.errors import DataError
from docgen.pipeline import load, validate
from docgen.storage import Input, fetched, fetching, find_inputs, open_place
from storage.faulty import failing, faulty_store

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


def below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_local_folder_is_used_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "incident.yaml").write_text("id: x")
    (found,) = find_inputs([str(tmp_path)])
    with fetched(found, ["../outside", "missing"]) as folder:
        assert folder == tmp_path
    assert tmp_path.exists()


def test_files_are_fetched_and_removed(memory: Any) -> None:
    for name, data in (
        ("a/incident.yaml", b"id: x"),
        ("a/b/c.png", b"1"),
        ("a/d e.log", b"2"),
        ("a/f/g", b"3"),
    ):
        memory.pipe_file(f"/{name}", data)
    source = Input(open_place("memory://a"), "incident.yaml")
    with fetched(source, ["b//c.png", "./d e.log", "d e.log", "gone.png", "f"]) as folder:
        assert below(folder) == ["b/c.png", "d e.log"]
        assert (folder / "f").is_dir(), "evidence says that it is a folder"
        assert (folder / "b" / "c.png").read_bytes() == b"1"
        assert folder.stat().st_mode & 0o777 == 0o700
    assert not folder.exists()


def test_the_folder_is_removed_after_a_failure(memory: Any) -> None:
    source = Input(open_place("memory://a"), "incident.yaml")
    with pytest.raises(ZeroDivisionError), fetched(source, []) as folder:
        raise ZeroDivisionError
    assert not folder.exists()


@pytest.mark.parametrize(
    "path", ["../s", "/s", "a/../../s", "C:s", "a\\s", "", "a/", "n\x00", "\ud800", "x" * 300]
)
def test_unsafe_paths_are_left_to_evidence(memory: Any, path: str) -> None:
    memory.pipe_file("/s", b"secret")
    with fetched(Input(open_place("memory://a"), "incident.yaml"), [path]) as folder:
        assert below(folder) == []


def test_too_large_a_file(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_MOST_BYTES", 4)
    memory.pipe_file("/a/x.log", b"12345")
    memory.pipe_file("/a/y.log", b"123456")
    source = Input(open_place("memory://a"), "incident.yaml")
    with pytest.raises(DataError) as caught, fetched(source, ["x.log", "y.log"]):
        pass
    assert [problem.rule for problem in caught.value.problems] == ["too-large"] * 2
    assert "memory://a/y.log" in str(caught.value)


def test_too_many_bytes_together(memory: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES_IN_ALL", 8)
    memory.pipe_file("/a/x.log", b"12345")
    memory.pipe_file("/a/y.log", b"1234")
    source = Input(open_place("memory://a"), "incident.yaml")
    words = r"with 'y\.log' the appendices have more than"
    with pytest.raises(DataError, match=words), fetched(source, ["x.log", "y.log"]):
        pass
    with fetched(source, ["x.log", "x.log"]) as folder:
        assert below(folder) == ["x.log"]


def test_a_transfer_that_breaks_off(memory: Any) -> None:
    with faulty_store() as system:
        place = open_place("faulty://house/in")
        for name in ("a.png", "b.png"):
            place.write(name, b"12345", replace=False)
        source = Input(place, "incident.yaml")
        system.fault = staticmethod(failing("read", times=2))
        with fetched(source, ["a.png", "b.png"]) as folder:
            assert below(folder) == ["a.png", "b.png"]
        system.fault = staticmethod(failing("read"))
        with pytest.raises(DataError) as caught, fetched(source, ["a.png", "b.png"]):
            pass
        assert [problem.location.file for problem in caught.value.problems] == [
            "faulty://house/in/a.png",
            "faulty://house/in/b.png",
        ]


def test_an_incident_is_the_same_from_a_store(memory: Any) -> None:
    """The largest fixture, its exhibits fetched from a store: the same exhibits, to the byte."""
    origin = FIXTURES / "cloud-outage"
    for path in origin.iterdir():
        memory.pipe_file(f"/in/{path.name}", path.read_bytes())
    source = load(origin / "incident.yaml")
    paths = [each["path"] for each in source.data["appendices"] if "path" in each]  # type: ignore[union-attr, index, call-overload]
    with fetched(Input(open_place("memory://in"), "incident.yaml"), paths) as folder:
        got = validate(source, folder=folder)
    assert got.exhibits == validate(source).exhibits
