"""What a batch may use of a machine, within the control groups that it runs in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docgen.batch import cores, machine, memory_of_machine

_WHOLE = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


@pytest.fixture
def groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Control groups of the second version: the process is in /service/batch."""
    monkeypatch.setattr(machine, "_MEMBERSHIP", tmp_path / "membership")
    monkeypatch.setattr(machine, "_GROUPS", tmp_path / "groups")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)), raising=False)
    (tmp_path / "membership").write_text("0::/service/batch\n", "utf-8")
    (tmp_path / "groups/service/batch").mkdir(parents=True)
    return tmp_path / "groups"


def test_a_machine_without_limits(groups: Path) -> None:
    (groups / "service/memory.max").write_text("max\n", "ascii")
    (groups / "service/cpu.max").write_text("max 100000\n", "ascii")
    assert memory_of_machine() == _WHOLE
    assert cores() == 8


def test_a_system_without_control_groups(groups: Path, tmp_path: Path) -> None:
    (tmp_path / "membership").unlink()
    assert memory_of_machine() == _WHOLE
    assert cores() == 8


@pytest.mark.parametrize("group", ["service/batch", "service", "."])
def test_the_limits_of_a_group_or_of_one_around_it(groups: Path, group: str) -> None:
    (groups / group / "memory.max").write_text("1073741824\n", "ascii")
    (groups / group / "cpu.max").write_text("250000 100000\n", "ascii")
    assert memory_of_machine() == 2**30
    assert cores() == 3


def test_less_than_one_core_is_one(groups: Path) -> None:
    (groups / "cpu.max").write_text("10000 100000\n", "ascii")
    assert cores() == 1


def test_a_container_that_is_named_as_outside(groups: Path, tmp_path: Path) -> None:
    (tmp_path / "membership").write_text("5:cpu,cpuacct:/docker/1\n4:memory:/docker/1\n1:x:/a\n", "utf-8")
    (groups / "memory").mkdir()
    (groups / "cpu").mkdir()
    (groups / "memory/memory.limit_in_bytes").write_text("1073741824\n", "ascii")
    (groups / "cpu/cpu.cfs_quota_us").write_text("200000\n", "ascii")
    (groups / "cpu/cpu.cfs_period_us").write_text("100000\n", "ascii")
    assert memory_of_machine() == 2**30
    assert cores() == 2
    (groups / "cpu/cpu.cfs_quota_us").write_text("-1\n", "ascii")
    assert cores() == 8
