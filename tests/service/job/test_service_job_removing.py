"""What is removed, or over its time, leaves nothing; what is coming is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench import row, submitted
from sqlalchemy import func, select

from docgen.errors import OutputError
from docgen.service.database import DOCUMENTS, JOBS, TASKS, Database
from docgen.service.job import NotFoundError, claim, expired_jobs, find_job, remove_job, settle
from docgen.service.job.removing import remove_folder, sweep
from docgen.service.job.settling import Outcome
from docgen.service.rooms import Rooms


def rows(rooms: Rooms) -> int:
    with rooms.database.reading() as connection:
        tables = (JOBS, TASKS, DOCUMENTS)
        return sum(connection.execute(select(func.count()).select_from(each)).scalar_one() for each in tables)


def files(rooms: Rooms) -> list[Path]:
    return sorted((rooms.settings.data / "files").rglob("*"))


def made(rooms: Rooms) -> str:
    job = submitted(rooms)
    (taken,) = claim(rooms.database, "a", 1)
    rooms.folder(job.folder).write("out/deep/x.pdf", b"%PDF", replace=False)
    settle(rooms.database, "a", taken, Outcome([row(taken, "deep/x.pdf")]))
    return job.id


def test_a_removed_job_leaves_nothing_and_others_alone(rooms: Rooms) -> None:
    gone, kept = made(rooms), made(rooms)
    remove_job(rooms, "local", gone)
    assert find_job(rooms.database, "local", kept).documents
    assert not any(gone in str(each) for each in files(rooms))
    assert any(kept in str(each) for each in files(rooms))
    remove_job(rooms, "local", kept)
    assert rows(rooms) == 0
    assert [each.name for each in files(rooms)] == ["jobs"]
    with pytest.raises(NotFoundError):
        remove_job(rooms, "local", kept)


def test_a_job_whose_time_is_over_is_removed_whatever_it_does(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(rooms)
    submitted(rooms)
    running = submitted(rooms)
    claims = claim(rooms.database, "a", 2)
    assert expired_jobs(rooms) == 0
    now, keep = Database.now, rooms.settings.limits.keep
    monkeypatch.setattr(Database, "now", lambda self, connection: now(self, connection) + keep + 1)
    coming = submitted(rooms)
    assert expired_jobs(rooms, 2) == 2
    assert expired_jobs(rooms) == 1
    assert find_job(rooms.database, "local", coming.id)
    assert not any(settle(rooms.database, "a", each, Outcome([row(each)])) for each in claims)
    assert not any(running.id in str(each) for each in files(rooms))
    assert rows(rooms) == 2


def test_what_a_worker_still_writes_does_not_keep_a_job_from_being_removed(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = submitted(rooms)
    folder = Path(str(rooms.folder(job.folder).local()))
    rmdir = Path.rmdir

    def late(self: Path) -> None:
        if self == folder:
            (folder / "out").mkdir()
            (folder / "out" / "x.pdf").write_bytes(b"late")
        rmdir(self)

    monkeypatch.setattr(Path, "rmdir", late)
    remove_job(rooms, "local", job.id)
    monkeypatch.undo()
    assert (folder / "out" / "x.pdf").exists()
    assert sweep(rooms, sweep(rooms, frozenset())) == frozenset()
    assert [each.name for each in files(rooms) if each.is_file()] == []


def test_the_files_of_a_job_that_is_being_submitted_are_not_swept_away(rooms: Rooms) -> None:
    """Neither when they are found first, nor when the job is written down before the second look."""
    coming = rooms.folder("jobs/coming")
    coming.write("in/000000", b"x", replace=False)
    known = made(rooms)
    strays = sweep(rooms, frozenset())
    assert strays == {"coming"}
    assert "jobs/coming/in/000000" in set(rooms.store.names())
    job = submitted(rooms)
    assert sweep(rooms, frozenset({job.id, known})) == {"coming"}
    assert find_job(rooms.database, "local", job.id).folder + "/in/000000" in set(rooms.store.names())


def test_what_belongs_to_no_job_goes_at_the_second_look(rooms: Rooms) -> None:
    rooms.folder("jobs/left").write("in/000000", b"x", replace=False)
    rooms.folder("drafts/7").write("text", b"x", replace=False)
    kept = made(rooms)
    assert sweep(rooms, sweep(rooms, frozenset())) == frozenset()
    names = set(rooms.store.names())
    assert not any("left" in each for each in names)
    assert "drafts/7/text" in names
    assert any(kept in each for each in names)


def test_a_job_written_down_while_the_store_is_listed_stays(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind, jobs = type(rooms.store), []
    names = kind.names

    def slow(self):
        listed = list(names(self))
        jobs.append(submitted(rooms))
        return iter([*listed, f"{jobs[-1].folder}/in/000000"])

    monkeypatch.setattr(kind, "names", slow)
    everything = frozenset({"x"})
    sweep(rooms, everything)
    sweep(rooms, everything | {each.id for each in jobs})
    monkeypatch.undo()
    for job in jobs:
        assert f"{job.folder}/in/000000" in set(rooms.store.names())


def test_a_file_that_cannot_be_removed_is_said_and_nobody_finds_the_job(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = made(rooms)

    def refused(self, name: str) -> None:
        raise OutputError(f"{name}: cannot be removed: Permission denied")

    monkeypatch.setattr(type(rooms.store), "remove", refused)
    with pytest.raises(OutputError, match="Permission denied"):
        remove_job(rooms, "local", job)
    with pytest.raises(NotFoundError):
        find_job(rooms.database, "local", job)
    monkeypatch.undo()
    sweep(rooms, sweep(rooms, frozenset()))
    assert [each for each in files(rooms) if each.is_file()] == []


def test_a_folder_that_is_not_there_is_removed(rooms: Rooms) -> None:
    remove_folder(rooms.folder("jobs/nothing"))
