"""Whoever is killed when: each job is made once, none is lost or doubled, and nothing is left running."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from running import FINAL, SMALL, Running, begin, served, sweep_up, until

from docgen.cli.render import command as render

_JOBS = 20
_COMPARED = 5
_PARAGRAPH = f"  {'What happened then, and why. ' * 60}\n\n"
_HEAVY = f"executive_summary: |\n{_PARAGRAPH * 12}"


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a short name: the paths of sockets may not be long."""
    return tmp_path_factory.mktemp("s")


def _incident(number: int) -> str:
    return SMALL.format(id=f"KILL{number:02}") + _HEAVY


def _query(number: int) -> str:
    """Some are made in both formats, and compared with what ``docgen render`` makes."""
    return "" if number % _COMPARED == 0 else "format=docx"


def _rendered(folder: Path, number: int) -> dict[str, str]:
    """The digests of the documents that ``docgen render`` makes of the same data."""
    source = folder / f"own{number}" / "incident.yaml"
    source.parent.mkdir()
    source.write_text(_incident(number), "utf-8")
    out = source.parent / "out"
    words = [str(source), "-o", f"{out}/", "-l", "postmortem"]
    result = CliRunner().invoke(render, words)
    assert result.exit_code == 0, result.output
    return {each.suffix[1:]: sha256(each.read_bytes()).hexdigest() for each in out.iterdir()}


def _assert_each_made_once(running: Running, jobs: dict[int, str]) -> None:
    for number, identity in jobs.items():
        job = running.ended(identity)
        assert job["state"] == "done", job
        assert job["progress"] == {"ended": 1, "total": 1}
        documents = {each["format"]: each["sha256"] for each in job["documents"]}
        assert len(job["documents"]) == len(documents) == (1 if _query(number) else 2)
        for each in job["documents"]:
            assert sha256(running.get(each["href"]).content).hexdigest() == each["sha256"]
        if number % _COMPARED == 0:
            assert documents == _rendered(running.folder, number)
    listed = running.get(f"/v1/jobs?limit={_JOBS + 1}").json()["jobs"]
    assert sorted(each["id"] for each in listed) == sorted(jobs.values())


def _rows(running: Running, query: str) -> list[tuple[object, ...]]:
    database = sqlite3.connect(running.data / "docgen.sqlite")
    try:
        return database.execute(query).fetchall()
    finally:
        database.close()


def _assert_nothing_besides(running: Running, jobs: int) -> None:
    """Neither in the tables nor in the store is more than the jobs have."""
    documents = sum(1 if _query(number) else 2 for number in range(jobs))
    (count,) = _rows(running, "select count(*), count(distinct job) from docgen_service_task")
    assert count == (jobs, jobs)
    (count,) = _rows(running, "select count(*), count(distinct sha256) from docgen_service_document")
    assert count == (documents, documents)
    submitted = _rows(running, "select job from docgen_service_audit where action = 'submitted'")
    assert len(submitted) == len(set(submitted)) == jobs
    files = [each for each in (running.data / "files").rglob("*") if each.is_file()]
    assert len(files) == jobs + documents, "one upload each"


def test_a_server_killed_amid_twenty_jobs_and_started_again_makes_each_once(folder: Path) -> None:
    first = begin(folder, "--jobs", "2")
    try:
        jobs = {number: first.submit(_incident(number), _query(number)) for number in range(_JOBS)}
        assert until(lambda: first.job(jobs[4])["state"] in FINAL)
        first.kill()
        assert first.gone(), first.processes()
    finally:
        sweep_up(first)
    with served(folder, "--jobs", "2") as second:
        states = [second.job(each)["state"] for each in jobs.values()]
        assert "running" in states or "queued" in states, "it was killed while there was work"
        _assert_each_made_once(second, jobs)
        _assert_nothing_besides(second, _JOBS)
        assert len(list((folder / "data" / "tmp").glob("p*"))) == 2, "what the killed ones had is removed"


def _runner(running: Running) -> int:
    return running.runner()


def _worker(running: Running) -> int:
    return running.workers()[0]


@pytest.mark.parametrize("victim", [_runner, _worker], ids=["runner", "worker"])
def test_what_was_in_hand_when_a_process_was_killed_is_made_once_all_the_same(
    folder: Path, victim: Callable[[Running], int]
) -> None:
    with served(folder, "--jobs", "2") as running:
        jobs = {number: running.submit(_incident(number), _query(number)) for number in range(6)}
        assert until(lambda: any(running.job(each)["state"] == "running" for each in jobs.values()))
        for _ in range(2):
            time.sleep(0.3)  # at whatever it is then
            assert until(lambda: len(running.workers()) == 2)
            os.kill(victim(running), signal.SIGKILL)
        _assert_each_made_once(running, jobs)
        _assert_nothing_besides(running, len(jobs))
        assert running.get("/v1/ready").status_code == 200
