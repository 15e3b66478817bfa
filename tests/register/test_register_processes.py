"""Several processes at one register, and processes that are killed in the middle of their work."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from issues import ISSUE, finished, held

from docgen.register import Register, State, open_register

HERE = Path(__file__).parent
CREW = 3
ROUNDS = 4


def start(address: str, what: str, how_many: int, crew: int) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE), *filter(None, sys.path)])}
    return subprocess.Popen(
        [sys.executable, HERE / "at_once.py", address, what, str(how_many), str(crew)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def all_at_once(address: str, what: str, how_many: int) -> list[list[str]]:
    """What each of a crew says of each of its commands."""
    process = start(address, what, how_many, CREW)
    out, err = process.communicate(timeout=100)
    assert process.returncode == 0, err
    said: list[list[str]] = [[] for _ in range(CREW)]
    for line in out.splitlines():
        worker, end = line.split()
        said[int(worker)].append(end)
    return said


def test_nothing_is_lost(address: str, register: Register) -> None:
    said = all_at_once(address, "own", ROUNDS)
    assert said == [["new"] * ROUNDS] * CREW
    found = register.check()
    assert (found.entries, found.faults) == (CREW * ROUNDS * 3, ())


def test_the_same_document_is_recorded_once(address: str, register: Register) -> None:
    said = all_at_once(address, "same", ROUNDS)
    assert [sum(each[number] == "new" for each in said) for number in range(ROUNDS)] == [1] * ROUNDS
    assert not any("refused" in each for each in said)
    found = register.check()
    assert (found.entries, found.faults) == (ROUNDS + CREW * ROUNDS, ())


def test_one_of_several_rivals_is_recorded_with_all_that_goes_with_it(
    address: str, register: Register
) -> None:
    said = all_at_once(address, "rival", ROUNDS)
    assert [sum(each[number] == "new" for each in said) for number in range(ROUNDS)] == [1] * ROUNDS
    found = register.check()
    assert (found.entries, found.faults) == (2 * ROUNDS, ())
    for number in range(ROUNDS):
        winner = next(index for index, each in enumerate(said) if each[number] == "new")
        document = finished("1.0", f"of {winner}", number=f"PM-{number}")
        assert register.answer(held(document)).state is State.ISSUED


@pytest.mark.parametrize("attempt", range(2))
def test_a_process_that_is_killed_leaves_whole_commands_alone(
    address: str, register: Register, attempt: int
) -> None:
    process = start(address, "own", 10_000, 1)
    said = sum(process.stdout.readline() == "0 new\n" for _ in range(1 + 3 * attempt))
    time.sleep(random.random() * 0.05)
    process.kill()
    process.communicate()
    (recorded,) = register.issue([finished(number="PM-after")], ISSUE)
    assert recorded.is_new
    found = register.check()
    assert found.faults == ()
    assert found.entries % 3 == 1
    assert found.entries >= 1 + 3 * said


def test_a_process_that_is_killed_while_it_makes_the_register(tmp_path: Path) -> None:
    address = tmp_path / "register.db"
    process = start(str(address), "own", 1, 1)
    while process.poll() is None and not any(tmp_path.iterdir()):
        time.sleep(0.001)
    process.kill()
    process.communicate()
    (recorded,) = open_register(str(address)).issue([finished(number="PM-after")], ISSUE)
    assert recorded.is_new
    assert open_register(str(address)).check().faults == ()


def test_a_reader_does_not_wait_for_a_writer(address: str, register: Register) -> None:
    from docgen.register.connection import transaction

    register.issue([finished()], ISSUE)
    with transaction(register.address, writing=True):
        began = time.monotonic()
        assert open_register(address).answer(held(finished())).state is State.ISSUED
        assert time.monotonic() - began < 5


def test_whoever_waits_for_too_long_is_told(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    from docgen.errors import RegisterError
    from docgen.register import connection

    register.issue([finished()], ISSUE)
    monkeypatch.setattr(connection, "PATIENCE", 1)
    with (
        connection.transaction(register.address, writing=True),
        pytest.raises(RegisterError, match="another process has been writing for 1 s; try again"),
    ):
        register.issue([finished("2.0")], ISSUE)
