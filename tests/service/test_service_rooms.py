"""What a service keeps is opened once, in its own folder, or it is said what cannot be."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from docgen.errors import DataError, DocgenError, PolicyError, ServiceError, StorageError
from docgen.policy import STANDING
from docgen.service.rooms import open_rooms
from docgen.service.settings import Settings
from made import FIXTURES


def test_everything_lies_in_one_folder_that_is_its_accounts_own(tmp_path: Path) -> None:
    data = tmp_path / "new" / "data"
    before = tempfile.gettempdir(), dict(os.environ)
    rooms = open_rooms(Settings(data))
    assert (
        tempfile.gettempdir(),
        dict(os.environ),
    ) == before
    rooms.folder("jobs/x").write("a", b"1", replace=False)
    assert rooms.policy is STANDING
    assert list(rooms.themes) == [""]
    assert {each.name for each in tmp_path.iterdir()} == {"new"}
    assert data.stat().st_mode & 0o077 == 0
    assert (data / "files" / "jobs" / "x" / "a").read_bytes() == b"1"


def test_documents_may_lie_elsewhere_and_relative_to_where_it_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for store in ("elsewhere/", f"file://{tmp_path}/by url"):
        rooms = open_rooms(Settings(tmp_path / "data", store=store))
        rooms.folder("jobs/x").write("a", b"1", replace=True)
        assert list(rooms.store.names()) == ["jobs/x/a"]
    assert (tmp_path / "elsewhere" / "jobs" / "x" / "a").exists()
    assert (tmp_path / "by url" / "jobs" / "x" / "a").exists()


def test_a_folder_of_a_store_has_the_credentials_of_its_address(tmp_path: Path) -> None:
    rooms = open_rooms(Settings(tmp_path, store="memory://user:secret@bucket/x"))
    assert "secret" not in rooms.folder("jobs").address
    assert "user:secret@bucket" in rooms.folder("jobs").url  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("given", "kind", "said"),
    [
        ({"database": "mysql://u:secret@h/d"}, ServiceError, "mysql: a database is not kept there"),
        ({"database": "sqlite://"}, ServiceError, "a database is kept in a file"),
        ({"database": "postgresql://h:x/d"}, ServiceError, "the address of the database is no URL"),
        ({"database": "postgresql://h/d?service=x"}, ServiceError, "in the URL of a database"),
        ({"database": "\x00"}, ServiceError, "a database has no such address"),
        ({"store": "none://x"}, StorageError, "knows no store none://"),
    ],
)
def test_what_is_no_address(
    tmp_path: Path, given: dict[str, str], kind: type[DocgenError], said: str
) -> None:
    with pytest.raises(kind, match=said) as caught:
        open_rooms(Settings(tmp_path, **given))
    assert "register" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_data_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(ServiceError, match="data: cannot be made: "):
        open_rooms(Settings(tmp_path / "data"))


def test_a_file_where_documents_should_lie(tmp_path: Path) -> None:
    (tmp_path / "files").touch()
    with pytest.raises(StorageError, match="is a file, not a folder"):
        open_rooms(Settings(tmp_path))


def test_themes_are_known_by_the_names_of_their_files(tmp_path: Path) -> None:
    folder = tmp_path / "themes"
    folder.mkdir()
    for name in ("plain.yaml", "Other.TOML", "notes.txt", ".hidden.yaml", "logo.png"):
        (folder / name).write_text('page = "A4"\n' if name == "Other.TOML" else "page: A4\n", "utf-8")
    assert set(open_rooms(Settings(tmp_path / "data", themes=folder)).themes) == {"", "plain", "Other"}
    house = open_rooms(Settings(tmp_path / "data", themes=FIXTURES / "theme")).themes["house"]
    assert house.organization == "Fairlead Assurance Group"


def test_all_problems_of_all_themes_are_told_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "themes"
    folder.mkdir()
    (folder / "a.yaml").write_text("page: A9\ncolour: red\n", "utf-8")
    (folder / "b.toml").write_text("= nothing\n", "utf-8")
    (folder / "c.yaml").write_text("logo: missing.png\n", "utf-8")
    (folder / "good.yaml").write_text("page: A4\n", "utf-8")
    (folder / "good.json").write_text("{}\n", "utf-8")
    with pytest.raises(DataError) as caught:
        open_rooms(Settings(tmp_path / "data", themes=folder))
    told = [Path(each.location.file).name for each in caught.value.problems]
    assert sorted(set(told)) == ["a.yaml", "b.toml", "c.yaml", "good.yaml"]
    assert told.count("a.yaml") == 2
    assert "there are two themes of the name 'good'" in str(caught.value)


def test_a_policy_that_is_wrong_is_told(tmp_path: Path) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text("audiences: {internal: {people: nobody}}\n", "utf-8")
    with pytest.raises((DataError, PolicyError), match=r"policy\.yaml"):
        open_rooms(Settings(tmp_path / "data", policy=policy))
