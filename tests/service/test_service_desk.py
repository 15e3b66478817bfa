"""The desk answers within its limits or says why not, and leaves nothing when it is closed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from bench import MINIMAL

from docgen.batch.limit import time_limit
from docgen.errors import BusyError, LayoutError, ServiceError
from docgen.policy import STANDING
from docgen.service.desk import Desk, RefusedError
from docgen.service.settings import Limits
from docgen.storage import Shelf, open_place

MEMORY = 1000 * 2**20


@pytest.fixture
def desk() -> Iterator[Desk]:
    found = Desk(STANDING, Limits(answer=20.0, desk=2), MEMORY)
    yield found
    found.close()


def workers() -> set[int]:
    return {each.pid for each in multiprocessing.active_children() if each.pid}


# What workers are given: they import this module by its name.


def who() -> int:
    return os.getpid()


def wait_for(path: str) -> str:
    while not Path(path).exists():
        time.sleep(0.01)
    return path


def too_long() -> None:
    with time_limit(0.05):
        time.sleep(60)


def too_much() -> int:
    return len(bytearray(MEMORY * 2))


def die(path: str, times: int) -> str:
    """Die as often as is said, which is counted in a folder."""
    died = len(list(Path(path).iterdir()))
    if died < times:
        (Path(path) / str(died)).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "alive"


def refuse() -> None:
    raise LayoutError("on purpose")


def fail() -> None:
    raise KeyError("a bug")


def test_it_answers(desk: Desk, tmp_path: Path) -> None:
    shelf = Shelf(open_place(str(tmp_path)), {})
    assert desk.check(MINIMAL.encode(), "x.yaml", shelf).is_valid
    assert not desk.check(b"id: x\n", "x.yaml", shelf).is_valid
    (tmp_path / "x.pdf").write_bytes(b"no PDF")
    assert desk.verify(tmp_path / "x.pdf", "").reason


def test_one_worker_does_one_after_the_other(desk: Desk) -> None:
    assert desk.ask(who) == desk.ask(who) != os.getpid()


def test_a_warm_desk_has_its_worker_before_anybody_asks(desk: Desk) -> None:
    before = workers()
    desk.warm()
    end = time.monotonic() + 60
    while not (begun := workers() - before):
        assert time.monotonic() < end
        time.sleep(0.01)
    assert begun == {desk.ask(who)}


def test_a_warm_desk_can_be_closed_at_once(desk: Desk) -> None:
    before = workers()
    desk.warm()
    desk.close()
    assert workers() <= before


@pytest.mark.parametrize(
    ("function", "said"),
    [(too_long, "longer than the 20 seconds"), (too_much, "more than the 1000 MB")],
)
def test_what_takes_too_much_is_refused_with_the_reason_and_another_worker_goes_on(
    desk: Desk, function, said: str
) -> None:
    before = desk.ask(who)
    with pytest.raises(RefusedError, match=said) as caught:
        desk.ask(function)
    assert "--" not in str(caught.value)
    assert desk.ask(who) != before


def test_data_that_kill_a_worker_are_tried_once_more(desk: Desk, tmp_path: Path) -> None:
    assert desk.ask(die, str(tmp_path), 1) == "alive"


def test_and_then_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="SIGKILL"):
        desk.ask(die, str(tmp_path), 99)
    assert len(list(tmp_path.iterdir())) == 2
    assert desk.ask(who)


def test_an_error_on_purpose_is_that_error_and_a_bug_is_one(desk: Desk) -> None:
    with pytest.raises(LayoutError, match="on purpose"):
        desk.ask(refuse)
    with pytest.raises(RuntimeError, match="KeyError: 'a bug'"):
        desk.ask(fail)


def waiting(desk: Desk, count: int) -> None:
    while desk._waiting.qsize() < count:
        time.sleep(0.01)


def test_more_than_may_wait_are_told_to_come_back(desk: Desk, tmp_path: Path) -> None:
    desk.ask(who)
    with ThreadPoolExecutor(3) as threads:
        first = threads.submit(desk.ask, wait_for, str(tmp_path / "go"))
        while desk._waiting.qsize():
            time.sleep(0.01)
        others = [threads.submit(desk.ask, wait_for, str(tmp_path / "go")) for _ in range(2)]
        waiting(desk, 2)
        with pytest.raises(BusyError, match="too many are waiting") as caught:
            desk.ask(who)
        assert caught.value.seconds == 20.0
        (tmp_path / "go").touch()
        assert {each.result() for each in (first, *others)} == {str(tmp_path / "go")}


def test_closed_it_leaves_no_process_and_no_thread_and_tells_those_who_wait(tmp_path: Path) -> None:
    before = workers(), set(threading.enumerate())
    desk = Desk(STANDING, Limits(answer=300.0, desk=5), MEMORY)
    worker = desk.ask(who)
    with ThreadPoolExecutor(3) as threads:
        asked = [threads.submit(desk.ask, wait_for, str(tmp_path / "never")) for _ in range(3)]
        waiting(desk, 2)
        desk.close()
        for each in asked:
            with pytest.raises(ServiceError, match="going down"):
                each.result(timeout=20)
    assert (workers(), set(threading.enumerate())) == before
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
    with pytest.raises(ServiceError, match="going down"):
        desk.ask(who)
    desk.close()


def test_one_that_nobody_asked_is_closed_too() -> None:
    before = workers()
    Desk(STANDING, Limits()).close()
    assert workers() == before
