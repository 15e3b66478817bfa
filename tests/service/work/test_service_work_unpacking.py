"""A zip is unpacked under numbers, within bounds, and refused with all that is wrong with it."""

from __future__ import annotations

import io
import json
import stat
import struct
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.errors import DataError
from docgen.policy import STANDING
from docgen.service.job import Wanted
from docgen.service.settings import Limits
from docgen.service.work.brief import INDEX, Brief, read_index
from docgen.service.work.unpacking import Unpacked, unpack
from docgen.storage import open_place
from docgen.theme import Theme

LIMITS = Limits(members=20, unpacked=2**20, body=2**20)
DATA = b"id: INC-1\n"
STORED = [f"m{each:06}" for each in range(30)]


def packed(files: Mapping[str, bytes], **given: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", **given) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def unpacked(folder: Path, data: bytes, limits: Limits = LIMITS, **wanted: object) -> tuple[Unpacked, Brief]:
    place = open_place(str(folder / "job"))
    place.write("in/000000", data, replace=True)
    asked = Wanted("batch.zip", {"batch.zip": "in/000000"}, **wanted)  # type: ignore[arg-type]
    brief = Brief(place, open_place(str(folder / "job/out")), asked, "batch.zip", Theme(), STANDING, 60)
    return unpack(brief, limits), brief


def refusals(folder: Path, data: bytes, limits: Limits = LIMITS) -> list[tuple[str, str]]:
    with pytest.raises(DataError) as caught:
        unpacked(folder, data, limits)
    inside = folder / "job" / "in"
    assert {each.name for each in inside.iterdir()} <= {"000000", "index.json", *STORED}
    return [(each.rule, str(each)) for each in caught.value.problems]


def test_data_files_are_members_and_all_files_lie_under_numbers(tmp_path: Path) -> None:
    files = {"a.yaml": DATA, "team b/ä/Incident.JSON": b"{}", "team b/ä/graph.png": b"png", "x.toml": b""}
    found, brief = unpacked(tmp_path, packed(files))
    assert found.members == ("a.yaml", "team b/ä/Incident.JSON", "x.toml")
    assert found.problems == ()
    index = read_index(brief.place)
    assert {name: brief.place.read(key, 99) for name, key in index.items()} == files
    stored = {each.name for each in (tmp_path / "job" / "in").iterdir()}
    assert stored == {"000000", Path(INDEX).name, *(f"m{each:06}" for each in (1, 2, 3, 4))}


def test_a_member_sees_what_lies_below_its_folder_and_nothing_else(tmp_path: Path) -> None:
    files = {"top.log": b"1", "a/incident.yaml": DATA, "a/logs/app.log": b"2", "ab/x.log": b"3"}
    _, brief = unpacked(tmp_path, packed(files))
    origin = replace(brief, source="a/incident.yaml").input()
    assert (origin.address, origin.folder) == ("a/incident.yaml", "a")
    assert list(origin.place.names()) == ["incident.yaml", "logs/app.log"]
    for name in ("top.log", "../top.log", "x.log", "b/x.log"):
        with pytest.raises(DataError, match="was not sent"):
            origin.place.read(name, 99)


def test_a_data_file_that_is_anothers_exhibit_is_no_member_and_that_is_said(tmp_path: Path) -> None:
    data = DATA + b"appendices: [{title: Settings, kind: config, path: conf/app.yaml}]\n"
    found, _ = unpacked(tmp_path, packed({"a/incident.yaml": data, "a/conf/app.yaml": b"x: 1\n"}))
    assert found.members == ("a/incident.yaml",)
    (told,) = found.problems
    assert told["weight"] == "finding"
    assert told["message"] == "'a/conf/app.yaml' is an exhibit of 'a/incident.yaml'"


def test_hidden_files_and_what_a_mac_adds_are_left_out(tmp_path: Path) -> None:
    files = {"a.yaml": DATA, ".a.yaml": DATA, "x/.git/b.yaml": DATA, "__MACOSX/._a.yaml": b"mac", "x/": b""}
    found, brief = unpacked(tmp_path, packed(files))
    assert found.members == ("a.yaml",)
    assert set(read_index(brief.place)) == {"a.yaml"}


@pytest.mark.parametrize(
    "name",
    [
        "../a.yaml",
        "a/../../b.yaml",
        "/etc/passwd",
        "a\\b.yaml",
        "C:/a.yaml",
        "a//b.yaml",
        "./a.yaml",
        "a/./b.yaml",
    ],
)
def test_a_name_that_is_no_plain_path_is_refused(tmp_path: Path, name: str) -> None:
    ((rule, told),) = refusals(tmp_path, packed({"fine.yaml": DATA, name: DATA}))
    assert rule == "unsafe-path"
    assert repr(name)[1:-1] in told
    assert not (tmp_path / "a.yaml").exists()


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("A.yaml", DATA)
        archive.writestr("a.yaml", DATA)
        archive.writestr("../b.yaml", DATA)
        link = zipfile.ZipInfo("link.yaml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("c.yaml", DATA, compress_type=zipfile.ZIP_BZIP2)
    rules = [rule for rule, _ in refusals(tmp_path, out.getvalue())]
    assert sorted(rules) == ["method", "not-a-file", "twice", "unsafe-path"]


def encrypted(data: bytes) -> bytes:
    """The flag of encryption set in each header."""
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + place
        data = data[:at] + b"\x01" + data[at + 1 :]
    return data


def test_an_encrypted_file_is_refused(tmp_path: Path) -> None:
    ((rule, told),) = refusals(tmp_path, encrypted(packed({"a.yaml": DATA})))
    assert rule == "encrypted"
    assert "without a password" in told


def test_what_would_have_one_name_is_refused(tmp_path: Path) -> None:
    files = {"x/a.yaml": DATA, "x/a.json": b"{}", "x y/b.yaml": DATA, "x-y/b.yaml": DATA, "c.yaml": DATA}
    told = refusals(tmp_path, packed(files))
    assert [rule for rule, _ in told] == ["twice", "twice"]
    assert any("x/a.json and x/a.yaml" in each for _, each in told)


def test_too_many_files(tmp_path: Path) -> None:
    names = {f"{each}.yaml": DATA for each in range(LIMITS.members + 1)}
    assert refusals(tmp_path, packed(names)) == [
        ("too-many", "batch.zip: the zip holds 21 files (at most 20)")
    ]
    names.popitem()
    assert len(unpacked(tmp_path, packed(names))[0].members) == 20


def lying(data: bytes) -> bytes:
    """Its headers say that each file is one byte long."""
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + place
        data = data[:at] + struct.pack("<I", 1) + data[at + 4 :]
    return data


@pytest.mark.parametrize("change", [lambda data: data, lying])
def test_a_bomb_is_not_unpacked_whatever_it_says_of_itself(
    tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    bomb = packed({"a.yaml": b"0" * (2**24)}, compression=zipfile.ZIP_DEFLATED)
    assert len(bomb) < 2**16
    ((rule, _),) = refusals(tmp_path, change(bomb))
    assert rule in {"too-large", "unreadable"}
    written = sum(each.stat().st_size for each in tmp_path.rglob("*") if each.is_file())
    assert written <= LIMITS.unpacked + len(bomb)


def test_many_small_files_count_together(tmp_path: Path) -> None:
    files = {f"{each}.yaml": b"0" * 2**18 for each in range(5)}
    ((rule, told),) = refusals(tmp_path, packed(files, compression=zipfile.ZIP_DEFLATED))
    assert rule == "too-large"
    assert "more than 1.0 MiB" in told


@pytest.mark.parametrize("files", [{}, {"readme.txt": b"x"}, {"folder/": b""}, {".hidden.yaml": DATA}])
def test_without_a_data_file_that_is_said(tmp_path: Path, files: Mapping[str, bytes]) -> None:
    ((rule, told),) = refusals(tmp_path, packed(files))
    assert rule == "no-data"
    assert "*.yaml, *.json, *.toml" in told


@pytest.mark.parametrize("data", [b"", b"PK", b"id: INC-1\n", packed({"a.yaml": DATA * 99})[:-40]])
def test_what_is_no_zip(tmp_path: Path, data: bytes) -> None:
    ((rule, told),) = refusals(tmp_path, data)
    assert rule == "unreadable"
    assert "the zip cannot be read" in told


def test_a_file_without_a_name(tmp_path: Path) -> None:
    """A name ends at a NUL for Python, whose ``is_dir()`` looks at the last letter of what is left."""
    ((rule, _),) = refusals(tmp_path, packed({"a.yaml": DATA}).replace(b"a.yaml", b"\0.yaml"))
    assert rule == "unsafe-path"


def test_a_file_whose_sum_is_wrong(tmp_path: Path) -> None:
    data = packed({"a.yaml": DATA}).replace(DATA, DATA[::-1])
    ((rule, _),) = refusals(tmp_path, data)
    assert rule == "unreadable"


WHOLE = packed(
    {"a/incident.yaml": DATA, "a/x.png": bytes(range(256)), "b.json": b"{}" * 50},
    compression=zipfile.ZIP_DEFLATED,
)


@settings(max_examples=150, deadline=None)
@given(
    changes=st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=6),
    end=st.integers(0, 200) | st.just(0),
)
def test_a_broken_zip_is_an_error_of_the_data_and_never_a_bug(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]], end: int
) -> None:
    data = bytearray(WHOLE)
    for place, value in changes:
        data[place] = value
    folder = tmp_path_factory.mktemp("zip")
    with suppress(DataError):
        found, brief = unpacked(folder, bytes(data[: len(data) - end]))
        assert json.dumps(found.problems)
        assert set(found.members) <= set(read_index(brief.place))
    assert {each.name for each in folder.iterdir()} == {"job"}
