"""Documents and uploads stay as long as was said, and no longer; what belongs to nobody goes as well."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest
from running import SMALL, served, until

from docgen.service.job.removing import sweep
from docgen.service.rooms import open_rooms
from docgen.service.settings import Settings


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("s")


def _files(folder: Path) -> list[Path]:
    return list((folder / "data" / "files").rglob("*"))


def test_a_job_goes_when_its_time_is_over_with_its_uploads_and_documents(folder: Path) -> None:
    with served(folder, "--jobs", "1", "--keep", "3s") as running:
        key = {"Idempotency-Key": "once"}
        first = running.submit(SMALL.format(id="OVER"), headers=key)
        assert until(lambda: running.get(f"/v1/jobs/{first}").status_code == 404)
        assert running.get("/v1/jobs").json()["jobs"] == []
        assert running.submit(SMALL.format(id="OTHER"), headers=key) != first, "the key is free again"
        assert until(lambda: not [each for each in _files(folder) if each.name != "jobs"]), _files(folder)


def test_a_document_is_not_fetched_after_its_time_nor_made_for_a_job_that_was_removed(folder: Path) -> None:
    with served(folder, "--jobs", "1") as running:
        summary = "executive_summary: |\n" + "  Why this happened, and what then.\n\n" * 400
        jobs = [running.submit(SMALL.format(id=f"GO{n}") + summary, "format=pdf") for n in range(3)]
        assert until(lambda: running.job(jobs[0])["state"] == "running")
        for each in jobs:
            assert running.ask("DELETE", f"/v1/jobs/{each}").status_code == 204
            assert running.get(f"/v1/jobs/{each}").status_code == 404
        job = running.ended(running.submit(SMALL.format(id="NEXT")))
        assert job["state"] == "done", "it is not taken for one of those that were removed"
        assert until(lambda: _names(folder) == [job["id"]]), _names(folder)
        assert running.get(job["documents"][0]["href"]).status_code == 200
        _let_expire(folder, job["id"])
        assert running.get(job["documents"][0]["href"]).status_code == 404
        assert running.get(f"{job['href']}/documents.zip").status_code == 404
        assert until(lambda: _names(folder) == []), _names(folder)


def _names(folder: Path) -> list[str]:
    """The jobs that have files in the store."""
    return [each.name for each in (folder / "data" / "files" / "jobs").iterdir()]


def _let_expire(folder: Path, job: str) -> None:
    database = sqlite3.connect(folder / "data" / "docgen.sqlite", isolation_level=None)
    database.execute("update docgen_service_job set expires = ? where id = ?", (time.time() - 1, job))
    database.close()


def test_what_belongs_to_no_job_is_swept_away_and_what_does_is_kept(folder: Path) -> None:
    with served(folder, "--jobs", "1") as running:
        job = running.ended(running.submit(SMALL.format(id="KEPT")))
    stray = folder / "data" / "files" / "jobs" / ("f" * 32) / "in" / "000000"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"of a server that was killed while it took this")
    rooms = open_rooms(Settings(folder / "data"))
    known = sweep(rooms, frozenset())
    assert known == {"f" * 32}
    assert stray.exists(), "it might be a job that is just coming"
    assert sweep(rooms, known) == frozenset()
    assert [each.name for each in (folder / "data" / "files" / "jobs").iterdir()] == [job["id"]]
