"""The pool of workers: whatever happens to one concerns the task in its hand, and nothing is lost or left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import chores
import pytest

from docgen.batch import Death, Pool
from docgen.batch.worker import Raised
from docgen.manifest import FailureKind

_LONG = 100.0


@pytest.fixture
def pool() -> Iterator[Pool]:
    with Pool(2) as made:
        yield made


def results(pool: Pool, count: int = 1, seconds: float = 60) -> dict[int, Any]:
    """The next results by their tickets; one ticket twice is an error."""
    found: dict[int, Any] = {}
    end = time.monotonic() + seconds
    while len(found) < count:
        assert time.monotonic() < end, f"{found} and no more"
        for each in pool.wait(0.1):
            assert each.ticket not in found
            found[each.ticket] = each.result
    return found


def result(pool: Pool, chore: Callable[..., Any], *arguments: Any, seconds: float = _LONG) -> Any:
    pool.start(1, chore, arguments, seconds)
    return results(pool)[1]


def gone(pid: int, seconds: float = 10) -> bool:
    """Whether a process is gone, or will be soon."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] in {"Z", "X"}:
                return True
        except OSError:
            return True
        time.sleep(0.02)
    return False


def descriptors() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def test_answers_and_keeps_its_workers(pool: Pool) -> None:
    first = result(pool, chores.who)
    assert result(pool, chores.who) == first
    assert result(pool, chores.echo, "word") == "word"


def test_has_room_for_as_many_as_there_are_jobs(pool: Pool) -> None:
    pool.start(1, chores.after, (0.5, "a"), _LONG)
    assert pool.has_room()
    pool.start(2, chores.after, (0.5, "b"), _LONG)
    assert not pool.has_room()
    assert results(pool, 2) == {1: "a", 2: "b"}
    assert pool.has_room()


def test_what_is_idle_is_not_waited_for(pool: Pool) -> None:
    assert pool.wait(1000) == ()


@pytest.mark.parametrize("chore", [chores.sleep, chores.loop, chores.sit_in_c])
def test_a_task_over_its_time_ends_wherever_it_is(pool: Pool, chore: Callable[[], None]) -> None:
    pool.start(2, chores.after, (1.0, "the other"), _LONG)
    pool.start(1, chores.limited, (0.3, chore), _LONG)
    found = results(pool, 2)
    assert found[1] == Death(FailureKind.TIME, "it took longer than it may (--timeout)", innocent=False)
    assert found[2] == "the other"


@pytest.mark.parametrize("chore", [chores.sleep, chores.sit_in_c])
def test_the_parent_ends_what_has_blocked_the_signal(pool: Pool, chore: Callable[[], None]) -> None:
    found = result(pool, chores.limited, 0.2, chore, True, seconds=1.0)
    assert found.kind is FailureKind.TIME


def test_a_parent_that_blocks_the_signal_does_not_block_it_in_workers() -> None:
    said = _program(
        "import signal; signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM]);"
        "pool.start(1, chores.unblocked, (), 100); print(pool.wait(60)[0].result)"
    )
    assert said == "True"


def test_a_task_over_its_memory_fails_of_that() -> None:
    with Pool(1, chores.GREAT) as pool:
        assert result(pool, chores.allocate).kind is FailureKind.MEMORY
        assert result(pool, chores.allocate, 1000) == 1000


def test_what_earlier_tasks_took_is_not_counted_against_a_task() -> None:
    with Pool(1, 2 * chores.GREAT) as pool:
        first = result(pool, chores.keep, chores.GREAT)
        second = result(pool, chores.keep, chores.GREAT)
        assert isinstance(second, int), "it had enough, in a fresh worker"
        assert second != first


@pytest.mark.parametrize(
    ("chore", "arguments", "word"),
    [
        (chores.abort, (), "SIGABRT"),
        (chores.segfault, (), "SIGSEGV"),
        (chores.leave, (0,), "exit code 0"),
        (chores.leave, (3,), "exit code 3"),
    ],
)
def test_a_worker_that_dies_is_told_of(
    pool: Pool, chore: Callable[..., None], arguments: tuple[int, ...], word: str
) -> None:
    pool.start(2, chores.after, (0.5, "the other"), _LONG)
    pool.start(1, chore, arguments, _LONG)
    found = results(pool, 2)
    assert found[2] == "the other"
    assert found[1].kind is FailureKind.DIED
    assert found[1].innocent
    assert word in found[1].message


@pytest.mark.parametrize(
    ("chore", "word"),
    [
        (chores.fail, "ZeroDivisionError: on purpose"),
        (chores.exit_politely, "SystemExit"),
        (chores.unpicklable, "cannot pickle"),
        (chores.odd, "nobody knows me here"),
    ],
)
def test_an_answer_that_is_none_is_a_bug_of_its_task(
    pool: Pool, chore: Callable[[], object], word: str
) -> None:
    worker, _ = result(pool, chores.who)
    found = result(pool, chore)
    assert isinstance(found, Raised)
    assert word in found.trace
    assert result(pool, chores.who)[0] == worker, "it need not die for that"


def test_a_long_answer_and_a_long_question_come_through(pool: Pool) -> None:
    assert len(result(pool, chores.odder)) == 8 * 2**20
    assert len(result(pool, chores.echo, bytes(8 * 2**20))) == 8 * 2**20


def test_a_death_between_tasks_is_held_against_none(pool: Pool) -> None:
    dead = result(pool, chores.answer_and_die)
    assert gone(dead)
    assert result(pool, chores.who)[0] != dead


def test_an_answer_counts_although_its_worker_died_after_it(pool: Pool) -> None:
    pool.start(1, chores.answer_and_die, (), _LONG)
    time.sleep(1.0)  # until both can be seen in one moment
    found = results(pool)[1]
    assert isinstance(found, int)
    assert gone(found)


def test_workers_killed_at_random_lose_nothing_and_leave_nothing(tmp_path: Path) -> None:
    """Every task is answered once: by its value or by a death; nothing piles up in the parent."""
    with Pool(2) as pool:
        server = result(pool, chores.who)[1]
        before = descriptors()
        for ticket in range(60):
            while not pool.has_room():
                results_of(pool, tmp_path)
            chore = (chores.leave, (9,)) if ticket % 3 == 0 else (chores.echo, (ticket,))
            pool.start(ticket, *chore, _LONG)
        while sum(1 for _ in tmp_path.iterdir()) < 60:
            results_of(pool, tmp_path)
        assert {int(each.name) for each in tmp_path.iterdir()} == set(range(60))
        assert descriptors() <= before + 3, "each of two workers has three"
        assert _children(server, 2), "no worker that ended is left as a zombie"
    assert _children(server, 0)


def results_of(pool: Pool, folder: Path) -> None:
    for each in pool.wait(0.1):
        died = each.ticket % 3 == 0
        assert isinstance(each.result, Death) if died else each.result == each.ticket
        (folder / str(each.ticket)).touch(exist_ok=False)


def _children(pid: int, at_most: int) -> bool:
    """Whether a process has no more children, or soon will have no more."""
    end = time.monotonic() + 30
    while len(Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()) > at_most:
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def test_the_process_that_workers_are_forked_from_may_be_killed(tmp_path: Path) -> None:
    """It is started anew; a worker whose end nobody could tell any more is not left at work."""
    with Pool(2) as pool:
        worker, server = result(pool, chores.who)
        pool.start(1, chores.when_there, (str(tmp_path / "go"), "late"), _LONG)
        os.kill(server, signal.SIGKILL)
        found = results(pool)[1]
        assert isinstance(found, Death)
        assert found.innocent
        assert gone(worker)
        assert result(pool, chores.who)[1] != server


def test_requests_to_stop_pass_by_the_workers_and_their_server(pool: Pool, tmp_path: Path) -> None:
    worker, server = result(pool, chores.who)
    pool.start(1, chores.when_there, (str(tmp_path / "go"), "finished"), _LONG)
    for number in (signal.SIGINT, signal.SIGTERM):
        os.kill(worker, number)
        os.kill(server, number)
    assert not gone(server, 0.5)
    (tmp_path / "go").touch()
    assert results(pool)[1] == "finished"
    assert result(pool, chores.who) == (worker, server)


def test_a_worker_ends_with_its_parent_even_from_within_c_code() -> None:
    said = _program(
        "import os, signal, time; pool.start(1, chores.who, (), 100)\n"
        "print(*pool.wait(60)[0].result, flush=True)\n"
        "pool.start(2, chores.sit_in_c, (), 100); time.sleep(0.5); os.kill(os.getpid(), signal.SIGKILL)",
        code=-signal.SIGKILL,
    )
    worker, server = map(int, said.split())
    assert gone(worker, 5)
    assert gone(server, 5)


def test_what_a_layout_prints_is_no_part_of_the_result() -> None:
    said = _program("pool.start(1, chores.shout, (), 100); print(pool.wait(60)[0].result)")
    assert said == "None"


def test_workers_that_cannot_be_started_are_an_error_that_says_so() -> None:
    said = _program(
        "import resource; from docgen.errors import DocgenError\n"
        "pool.start(1, chores.echo, (1,), 100); print(pool.wait(60)[0].result)\n"
        "held = [open('/dev/null') for _ in range(20)]; pool.start(1, chores.after, (1, 1), 100)\n"
        "_, most = resource.getrlimit(resource.RLIMIT_NOFILE)\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (held[-1].fileno(), most))\n"
        "try:\n    pool.start(2, chores.echo, (2,), 100)\nexcept DocgenError as error:\n    print(error)\n"
    )
    assert "no worker can be started: [Errno 24] Too many open files (try fewer --jobs)" in said


def test_what_workers_leave_half_made_goes_with_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Pool(2) as pool:
        left = Path(result(pool, chores.litter))
        assert left.is_dir()
        assert left.is_relative_to(tmp_path)
        assert left.parent.stat().st_mode & 0o077 == 0
        killed = result(pool, chores.litter, 1000.0, seconds=0.5)
        assert killed.kind is FailureKind.TIME
        assert not left.exists()
        assert result(pool, chores.litter) != str(left)
    assert list(tmp_path.glob("docgen-*")) == []


@pytest.mark.parametrize("busy", [False, True])
def test_a_program_that_ends_without_a_word_leaves_no_worker(tmp_path: Path, busy: bool) -> None:
    """As a worker of a cluster does that was not told of its batch's end: it must not wait for ours."""
    said = _program(
        "left = Pool(1)\n"
        "left.start(1, chores.who, (), 100)\n"
        "print(left.wait(60)[0].result[0])\n"
        f"if {busy}: left.start(2, chores.sleep, (), 1000)",
        TMPDIR=str(tmp_path),
    )
    assert gone(int(said))
    assert list(tmp_path.glob("docgen-worker-*")) == []


def test_a_folder_for_temporary_files_may_have_a_long_name(tmp_path: Path) -> None:
    """The path of a socket has at most 107 bytes (unix(7))."""
    long = tmp_path / ("long" * 40)
    long.mkdir()
    said = _program("pool.start(1, chores.litter, (), 100); print(pool.wait(60)[0].result)", TMPDIR=str(long))
    assert Path(said).is_relative_to(long)
    assert list(long.iterdir()) == []


def _program(text: str, code: int = 0, **environment: str) -> str:
    """What a program of its own says that has a pool of two."""
    opening = "import chores\nfrom docgen.batch import Pool\nwith Pool(2) as pool:\n"
    body = "\n".join(f"    {line}" for line in text.split("\n"))
    here = Path(__file__).parent
    done = subprocess.run(
        [sys.executable, "-c", opening + body],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(here), **environment},
    )
    assert done.returncode == code, done.stderr
    return done.stdout.strip()


def test_the_memory_of_the_parent_is_flat_over_thousands_of_tasks(pool: Pool) -> None:
    def some(count: int) -> None:
        begun = ended = 0
        while ended < count:
            while begun < count and pool.has_room():
                pool.start(begun, chores.echo, ("x" * 1000,), _LONG)
                begun += 1
            ended += len(pool.wait(1.0))

    some(1000)
    before = _resident()
    some(4000)
    assert _resident() - before < 2 * 2**20


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def test_a_worker_whose_death_is_not_known_yet_is_held_against_none(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server tells of a death a moment after it: until then the process counts as alive."""
    dead = result(pool, chores.answer_and_die)
    assert gone(dead)
    (seat,) = pool._seats
    monkeypatch.setattr(type(seat.process), "is_alive", lambda _self: True)
    assert result(pool, chores.who)[0] != dead
