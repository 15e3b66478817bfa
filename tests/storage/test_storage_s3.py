"""The same against a real S3 client and a server of this machine that speaks S3."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from docgen.errors import DataError, DocgenError, OutputError, StorageError
from docgen.storage import fetched, find_inputs, is_leftover, open_place, survey
from storage.s3_server import s3_server

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@pytest.fixture(scope="module")
def s3() -> Iterator[Any]:
    """A store with an empty bucket ``archive``, on the loopback interface."""
    with s3_server() as system:
        yield system


def test_documents(s3: Any) -> None:
    place = open_place("s3://archive/out")
    assert list(place.names()) == []
    data = os.urandom(300_000)
    place.write("2024/a #1?.pdf", data, replace=False)
    place.write("empty", b"", replace=False)
    with pytest.raises(OutputError, match="is there already"):
        place.write("empty", b"new", replace=False)
    assert place.digest("2024/a #1?.pdf") == sha256(data).hexdigest()
    assert place.read("2024/a #1?.pdf", len(data)) == data
    assert place.read("empty", 0) == b""
    place.write("2024/a #1?.pdf", b"new", replace=True)
    assert place.read("2024/a #1?.pdf", 3) == b"new"
    assert list(place.names()) == ["2024/a #1?.pdf", "empty"]
    assert not any(map(is_leftover, s3.find("archive")))
    place.remove("empty")
    place.remove("empty")
    assert place.digest("empty") is None
    assert place.digest("2024") is None
    for name, rule in (("empty", "missing-file"), ("2024", "not-a-file")):
        with pytest.raises(DataError) as caught:
            place.read(name, 10)
        assert caught.value.problems[0].rule == rule


def test_another_writers_file_is_seen(s3: Any) -> None:
    """No listing is remembered."""
    place = open_place("s3://archive/shared")
    assert list(place.names()) == []
    s3.pipe_file("archive/shared/x", b"1")
    assert list(place.names()) == ["x"]
    assert place.digest("x") == sha256(b"1").hexdigest()
    s3.pipe_file("archive/shared/x", b"22")
    assert place.read("x", 2) == b"22"


def test_a_mistyped_bucket_is_not_made(s3: Any) -> None:
    with pytest.raises(OutputError, match=r"s3://archiv/a: cannot be written"):
        open_place("s3://archiv").write("a", b"", replace=True)
    with pytest.raises(StorageError, match="there is no such file or folder"):
        find_inputs(["s3://archiv"])
    assert s3.ls("") == ["archive"]


def test_a_key_in_the_address_is_not_shown(s3: Any) -> None:
    """The client takes it for a bucket's name, and says so; nobody else should hear it."""
    place = open_place("s3://nobody:hunter2@archive/in")
    for act in (
        lambda: place.read("x", 1),
        lambda: place.digest("x"),
        lambda: place.write("x", b"", replace=True),
    ):
        with pytest.raises(DocgenError) as caught:
            act()
        assert "hunter2" not in f"{caught.value} {place!r}"
        assert str(caught.value).startswith("s3://archive/in/x: ")


def test_all_fixtures(s3: Any) -> None:
    for path in FIXTURES.rglob("*"):
        if path.is_file() and path.suffix != ".py":
            s3.pipe_file(f"archive/in/{path.relative_to(FIXTURES).as_posix()}", path.read_bytes())
    here, there = survey([str(FIXTURES)]), survey(["s3://archive/in", "s3://archive/in/*/incident.*"])
    assert [each.address.removeprefix("s3://archive/in/") for each in there.inputs] == [
        each.address.removeprefix(f"{FIXTURES}/") for each in here.inputs
    ]
    assert [each.folder for each in there.inputs] == [each.folder for each in here.inputs]
    assert [Path(each.address).name for each in there.passed_over] == [
        "chg-48213.yaml",
        "session-policy.yaml",
    ]
    (found,) = find_inputs(["s3://archive/in/cloud-outage/incident.yaml"])
    with fetched(found, ["beacon-quorum.png", "gone.png", "../theme/house.yaml"]) as folder:
        assert [each.name for each in folder.iterdir()] == ["beacon-quorum.png"]
        expected = (FIXTURES / "cloud-outage" / "beacon-quorum.png").read_bytes()
        assert (folder / "beacon-quorum.png").read_bytes() == expected
