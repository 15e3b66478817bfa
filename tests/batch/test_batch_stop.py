"""Ctrl-C and SIGTERM: once, what is in hand is finished; twice, it is given up; a later run does the rest."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from runs import HERE, PROMPT, Run, batch, begin, incidents, leftovers, made, manifest, until

from docgen.batch import Stop, stopping

_COUNT = 5


class Scene:
    """A batch of documents that are finished when a file is there, two at a time."""

    def __init__(self, folder: Path) -> None:
        self.out = folder / "out"
        self.go = folder / "go"
        self.folder = folder
        data = incidents(folder / "in", [f"WAIT{number}" for number in range(_COUNT)])
        self.words = (data, "-o", self.out, "-l", HERE / "perilous.py", "-f", "docx", "-j", "2", "--json")
        self.environment = {"DOCGEN_TEST_GO": str(self.go)}

    def begin(self) -> Run:
        return begin(*self.words, environment=self.environment)

    def begun(self) -> Run:
        """A run with two documents in hand."""
        run = self.begin()
        assert until(lambda: len(list(self.folder.glob("begun-*"))) == 2, PROMPT)
        return run

    def complete(self) -> int:
        """Let another run do the rest: how many documents it made."""
        self.go.touch()
        code, said, told = batch(*self.words, environment=self.environment)
        assert code == 0, told
        assert len(made(self.out)) == _COUNT
        assert not leftovers(self.out)
        count: int = json.loads(said)["made"]
        return count


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path)


def _parent(run: Run, number: int) -> None:
    os.kill(run.process.pid, number)


def _group(run: Run, number: int) -> None:
    """As a terminal and a service manager do."""
    os.killpg(run.process.pid, number)


@pytest.mark.parametrize("send", [_parent, _group])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_one_request_lets_the_documents_in_hand_be_finished(
    scene: Scene, send: Callable[[Run, int], None], number: int, code: int
) -> None:
    run = scene.begun()
    send(run, number)
    time.sleep(0.5)
    assert run.process.poll() is None, "it waits for what is in hand"
    scene.go.touch()
    ended, said, told = run.end()
    assert ended == code, told
    assert "Traceback" not in told
    assert run.gone()
    tally = json.loads(said)
    assert (tally["made"], tally["failed"], tally["left"]) == (2, 0, _COUNT - 2)
    assert {line.document for line in manifest(scene.out)} == set(made(scene.out))
    assert scene.complete() == _COUNT - 2


@pytest.mark.parametrize("send", [_parent, _group])
def test_a_second_request_ends_at_once(scene: Scene, send: Callable[[Run, int], None]) -> None:
    run = scene.begun()
    send(run, signal.SIGINT)
    time.sleep(0.3)
    send(run, signal.SIGINT)
    code, said, told = run.end()
    assert code == 130, told
    assert "Traceback" not in told
    assert run.gone()
    tally = json.loads(said)
    assert (tally["made"], tally["failed"], tally["left"]) == (0, 0, _COUNT)
    assert manifest(scene.out) == ()
    assert made(scene.out) == {}
    assert scene.complete() == _COUNT


def test_a_request_before_the_workers_are_ready_makes_nothing(scene: Scene) -> None:
    """What they are forked from hears it, too, while it loads everything."""
    run = scene.begin()
    assert until(lambda: any("forkserver" in each for each in run.processes().values()), PROMPT)
    _group(run, signal.SIGINT)
    code, said, told = run.end()
    assert code == 130, told
    assert "Traceback" not in told
    assert run.gone()
    assert json.loads(said)["left"] == _COUNT
    assert made(scene.out) == {}
    assert scene.complete() == _COUNT


def test_who_hears_of_a_request_may_fail() -> None:
    def tell(_stop: Stop) -> None:
        raise BrokenPipeError

    with stopping(tell) as stop:
        os.kill(os.getpid(), signal.SIGTERM)
        assert (stop.requested, stop.at_once, stop.signal) == (True, False, signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGINT)
        assert (stop.at_once, stop.signal) == (True, signal.SIGTERM)


def test_what_was_ignored_stays_ignored_and_all_is_as_before_in_the_end() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    handler = signal.getsignal(signal.SIGTERM)
    try:
        with stopping(lambda _: None) as stop:
            os.kill(os.getpid(), signal.SIGINT)
            assert not stop.requested
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        assert signal.getsignal(signal.SIGTERM) is handler
    finally:
        signal.signal(signal.SIGINT, before)
