"""``kill -9`` of a batch or of its workers, at any moment: nothing is lost, half written or left behind."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from runs import PROMPT, Run, Words, batch, begin, failures, incidents, leftovers, made, manifest, until

_KILLS = 50
_WORKERS_A_RUN = 2  # a document is tried three times in a run, so that none may fail of so many
_BEGUN = 0.85  # of all runs, in how many the kills wait for workers


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Words, Words]:
    """Sixty documents in two batches of one folder: most in Word, whose making takes least, some in both."""
    folder = tmp_path_factory.mktemp("archive")
    plain = incidents(folder / "plain", [f"W{number:02}" for number in range(52)])
    both = incidents(folder / "both", [f"P{number:02}" for number in range(4)])
    return (plain, "-f", "docx", "-j", "2"), (both, "-j", "2")


@pytest.fixture(scope="module")
def undisturbed(
    archive: tuple[Words, Words], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Mapping[str, bytes], float]:
    """What the batches make when nobody disturbs them, and how long that takes."""
    out = tmp_path_factory.mktemp("undisturbed")
    start = time.monotonic()
    for words in archive:
        code, _, said = batch(*words, "-o", out)
        assert code == 0, said
    return made(out), time.monotonic() - start


def test_kill_9_at_fifty_random_moments(
    archive: tuple[Words, Words], undisturbed: tuple[Mapping[str, bytes], float], tmp_path: Path
) -> None:
    """Each run is resumed by the next; where all is made before that, another folder is begun."""
    expected, taken = undisturbed
    assert len(expected) == 60
    chance = random.Random(4)
    folders = 0
    kills = 0
    while kills < _KILLS:
        out = tmp_path / str(folders)
        folders += 1
        while kills < _KILLS and len(manifest(out)) < len(expected):
            run = begin(*chance.choice(archive), "-o", out)
            kills += _harass(run, out, expected, chance, taken / 24)
            _check_whole(out, expected)
        for words in archive:
            code, _, said = batch(*words, "-o", out)
            assert code == 0, said
        assert made(out) == expected
        assert not leftovers(out)
        assert not failures(out)


def _harass(run: Run, out: Path, expected: Mapping[str, bytes], chance: random.Random, unit: float) -> int:
    """Kill some workers of a run at random moments, and then the parent, which may not even have begun."""
    kills = 0
    for _ in range(_WORKERS_A_RUN if chance.random() < _BEGUN else 0):
        until(lambda: run.workers() or run.process.poll() is not None, PROMPT)
        time.sleep(chance.uniform(0, unit))
        kills += _kill_one(run.workers(), chance)
        _check_whole(out, expected)
    time.sleep(chance.uniform(0, unit))
    kills += run.process.poll() is None
    run.kill()
    assert run.gone(), run.processes()
    assert not failures(out)
    return kills


def _kill_one(workers: list[int], chance: random.Random) -> int:
    with suppress(ProcessLookupError, IndexError):
        os.kill(chance.choice(workers), signal.SIGKILL)
        return 1
    return 0


def _check_whole(out: Path, expected: Mapping[str, bytes]) -> None:
    """Every file that has its name is whole, and every line of the manifest speaks of one of them."""
    lines = manifest(out)
    found = made(out)
    assert {name for name, data in found.items() if data != expected[name]} == set()
    assert {line.document for line in lines} <= set(found)
