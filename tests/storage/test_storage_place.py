"""Every place keeps the same promises, on this machine and in a store."""

from __future__ import annotations

import os
import pickle
import string
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import fsspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.errors import DataError, OutputError, StorageError
from docgen.storage import Place, open_place

DATA = os.urandom(3 * 2**20 + 7)


@pytest.fixture(params=["local", "memory", "file"])
def place(request: pytest.FixtureRequest, tmp_path: Path, memory: Any) -> Place:
    addresses = {"local": str(tmp_path / "out"), "memory": "memory://a/out", "file": f"file://{tmp_path}/out"}
    return open_place(addresses[request.param])


def rule(error: DataError) -> str:
    return error.problems[0].rule


def test_what_is_written_is_read(place: Place) -> None:
    place.write("a/b/c.pdf", DATA, replace=False)
    place.write("d", b"", replace=False)
    assert place.read("a/b/c.pdf", len(DATA)) == DATA
    assert place.read("d", 0) == b""
    assert place.digest("a/b/c.pdf") == sha256(DATA).hexdigest()
    assert list(place.names()) == ["a/b/c.pdf", "d"]


def test_what_is_missing(place: Place) -> None:
    assert list(place.names()) == []
    assert place.digest("a") is None
    place.remove("a")
    place.write("f/a", b"1", replace=False)
    assert place.digest("f") is None
    for name, expected in (("b", "missing-file"), ("f", "not-a-file"), ("f/b", "missing-file")):
        with pytest.raises(DataError) as caught:
            place.read(name, 10)
        assert rule(caught.value) == expected
        assert f"{place.address}/{name}" in str(caught.value)


def test_what_stands_there_stays(place: Place) -> None:
    place.write("a", b"old", replace=False)
    with pytest.raises(OutputError, match="is there already"):
        place.write("a", b"new", replace=False)
    assert place.read("a", 3) == b"old"
    place.write("a", b"new", replace=True)
    assert place.read("a", 3) == b"new"
    assert list(place.names()) == ["a"], "no temporary file is left"
    place.remove("a")
    assert list(place.names()) == []


def test_no_more_is_read_than_the_limit(place: Place) -> None:
    place.write("a", b"12345", replace=False)
    assert place.read("a", 5) == b"12345"
    with pytest.raises(DataError) as caught:
        place.read("a", 4)
    assert rule(caught.value) == "too-large"
    place.write("b", DATA, replace=False)
    with pytest.raises(DataError, match=r"'b' has 3\.0 MiB"):
        place.read("b", 4)


def test_hidden_files_are_named_too(place: Place) -> None:
    for name in (".x", "a/.y", "b.part"):
        place.write(name, b"", replace=False)
    assert list(place.names()) == [".x", "a/.y", "b.part"]


@pytest.mark.parametrize("name", ["", "/a", "../a", "a/../../b", "a//b", "a/", "./a", "a\x00b", ".."])
def test_a_name_never_leaves_its_folder(place: Place, name: str) -> None:
    with pytest.raises(OutputError):
        place.write(name, b"", replace=True)
    with pytest.raises(OutputError):
        place.remove(name)
    with pytest.raises(DataError) as caught:
        place.read(name, 1)
    assert rule(caught.value) == "unsafe-path"
    with pytest.raises(StorageError):
        place.digest(name)


def test_a_place_travels(place: Place) -> None:
    place.write("a", b"1", replace=False)
    again = pickle.loads(pickle.dumps(place))
    assert again == place
    assert again.read("a", 1) == b"1"


PARTS = st.text(string.ascii_letters + "*?[]{}#%&=+@:;, ~\\'\"éλ漢😀", min_size=1, max_size=12).filter(
    lambda part: part not in (".", "..")
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(st.lists(PARTS, min_size=1, max_size=3).map("/".join), min_size=1, max_size=4, unique=True)
)
def test_any_name_is_kept_as_it_is(tmp_path: Path, memory: Any, names: list[str]) -> None:
    """Nothing in a name is a pattern, a query or an escape."""
    files = [name for name in names if not any(each.startswith(f"{name}/") for each in names)]
    memory.store.clear()
    for target in (open_place(str(tmp_path / os.urandom(8).hex())), open_place("memory://deep/down")):
        for name in files:
            target.write(name, name.encode(), replace=False)
        assert list(target.names()) == sorted(files)
        for name in files:
            assert target.read(name, 1000) == name.encode()
            target.remove(name)
        assert list(target.names()) == []


def test_local_folders() -> None:
    assert open_place("out/").local() == Path.cwd() / "out"
    assert open_place("file:///a/b").local() == Path("/a/b")
    assert open_place("memory://x").local() is None
    assert open_place(".").address == "."


def test_local_paths_do_not_load_fsspec(tmp_path: Path) -> None:
    (tmp_path / "incident.yaml").write_text("id: x")
    script = (
        "import sys\nfrom docgen.storage import *\n"
        "place = open_place(sys.argv[1] + '/out')\nplace.write('a', b'', replace=False)\n"
        "assert list(place.names()) == ['a']\n"
        "found = find_inputs([sys.argv[1], 'file://' + sys.argv[1], sys.argv[1] + '/*.yaml'])\n"
        "assert len(found) == 1\n"
        "with fetched(found[0], ['x.png']): pass\n"
        "assert 'fsspec' not in sys.modules\n"
        "open_place('memory://x')\nassert 'fsspec' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True, timeout=60)


def test_a_file_is_no_place(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("")
    with pytest.raises(StorageError, match="is a file, not a folder"):
        open_place(str(tmp_path / "f"))


def test_pipes_and_links(tmp_path: Path) -> None:
    """Nothing waits for a pipe, and no link to a folder is followed."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("..")
    (tmp_path / "dangling").symlink_to("nowhere")
    target = open_place(str(tmp_path))
    assert list(target.names()) == ["dangling", "link", "pipe"]
    assert target.digest("dangling") is None
    with pytest.raises(StorageError, match="a pipe"):
        target.digest("pipe")
    with pytest.raises(DataError, match="a pipe"):
        target.read("pipe", 1)


def test_an_unknown_store_is_named() -> None:
    with pytest.raises(StorageError, match="did you mean memory://"):
        open_place("memori://x")
    with pytest.raises(StorageError, match="docgen knows no store qqq://"):
        open_place("qqq://zoe:hunter2@x")


def test_a_missing_package_is_named() -> None:
    words = "Please install no-such-package"
    fsspec.register_implementation("absent", "no_such_package.Store", clobber=True, errtxt=words)
    with pytest.raises(StorageError, match=r"absent://x: needs a package .*: Please install no-such-package"):
        open_place("absent://zoe:hunter2@x")
