"""The journal: what was added stays, what was half added is taken back, and one batch at a time writes it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.batch import journal as subject
from docgen.batch.journal import FileJournal
from docgen.errors import OutputError, PlanError, UnreadableError
from docgen.manifest import BATCH_MANIFEST, Facts, Failure, FailureKind, Line, dump_line, read_lines

_HIGH = range(0xD800, 0xDC00)
_LOW = range(0xDC00, 0xE000)


def line(source: str = "a.yaml", **more: Any) -> Line:
    return Line(
        source=source,
        layout="postmortem",
        format="pdf",
        recipe_sha256="r",
        docgen="1",
        finished="2026-01-01T00:00:00Z",
        seconds=1.5,
        **more,
    )


def lines_of(folder: Path) -> list[str]:
    data = (folder / BATCH_MANIFEST).read_bytes()
    return [each.source for each in read_lines(data, "manifest")[0]]


def test_keeps_what_is_added_for_the_next_batch(tmp_path: Path) -> None:
    with FileJournal(tmp_path / "new" / "folder") as journal:
        assert journal.standing() == {}
        journal.add([line("a"), line("b")])
        journal.add([line("a", sha256="later")])
    with FileJournal(tmp_path / "new" / "folder") as journal:
        assert {each.source: each.sha256 for each in journal.standing().values()} == {"a": "later", "b": ""}


def test_a_torn_last_line_is_taken_back(tmp_path: Path) -> None:
    whole = dump_line(line("a"))
    path = tmp_path / BATCH_MANIFEST
    for torn in (whole[:-1], whole[:20], b"\x00" * 512, b"{"):
        path.write_bytes(whole + torn)
        with FileJournal(tmp_path) as journal:
            assert len(journal.standing()) == 1
            assert path.read_bytes() == whole
            journal.add([line("b")])
        assert lines_of(tmp_path) == ["a", "b"]


def test_lines_that_are_none_are_named_and_nothing_is_changed(tmp_path: Path) -> None:
    whole = dump_line(line("a"))
    data = whole + b"what is this\n" + whole + b"\n" + whole + b'{"torn'
    (tmp_path / BATCH_MANIFEST).write_bytes(data)
    with pytest.raises(UnreadableError) as caught, FileJournal(tmp_path):
        pass
    first, second = str(caught.value).split("\n")
    assert first.startswith(f"{tmp_path / BATCH_MANIFEST}:2: ")
    assert second.startswith(f"{tmp_path / BATCH_MANIFEST}:4: ")
    assert (tmp_path / BATCH_MANIFEST).read_bytes() == data


def test_a_second_batch_is_refused_and_harms_nothing(tmp_path: Path) -> None:
    with FileJournal(tmp_path) as journal:
        journal.add([line("a")])
        before = sorted(map(str, Path("/proc/self/fd").iterdir()))
        with pytest.raises(PlanError, match="another batch is at work here"), FileJournal(tmp_path):
            pass
        assert sorted(map(str, Path("/proc/self/fd").iterdir())) == before
        journal.add([line("b")])
    assert lines_of(tmp_path) == ["a", "b"]
    with FileJournal(tmp_path) as journal:
        assert len(journal.standing()) == 2


class _Disk:
    """A disk with so many bytes left, which may even refuse to take bytes back."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.stuck = False
        self._write, self._truncate = os.write, os.ftruncate

    def write(self, descriptor: int, data: bytes) -> int:
        if not self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        count = self._write(descriptor, data[: self.room])
        self.room -= count
        return count

    def ftruncate(self, descriptor: int, length: int) -> None:
        if self.stuck:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        self._truncate(descriptor, length)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Disk]:
    disk = _Disk(10**6)
    monkeypatch.setattr(subject.os, "write", disk.write)
    monkeypatch.setattr(subject.os, "ftruncate", disk.ftruncate)
    yield disk
    monkeypatch.undo()


def test_lines_for_which_there_is_no_room_are_taken_back(tmp_path: Path, disk: _Disk) -> None:
    with FileJournal(tmp_path) as journal:
        journal.add([line("a")])
        whole = (tmp_path / BATCH_MANIFEST).read_bytes()
        disk.room = len(whole) + 30
        with pytest.raises(OutputError, match="cannot be written: No space left on device"):
            journal.add([line("b"), line("c")])
        assert (tmp_path / BATCH_MANIFEST).read_bytes() == whole
        disk.room = 10**6
        journal.add([line("d")])
    assert lines_of(tmp_path) == ["a", "d"]


def test_where_not_even_that_can_be_done_nothing_is_added_after_half_a_line(
    tmp_path: Path, disk: _Disk
) -> None:
    with FileJournal(tmp_path) as journal:
        journal.add([line("a")])
        disk.room, disk.stuck = 30, True
        for room in (30, 10**6):
            disk.room = room
            with pytest.raises(OutputError, match="cannot be written"):
                journal.add([line("b")])
            assert lines_of(tmp_path) == ["a"]
        disk.stuck = False
        journal.add([line("c")])
    assert lines_of(tmp_path) == ["a", "c"]


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_what_is_no_file_is_no_manifest(tmp_path: Path, make: Any) -> None:
    make(tmp_path / BATCH_MANIFEST)
    with pytest.raises(OutputError, match="cannot be written"), FileJournal(tmp_path):
        pass


def test_a_file_where_the_folder_should_be_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", "utf-8")
    with pytest.raises(OutputError, match="cannot be written"), FileJournal(tmp_path / "out"):
        pass


def test_a_new_manifest_lasts_through_a_power_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[Path] = []
    monkeypatch.setattr(subject, "flush_folder", flushed.append)
    with FileJournal(tmp_path):
        assert flushed == [tmp_path]


def _joins_up(text: str) -> bool:
    """JSON cannot tell the two halves of a character from the character."""
    pairs = zip(map(ord, text), map(ord, text[1:]), strict=False)
    return any(first in _HIGH and second in _LOW for first, second in pairs)


_texts = st.text(
    st.one_of(
        st.characters(codec=None), st.sampled_from('\n\r\x00\u2028\u2029\x85\x0b\x0c\x1c\ud800\udfff"\\')
    )
).filter(lambda text: not _joins_up(text))
_whole_numbers = st.integers(0, 2**63)
_values = st.one_of(st.none(), _texts, _whole_numbers)
_failures = st.builds(
    Failure,
    st.sampled_from(FailureKind),
    _texts,
    st.lists(st.dictionaries(_texts, _values, max_size=3), max_size=2).map(tuple),
)
_lines = st.builds(
    Line,
    source=_texts,
    layout=_texts,
    format=_texts,
    recipe_sha256=_texts,
    docgen=_texts,
    finished=_texts,
    seconds=st.floats(0, 1e6),
    document=_texts,
    sha256=_texts,
    size=_whole_numbers,
    pages=st.none() | _whole_numbers,
    content_sha256=_texts,
    source_sha256=_texts,
    exhibits=st.lists(st.tuples(_texts, _texts), max_size=2).map(tuple),
    incident=st.none() | st.builds(Facts, _texts, _texts, _texts),
    findings=st.lists(_texts, max_size=2).map(tuple),
    failure=st.none() | _failures,
)


@settings(deadline=None)
@given(st.lists(_lines, max_size=4))
def test_any_lines_are_read_as_they_were_written(written: list[Line]) -> None:
    data = b"".join(map(dump_line, written))
    assert data.count(b"\n") == len(written)
    assert read_lines(data, "manifest") == (tuple(written), len(data))


@settings(deadline=None)
@given(st.lists(_lines, min_size=1, max_size=3), st.data())
def test_any_beginning_of_a_manifest_reads_as_its_whole_lines(
    written: list[Line], data: st.DataObject
) -> None:
    dumped = list(map(dump_line, written))
    whole = b"".join(dumped)
    cut = data.draw(st.integers(0, len(whole)))
    lengths = [len(b"".join(dumped[:count])) for count in range(len(dumped) + 1)]
    count = max(index for index, length in enumerate(lengths) if length <= cut)
    assert read_lines(whole[:cut], "manifest") == (tuple(written[:count]), lengths[count])
