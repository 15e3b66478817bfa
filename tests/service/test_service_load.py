"""A hundred callers at once: none is answered wrongly, none is forgotten, and what is too much is said."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from running import SMALL, Running, served

_CALLERS = 100
_SECONDS = 8
_QUEUE = 15
_ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("s")


def test_every_job_of_a_hundred_callers_ends_and_a_full_queue_says_when_to_come_back(folder: Path) -> None:
    bodies = folder / "bodies"
    bodies.mkdir()
    for number in range(50):
        (bodies / f"{number}.yaml").write_text(SMALL.format(id=f"LOAD{number}"), "utf-8")
    with served(folder, "--jobs", "2", "--queue", str(_QUEUE)) as running:
        words = [running.address, str(bodies), str(_CALLERS), str(_SECONDS)]
        command = [sys.executable, "-m", "benchmarks.calling", *words]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=_ROOT)
        met = json.loads(done.stdout)
        assert met["broken"] == []
        assert set(met["statuses"]) == {"POST 202", "POST 429", "GET 200"}, met["statuses"]
        assert met["unsaid"] == 0, "each refusal says when to come back"
        assert met["states"] == {"done": len(met["jobs"])}
        assert len(set(met["jobs"])) == len(met["jobs"]) == met["statuses"]["POST 202"]
        assert sorted(_listed(running)) == sorted(met["jobs"])
        assert running.get("/v1/metrics").text.count('docgen_tasks{state="waiting"} 0.0') == 1


def _listed(running: Running) -> list[str]:
    """All jobs, page by page."""
    found: list[str] = []
    path = "/v1/jobs?limit=100"
    while path:
        said = running.get(path).json()
        found += [each["id"] for each in said["jobs"]]
        path = said["next"]
    return found
