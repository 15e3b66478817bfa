"""A service that is asked to end: what is in hand is finished or given back, and nobody is cut off."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import SMALL, Running, begin, served, sweep_up, until

_PARAGRAPH = f"  {'What happened then, and why. ' * 60}\n\n"
_LONG = f"executive_summary: |\n{_PARAGRAPH * 25}"
"""Makes a document that is in hand for a while."""


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a short name: the paths of sockets may not be long."""
    return tmp_path_factory.mktemp("s")


def _states(running: Running) -> list[str]:
    """The states of all tasks, as the database has them."""
    database = sqlite3.connect(running.data / "docgen.sqlite")
    try:
        return [state for (state,) in database.execute("select state from docgen_service_task order by id")]
    finally:
        database.close()


def _busy(folder: Path, jobs: int) -> Running:
    """A server with one document in hand, and others that wait."""
    running = begin(folder, "--jobs", "1")
    for number in range(jobs):
        running.submit(SMALL.format(id=f"END{number}") + _LONG, "format=pdf")
    assert until(lambda: "running" in _states(running))
    return running


def _alone(running: Running, number: int) -> None:
    os.kill(running.process.pid, number)


def _group(running: Running, number: int) -> None:
    """As a terminal does, and a service manager."""
    os.killpg(running.process.pid, number)


@pytest.mark.parametrize(
    ("send", "number"), [(_alone, signal.SIGTERM), (_group, signal.SIGTERM), (_group, signal.SIGINT)]
)
def test_what_is_in_hand_is_finished_and_what_waits_is_left_to_the_next(
    folder: Path, send: Callable[[Running, int], None], number: int
) -> None:
    running = _busy(folder, 3)
    try:
        send(running, number)
        assert running.process.wait(120) == 0
        assert running.gone(), running.processes()
        states = _states(running)
        assert states[0] == "done", "it was in hand"
        assert states[-1] == "waiting"
        assert "running" not in states
        assert "Traceback" not in running.said(), running.said()
        assert running.strays() == []
        assert list((running.data / "tmp").glob("p*")) == []
    finally:
        sweep_up(running)


def test_asked_twice_it_gives_back_what_is_in_hand_and_the_next_one_makes_it(folder: Path) -> None:
    first = _busy(folder, 2)
    try:
        _alone(first, signal.SIGTERM)
        assert until(lambda: not _listens(first))
        _alone(first, signal.SIGTERM)
        assert first.process.wait(60) == 0
        assert first.gone(), first.processes()
        assert "running" not in _states(first)
    finally:
        sweep_up(first)
    with served(folder, "--jobs", "2") as second:
        for each in second.get("/v1/jobs").json()["jobs"]:
            assert second.ended(each["id"])["state"] == "done"
        assert _states(second) == ["done", "done"]


def test_connections_that_are_held_open_hold_up_no_end(folder: Path) -> None:
    with served(folder, "--jobs", "0") as running:
        held = [socket.create_connection(("127.0.0.1", running.port)) for _ in range(20)]
        for number, each in enumerate(held):
            each.sendall((b"", b"GET ", b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nx")[number % 3])
        assert running.get("/v1/health").status_code == 200, "and this connection is kept, too"
        assert running.end() == 0
        assert running.gone()
    for each in held:
        each.close()


def test_whoever_waits_for_documents_is_told_where_they_will_be(folder: Path) -> None:
    running = _busy(folder, 2)
    answers: list[Any] = []
    try:
        thread = threading.Thread(
            target=lambda: answers.append(
                running.post("/v1/render?format=pdf", SMALL.format(id="WAIT"), headers={"Prefer": "wait=60"})
            )
        )
        thread.start()
        assert until(lambda: len(_states(running)) == 3)
        assert running.end() == 0
        thread.join(60)
        assert [each.status_code for each in answers] == [202]
        assert answers[0].headers["Location"] == f"/v1/jobs/{answers[0].json()['id']}"
        assert running.gone()
    finally:
        sweep_up(running)


def _listens(running: Running) -> bool:
    try:
        socket.create_connection(("127.0.0.1", running.port), 5).close()
    except OSError:
        return False
    return True
