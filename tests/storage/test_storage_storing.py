"""Writing into a store that fails: a file appears whole or not at all, and nothing else is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import fsspec
import pytest

from docgen.errors import DocgenError, OutputError, StorageError
from docgen.storage import is_leftover, open_place
from storage.faulty import FaultyFileSystem, changing, failing, faulty_store

URL = "faulty://zoe:hunter2@house/out"


def kept(system: type[FaultyFileSystem]) -> dict[str, bytes]:
    return {path: file.getvalue() for path, file in system.store.items()}


FAULTS: dict[str, Callable[[], Callable[[str, str, bytes], bytes]]] = {
    "nothing is written": lambda: failing("half a write"),
    "all is written, then it fails": lambda: failing("write"),
    "half is written": lambda: changing("half a write", lambda data: data[: len(data) // 2]),
    "other bytes are written": lambda: changing("half a write", lambda data: data[::-1]),
    "it cannot be read back": lambda: failing("read"),
    "it reads back short": lambda: changing("read", lambda data: data[:-1]),
    "it cannot be copied": lambda: failing("copy"),
    "half is copied": lambda: changing("copy", lambda data: data[:3]),
    "other bytes are copied": lambda: changing("copy", lambda data: data[::-1]),
    "no right to write": lambda: failing("half a write", error=PermissionError),
}


@pytest.mark.parametrize("name", FAULTS)
def test_nothing_is_left_of_what_failed(name: str) -> None:
    with faulty_store(FAULTS[name]()) as system:
        with pytest.raises(OutputError) as caught:
            open_place(URL).write("a/report.pdf", b"0123456789", replace=False)
        assert kept(system) == {}
    assert str(caught.value).startswith("faulty://house/out/a/report.pdf: cannot be written: ")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("name", [name for name in FAULTS if "copied" not in name or "cannot" in name])
def test_what_stood_there_stays(name: str) -> None:
    with faulty_store() as system:
        open_place(URL).write("report.pdf", b"old", replace=False)
        system.fault = staticmethod(FAULTS[name]())
        with pytest.raises(OutputError):
            open_place(URL).write("report.pdf", b"0123456789", replace=True)
        assert list(kept(system).values()) == [b"old"]


def test_a_writer_that_dies_leaves_a_leftover_that_is_known() -> None:
    """A killed process removes nothing: here the store takes no removals either."""

    def die(step: str, _: str, data: bytes) -> bytes:
        if step == "half a write":
            return data[:4]
        if step in ("write", "remove"):
            raise KeyboardInterrupt
        return data

    with faulty_store(die) as system:
        with pytest.raises(KeyboardInterrupt):
            open_place(URL).write("a/report.pdf", b"0123456789", replace=False)
        system.fault = None
        names = list(open_place(URL).names())
        assert [is_leftover(name) for name in names] == [True]
        open_place(URL).remove(names[0])
        assert kept(system) == {}


def test_an_interrupt_removes_the_temporary_file() -> None:
    with faulty_store(failing("copy", error=KeyboardInterrupt)) as system:
        with pytest.raises(KeyboardInterrupt):
            open_place(URL).write("a", b"1", replace=False)
        assert kept(system) == {}


def test_a_temporary_file_that_stays_spoils_nothing() -> None:
    with faulty_store(failing("remove")) as system:
        open_place(URL).write("a", b"1", replace=False)
        assert sorted(map(is_leftover, system.store)) == [False, True]


def test_what_is_read_back_may_break_off_for_a_moment() -> None:
    with faulty_store(failing("read", times=2)) as system:
        open_place(URL).write("a", b"1", replace=False)
        assert list(kept(system).values()) == [b"1"]


def test_a_file_that_appears_meanwhile_stays() -> None:
    def appear(step: str, path: str, data: bytes) -> bytes:
        if step == "read" and path.endswith(".part"):
            system.store["/house/out/a"] = theirs
        return data

    with faulty_store() as system:
        open_place(URL).write("b", b"theirs", replace=False)
        theirs = next(iter(system.store.values()))
        system.fault = staticmethod(appear)
        with pytest.raises(OutputError, match="is there already"):
            open_place(URL).write("a", b"mine", replace=False)
        assert set(kept(system).values()) == {b"theirs"}


def test_a_store_that_only_reads() -> None:
    fault = failing("half a write", error=NotImplementedError)
    with faulty_store(fault), pytest.raises(OutputError, match="the store takes no files"):
        open_place(URL).write("a", b"", replace=False)


class RenamingFileSystem(FaultyFileSystem):
    """A store with folders that must be made, and with a rename that refuses what stands there."""

    protocol = "renaming"

    def pipe_file(self, path: str, value: bytes, **options: Any) -> None:
        if not self.isdir(self._parent(path)):
            raise FileNotFoundError(path)
        super().pipe_file(path, value, **options)

    def mv(self, path1: str, path2: str, **options: Any) -> None:
        if self.exists(path2):
            raise OSError("is there")
        self.store[path2] = self.store.pop(path1)

    def cp_file(self, path1: str, path2: str, **options: Any) -> None:
        raise AssertionError


fsspec.register_implementation("renaming", RenamingFileSystem, clobber=True)


def test_a_store_that_renames() -> None:
    with faulty_store() as system:
        place = open_place("renaming://house/out")
        place.write("a/b/c", b"old", replace=False)
        place.write("a/b/c", b"new", replace=True)
        assert kept(system) == {"/house/out/a/b/c": b"new"}


@pytest.mark.parametrize("act", [lambda place: place.remove("a"), lambda place: list(place.names())])
def test_other_failures_are_docgen_errors(act: Callable[[Any], object]) -> None:
    def fail(*_: object) -> bytes:
        raise RuntimeError("refused for zoe:hunter2 at faulty://zoe:hunter2@house/out")

    with faulty_store() as system:
        open_place(URL).write("a", b"", replace=False)
        system.fault = staticmethod(fail)
        with pytest.raises((OutputError, StorageError)) as caught:
            act(open_place(URL))
    assert isinstance(caught.value, DocgenError)
    assert "hunter2" not in str(caught.value)
    assert "refused" in str(caught.value)
