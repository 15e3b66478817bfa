"""A job is one when its uploads are stored and it is written down: once for each key, and never too many."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from bench import MINIMAL, submitted
from sqlalchemy.exc import IntegrityError

import docgen.service.job.submitting
from docgen.errors import BusyError, DocgenError, OutputError
from docgen.service.job import (
    JobKind,
    JobState,
    MismatchError,
    NotFoundError,
    Submission,
    Ticket,
    Upload,
    claim,
    find_job,
    list_jobs,
    remove_job,
    settle,
    submit,
)
from docgen.service.job.settling import Outcome
from docgen.service.rooms import Rooms
from docgen.storage import Place


def stored(rooms: Rooms) -> set[str]:
    return set(rooms.store.names())


def at_once(count: int, call: Callable[[int], object]) -> list[object]:
    """What each of so many threads gets that call at the same moment, or raises."""
    together = threading.Barrier(count)

    def told(number: int) -> object:
        together.wait()
        try:
            return call(number)
        except DocgenError as error:
            return error

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(told, range(count)))


def test_uploads_lie_under_numbers_whatever_they_are_called(rooms: Rooms) -> None:
    names = {"../../etc/passwd": b"1", "/x": b"2", "a\x00b": b"3", "graph \u202e.png": b"4", "\ud800": b"5"}
    job = submitted(rooms, exhibits=names, layouts=("regulatory",), audience="customer", strict=True, dpi=50)
    assert stored(rooms) == {f"{job.folder}/in/{number:06}" for number in range(6)}
    assert job.wanted.data == "incident.yaml"
    place = rooms.folder(job.folder)
    held = {name: place.read(key, 99) for name, key in job.wanted.uploads.items()}
    assert held == {"incident.yaml": MINIMAL.encode(), **names}
    assert (job.wanted.layouts, job.wanted.audience, job.wanted.strict) == (("regulatory",), "customer", True)
    assert job.state is JobState.QUEUED
    assert job.expires - job.created == pytest.approx(rooms.settings.limits.keep)


def test_no_more_wait_than_may_and_what_is_refused_leaves_nothing(rooms: Rooms) -> None:
    results = at_once(12, lambda _: submitted(rooms).id)
    refused = [each for each in results if isinstance(each, BusyError)]
    assert len(refused) == 12 - rooms.settings.limits.queue
    assert all(1 <= each.seconds <= 300 for each in refused)
    known = {each.job.id for each in list_jobs(rooms.database, "local")}
    assert {name.split("/")[1] for name in stored(rooms)} == known
    assert len(known) == rooms.settings.limits.queue


def test_there_is_room_again_when_something_is_begun(rooms: Rooms) -> None:
    for _ in range(5):
        submitted(rooms)
    with pytest.raises(BusyError, match="5 documents are waiting"):
        submitted(rooms)
    claim(rooms.database, "a", 1)
    submitted(rooms)


def test_a_large_zip_keeps_nobody_from_one_document(rooms: Rooms) -> None:
    submitted(rooms, kind=JobKind.BATCH, name="batch.zip")
    (taken,) = claim(rooms.database, "a", 1)
    settle(rooms.database, "a", taken, Outcome(members=[f"{each}.yaml" for each in range(40)]))
    submitted(rooms)
    submitted(rooms, kind=JobKind.PREVIEW)
    with pytest.raises(BusyError):
        submitted(rooms, kind=JobKind.BATCH, name="batch.zip")


def test_a_key_is_answered_with_the_same_job_and_for_other_data_with_an_error(rooms: Rooms) -> None:
    upload = Upload("a", BytesIO(b"x"))
    ticket = Ticket("key", "f")
    job, new = submit(rooms, Submission("local", JobKind.RENDER, {}, (upload,), ticket))
    again, anew = submit(rooms, Submission("local", JobKind.RENDER, {}, (upload,), ticket))
    assert (new, anew) == (True, False)
    assert again == job
    with pytest.raises(MismatchError, match="'key' was used before"):
        submitted(rooms, key="key", fingerprint="other")
    assert submitted(rooms, owner="other", key="key", fingerprint="other").id != job.id


def test_a_key_of_a_job_that_is_removed_is_free_again(rooms: Rooms) -> None:
    job = submitted(rooms, key="key", fingerprint="f")
    remove_job(rooms, "local", job.id)
    assert submitted(rooms, key="key", fingerprint="other").id != job.id


def test_a_request_that_is_sent_often_at_one_moment_is_one_job(rooms: Rooms) -> None:
    for turn in range(4):
        results = at_once(6, lambda _, turn=turn: submitted(rooms, key=f"key {turn}", fingerprint="f").id)
        assert len(set(results)) == 1
    assert len({name.split("/")[1] for name in stored(rooms)}) == 4


def test_of_two_requests_with_one_key_for_different_things_one_is_refused(rooms: Rooms) -> None:
    results = at_once(2, lambda number: submitted(rooms, key="key", fingerprint=str(number)).id)
    assert sorted(isinstance(each, MismatchError) for each in results) == [False, True]
    assert len(stored(rooms)) == 1


def test_a_store_that_breaks_off_leaves_no_job_and_no_file(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = type(rooms.folder("x"))
    write = kind.write

    def broken(self: Place, name: str, data: bytes, *, replace: bool) -> None:
        if name.endswith("1"):
            raise OutputError("there is no room left")
        write(self, name, data, replace=replace)

    monkeypatch.setattr(kind, "write", broken)
    with pytest.raises(OutputError, match="no room left"):
        submitted(rooms, exhibits={"b": b""})
    assert stored(rooms) == set()
    assert list_jobs(rooms.database, "local") == ()


def test_a_break_of_the_rules_that_no_key_explains_is_a_bug(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docgen.service.job.submitting.secrets, "token_hex", lambda _: "0" * 32)
    submitted(rooms)
    rooms.folder("jobs/" + "0" * 32).remove("in/000000")
    with pytest.raises(IntegrityError):
        submitted(rooms)


def test_an_owner_has_no_job_of_anothers(rooms: Rooms) -> None:
    job = submitted(rooms, owner="ama")
    assert find_job(rooms.database, "ama", job.id) == job
    for ask in (
        lambda: find_job(rooms.database, "ben", job.id),
        lambda: remove_job(rooms, "ben", job.id),
    ):
        with pytest.raises(NotFoundError, match="there is no job"):
            ask()
    assert list_jobs(rooms.database, "ben") == ()
    assert stored(rooms)
