"""A shelf: names are looked up in its table, and are never the path of anything."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import DataError, OutputError
from docgen.storage import Input, Shelf, fetched, open_place

FILES = {"incident.yaml": "in/0", "logs/app.log": "in/1", "logs/deep/x": "in/2", "lost": "in/9"}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    place = open_place(str(tmp_path / "store"))
    for number in range(3):
        place.write(f"in/{number}", str(number).encode(), replace=False)
    (tmp_path / "secret").write_text("secret", "utf-8")
    return Shelf(place, FILES)


def refused(shelf: Shelf, name: str, limit: int = 99) -> tuple[str, str, str]:
    with pytest.raises(DataError) as caught:
        shelf.read(name, limit)
    (problem,) = caught.value.problems
    return problem.rule, problem.message, problem.location.file


def test_a_file_is_read_by_its_name_and_listed_by_it(shelf: Shelf) -> None:
    assert shelf.read("logs/app.log", 1) == b"1"
    assert list(shelf.names()) == sorted(FILES)
    assert shelf.digest("logs/app.log") == shelf.place.digest("in/1")
    assert shelf.digest("other") is None
    assert shelf.digest("lost") is None
    assert shelf.local() is None


def test_what_is_not_in_the_table_was_not_sent(shelf: Shelf) -> None:
    for name in ("in/0", "../secret", "/etc/passwd", "", "logs/", "app.log", "INCIDENT.yaml", "x\x00"):
        if not any(each.startswith(f"{name}/") for each in FILES):
            assert refused(shelf, name)[0] == "missing-file"
    assert refused(shelf, "in/0")[1] == "'in/0' was not sent"
    assert refused(shelf, "logs")[:2] == ("not-a-file", "'logs' is a folder")


def test_messages_call_a_file_as_its_sender_does(shelf: Shelf) -> None:
    rule, message, where = refused(shelf, "logs/app.log", 0)
    assert (rule, where) == ("too-large", "logs/app.log")
    assert message.startswith("'logs/app.log' ")
    assert "in/1" not in message
    rule, _, where = refused(shelf, "lost")
    assert (rule, where) == ("missing-file", "lost")
    below = shelf.below("logs")
    assert refused(below, "none")[2] == "logs/none"


def test_nothing_is_written_or_removed(shelf: Shelf, tmp_path: Path) -> None:
    for act in (
        lambda: shelf.write("a", b"x", replace=True),
        lambda: shelf.write("incident.yaml", b"x", replace=True),
        lambda: shelf.remove("incident.yaml"),
    ):
        with pytest.raises(OutputError, match="what was sent"):
            act()
    assert (tmp_path / "store" / "in" / "0").read_bytes() == b"0"


def test_below_a_folder_are_its_files_alone(shelf: Shelf) -> None:
    logs = shelf.below("logs")
    assert list(logs.names()) == ["app.log", "deep/x"]
    assert logs.read("app.log", 9) == b"1"
    assert list(logs.below("deep").names()) == ["x"]
    assert shelf.below("") is shelf
    assert list(shelf.below("log").names()) == []
    assert list(shelf.below("..").names()) == []


def test_it_travels_to_another_process(shelf: Shelf) -> None:
    assert pickle.loads(pickle.dumps(shelf.below("logs"))).read("app.log", 9) == b"1"


def test_exhibits_are_fetched_from_it_and_gone_afterwards(shelf: Shelf) -> None:
    paths = ["./logs//app.log", "logs", "../secret", "none", "logs/deep/x"]
    with fetched(Input(shelf, "incident.yaml"), paths) as folder:
        found = {str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file()}
        assert found == {"logs/app.log", "logs/deep/x"}
    assert not folder.exists()


@given(st.text(max_size=20) | st.text("./\\\x00ab", max_size=20))
def test_no_name_is_a_way_out(name: str) -> None:
    shelf = Shelf(open_place("/"), {"known": "etc/hostname"})
    if name != "known":
        with pytest.raises(DataError):
            shelf.read(name, 1_000)
        assert shelf.digest(name) is None
