"""A cluster of other versions is refused before it is given anything."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.batch.reach import check_versions
from docgen.errors import PlanError

HAS = {"python": "3.11.7.final.0", "docgen": "0.1.0", "distributed": "2026.8.0"}


class Told:
    """A client whose cluster has these."""

    def __init__(self, scheduler: dict[str, Any], *workers: dict[str, Any]) -> None:
        self._said = {
            "client": {"packages": HAS},
            "scheduler": {"packages": scheduler},
            "workers": {f"tcp://10.0.0.{i}:1": {"packages": each} for i, each in enumerate(workers)},
        }

    def get_versions(self, packages: list[str]) -> dict[str, Any]:
        assert packages == ["docgen"]
        return self._said


def test_the_same_will_do() -> None:
    check_versions(Told(HAS, HAS, HAS | {"python": "3.11.9.final.0"}), "tcp://s:1")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"docgen": "0.2.0"}, "has docgen 0.2.0, not 0.1.0"),
        ({"docgen": None}, "has no docgen"),
        ({"distributed": "2026.1.0"}, "has distributed 2026.1.0, not 2026.8.0"),
        ({"python": "3.12.1.final.0"}, "has Python 3.12, not 3.11"),
    ],
)
def test_others_will_not(other: dict[str, Any], said: str) -> None:
    with pytest.raises(PlanError) as worker:
        check_versions(Told(HAS, HAS, HAS | other), "tcp://s:1")  # type: ignore[arg-type]
    assert worker.value.faults == (f"tcp://s:1: the worker tcp://10.0.0.1:1 {said}",)
    with pytest.raises(PlanError) as scheduler:
        check_versions(Told(HAS | other), "tcp://s:1")  # type: ignore[arg-type]
    assert scheduler.value.faults == (f"tcp://s:1: the scheduler {said}",)
