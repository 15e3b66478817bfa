"""What leaves this machine, and what does not."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from docgen.errors import DataError, RemoteRefusalError
from docgen.location import Location
from docgen.problem import Problem
from docgen.remote import Parcel, pack

MINIMAL = "id: INC-1\ntitle: The gateway fails\nseverity: S2\ndate: 2026-03-14\n"


def incident(folder: Path, *paths: str, name: str = "incident.yaml") -> str:
    appendices = "".join(f"  - {{kind: file, title: A file, path: '{path}'}}\n" for path in paths)
    (folder / name).write_text(MINIMAL + (f"appendices:\n{appendices}" if paths else ""))
    return str(folder / name)


def sent(parcel: Parcel) -> Mapping[str, bytes]:
    """The files of the form, as the service reads it."""
    body, media_type = parcel.form()
    builder = EnvironBuilder(method="POST", input_stream=io.BytesIO(body), content_type=media_type)
    with Request(builder.get_environ()) as request:
        return _files(request)


def _files(request: Request) -> Mapping[str, bytes]:
    files = [(part, each.filename, each.stream.read()) for part, each in request.files.items(multi=True)]
    assert [part for part, _, _ in files].count("data") == 1
    assert files[0][0] == "data"
    return {str(name): data for _, name, data in files}


def test_only_the_exhibits_that_the_data_name_are_sent(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    for name in ("graph.png", "evidence/a b.log", "private.key"):
        (tmp_path / name).write_bytes(name.encode())
    parcel = pack(incident(tmp_path, "graph.png", "./evidence//a b.log", "graph.png"), None, "-")
    assert list(sent(parcel)) == ["incident.yaml", "graph.png", "evidence/a b.log"]
    assert sent(parcel)["evidence/a b.log"] == b"evidence/a b.log"
    assert (parcel.kept, parcel.source.name) == ({}, str(tmp_path / "incident.yaml"))


@pytest.mark.parametrize("name", ["müller κ.txt", "it's; a=b.txt", 'say "so".txt', "data", "a'b.txt"])
def test_odd_names_arrive_as_they_are(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"1")
    parcel = pack(incident(tmp_path, name.replace("'", "''")), None, "-")
    assert sent(parcel)[name] == b"1"


def test_a_name_that_a_form_cannot_hold_is_refused(tmp_path: Path) -> None:
    (tmp_path / "100%22.txt").write_bytes(b"1")
    with pytest.raises(RemoteRefusalError, match=r"'100%22\.txt' cannot be sent"):
        pack(incident(tmp_path, "100%22.txt"), None, "-")


def test_what_cannot_be_read_stays_and_is_told_in_our_words(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "outside.txt").write_text("secret")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "link.txt").symlink_to(tmp_path / "outside.txt")
    paths = ("../outside.txt", "link.txt", "lnk.txt", "/etc/passwd")
    parcel = pack(incident(tmp_path / "inner", *paths), None, "-")
    assert list(sent(parcel)) == ["incident.yaml"]
    assert [parcel.kept[index].rule for index in range(4)] == ["unsafe-path"] * 2 + [
        "missing-file",
        "unsafe-path",
    ]
    there = Problem(
        "missing-file",
        "there is no file 'lnk.txt'",
        "",
        ("appendices", 2, "path"),
        Location("incident.yaml", 8, 3),
    )
    (here,) = parcel.in_our_words([there])
    assert str(here) == (
        f"{tmp_path}/inner/incident.yaml:8:3: appendices[2].path: there is no file 'lnk.txt' "
        "(did you mean 'link.txt'?)"
    )


def test_other_problems_keep_their_words(tmp_path: Path) -> None:
    parcel = pack(incident(tmp_path, "gone.txt"), None, "-")
    problem = Problem(
        "unknown-key", "no such key", "", ("appendices", 0, "path"), Location("other.yaml", 1, 1)
    )
    assert parcel.in_our_words([problem]) == (problem,)


def test_data_that_name_themselves_as_an_exhibit(tmp_path: Path) -> None:
    parcel = pack(incident(tmp_path, "incident.yaml"), None, "-")
    assert list(sent(parcel)) == ["_incident.yaml", "incident.yaml"]


def test_a_folder_besides(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.txt").write_bytes(b"1")
    assert sent(pack(incident(tmp_path, "a.txt"), tmp_path / "elsewhere", "-"))["a.txt"] == b"1"


def test_broken_data_are_not_sent(tmp_path: Path) -> None:
    (tmp_path / "incident.json").write_text("{")
    with pytest.raises(DataError, match=r"incident\.json:1:2"):
        pack(str(tmp_path / "incident.json"), None, "-")


def test_too_much_in_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.remote.parcel.MOST_BYTES_IN_ALL", 3)
    (tmp_path / "a").write_bytes(b"12")
    (tmp_path / "b").write_bytes(b"34")
    parcel = pack(incident(tmp_path, "a", "b"), None, "-")
    assert list(sent(parcel)) == ["incident.yaml", "a"]
    assert [(each.rule, each.path, each.location.line) for each in parcel.refused()] == [
        ("too-large", ("appendices", 1, "path"), 7)
    ]
