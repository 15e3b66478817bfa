"""What a store tells of a file's content is compared with what was read."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import md5, sha256

import pytest

from docgen.errors import DataError
from docgen.storage import open_place
from docgen.storage.checksum import Checksum
from storage.faulty import FaultyFileSystem, faulty_store

DATA = b"the data of an incident"
RIGHT = md5(DATA)


@pytest.fixture
def broken() -> Iterator[type[FaultyFileSystem]]:
    Checksum._no_md5.clear()
    Checksum._brought.clear()
    with faulty_store() as system:
        open_place("faulty://bucket").write("a", DATA, replace=False)
        open_place("faulty://bucket").write("b", DATA, replace=False)
        yield system
    Checksum._no_md5.clear()


def altered_each_time() -> Callable[[str, str, bytes], bytes]:
    times = iter(range(100))
    return lambda step, _, data: data[:-1] + bytes([next(times)]) if step == "read" else data


def once(step: str) -> Callable[[str, str, bytes], bytes]:
    left = ["once"]
    return lambda done, _, data: data[::-1] if done == step and left and left.pop() else data


@pytest.mark.parametrize(
    "facts",
    [{"ETag": f'"{RIGHT.hexdigest()}"'}, {"md5Hash": b64encode(RIGHT.digest()).decode()}],
    ids=["S3", "Google"],
)
def test_other_bytes_of_the_same_size(broken: type[FaultyFileSystem], facts: dict[str, str]) -> None:
    place = open_place("faulty://bucket")
    broken.facts = facts
    assert place.read("a", 100) == DATA
    broken.fault = staticmethod(once("read"))
    assert place.read("a", 100) == DATA
    broken.fault = staticmethod(once("read"))
    assert place.digest("a") == sha256(DATA).hexdigest()
    broken.fault = staticmethod(altered_each_time())
    with pytest.raises(DataError, match=r"the store says that its MD5 is [0-9a-f]{32}, and gave"):
        place.read("a", 100)


def test_a_tag_that_is_no_md5_costs_one_more_reading_of_one_file(broken: type[FaultyFileSystem]) -> None:
    place = open_place("faulty://bucket")
    broken.facts = {"ETag": f'"{"0" * 32}"'}
    broken.steps.clear()
    assert place.read("a", 100) == DATA
    assert broken.steps.count("read") == 2
    assert place.read("b", 100) == DATA
    assert broken.steps.count("read") == 3


def test_an_md5_that_is_one_is_believed_each_time(broken: type[FaultyFileSystem]) -> None:
    broken.facts = {"md5Hash": b64encode(b"0" * 16).decode()}
    with pytest.raises(DataError, match="the store says that its MD5 is"):
        open_place("faulty://bucket").read("a", 100)


@pytest.mark.parametrize("tag", ['"0123-2"', "", "W/abc", '"' + "0" * 32 + '-7"'])
def test_other_tags_say_nothing(broken: type[FaultyFileSystem], tag: str) -> None:
    broken.facts = {"ETag": tag, "md5Hash": "!"} if not tag else {"ETag": tag}
    broken.steps.clear()
    assert open_place("faulty://bucket").read("a", 100) == DATA
    assert broken.steps.count("read") == 1
