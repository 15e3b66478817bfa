"""Whole processes, measured with all that they start."""

from __future__ import annotations

import sys

import pytest

from benchmarks.process import CommandError, run_measured, run_sampled

BUSY = "import time\nwhile time.process_time() < 0.3: pass"


def python(code: str) -> list[str]:
    return [sys.executable, "-S", "-c", code]


def test_the_time_of_a_child_counts() -> None:
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-S', '-c', {BUSY!r}])"
    assert run_measured(python(child)).cpu >= 0.3


def test_the_time_of_what_outlives_its_parent_counts() -> None:
    orphan = f"import subprocess, sys; subprocess.Popen([sys.executable, '-S', '-c', {BUSY!r}])"
    assert run_measured(python(orphan)).cpu >= 0.3


def test_the_peak_is_not_that_of_the_process_that_measures() -> None:
    held = bytearray(b"x") * 150_000_000
    assert run_measured(python("pass")).peak < 50_000_000
    assert run_measured(python("x = bytearray(b'x') * 150_000_000")).peak > len(held)


def test_memory_is_sampled_while_it_runs() -> None:
    _, memory = run_sampled(python("import time; time.sleep(0.5)"), every=0.1)
    assert len(memory) >= 3
    assert all(1_000_000 < held < 50_000_000 for held in memory)


def test_a_command_that_fails_is_not_measured() -> None:
    with pytest.raises(CommandError, match=r"ended with 3: .*no such thing"):
        run_measured(python("import sys; print('no such thing', file=sys.stderr); sys.exit(3)"))
